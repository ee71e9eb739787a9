package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// hostileParts are what costs a reader of Markdown or HTML most where it is repeated, or
// nested, without end.
var hostileParts = []string{
	"<a href=x>", "<b>", "<i><b>", "<div>", "<li>", "<ul><li>", "<table>", "<table><tr><td>", "<td>", "<p>", "<blockquote>", "<h2>", "<sup><a href=#x>",
	"<svg>", "<![CDATA[", "<!--", "<", "&", "*", "[", "![", "`", "\\", "_a", "> ", ">", "- ", "|", "~", "[^1]", "<br>", "<font><p>", "<form><input>", "<pre>",
	"[a](", "[a](<", "[a](b (", "[a](\n", "![a](", "[a]: b\n", "[a][", "[^a]: b\n\n", "*a **b ", "`a``", "1. ", "> a\n", "> - ", "- a\n  - b\n", "+ \n", "# a\n",
	"|a|b\n|-|-\n", "x<br>", "<i>«a»</i>b", "<article>", "<figure><img src=a>", "<q>", "<td colspan=2>a", "<li id=n>a<sup><a href=#n>1</a></sup>",
}

// BenchmarkHostileLength reads what is nested or repeated without end, as it comes in and
// as it is shown, in n, 2n and 4n bytes: each step should take about twice as long as the
// one before. No text may hold an import up, or a reader at every opening.
func BenchmarkHostileLength(b *testing.B) {
	r := prose.New()
	for _, part := range hostileParts {
		for _, n := range []int{50_000, 100_000, 200_000} {
			text := strings.Repeat(part, n/len(part))
			b.Run(fmt.Sprintf("in/%s/%d", part, n), func(b *testing.B) {
				for b.Loop() {
					prose.FromHTML(text, nil)
					prose.Clean(text)
				}
			})
			b.Run(fmt.Sprintf("shown/%s/%d", part, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := r.HTML(text); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
