package prose_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"didban.app/backend/prose"
)

// A text that would cost the square of its length is shown, and taken in, as what it says.
func TestWild(t *testing.T) {
	n := 4_000
	for name, text := range map[string]string{
		"quotes":              strings.Repeat(">", n),
		"quotes apart":        strings.Repeat("> ", n) + "متن",
		"items":               strings.Repeat("- ", n) + "متن",
		"numbers":             strings.Repeat("1. ", n) + "متن",
		"quotes of items":     strings.Repeat("> + ", n) + "متن",
		"in the second line":  "متن\n\n" + strings.Repeat("> ", n) + "متن",
		"links":               strings.Repeat("[a](", n),
		"pictures":            strings.Repeat("![a](", n),
		"links in brackets":   strings.Repeat("[a](<", n),
		"links with a title":  strings.Repeat("[a](b (", n),
		"links over lines":    strings.Repeat("[a](\n", n),
		"addresses apart":     strings.Repeat("[a]: b\n", n),
		"after a plain quote": "> یک\n\n" + strings.Repeat("[a](", n),
	} {
		t.Run(name, func(t *testing.T) {
			if !prose.Wild(text) {
				t.Fatal("not seen")
			}
			html, headings, err := prose.New().Show(text, nil)
			if err != nil || len(headings) > 0 || strings.Contains(html, "<blockquote>") || strings.Contains(html, "<li>") || !strings.HasPrefix(html, "<p>") {
				t.Errorf("shown as %.80s, %v", html, err)
			}
			body, dropped := prose.Clean(text)
			if counted(dropped, "markup") != 1 {
				t.Errorf("not told: %v", dropped)
			}
			if prose.Wild(body) {
				t.Errorf("still so as it is kept: %.80s", body)
			}
			steady(t, body)
		})
	}
}

// What people write is not taken for that.
func TestWild_WhatPeopleWrite(t *testing.T) {
	for name, text := range map[string]string{
		"a long rule":       strings.Repeat("- ", 200) + "\n\n" + strings.Repeat("*", 300) + "\n\n> " + strings.Repeat("_ ", 100),
		"a mail":            strings.Repeat("> ", 12) + "متن\n" + strings.Repeat(">", 12) + "متن",
		"lists in lists":    "- یک\n  - دو\n    - سه\n      1. چهار\n",
		"a list of links":   strings.Repeat("- [پل فین](https://kashan.example/news/1234 \"شرح\")\n", 3_000),
		"links in one line": strings.Repeat("[پل فین](https://kashan.example/news/1234), ", 2_000),
		"notes":             strings.Repeat("متن[^1] ", 1_000) + "\n\n[^1]: منبع\n",
		"signs as text":     strings.Repeat(`\[a](`, 20_000),
		"a year":            "1403. سال\n",
		"a long paragraph":  strings.Repeat("متن بی‌پایان [۱] است\n", 1_500),
	} {
		if prose.Wild(text) {
			t.Errorf("%s is taken for plain text", name)
		}
	}
}

// The steps to the end of a link are bounded, however long the text.
func TestLinkSteps_Bounded(t *testing.T) {
	for _, part := range []string{"[a](", "[a](b (", "[a](\n", "[a](<"} {
		if got := prose.LinkSteps(strings.Repeat(part, 100_000)); got > 2*prose.MaxLinkSteps {
			t.Errorf("%q: %d steps", part, got)
		}
	}
}

// allocated is how many bytes do asks for.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Twice the text asks for twice the memory, and not for four times as much.
func TestHostileLength_Memory(t *testing.T) {
	r := prose.New()
	for _, part := range hostileParts {
		for name, do := range map[string]func(string){
			"shown": func(s string) { _, _ = r.HTML(s) },
			"html":  func(s string) { prose.FromHTML(s, nil) },
			"text":  func(s string) { prose.Text(s) },
			"page":  func(s string) { prose.Page(s) },
			"clean": func(s string) { prose.Clean(s) },
		} {
			one, two := strings.Repeat(part, 6_000/len(part)), strings.Repeat(part, 12_000/len(part))
			if prose.Wild(one) != prose.Wild(two) {
				continue // they are read in two ways
			}
			do(one) // what is made once is made
			small, large := allocated(func() { do(one) }), allocated(func() { do(two) })
			if large > 3*small+1<<20 {
				t.Errorf("%s %q: %d bytes, and %d for twice the text", name, part, small, large)
			}
		}
	}
}

// Elements that a reader opens anew in every block are counted before they are: half a
// thousand of them in each of many paragraphs would fill the memory.
func TestFromHTML_OpenedAnew(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	text := b.String() + strings.Repeat("<p>متن", 20_000)
	var body string
	if n := allocated(func() { body, _ = prose.FromHTML(text, nil) }); n > 100<<20 {
		t.Errorf("%d MB for %d KB", n>>20, len(text)>>10)
	}
	if !strings.Contains(body, "متن") {
		t.Errorf("the text is lost: %.80s", body)
	}
	old := strings.Repeat(`<table><tr><td><font face="Tahoma" size="2"><b>متن</td></tr></table>`, 5_000)
	if _, dropped := prose.FromHTML(old, nil); counted(dropped, "markup") != 0 {
		t.Error("an old page is taken for its text alone")
	}
}
