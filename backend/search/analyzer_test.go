package search

import (
	"slices"
	"strings"
	"testing"

	"didban.app/backend/persian"
)

func TestWords(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"letters and marks", "بُزُرگــراه شهید", []string{"بزرگراه", "شهید"}},
		{"half-space and impostors", "پیاده\u200cرو می¬شود", []string{"پیاده", "رو", "می", "شود"}},
		{"letters and digits", "منطقه۵ و ۱۲م", []string{"منطقه", "5", "و", "12", "م"}},
		{"latin keeps digits", "برگهٔ A4 و GR86-b", []string{"برگه", "a4", "و", "gr86", "b"}},
		{"latin beside persian", "پروژهBIM", []string{"پروژه", "bim"}},
		{"bidi marks within", "کا\u200fشان \u2067فین\u2069", []string{"کاشان", "فین"}},
		{"hamza alone is no word", "ء", nil},
		{"punctuation", "«شهر»، (کاشان)!", []string{"شهر", "کاشان"}},
		{"damaged text", "شهر\xff\xfeکاشان", []string{"شهر", "کاشان"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := words(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("words(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func FuzzAnalyzer_Offsets(f *testing.F) {
	f.Add("آیین‌نامهٔ ﷲ A4 ۱۴۰۴ \xff\u0652")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, token := range (analyzer{}).Analyze([]byte(text)) {
			if token.Start < end || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("token %d-%d after %d of %d bytes", token.Start, token.End, end, len(text))
			}
			end = token.End
			if got := persian.Fold(text[token.Start:token.End]); got != string(token.Term) {
				t.Fatalf("bytes %d-%d fold to %q, token is %q", token.Start, token.End, got, token.Term)
			}
		}
	})
}

func TestPassage(t *testing.T) {
	filler := strings.Repeat("سخن دیگر از شهر ", 60)
	tests := []struct {
		name, text, query, want string
	}{
		{"none asked for", "گزارش از باغ فین", "", "گزارش از باغ فین"},
		{"written form", "بازدید از پیاده‌رو‌سازی.", "پياده", "بازدید از [پیاده]‌رو‌سازی."},
		{"prefix", "جشنواره‌ها", "جشنو", "[جشنواره]‌ها"},
		{"html stays text", "<b>باغ</b>", "باغ", "<b>[باغ]</b>"},
		{"the fullest place", "باغ " + filler + "در باغ فین " + filler, "باغ فین", "در [باغ] [فین]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := newMarker(parse(tt.query)).passage(text{body: tt.text})
			if got := bracket(found); !strings.Contains(got, tt.want) {
				t.Errorf("passage %q, want %q in it", got, tt.want)
			}
			if n := len([]rune(bracket(found))); n > passageRunes+10 {
				t.Errorf("%d runes", n)
			}
		})
	}
}

func bracket(list []Segment) string {
	var b strings.Builder
	for _, s := range list {
		if s.Mark {
			b.WriteString("[" + s.Text + "]")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func FuzzMark_KeepsText(f *testing.F) {
	f.Add("خانهٔ بروجردی‌ها ۱۴۰۴", "خانه «بروجردی ها» -باغ")
	f.Fuzz(func(t *testing.T, title, query string) {
		m := newMarker(parse(query))
		var joined strings.Builder
		for _, s := range m.mark(title) {
			joined.WriteString(s.Text)
		}
		if joined.String() != title {
			t.Fatalf("segments join to %q, want %q", joined.String(), title)
		}
		m.passage(text{lead: title, body: query})
	})
}
