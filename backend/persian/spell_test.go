package persian_test

import (
	"maps"
	"slices"
	"testing"

	"didban.app/backend/persian"
)

func TestSuggest(t *testing.T) {
	s := persian.NewSpeller(maps.All(map[string]int{"سیلک": 12, "مدرسه": 20, "شهرداری": 40, "نیاسر": 9}))
	tests := []struct{ name, word, want string }{
		{"a letter left out", "خیابن", "خیابان"},
		{"a letter too many", "بازاار", "بازار"},
		{"swapped", "مدسره", "مدرسه"},
		{"the same sound", "اطاق", "اتاق"},
		{"the neighbour key", "خدنات", "خدمات"},
		{"only the words of the texts have it", "سیلگ", "سیلک"},
		{"before an ending", "خیابن‌های", "خیابان‌های"},
		{"a form of a verb", "می‌نوبسند", "می‌نویسند"},
		{"a part of a compound", "پیش‌ببنی", "پیش‌بینی"},
		{"alef with madda", "اسفالت", "آسفالت"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := s.Suggest(tt.word, 5)
			if slices.Contains(got, tt.word) {
				t.Errorf("Suggest(%q) = %q gives the word itself", tt.word, got)
			}
			if tt.word != tt.want && (len(got) == 0 || got[0] != tt.want) {
				t.Errorf("Suggest(%q) = %q, want %q first", tt.word, got, tt.want)
			}
		})
	}
}

func TestSuggest_Nothing(t *testing.T) {
	s := persian.NewSpeller(nil)
	for _, word := range []string{"", " ", "۱۲۳", "bridge", "ظظظظظظظظظظظظ", string(make([]rune, 1000))} {
		if got := s.Suggest(word, 5); len(got) > 0 {
			t.Errorf("Suggest(%q) = %q, want nothing", word, got)
		}
	}
	if got := s.Suggest("خیابن", 0); len(got) > 0 {
		t.Errorf("none were asked for, %q came", got)
	}
}

func FuzzSuggest(f *testing.F) {
	s := persian.NewSpeller(nil)
	for _, seed := range []string{"خیابن", "می‌نوبسند", "\u200c\u200c", "پیش‌ببنی‌ها", "ءءء", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got := s.Suggest(word, 3); len(got) > 3 || slices.Contains(got, word) {
			t.Errorf("Suggest(%q) = %q", word, got)
		}
	})
}
