package prose_test

import (
	"strings"
	"testing"

	"didban.app/backend/prose"
)

func TestHTML_KeepsTheForm(t *testing.T) {
	got, err := prose.New().HTML("## تیتر\n\nمتن **مهم** و «نقل»\n\n> قول\n\n- یک\n- دو\n\n| سال | مبلغ |\n|---|---|\n| ۱۴۰۳ | ۴۰ |\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<h3 id="part-1">تیتر</h3>`, "<strong>مهم</strong>", "<blockquote>", "<li>یک</li>", "<td>۱۴۰۳</td>"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestHTML_Harmless(t *testing.T) {
	hash := strings.Repeat("a", 64)
	for _, test := range []struct{ name, text, never, want string }{
		{"script", "<script>alert(1)</script>", "script", ""},
		{"handler", `<b onclick="x()">a</b>`, "onclick", ""},
		{"frame", `<iframe src="http://e.example"></iframe>`, "iframe", ""},
		{"javascript link", "[a](javascript:alert(1))", "javascript", "a"},
		{"outside link", "[a](https://evil.example/x)", "evil", "a"},
		{"scheme-relative picture", "![a](//evil.example/a.png)", "evil", ""},
		{"outside picture", "![a](http://evil.example/a.png)", "evil", ""},
		{"style", `<p style="background:url(http://e.example)">a</p>`, "style", ""},
		{"data picture", "![a](data:image/svg+xml;base64,AAAA)", "data:", ""},
		{"own picture", "![بوستان](/media/" + hash + ".jpg)", "onerror", `src="/media/` + hash + `.jpg"`},
		{"own link", "[پروژه](#/project/0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee)", "http", `href="#/project/0192aaaa`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := prose.New().HTML(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(got, test.never) || !strings.Contains(got, test.want) {
				t.Fatalf("got %s", got)
			}
		})
	}
}

func TestMinutes(t *testing.T) {
	for words, want := range map[int]int{0: 1, 10: 1, 230: 1, 460: 2, 2300: 10} {
		if got := prose.Minutes(strings.Repeat("واژه ", words)); got != want {
			t.Errorf("%d words: got %d, want %d", words, got, want)
		}
	}
}
