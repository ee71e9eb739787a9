package prose_test

import (
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/prose"
)

var hash = strings.Repeat("a", 64)

// kept takes local pictures as if they were in the store.
func kept(p didban.ForeignPicture) (didban.ForeignPicture, bool) {
	if strings.Contains(p.Src, "//") || strings.HasPrefix(p.Src, "data:") {
		return p, false
	}
	p.Src = "/media/" + hash + ".jpg"
	return p, true
}

var pic = "/media/" + hash + ".jpg"

var foreignTexts = []struct{ name, html, want string }{
	{"paragraphs", "<p>یک</p><p>دو  \n سه</p>", "یک\n\nدو سه"},
	{"text without elements", "یک\n دو", "یک دو"},
	{"half-space, quotes, digits and marks of direction", "<p>می\u200cرود «۱۲٫۵»\u200f (A)\u200e</p>", "می\u200cرود «۱۲٫۵»\u200f (A)\u200e"},
	{"headings shift", "<h1>یک</h1><h2>دو</h2><h3>سه</h3><h6>چهار</h6>", "# یک\n\n# دو\n\n## سه\n\n### چهار"},
	{"marks", "<p><b>مهم</b> و <i>کج</i> و <s>رفته</s> و <strong><em>هردو</em></strong></p>", "**مهم** و *کج* و ~~رفته~~ و ***هردو***"},
	{"blanks leave the marks", "<p>این<b> مهم </b>است</p>", "این **مهم** است"},
	{"a mark inside a word", "<p><b>کتاب</b>ها</p>", "**کتاب**ها"},
	{"punctuation leaves the marks where letters follow", "<p><b>«نقل».</b>بعد</p>", "**«نقل»**.بعد"},
	{"signs that speak", "<p>2*3*4 [x] &lt;b&gt; &amp;copy; a_b _c_ ~ `</p>", "2\\*3\\*4 \\[x] \\<b> \\&copy; a_b \\_c\\_ \\~ \\`"},
	{"beginnings that speak", "<p># a</p><p>1. b</p><p>- c</p><p>+</p><p>&gt; d</p><p>۱. e</p>", "\\# a\n\n1\\. b\n\n\\- c\n\n\\+\n\n\\> d\n\n۱. e"},
	{"breaks", "<p>یک<br>دو</p><p>سه<br><br>چهار<br></p>", "یک\\\nدو\n\nسه\n\nچهار"},
	{"a break before a rule of signs", "<p>یک<br>---</p>", "یک\\\n\\---"},
	{"lists in lists", "<ul><li>یک<ol><li>الف</li><li>ب</li></ol></li><li>دو</li></ul>", "- یک\n  1. الف\n  2. ب\n- دو"},
	{"lists of paragraphs", "<ol start=3><li><p>یک</p><p>ادامه</p></li><li><p>دو</p></li></ol>", "3. یک\n\n   ادامه\n\n4. دو"},
	{"a list of one paragraph", "<p><b>مهم</b></p><ol><li><p>یک</p></li><li><p></p></li></ol>", "**مهم**\n\n1. یک"},
	{"two lists in a row", "<ul><li>یک</li></ul><ul><li>دو</li></ul>", "- یک\n\n+ دو"},
	{"a list straight in a list", "<ul><li>یک</li><ul><li>دو</li></ul></ul>", "- یک\n  - دو"},
	{"quote", "<blockquote><p>یک</p><p>دو</p></blockquote>", "> یک\n>\n> دو"},
	{"pull quote", `<blockquote class="wp-block-pullquote"><p>سخن</p></blockquote>`, "> [!pull]\n> سخن"},
	{"pull quote in a figure", `<figure class="wp-block-pullquote"><blockquote><p>سخن</p></blockquote></figure>`, "> [!pull]\n> سخن"},
	{"a quote that only looks like one", "<blockquote>[!pull]<br>سخن</blockquote>", "> \\[!pull]\\\n> سخن"},
	{"listing", "<pre><code class=\"language-go\">a := 1\n\n\tb``` *</code></pre>", "````go\na := 1\n\n    b``` *\n````"},
	{"code", "<p><code>a`b</code></p>", "``a`b``"},
	{"rule", "<p>a</p><hr><p>b</p>", "a\n\n***\n\nb"},
	{"table", "<table><thead><tr><th>سال<th>مبلغ</thead><tr><td>۱۴۰۳<td>a|b</table>", "| سال | مبلغ |\n| --- | --- |\n| ۱۴۰۳ | a\\|b |"},
	{
		"table with spans", "<table><tr><td colspan=2>الف<td>ب<tr><td rowspan=2>ج<td>د<td>ه<tr><td>و<td>ز</table>",
		"| الف | | ب |\n| --- | --- | --- |\n| ج | د | ه |\n| | و | ز |",
	},
	{"a table that lays the page out", "<table><tr><td><p>یک</p><ul><li>دو</li></ul></td></tr></table>", "یک\n\n- دو"},
	{
		"figure", `<figure><img src="a.jpg" alt="بوستان"><figcaption>عکس: <b>نرگس</b></figcaption></figure>`,
		"![بوستان](" + pic + ` "عکس: نرگس")`,
	},
	{
		"gallery", `<figure><figure><img src=a.jpg alt=یک><figcaption>اول</figcaption></figure><figure><img src=b.jpg alt=دو></figure><figcaption>هر دو</figcaption></figure>`,
		"![یک](" + pic + ` "اول")` + "![دو](" + pic + ")\n\nهر دو",
	},
	{
		"a caption of one word, and marks elsewhere", `<p><b>یک</b></p><figure><img src="a.jpg" alt="x"><figcaption>شب</figcaption></figure>`,
		"**یک**\n\n![x](" + pic + ` "شب")`,
	},
	{"a picture among words stands alone", `<p>پیش <img src=a.jpg alt=یک> پس</p>`, "پیش\n\n![یک](" + pic + ")\n\nپس"},
	{"a late picture", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="b.jpg" alt="x">`, "![x](" + pic + ")"},
	{
		"outside link keeps its address", `<p><a href="https://fa.wikipedia.org/wiki/%DA%A9%D8%A7%D8%B4%D8%A7%D9%86_(x)?a=1&amp;copy;=2">کاشان</a></p>`,
		"[کاشان](https://fa.wikipedia.org/wiki/کاشان_%28x%29?a=1&amp;copy;=2)",
	},
	{"own link", `<a href="#/project/0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee">پروژه</a>`, "[پروژه](#/project/0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee)"},
	{"script link keeps its text", `<a href="java&#10;script:alert(1)">متن</a>`, "متن"},
	{"footnote", `<p>متن<sup><a href="#n1">[1]</a></sup></p><ol><li id="n1">منبع <a href="#r">↩</a></li></ol>`, "متن[^1]\n\n[^1]: منبع"},
	{"raised and lowered", "<p>۵ m<sup>2</sup> H<sub>2</sub>O <sup>تا</sup></p>", "۵ m² H₂O تا"},
	{"bold by style", `<p><span style="font-weight:700">مهم</span> <b style="font-weight:normal">نه</b></p>`, "**مهم** نه"},
	{"definitions", "<dl><dt>واژه</dt><dd>معنی</dd></dl>", "**واژه**\n\nمعنی"},
	{"quotation", "<p>گفت: <q>سلام</q></p>", "گفت: «سلام»"},
	{"nothing", "<p>&nbsp;</p><div></div><ul><li></li></ul>", ""},
}

func TestFromHTML(t *testing.T) {
	for _, test := range foreignTexts {
		t.Run(test.name, func(t *testing.T) {
			got, _ := prose.FromHTML(test.html, kept)
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			steady(t, got)
		})
	}
}

// steady checks that a body is in the form and is written the same way again.
func steady(t testing.TB, body string) {
	t.Helper()
	if again, dropped := prose.Clean(body); again != body || dropped != nil {
		t.Errorf("not in the form: %v\n%q\nbecame\n%q", dropped, body, again)
	}
	shown, err := prose.Shown(body)
	if err != nil {
		t.Fatal(err)
	}
	once, _ := prose.FromHTML(shown, nil)
	shown, err = prose.Shown(once)
	if err != nil {
		t.Fatal(err)
	}
	if twice, _ := prose.FromHTML(shown, nil); twice != once {
		t.Errorf("%q\nshown and read again is\n%q\nand then\n%q", body, once, twice)
	}
}

const hostile = `<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"><title>x</title>
<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"; p { background: url(https://evil.example/c.png) }</style></head>
<body onload="alert(1)"><script>alert(2)</script><script src="https://evil.example/a.js"></script>
<p style="background:url('https://evil.example/d.png')" onclick="alert(3)">متن <b onmouseover=alert(4)>خواندنی</b> است.</p>
<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/o.swf">o</object><embed src="https://evil.example/e.swf">
<img src="https://evil.example/1.png" onerror="alert(5)"><img srcset="https://evil.example/2.png 2x" src="x.svg"><img src="data:text/html,<script>alert(6)</script>">
<svg onload="alert(7)"><script>alert(8)</script><image href="https://evil.example/3.png"/></svg><math><mi xlink:href="javascript:alert(9)">m</mi></math>
<a href="javascript:alert(10)">پیوند یک</a> <a href="data:text/html;base64,PHNjcmlwdD4=">پیوند دو</a> <a href=" jAvAsCrIpT:alert(11)">پیوند سه</a>
<form action="https://evil.example/f"><input name="q" value="secret"><button formaction="javascript:alert(12)">فرستادن</button></form>
<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png"></video><table background="https://evil.example/t.png"><tr><td colspan="2">جدول</table>
<div style="display:none">پنهان</div><noscript><img src="https://evil.example/4.png"></noscript><p>پایان</p></body></html>`

func TestFromHTML_Hostile(t *testing.T) {
	got, dropped := prose.FromHTML(hostile, func(p didban.ForeignPicture) (didban.ForeignPicture, bool) { return p, true })
	for _, never := range []string{"alert", "evil", "javascript", "secret", "فرستادن", "پنهان", "data:", "<", "onclick"} {
		if strings.Contains(got, never) {
			t.Errorf("«%s» is in %s", never, got)
		}
	}
	for _, want := range []string{"متن **خواندنی** است.", "پیوند یک", "پیوند دو", "پیوند سه", "جدول", "پایان"} {
		if !strings.Contains(got, want) {
			t.Errorf("«%s» is not in %s", want, got)
		}
	}
	for thing, count := range map[string]int{
		"script": 2, "handler": 5, "scriptLink": 3, "refresh": 1, "frame": 1, "embed": 2, "drawing": 2, "player": 1,
		"form": 3, "hidden": 1, "picture": 3, "style": 3, "span": 1,
	} {
		if n := counted(dropped, thing); n != count {
			t.Errorf("%d of %s, want %d", n, thing, count)
		}
	}
	steady(t, got)
}

func counted(dropped []didban.Dropped, thing string) int {
	for _, d := range dropped {
		if d.Key == "dropped."+thing {
			return d.Count
		}
	}
	return 0
}

func TestClean_KeepsTheForm(t *testing.T) {
	for _, body := range []string{
		"", "متن\r\n\r\n* یک\n* دو  \nسه\n", "# تیتر\n\n> [!pull]\n> سخن\n\n![بوستان](/media/" + hash + ".jpg \"شرح\")\n",
		"| a | b |\n|:--|--:|\n| 1 | 2 |\n", "متن[^1]\n\n[^1]: منبع\n", "[الف](https://example.org/a_b) <https://example.org>",
		"می\u200cرود\u200f «۱۲»", "```\n<script>\n```\n", "a \\<b> &lt;b&gt; `<b>`", "[a][b]\n\n[b]: https://example.org\n", "__x__ *y* ~~z~~\n***\n",
	} {
		if got, dropped := prose.Clean(body); got != body || dropped != nil {
			t.Errorf("%q became %q, %v", body, got, dropped)
		}
	}
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ name, body, want, dropped string }{
		{"script", "یک\n\n<script>alert(1)</script>\n\nدو", "یک\n\nدو", "script 1 alert(1)"},
		{"elements of the form become Markdown", "## یک <b>دو</b>\n\n<ul><li>سه</li></ul>", "## یک **دو**\n\n- سه", ""},
		{"script link", "[متن](javascript:alert(1))", "متن", "scriptLink 1 javascript:alert(1)"},
		{"foreign picture", "متن ![x](https://example.org/a.png) است", "متن است", "picture 1 https://example.org/a.png"},
		{"relative link", "[متن](../a.html)", "متن", "link 1 ../a.html"},
		{"pull quotes stay", "> [!pull]\n> سخن <i>کج</i>", "> [!pull]\n> سخن *کج*", ""},
		{"footnotes stay", "متن[^a] <br>\n\n[^a]: منبع", "متن[^1]\n\n[^1]: منبع", ""},
		{"headings stay at their level", "# الف\n\n## ب\n\n#### پ <i>ت</i>", "# الف\n\n## ب\n\n### پ *ت*", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, dropped := prose.Clean(test.body)
			told := ""
			for _, d := range dropped {
				told += fmt.Sprintf("%s %d %s", strings.TrimPrefix(d.Key, "dropped."), d.Count, d.Sample)
			}
			if got != test.want || told != test.dropped {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", got, told, test.want, test.dropped)
			}
			steady(t, got)
		})
	}
}

func FuzzFromHTML(f *testing.F) {
	for _, seed := range []string{
		hostile, "<p>a<b>b</b>c</p>", "<ul><li>a<ol start=7><li>b</ol></ul>", "<table><tr><td>a<td>b<tr><td colspan=3>c</table>",
		"<blockquote class=pull>a<br>b</blockquote>", "<pre>a\n  b</pre>", "<p>**a** _b_ ~~c~~ [d](e) ![f](g) `h` | i |</p>",
		"<p>x<sup><a href='#n'>1</a></sup></p><ol><li id=n>y</ol>", "<p>a<br>|-|<br>- b<br>===<br>1) c</p>", "<h2># a #</h2>",
		"<b>a<i>b</b>c</i><del>«d»</del>e", "<img src=a.jpg title='a \"b\" \\'>", "<ol><li><ul><li><pre>a</pre></ul><li><hr></ol>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		body, _ := prose.FromHTML(source, kept)
		steady(t, body)
	})
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		"a <b>b</b>", "> [!pull]\n<i>", "- a\n\n  - <b>b\n1. c", "[^1] <x>\n\n[^1]: b", "| a |\n|-|\n| <b> |", "***a **b* c**<i>", "![a](b \"c\")",
		"    code\n\n<p>", "# a\n<br>\n===\n", "a  \nb\\\n<br>c", "[a](<b c> 'd') <!-- x -->", "&copy; \\&copy; <u>", "+ a\n* b\n- <s>c",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		once, _ := prose.Clean(source)
		if twice, dropped := prose.Clean(once); twice != once || dropped != nil {
			t.Errorf("%q became %q, %v, and then %q", source, once, dropped, twice)
		}
	})
}
