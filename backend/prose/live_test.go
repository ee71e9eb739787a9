package prose_test

import (
	"reflect"
	"strings"
	"testing"

	"didban.app/backend/prose"
)

const (
	liveID = "01920000-0000-7000-8000-000000000001"
	mark   = `<div class="live-project">`
)

func shownOf(t *testing.T, body string) string {
	t.Helper()
	page, _, err := prose.New().Show(body, album)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// livesIn are the live blocks of a body as its page has them.
func livesIn(t *testing.T, body string) (out []string) {
	t.Helper()
	for _, p := range prose.Pieces(shownOf(t, body)) {
		if p.Live != "" {
			out = append(out, p.Live)
		}
	}
	return out
}

func TestShow_Live(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"an id by itself", "[!project " + liveID + "]", []string{liveID}},
		{"a code by itself", "[!project KSH-1402-004]", []string{"KSH-1402-004"}},
		{"between parts", "یک\n\n[!project A-1]\n\n- دو\n\n[!project A-2]\n\n# سه", []string{"A-1", "A-2"}},
		{"the same one twice", "[!project A]\n\n[!project A]", []string{"A", "A"}},
		{"blanks after it", "[!project A]  \t\n\nیک", []string{"A"}},
		{"right below a heading", "# یک\n[!project A]", []string{"A"}},
		{"lines of Windows", "یک\r\n\r\n[!project A]\r\n\r\nدو", []string{"A"}},
		{"among words", "پیش [!project A] پس", nil},
		{"a line of a paragraph", "پیش\n[!project A]", nil},
		{"two in a paragraph", "[!project A]\n[!project B]", nil},
		{"in a quote", "> [!project A]", nil},
		{"in an item", "- [!project A]", nil},
		{"in a note", "یک[^1]\n\n[^1]: [!project A]", nil},
		{"in a table", "| [!project A] |\n|---|\n| [!project B] |", nil},
		{"in a listing", "```\n[!project A]\n```\n\n    [!project B]", nil},
		{"a heading", "# [!project A]", nil},
		{"escaped", `\[!project A]`, nil},
		{"a link by its definition", "[!project A]\n\n[!project A]: #/project/B", nil},
		{"a link by its address", "[!project A](#/project/B)", nil},
		{"a picture", "![!project A](/media/" + hashA + ".jpg)", nil},
		{"nothing named", "[!project ]\n\n[!project]", nil},
		{"signs that no code has", "[!project A B]\n\n[!project <b>]\n\n[!project ۱]\n\n[!project ../x]\n\n[!project A\"onclick=x]", nil},
		{"too long", "[!project " + strings.Repeat("a", 65) + "]", nil},
		{"of another kind", "[!event A]\n\n[!PROJECT A]", nil},
		{"HTML that looks like the mark", mark + "A</div>", nil},
		{"HTML in a line", "یک " + mark + "A</div>", nil},
		{"the mark in references", "&lt;div class=&quot;live-project&quot;&gt;A&lt;/div&gt;", nil},
		{"the mark in code", "`" + mark + "A</div>`", nil},
		{"the mark in a listing", "```\n" + mark + "A</div>\n```", nil},
		{"the mark in the words of a picture", "![" + mark + "A</div>](/media/" + hashA + ".jpg \"" + mark + "A</div>\")", nil},
		{"a text beyond all measure", strings.Repeat(">", 40) + "\n\n[!project A]", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := livesIn(t, test.body); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v in\n%s", got, test.want, shownOf(t, test.body))
			}
		})
	}
}

