package prose_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"didban.app/backend/prose"
)

var (
	hashA = strings.Repeat("a", 64)
	hashB = strings.Repeat("b", 64)
)

func album(hash string) (prose.Photo, bool) {
	return prose.Photo{Width: 1600, Height: 900, Small: "/media/" + hash + "-640.jpg", Credit: "عکاس <b>شهر</b>"}, hash == hashA
}

func TestShow_TheForm(t *testing.T) {
	a, b := "/media/"+hashA+".jpg", "/media/"+hashB+".jpg"
	for _, test := range []struct {
		name, text string
		want       []string
		never      string
	}{
		{"figure", "![باغ](" + a + ` "باغ \"فین\"")`, []string{
			`<figure><button type="button"><img src="` + a + `" alt="باغ" width="1600" height="900" srcset="/media/` + hashA + `-640.jpg 640w, ` + a + ` 1600w"`,
			`<figcaption>باغ &#34;فین&#34; <span class="credit">عکاس &lt;b&gt;شهر&lt;/b&gt;</span></figcaption></figure>`,
		}, "<p>"},
		{"figure that nobody knows", "![باغ](" + b + ")", []string{`<figure><img src="` + b + `" alt="باغ" loading="lazy"></figure>`}, "button"},
		{"gallery", "![یک](" + a + ")\n![دو](" + b + ")", []string{`<div class="gallery"><figure>`, `src="/media/` + hashA + `-640.jpg"`, `alt="دو"`}, "srcset"},
		{"gallery of which one is foreign", "![یک](" + a + ")\n![دو](https://evil.example/a.jpg)", []string{`<figure>`}, "evil"},
		{"picture among words", "پیش ![باغ](" + a + ") پس", []string{"<p>پیش <button"}, "<figure>"},
		{"pull quote", "> [!pull]\n> شهر خانهٔ ماست.", []string{`<blockquote class="pull">`, "<p>شهر خانهٔ ماست.</p>"}, "[!pull]"},
		{"quote", "> شهر", []string{"<blockquote>"}, "class"},
		{"headings", "# یک\n\n## دو\n\n### سه\n\n###### شش", []string{
			`<h2 id="part-1">یک</h2>`, `<h3 id="part-2">دو</h3>`, `<h4 id="part-3">سه</h4>`, `<h4 id="part-4">شش</h4>`,
		}, "<h1"},
		{"table", "| الف | ب |\n|:--|--:|\n| ۱ | ۲ |", []string{`<div class="scroll" tabindex="0"><table>`, "</table>\n</div>"}, "style"},
		{"footnote and the way back", "متن[^1] باز[^1]\n\n[^1]: یادداشت", []string{
			`<sup id="fnref:1"><a href="#fn:1" class="footnote-ref"`, `<li id="fn:1">`, `href="#fnref:1" class="footnote-backref"`, `href="#fnref1:1"`,
		}, ""},
		{"link to a code", "[پروژه](#/project/KSH-1402-004)", []string{`<a href="#/project/KSH-1402-004">پروژه</a>`}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _, err := prose.New().Show(test.text, album)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in\n%s", want, got)
				}
			}
			if test.never != "" && strings.Contains(got, test.never) {
				t.Errorf("%s in\n%s", test.never, got)
			}
		})
	}
}

func TestShow_Headings(t *testing.T) {
	_, got, err := prose.New().Show("# سرِ *کار* و `کد`\n\nمتن\n\n## ب &amp; پ\n", nil)
	want := []prose.Heading{{"part-1", 2, "سرِ کار و کد"}, {"part-2", 3, "ب & پ"}}
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %+v, %v", got, err)
	}
}

// harmlessAttributes are all that a page may hold, by their whole values.
var harmlessAttributes = map[string]*regexp.Regexp{
	"href": regexp.MustCompile(`^#(/[a-z]|fn)`), "src": regexp.MustCompile(`^/media/[0-9a-f]{64}(-640)?\.(jpg|png)$`),
	"srcset": regexp.MustCompile(`^/media/[0-9a-f]{64}-640\.jpg 640w, /media/[0-9a-f]{64}\.(jpg|png) \d+w$`),
	"class":  regexp.MustCompile(`^[a-z-]+$`), "id": regexp.MustCompile(`^(part-|fn)`), "type": regexp.MustCompile(`^button$`),
	"tabindex": regexp.MustCompile(`^0$`), "width": regexp.MustCompile(`^\d+$`), "height": regexp.MustCompile(`^\d+$`),
	"start": regexp.MustCompile(`^\d+$`), "loading": regexp.MustCompile(`^lazy$`), "alt": nil, "sizes": nil,
}

var harmlessElements = strings.Fields("html head body p br hr h2 h3 h4 strong em del blockquote ul ol li code pre table thead tbody tr th td figure figcaption sup div span button img a")

// harm names the first thing in a page that could act or ask somebody outside.
func harm(n *html.Node) string {
	if n.Type == html.ElementNode {
		if !slices.Contains(harmlessElements, n.Data) {
			return "<" + n.Data + ">"
		}
		for _, a := range n.Attr {
			form, known := harmlessAttributes[a.Key]
			if !known || form != nil && !form.MatchString(a.Val) {
				return n.Data + " " + a.Key + "=" + a.Val
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := harm(c); found != "" {
			return found
		}
	}
	return ""
}

func FuzzShow(f *testing.F) {
	for _, text := range []string{
		"<script>alert(1)</script>", `<b onclick="x()">a</b>`, `<img src=x onerror=alert(1)>`, "[a](javascript:alert(1))", "[a](#/x\" onclick=x)",
		"![a\" onerror=\"x](/media/" + hashA + ".jpg \"t\\\" onload=x\")", "![a](/media/" + hashA + ".jpg)\n![b](data:text/html,x)", "> [!pull]\n> <iframe src=//e>",
		"# a <svg onload=x>", "a[^1]\n\n[^1]: <style>x</style>", "| a |\n|---|\n| <a href=//e>x</a> |", "<https://e.example>", "1. a\n   - b\n\n~~c~~ `d`",
	} {
		f.Add(text)
	}
	r := prose.New()
	f.Fuzz(func(t *testing.T, text string) {
		got, _, err := r.Show(text, album)
		if err != nil {
			t.Fatal(err)
		}
		page, err := html.Parse(strings.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if found := harm(page); found != "" {
			t.Errorf("%s in the page of %q:\n%s", found, text, got)
		}
	})
}
