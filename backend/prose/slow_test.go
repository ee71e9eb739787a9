package prose_test

import (
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// BenchmarkFromHTML_HostileLength reads what is nested or repeated without end: no text
// of a feed may hold an import up. Look for a part that takes far longer than the rest.
func BenchmarkFromHTML_HostileLength(b *testing.B) {
	const n = 5_000
	for _, part := range []string{
		"<a href=x>", "<b>", "<i><b>", "<div>", "<li>", "<ul><li>", "<table>", "<table><tr><td>", "<td>", "<p>", "<blockquote>", "<h2>", "<sup><a href=#x>",
		"<svg>", "<![CDATA[", "<!--", "<", "&", "*", "[", "![", "`", "\\", "_a", "> ", "- ", "|", "~", "[^1]", "<br>", "<font><p>", "<form><input>", "<pre>",
	} {
		b.Run(part, func(b *testing.B) {
			for b.Loop() {
				prose.FromHTML(strings.Repeat(part, n), nil)
				prose.Clean(strings.Repeat(part, n))
			}
		})
	}
}
