package prose_test

import (
	"strings"
	"testing"

	"didban.app/backend/prose"
)

func TestAbroad(t *testing.T) {
	hash := strings.Repeat("a", 64)
	for _, test := range []struct{ name, text, want string }{
		{"a link within the program leaves its text", "متن [پروژه](#/project/01900000-0000-7000-8000-000000000001) متن", "<p>متن پروژه متن</p>"},
		{"a picture gets its address", "![نمای \"پل\" > رود](/media/" + hash + ".jpg)", `<figure><img src="https://city.example/` + hash + `.jpg?a=1&amp;b=2" alt="نمای &#34;پل&#34; &gt; رود"></figure>`},
		{"a picture that is gone leaves its words", "![نمای پل](/media/" + strings.Repeat("b", 64) + ".jpg)", "<figure>نمای پل</figure>"},
		{"what looks like a tag stays text", "`<img src=\"/media/x.jpg\"> <a href=\"x\">`", "<p><code>&lt;img src=&#34;/media/x.jpg&#34;&gt; &lt;a href=&#34;x&#34;&gt;</code></p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			clean, err := prose.New().HTML(test.text)
			if err != nil {
				t.Fatal(err)
			}
			got := prose.Abroad(clean, func(address string) string {
				if address != "/media/"+hash+".jpg" {
					return ""
				}
				return "https://city.example/" + hash + ".jpg?a=1&b=2"
			}, strings.ToUpper)
			if strings.ReplaceAll(got, "\n", "") != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Footnotes of many articles may stand on one page.
func TestAbroad_LeavesNoIdentity(t *testing.T) {
	clean, err := prose.New().HTML("متن[^1]\n\n[^1]: پانوشت")
	if err != nil {
		t.Fatal(err)
	}
	got := prose.Abroad(clean, func(string) string { return "" }, strings.ToUpper)
	if !strings.Contains(clean, ` id="`) || strings.Contains(got, " id=") || strings.Contains(got, "<a") || !strings.Contains(got, "پانوشت") {
		t.Errorf("%s became %s", clean, got)
	}
}
