package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAnalyze_Positions holds that bleve is told the readings of a word as such.
func TestAnalyze_Positions(t *testing.T) {
	var got []string
	for _, token := range (analyzer{}).Analyze([]byte("تصفیه‌خانهٔ شهری")) {
		got = append(got, fmt.Sprint(token.Position, " ", string(token.Term)))
	}
	want := []string{"1 تصفیهخانه", "1 تصفیه", "2 خانه", "3 شهری", "3 شهر"}
	if !slices.Equal(got, want) {
		t.Errorf("Analyze gives %q, want %q", got, want)
	}
}

func TestPassage(t *testing.T) {
	filler := strings.Repeat("سخن دیگر از شهر ", 60)
	tests := []struct {
		name, text, query, want string
	}{
		{"none asked for", "گزارش از باغ فین", "", "گزارش از باغ فین"},
		{"written form", "بازدید از پیاده‌رو‌سازی.", "پياده", "بازدید از [پیاده‌رو‌سازی]."},
		{"prefix", "جشنواره‌ها", "جشنو", "[جشنواره‌ها]"},
		{"no signs of a table", "آمار:\n| روز | شمار |\n|:---|---:|\n| شنبه | ۱۲ |", "شنبه", "آمار:\nروز · شمار\n[شنبه] · ۱۲"},
		{"html stays text", "<b>باغ</b>", "باغ", "<b>[باغ]</b>"},
		{"the fullest place", "باغ " + filler + "در باغ فین " + filler, "باغ فین", "در [باغ] [فین]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := markerOf(tt.query).passage(text{body: plain(tt.text)}, nil)
			if got := bracket(found); !strings.Contains(got, tt.want) {
				t.Errorf("passage %q, want %q in it", got, tt.want)
			}
			if n := len([]rune(bracket(found))); n > passageRunes+10 {
				t.Errorf("%d runes", n)
			}
		})
	}
}

func markerOf(query string) marker {
	parts, _ := parse(query)
	return newMarker(parts)
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
		m := markerOf(query)
		var joined strings.Builder
		for _, s := range m.mark(text{title: title}, nil) {
			joined.WriteString(s.Text)
		}
		if joined.String() != title {
			t.Fatalf("segments join to %q, want %q", joined.String(), title)
		}
		m.passage(text{lead: title, body: query}, nil)
	})
}
