package persian_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// shown writes the tokens of a text: positions parted by blanks, the readings of
// one by |, a term that covers n positions with *n behind it.
func shown(text string) string {
	var out []string
	for t := range persian.Tokens(text) {
		term := t.Term
		if t.Span > 1 {
			term += fmt.Sprint("*", t.Span)
		}
		if t.Pos > len(out) {
			out = append(out, term)
			continue
		}
		out[t.Pos-1] += "|" + term
	}
	return strings.Join(out, " ")
}

func TestTokens_Words(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "، « » …", ""},
		{"ending behind a half-space", "محله‌های قدیم", "محله قدیم"},
		{"ending behind a blank", "محله های قدیم", "محله قدیم"},
		{"ending put to the word", "محلههای قدیم", "محله قدیم"},
		{"comparative behind a blank", "معبر عریض تر", "معبر عریض"},
		{"a wet word is no comparative", "چشم تر", "چشم تر"},
		{"ezafe behind a blank", "خانه ی من", "خانه من"},
		{"no ezafe but behind ه", "شهر ی", "شهر ی"},
		{"perfect with ست", "رفته ست", "رفت|رفته"},
		{"verb with a blank", "شهرداری می سازد", "شهرداری|شهردار ساخت|ساز"},
		{"the month of May is no verb", "ماه می سرد", "ماه می سرد"},
		{"auxiliaries", "پل ساخته شده بوده است", "پل ساخت|ساخته"},
		{"future", "خیابان را خواهند ساخت", "خیابان را ساخت"},
		{"passive over a blank", "گفته می شود نگفته نمی‌شود", "گفت|گفته گفت|گفته"},
		{"passive of the future", "ساخته خواهد شد", "ساخت|ساخته"},
		{"no passive", "گفته می رود", "گفت|گفته رفت"},
		{"preverb behind a blank", "بر می‌گردد بر می گردد", "برگشت*2|بر گشت|گرد برگشت*2|بر گشت|گرد"},
		{"preverb that is no preposition", "فرا گرفت", "فراگرفت*2|فرا گرفت"},
		{"preverb before the future", "در خواهد آمد درخواهد آمد", "درامد*2|در امد درامد"},
		{"a preposition is no preverb", "در می‌سازد بر گشت", "در ساخت|ساز بر گشت"},
		{"a verb that has no parts", "می انداخت انداخت", "انداخت انداخت"},
		{"a number that has no parts", "میلیون میلیارد", "میلیون میلیارد"},
		{"parts of a name", "محمدعلی", "محمدعلی*2|محمد علی"},
		{"letters drawn out", "عالیییی", "عالی"},
		{"spellings of hamza", "مسئول مسؤول", "مسوول مسوول"},
		{"hamza over ی or ا", "هیئت هیأت مسئله مسأله", "هیات هیات مساله مساله"},
		{"hamza over ی or و", "سئوال سؤال سوال", "سوال سوال سوال"},
		{"hamza that has no other seat", "قرائت رئیس تئاتر", "قرایت رییس تیاتر"},
		{"digits and letters", "فاز۲ خط A4 و 5G", "فاز 2 خط a4 و 5g"},
		{"latin", "Phase-II Ünïted", "phase ii united"},
		{"sign of praise", "پیامبر ﷺ", "پیامبر"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(tt.text); got != tt.want {
				t.Errorf("Tokens(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestTokens_Compound(t *testing.T) {
	const want = "تصفیهخانه*2|تصفیه خانه"
	for _, text := range []string{"تصفیه‌خانه", "تصفیه خانه", "تصفیهخانه", "تصفیه‌خانه‌ها", "تصفیه خانه ها"} {
		if got := shown(text); got != want {
			t.Errorf("Tokens(%q) = %q, want %q", text, got, want)
		}
	}
	if got := shown("تصفیه. خانه"); strings.Contains(got, "*") {
		t.Errorf("Tokens joins over a full stop: %q", got)
	}
}

func TestTokens_CompoundOf(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a day of the week", "پنجشنبه پنج‌شنبه پنج شنبه", "پنجشنبه*2|پنج شنبه پنجشنبه*2|پنج شنبه پنجشنبه*2|پنج شنبه"},
		{"a number", "چهارراه چهار‌راه", "چهارراه*2|چهار راه چهارراه*2|چهار راه"},
		{"no number", "پنجره بیستون", "پنجره بیستون"},
		{"both stems of a verb", "گفتگو گفت‌وگو", "گفتوگو*3|گفت و گو گفتوگو*3|گفت و گو"},
		{"a name that is one word", "تهرانپارس", "تهرانپارس"},
		{"a pronoun, which is none", "آن‌ها آن ها آنها", "انها انها انها"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(tt.text); got != tt.want {
				t.Errorf("Tokens(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestTokens_Numbers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"thousands", "۱٬۲۵۰٬۰۰۰ و 1,250,000", "1250000 و 1250000"},
		{"decimals", "۱۲٫۵ 0.5 ٫۵", "12.5 0.5 5"},
		{"noughts before", "۰۰۷ ۰", "7 0"},
		{"jalali date", "۱۴۰۲/۸/۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"reversed", "۲/۸/۱۴۰۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"with hyphens", "۱۴۰۲-۰۸-۰۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"with full stops", "۱۴۰۲.۰۸.۰۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"two-digit year", "۹۹/۸/۲", "1399-08-02|08-02 1399-08|ابان 1399"},
		{"name of the month", "۲ آبان ۱۴۰۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"full name", "۲ آبان‌ماه سال ۱۴۰۲", "1402-08-02|08-02 1402-08|ابان 1402"},
		{"month and year", "آبان ۱۴۰۲", "1402-08|ابان 1402"},
		{"month in figures", "۱۴۰۲/۸", "1402-08|ابان 1402"},
		{"day without a year", "۲ آبان", "08-02 ابان"},
		{"comma between thousands", "۱۲۳،۴۵۶ ۱،۲۳۴،۵۶۷", "123456 1234567"},
		{"comma between numbers", "۱۴۰۲،۱۴۰۳ ۱۲،۱۳ ۱۲،۵۰۰۰ ۱۴۰۲،۱۲۳", "1402 1403 12 13 12 5000 1402 123"},
		{"noughts behind decimals", "12.50 ۳٫۰ 2.6.30 0.0", "12.5 3 2.6.30 0"},
		{"ordinal day", "دوازدهم مرداد ۱۴۰۳", "1403-05-12|05-12|دوازدهم 1403-05|مرداد 1403"},
		{"ordinal day of three words", "بیست و دوم بهمن", "11-22 بهمن"},
		{"ordinal day with half-spaces", "سی‌ام تیر بیست‌و‌دوم تیر", "04-30|سیام تیر 04-22|بیستودوم تیر"},
		{"ordinal in figures", "۱۲ام مرداد ۱۲م مرداد", "05-12 مرداد 05-12 مرداد"},
		{"no ordinal day", "سوم شخص بیست و دوم", "سوم شخص بیست و دوم"},
		{"gregorian", "24 اکتبر 2023 2023/10/24", "2023-10-24|10-24 2023-10|اکتبر 2023 2023-10-24|10-24 2023-10|اکتبر 2023"},
		{"no date", "۱۴۰۲/۱۳/۲ ۱/۵ ۲.۶.۳", "1402 13 2 1 5 2.6.3"},
		{"a year range", "۱۴۰۰-۱۴۰۱", "1400 1401"},
		{"a month's name alone", "مهر مادر", "مهر مادر"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(tt.text); got != tt.want {
				t.Errorf("Tokens(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestTokens_Offsets(t *testing.T) {
	const text = "«پیاده‌روهای» شهر كاشان می رود، ۱۲ مرداد ۱۴۰۳"
	var got []string
	for tok := range persian.Tokens(text) {
		got = append(got, text[tok.Start:tok.End])
	}
	for _, want := range []string{"پیاده‌روهای", "شهر", "كاشان", "می رود", "۱۲ مرداد ۱۴۰۳"} {
		if !slices.Contains(got, want) {
			t.Errorf("no token stands for %q: %q", want, got)
		}
	}
}

// TestTokens_Stops holds that a reader who has enough gets no more.
func TestTokens_Stops(t *testing.T) {
	for range persian.Tokens("یک دو سه تصفیه‌خانه ۱۴۰۲/۸/۲") {
		break
	}
	n := 0
	for tok := range persian.Tokens("۱۴۰۲/۸/۲") {
		if n++; tok.Pos > 1 {
			break
		}
	}
	if n != 3 {
		t.Errorf("read %d tokens, want the 3 up to the second position", n)
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"پیاده‌روهای شهر می رود ۱۲ مرداد ۱۴۰۳", "۱۴۰۲/۸/۲ 5G A4", "\xff\u200c\u200cا", "ﷺ﷽ﷲ", "اا\u200cاا", "\u0640\u0640", "می می می",
		"و‌و‌و", "0000.0.0", "1/2/3/4", "99999999999999999999", "ییییی", "نینینی", "ک\u0301\u200c",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := persian.Token{}
		for tok := range persian.Tokens(text) {
			if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End {
				t.Fatalf("Tokens(%q): %+v lies outside", text, tok)
			}
			if !border(text, tok.Start) || !border(text, tok.End) {
				t.Fatalf("Tokens(%q): %+v cuts a rune", text, tok)
			}
			if tok.Pos != last.Pos && tok.Pos != last.Pos+1 || tok.Pos < 1 || tok.Span < 1 || tok.Term == "" {
				t.Fatalf("Tokens(%q): %+v after %+v", text, tok, last)
			}
			last = tok
		}
	})
}

func border(text string, at int) bool {
	return at == len(text) || utf8.RuneStart(text[at]) || !utf8.ValidString(text)
}

func FuzzStem(f *testing.F) {
	for _, seed := range []string{"کتابهایشان", "مدارس", "نمیتوانستم", "بازی", "ی", "هایی", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if stem := persian.Stem(word); stem == "" && word != "" {
			t.Errorf("Stem(%q) is empty", word)
		}
	})
}
