package search

import (
	"math/rand/v2"
	"slices"
	"testing"

	"didban.app/backend/persian"
)

// Texts in which words are others in their surroundings than alone.
var woven = []string{
	"۱۲ مرداد ۱۴۰۳ و ۱۴۰۲/۸/۲ و ۲ آبان؛ بیست و دوم بهمن ۱۳۵۷",
	"تصفیه خانه و تصفیه‌خانه‌ها، ساخت و ساز و گفت‌وگو در چهارراه",
	"خیابان را خواهند ساخت و ساخته شده بوده است، شهرداری می سازد",
	"بر می گردد و برمی‌گردد، در خواهد آمد و معبر عریض تر",
	"پیاده‌روهای شهر كاشان ﷽ فاز۲ خط A4 و 5G، ۱٬۲۵۰٬۰۰۰ ریال",
}

// TestMarks_ByPlace holds that words whose places are known are marked as those are that are
// looked for in the whole text.
func TestMarks_ByPlace(t *testing.T) {
	for _, text := range woven {
		for asked := range persian.Tokens(text) {
			for other := range persian.Tokens(text) {
				m := marker{terms: map[string]bool{asked.Term: true, other.Term: true}}
				at := []int{}
				for token := range persian.Tokens(text) {
					if m.match(token.Term) && !slices.Contains(at, token.Start) {
						at = append(at, token.Start)
					}
				}
				if got, want := m.matches(text, at), m.matches(text, nil); !slices.Equal(got, want) {
					t.Fatalf("%q, %q of %q: %v, want %v", asked.Term, other.Term, text, got, want)
				}
			}
		}
	}
}

// TestMarks_ByOldPlace holds that places in another text mark no other words, and that none
// breaks it.
func TestMarks_ByOldPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	for range 2000 {
		text := woven[r.IntN(len(woven))]
		m := marker{terms: map[string]bool{}}
		for token := range persian.Tokens(woven[r.IntN(len(woven))]) {
			m.terms[token.Term] = r.IntN(3) == 0
		}
		at := []int{}
		for range r.IntN(6) {
			at = append(at, r.IntN(2*len(text)))
		}
		slices.Sort(at)
		for _, w := range m.matches(text, at) {
			if !m.match(w.term) || w.start < 0 || w.end > len(text) {
				t.Fatalf("%v in %q at %v", w, text, at)
			}
		}
	}
}
