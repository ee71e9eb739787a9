package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"didban.app/backend/prose"
)

// hostileTexts are what a body may hold that came from outside: as HTML, as Markdown, and as
// neither.
var hostileTexts = []string{
	`<script>alert(1)</script>`, `<ScRiPt src=//evil.example>`, `<scr<script>ipt>alert(1)</script>`, `<script/x>alert(1)`, `<img src=x onerror=alert(1)>`, `<img/src="x"/onerror=alert(1)>`,
	`<svg/onload=alert(1)>`, `<svg><script>alert(1)</script></svg>`, `<svg><style><img src=x onerror=alert(1)></style></svg>`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
	`<a href="javascript:alert(1)">a</a>`, `<a href="java&#10;script:alert(1)">a</a>`, `<a href="&#x6a;avascript:alert(1)">a</a>`, `<a href=" \x01javascript:alert(1)">a</a>`, `<a href="vbscript:x">a</a>`,
	`<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>`, `<img src="data:image/svg+xml,<svg onload=alert(1)>">`, `<object data="data:text/html,x">`, `<iframe srcdoc="<script>alert(1)</script>">`,
	`<form action=//evil.example><button formaction=javascript:x>a</button></form>`, `<base href=//evil.example>`, `<meta http-equiv=refresh content="0;url=javascript:x">`, `<link rel=stylesheet href=//evil.example>`,
	`<p style="background:url(javascript:x)">a`, `<div style="position:fixed;inset:0">a`, `<style>*{display:none}</style>`, `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<template><script>x</script></template>`,
	`<!--><script>alert(1)</script>-->`, `<![CDATA[<script>alert(1)</script>]]>`, `<?php <script>x</script> ?>`, `<textarea></textarea><script>x</script>`, `<title><script>x</script></title>`, `<xmp><script>x</script></xmp>`, `<plaintext><b>x`,
	`<b><i><a href=//e><p><table><tr><td></b></i>x`, `<table><script>x</script><tr><p>a`, `<select><option><script>x</script>`, `<frameset><frame src=javascript:x>`, `<embed src=x><applet code=x>`,
	"[a](javascript:alert(1))", "[a](<javascript:alert(1)>)", "[a](JaVaScRiPt:alert(1))", "[a](java\\script:x)", "[a](&#106;avascript:x)", "[a](data:text/html,x)", "[a](vbscript:x \"t\" onclick=x)", "<javascript:alert(1)>",
	"[a]\n\n[a]: javascript:alert(1)", "![a](javascript:x)", "![\"><script>](/media/" + hashA + ".jpg)", "![a](/media/" + hashA + ".jpg \"\\\" onload=x\")", "![a](/media/../" + hashA + ".jpg)", "[a](#/x/\"onclick=x)",
	"```\n</code><script>x</script>\n```", "```\"onload=x\nx\n```", "`<script>`", "    <script>x</script>", "| <script> | a |\n|---|---|\n| <img onerror=x> | b |", "[^<script>]\n\n[^<script>]: x", "# <script>x</script>", "a\n===<script>",
	`<div class="live-project"><script>x</script></div>`, `<div class="live-project" onclick="x">A</div>`, "[!project <script>]", "[!project \"onload=x]", "[!project A]\n<script>x</script>",
	"\x00", "a\x00b", "<scr\x00ipt>alert(1)</script>", "\xff\xfe\xfd", "<b\xff>a", "\xed\xa0\x80", "\ufeff<script>x</script>", "\u202eنتم پنهان\u202c", "\u2066a\u2069", "\u200f\u200e", "&#0;&#x202e;&#x110000;&#xd800;", "&NewLine;&Tab;&colon;", "\u2028<script>\u2029",
	strings.Repeat("<div>", 3_000), strings.Repeat("<b>", 3_000) + "x", strings.Repeat("&amp;", 3_000), strings.Repeat("[", 3_000), strings.Repeat(">", 3_000), strings.Repeat("ا", 50_000),
}

// harmlessShown shows a body and looks at the page with a parser of its own.
func harmlessShown(t *testing.T, source, body string) {
	t.Helper()
	page, headings, err := prose.New().Show(body, album)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	if found := harm(root); found != "" {
		t.Errorf("%s in the page of %.80q:\n%.300s", found, source, page)
	}
	if !utf8.ValidString(page) || strings.ContainsAny(page, "\x00\u202d\u202e") {
		t.Errorf("signs that are no text in the page of %.80q: %.300q", source, page)
	}
	for _, h := range headings {
		if !strings.Contains(page, `id="`+h.ID+`"`) {
			t.Errorf("no place for the heading %+v of %.80q", h, source)
		}
	}
	abroad, err := html.Parse(strings.NewReader(prose.Abroad(page, func(string) string { return "" }, strings.ToUpper)))
	if err != nil {
		t.Fatal(err)
	}
	if found := harm(abroad); found != "" {
		t.Errorf("%s in what goes out of %.80q", found, source)
	}
}

// Whatever a text holds, as it is typed or as it is taken in, nothing of it acts where it is
// shown, and what is kept of it is kept the same way again.
func TestHostileTexts(t *testing.T) {
	for _, source := range hostileTexts {
		harmlessShown(t, source, source)
		for _, take := range []func(string) string{
			func(s string) string { body, _ := prose.FromHTML(s, kept); return body },
			func(s string) string { body, _ := prose.FromMarkdown(s, kept); return body },
			func(s string) string { body, _ := prose.FromHTML(prose.Page(s).HTML, kept); return body },
		} {
			body := take(source)
			harmlessShown(t, source, body)
			if again, dropped := prose.Clean(body); again != body || dropped != nil {
				t.Errorf("%.80q is kept as %.80q and then as %.80q", source, body, again)
			}
		}
	}
}

// harm sees what it looks for.
func TestHarm(t *testing.T) {
	for _, page := range []string{"<script>x</script>", "<p onclick=x>", "<p style=x>", "<a href=https://e.example>", "<a href=javascript:x>", "<img src=x>", "<img srcset=x>", "<svg>", "<form>", "<iframe>"} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if harm(root) == "" {
			t.Errorf("%s passes", page)
		}
	}
}

// What is said in one line has neither elements nor signs that are no text.
func TestText_Hostile(t *testing.T) {
	for _, source := range hostileTexts {
		got := prose.Text(source)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\x00\n\u202d\u202e") {
			t.Errorf("%.80q gives %.80q", source, got)
		}
	}
}

func seedHostile(f *testing.F) {
	for _, source := range hostileTexts {
		if len(source) < 1_000 {
			f.Add(source)
		}
	}
}

// FuzzTake holds the properties of TestHostileTexts for any text.
func FuzzTake(f *testing.F) {
	seedHostile(f)
	f.Fuzz(func(t *testing.T, source string) {
		body, _ := prose.FromHTML(source, kept)
		harmlessShown(t, source, body)
		body, _ = prose.FromMarkdown(source, kept)
		harmlessShown(t, source, body)
	})
}

// FuzzPage reads anything as a web page.
func FuzzPage(f *testing.F) {
	seedHostile(f)
	f.Add(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[{"name":"b"}],"image":{"url":["c"]}}</script></head><body><article><h1>a</h1><p>b`)
	f.Fuzz(func(t *testing.T, source string) {
		p := prose.Page(source)
		body, _ := prose.FromHTML(p.HTML, kept)
		harmlessShown(t, source, body)
		for _, text := range []string{p.Title, p.Lead, p.Author, p.Site, p.Kicker, prose.Text(source)} {
			if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\u202e") {
				t.Errorf("%q says %q", source, text)
			}
		}
	})
}
