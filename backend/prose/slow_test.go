package prose_test

import (
	"strings"
	"testing"
	"time"

	"didban.app/backend/prose"
)

// No text of a feed may hold an import up: what is nested or repeated without end
// is read in the time of its length.
func TestFromHTML_HostileLength(t *testing.T) {
	const n = 5_000
	for _, part := range []string{
		"<a href=x>", "<b>", "<i><b>", "<div>", "<li>", "<ul><li>", "<table>", "<table><tr><td>", "<td>", "<p>", "<blockquote>", "<h2>", "<sup><a href=#x>",
		"<svg>", "<![CDATA[", "<!--", "<", "&", "*", "[", "![", "`", "\\", "_a", "> ", "- ", "|", "~", "[^1]", "<br>", "<font><p>", "<form><input>", "<pre>",
	} {
		start := time.Now()
		prose.FromHTML(strings.Repeat(part, n), nil)
		prose.Clean(strings.Repeat(part, n))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q took %s", part, took)
		}
	}
}
