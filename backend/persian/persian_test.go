package persian_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"didban.app/backend/persian"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"ye", "علي موسى ې ے مسئول", "علی موسی ی ی مسیول"},
		{"kaf", "كرمانشاه ڪ", "کرمانشاه ک"},
		{"he", "دایرة خانۀ ہ ھ نامهٔ", "دایره خانه ه ه نامه"},
		{"alef", "آب أثر إمام ٱلله", "اب اثر امام الله"},
		{"alef with a loose madda", "ا\u0653ب", "اب"},
		{"vav and hamza", "مؤسسه انشاء", "موسسه انشا"},
		{"presentation forms", "ﻛﺎﺷﺎﻥ ﷲ ﷼", "کاشان الله ریال"},
		{"harakat and tatweel", "بُزُرگــراه مثلاً", "بزرگراه مثلا"},
		{"lone harakat", "ب\ufe77ز", "بز"},
		{"bidi marks", "\u200fکاشان\u202c\u2069", "کاشان"},
		{"half-space and impostors", "می\u200cرود می\u200bرود می¬رود می\u001fرود می\u202fرود", "میرود میرود میرود میرود میرود"},
		{"digits", "۱۴۰۴ ١٤٠٤ 1404 １４", "1404 1404 1404 14"},
		{"latin", "Phase É Ünïted", "phase e united"},
		{"punctuation stays", "«شهر»، ۱۲-۵", "«شهر»، 12-5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := persian.Fold(tt.in); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"آیین‌نامهٔ ۱۴۰۴", "ﷺ ﷲ", "Straße İstanbul Ǆ K", "\xff\u0345", "가나", "ا\u0653\u0654"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := persian.Fold(s)
		if twice := persian.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		if i := strings.IndexFunc(once, isMark); i >= 0 {
			t.Errorf("Fold(%q) = %q keeps a mark at %d", s, once, i)
		}
	})
}

func isMark(r rune) bool { return unicode.Is(unicode.Mn, r) }

func TestDigits(t *testing.T) {
	const mixed = "منطقهٔ ۱۲ و ٣ و 45"
	if got, want := persian.Latin(mixed), "منطقهٔ 12 و 3 و 45"; got != want {
		t.Errorf("Latin = %q, want %q", got, want)
	}
	if got, want := persian.Persian(mixed), "منطقهٔ ۱۲ و ۳ و ۴۵"; got != want {
		t.Errorf("Persian = %q, want %q", got, want)
	}
}

func TestSortKey_Order(t *testing.T) {
	want := []string{
		"۲ باغ", "12 باغ", "۱۰۰ باغ", "آبادان", "آران", "اصفهان", "بازار", "بازار روز", "پارک", "تهران", "ثابت",
		"جاده", "چمن", "حسن", "خانه", "رود", "ژاله", "کاشان", "گلابچی", "لتحر", "منطقهٔ ۲", "منطقه ۱۰", "ناجی", "وزنه",
		"هنر", "یخچال", "Bridge", "park", "Ω",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(persian.SortKey(a), persian.SortKey(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%q, want\n%q", got, want)
	}
}

func TestSortKey_Equal(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"ye and kaf", "علي كاشاني", "علی کاشانی"},
		{"he", "خانۀ ما", "خانه ما"},
		{"madda", "ا\u0653ب", "آب"},
		{"presentation madda", "ﺁب", "آب"},
		{"half-space", "پیاده\u200cرو", "پیادهرو"},
		{"digits and noughts", "محله ۰۷", "محله 7"},
		{"punctuation", "«حمل و نقل»", "حمل و  نقل"},
		{"case", "Phase", "phase"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if a, b := persian.SortKey(tt.a), persian.SortKey(tt.b); a != b {
				t.Errorf("SortKey(%q) = %x, SortKey(%q) = %x", tt.a, a, tt.b, b)
			}
		})
	}
}
