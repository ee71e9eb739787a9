package prose_test

import (
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"didban.app/backend/prose"
)

var (
	blockNames  = strings.Fields("p div h2 h3 ul ol blockquote table pre p p li section")
	inlineNames = strings.Fields("b i em strong s code a span b i sup")
	pieces      = []string{
		"متن", "می\u200cرود", " ", " «نقل» ", "!", ".", "*", "**", "_", "a_b", "~", "[x]", "](y)", "![", "<", ">", "&amp;", "&", "#", "1.", "-", "+ ", "=",
		"|", "---", ":-", "`", "``", "\\", "\u00a0", "http://a.b/c_d_", "۱۲", ")", "(", "\"", "'", "[^1]", "[^1]:", "\u200f", "\n", "ء", "—", "1)", "~~~", "    ", ":",
	}
)

// things are what the form keeps beside text.
var things = []string{
	`<img src="a.jpg" alt="x*]\` + "`" + `">`, `<img src=b.jpg alt="" title='a "b" \ &amp;amp; |'>`, `<figure><img src=a.jpg alt="«»!"><figcaption>شرح *x*</figcaption></figure>`,
	`<sup><a href="#n1">1</a></sup>`, `<a href="#n2" class="footnote">[۲]</a>`, `<figure><img src=a.jpg><img src=b.jpg><figcaption>هر دو</figcaption></figure>`,
	`<blockquote class="pull">`, `<hr>`, `<dl><dt>a<dd>b</dl>`, `<ul><ul><li>x</ul></ul>`, `<img src="https://x.example/a.png">`, `<details><summary>`,
}

// anyTree writes random HTML of elements that the form has, and the text in it; with
// things among them where text is nil.
func anyTree(r *rand.Rand, b, text *strings.Builder, depth int) {
	for range 1 + r.IntN(4) {
		switch n := r.IntN(10); {
		case n < 2 && depth > 0:
			name := blockNames[r.IntN(len(blockNames))]
			b.WriteString("<" + name + ">")
			inner := ""
			switch name {
			case "ul", "ol":
				inner = "li"
			case "table":
				inner = "td"
				b.WriteString("<tr><td>x<td>y<tr>")
				if text != nil {
					text.WriteString("xy")
				}
			}
			for range 1 + r.IntN(3) {
				if inner != "" {
					b.WriteString("<" + inner + ">")
				}
				anyTree(r, b, text, depth-1)
				if inner != "" {
					b.WriteString("</" + inner + ">")
				}
			}
			b.WriteString("</" + name + ">")
		case n < 5 && depth > 0:
			name := inlineNames[r.IntN(len(inlineNames))]
			b.WriteString("<" + name + ` href="https://a.b/?c&amp;d">`)
			anyTree(r, b, text, depth-1)
			b.WriteString("</" + name + ">")
		case n == 5:
			b.WriteString("<br>")
		case n == 6 && text == nil:
			b.WriteString(things[r.IntN(len(things))])
		default:
			piece := pieces[r.IntN(len(pieces))]
			b.WriteString(html.EscapeString(piece))
			if text != nil {
				text.WriteString(piece)
			}
		}
	}
}

var element = regexp.MustCompile(`<[^>]*>`)

// letters are what must survive whatever happens to blanks.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// Whatever stands in whatever: no sign of the text is lost, and what was written
// is written the same way again.
func TestFromHTML_AnyTree(t *testing.T) {
	marks := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 5))
		var source, text strings.Builder
		anyTree(r, &source, &text, 4)
		body, dropped := prose.FromHTML(source.String(), nil)
		marks += counted(dropped, "emphasis")
		steady(t, body)
		shown, err := prose.Shown(body)
		if err != nil {
			t.Fatal(err)
		}
		got := letters(html.UnescapeString(element.ReplaceAllString(shown, "")))
		want := letters(text.String())
		if raised(got) != raised(want) {
			t.Errorf("seed %d: %s\n%s\nshows\n%s\nwant\n%s", seed, source.String(), body, got, want)
		}
		if t.Failed() {
			return
		}
	}
	if marks > 40 {
		t.Errorf("%d parts lost their marks, want few", marks)
	}
}

// raised undoes what sup does to digits.
func raised(s string) string {
	return strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁺", "+", "⁻", "-", "⁼", "=", "⁽", "(", "⁾", ")").Replace(s)
}

func TestFromHTML_AnyTreeOfThings(t *testing.T) {
	marks := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		var source strings.Builder
		anyTree(r, &source, nil, 4)
		source.WriteString(`<ol><li id="n1">یک <a href="#r1">↩</a></li><li id="n2"><p>دو</p><ul><li>سه</ul></li></ol>`)
		body, dropped := prose.FromHTML(source.String(), kept)
		marks += counted(dropped, "emphasis")
		steady(t, body)
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, source.String())
		}
	}
	if marks > 40 {
		t.Errorf("%d parts lost their marks, want few", marks)
	}
}