func TestPieces(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []prose.Piece
	}{
		{"nothing", "", nil},
		{"words alone", "یک", []prose.Piece{{HTML: "<p>یک</p>\n"}}},
		{"a block alone", "[!project A]", []prose.Piece{{Live: "A"}}},
		{"words round it", "یک\n\n[!project A]\n\nدو", []prose.Piece{{HTML: "<p>یک</p>\n"}, {Live: "A"}, {HTML: "\n<p>دو</p>\n"}}},
		{"two in a row", "[!project A]\n\n[!project B]", []prose.Piece{{Live: "A"}, {Live: "B"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := prose.Pieces(shownOf(t, test.body)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestFromHTML_NoLive: foreign HTML makes no live block, whatever it looks like.
func TestFromHTML_NoLive(t *testing.T) {
	for _, source := range []string{
		mark + "A</div>",
		`<div class="live-project" data-ref="A">A</div>`,
		"<p>[!project A]</p>",
		"<p>&#91;!project A&#93;</p>",
		"[!project A]",
		"<pre>[!project A]</pre>",
		"<p>یک<br>[!project A]</p>",
		"<p>یک<br><br>[!project A]</p>",
		"<p>[<b></b>!project A]</p>",
		"<p>[!pro<span></span>ject A]</p>",
		"<blockquote>" + mark + "A</div></blockquote>",
		"<!-- x -->" + mark + "A</div>",
		`<p class="live-project">A</p>`,
		"<h2>[!project A]</h2>",
		"<ul><li>[!project A]</li></ul>",
	} {
		body, _ := prose.FromHTML(source, nil)
		if got := livesIn(t, body); got != nil {
			t.Errorf("%s makes %v by\n%s", source, got, body)
		}
		if !strings.Contains(body, "A") {
			t.Errorf("%s loses its text: %q", source, body)
		}
		again, _ := prose.FromEditor(prose.Edit(body))
		if got := livesIn(t, again); got != nil {
			t.Errorf("%s makes %v once it was edited, by\n%s", source, got, again)
		}
	}
}

// TestEdit_Live: a live block comes through an editor as it is, between any parts.
func TestEdit_Live(t *testing.T) {
	live := "[!project " + liveID + "]"
	for _, body := range []string{
		live, live + "\n\n" + live, "یک\n\n" + live + "\n\nدو", "- یک\n\n" + live + "\n\n- دو", "> یک\n\n" + live, "# یک\n\n" + live + "\n\n***",
		"```\nx\n```\n\n" + live, "| a | b |\n| --- | --- |\n| c | d |\n\n" + live, live + "\n\nمتن[^1]\n\n[^1]: یادداشت", "1. یک\n\n   دو\n\n" + live,
	} {
		if got := again(body); got != body {
			t.Errorf("%q comes back as\n%q\nby %s", body, got, prose.Edit(body))
		}
		if clean, dropped := prose.Clean(body); clean != body || dropped != nil {
			t.Errorf("%q is cleaned to %q, %v", body, clean, dropped)
		}
	}
}

// TestFromEditor_Live: only the mark itself, at the root, is one.
func TestFromEditor_Live(t *testing.T) {
	for _, test := range []struct{ name, html, want string }{
		{"the mark", mark + "A-1</div>", "[!project A-1]"},
		{"between parts", "<p>یک</p>" + mark + "A</div><p>دو</p>", "یک\n\n[!project A]\n\nدو"},
		{"with blanks", mark + " A </div>", "[!project A]"},
		{"within words", "<p>یک" + mark + "A</div>دو</p>", "یک\n\n[!project A]\n\nدو"},
		{"with elements in it", mark + "<b>A</b></div>", "**A**"},
		{"with other words", mark + "A B</div>", "A B"},
		{"empty", mark + "</div>یک", "یک"},
		{"of another class", `<div class="live-project x">A</div>`, "A"},
		{"in a quote", "<blockquote>" + mark + "A</div></blockquote>", "> A"},
		{"in an item", "<ul><li>" + mark + "A</div></li></ul>", "- A"},
		{"in a cell", "<table><tr><th>x</th><th>y</th></tr><tr><td>" + mark + "A</div></td><td>z</td></tr></table>", "| x | y |\n| --- | --- |\n| A | z |"},
		{"hidden", `<div class="live-project" style="display:none">A</div>یک`, "یک"},
		{"words that look like one", "<p>[!project A]</p>", `\[!project A]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := prose.FromEditor(test.html); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestClean_LiveBesideHTML: a text with HTML in it keeps the live blocks of its own lines.
func TestClean_LiveBesideHTML(t *testing.T) {
	got, _ := prose.Clean("<b>یک</b>\n\n[!project A]\n\n<script>x</script>")
	if want := "**یک**\n\n[!project A]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAbroad_Live(t *testing.T) {
	got := prose.Abroad(shownOf(t, "یک\n\n[!project A-1]"), nil, func(ref string) string { return ref + ` <b>"۶۲٪"</b>` })
	if want := "<p>یک</p>\n<p>A-1 &lt;b&gt;&#34;۶۲٪&#34;&lt;/b&gt;</p>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
