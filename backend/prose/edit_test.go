package prose_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// sampleBodies are the bodies of the articles of the sample city, by the names of their files.
func sampleBodies(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../demo/city/articles/*.md")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	out := map[string]string{}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, ok := strings.Cut(strings.TrimPrefix(string(b), "---\n"), "\n---\n")
		if !ok {
			t.Fatalf("%s has no head", name)
		}
		out[filepath.Base(name)] = strings.TrimSpace(body)
	}
	return out
}

// again is a body after an editor had it and nothing was changed.
func again(body string) string {
	out, _ := prose.FromEditor(prose.Edit(body))
	return out
}

// TestEdit_SampleArticles holds that an editor changes not a byte of an article of the
// sample city.
func TestEdit_SampleArticles(t *testing.T) {
	r := prose.New()
	for name, body := range sampleBodies(t) {
		form := again(body)
		if form != body {
			t.Errorf("%s comes back as\n%s\nwant\n%s", name, form, body)
		}
		want, _, err := r.Show(body, album)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := r.Show(form, album); err != nil || oneLine(got) != oneLine(want) {
			t.Errorf("%s is shown as\n%s\nwant\n%s\n%v", name, got, want, err)
		}
		if _, dropped := prose.FromEditor(prose.Edit(body)); len(dropped) > 0 {
			t.Errorf("%s loses %+v", name, dropped)
		}
	}
}

// oneLine leaves out the blanks between elements.
func oneLine(html string) string {
	out := strings.ReplaceAll(strings.Join(strings.Fields(html), " "), "> <", "><")
	return strings.ReplaceAll(out, " </", "</")
}

func TestEdit_Form(t *testing.T) {
	a := "/media/" + hashA + ".jpg"
	for _, test := range []struct{ name, body, want string }{
		{"nothing", "", ""},
		{"figure", "![باغ](" + a + ` "شرح \"فین\" &amp; دیگر")`, `<figure><img src="` + a + `" alt="باغ" title="شرح &#34;فین&#34; &amp; دیگر"></figure>`},
		{"gallery", "![یک](" + a + ")![دو](" + a + ")", `<figure class="gallery"><figure><img src="` + a + `" alt="یک"></figure><figure><img src="` + a + `" alt="دو"></figure></figure>`},
		{"pull quote", "> [!pull]\n> سخن", "<blockquote class=\"pullquote\">\n<p>سخن</p>\n</blockquote>"},
		{"tight list", "- یک\n- دو", "<ul>\n<li>یک</li>\n<li>دو</li>\n</ul>"},
		{"loose list", "3. یک\n\n4. دو", "<ol start=\"3\">\n<li>\n<p>یک</p>\n</li>\n<li>\n<p>دو</p>\n</li>\n</ol>"},
		{"outside link", "[کاشان](https://fa.example/کاشان)", `<p><a href="https://fa.example/%DA%A9%D8%A7%D8%B4%D8%A7%D9%86">کاشان</a></p>`},
		{"listing", "```go\na := 1\n```", "<pre><code class=\"language-go\">a := 1\n</code></pre>"},
		{"HTML in Markdown keeps its text", "<div onclick=x>متن <b>مهم</b><script>x</script></div>", "<p>متن <strong>مهم</strong></p>"},
		{"heading", "# یک", "<h2>یک</h2>"},
		{
			"note", "متن[^الف]\n\n[^الف]: یادداشت",
			"<p>متن<sup><a href=\"#fn:1\" class=\"footnote-ref\">1</a></sup></p>\n<div class=\"footnotes\">\n<hr>\n<ol>\n<li id=\"fn:1\">\n<p>یادداشت</p>\n</li>\n</ol>\n</div>",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := oneLine(prose.Edit(test.body)); got != oneLine(test.want) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// FuzzEdit holds that what came out of an editor once comes out of it the same for ever,
// and that nothing which could act gets into one.
func FuzzEdit(f *testing.F) {
	for _, body := range sampleBodies(f) {
		f.Add(body)
	}
	for _, test := range foreignTexts {
		f.Add(test.html)
		f.Add(test.want)
	}
	for _, body := range []string{
		"![a](" + pic + ")![b](" + pic + ` "c")`, "- a\n\n  ![b](" + pic + ")", "> [!pull]\n>\n> - a", "| ![a](" + pic + ") | b |\n| --- | --- |\n| c | d |",
		"a[^1] b[^2]\n\n[^1]: c[^2]\n\n[^2]: - d\n    - e", "<b>a*b</b>[x](javascript:y)", "1. a\n\n   2. b\n\n   c",
		"[!project A-1]\n\n- a\n\n[!project A]", `<div class="live-project">A</div><p>[!project A]</p>`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		body := again(text)
		if got := again(body); got != body {
			t.Errorf("%q comes back as\n%q\nby %s", body, got, prose.Edit(body))
		}
	})
}
