package persian_test

import (
	"testing"

	"didban.app/backend/persian"
)

func TestStem_Nouns(t *testing.T) {
	holdStems(t, []stemCase{
		{"plural and possessive", "خیابان‌هایشان", "خیابان"},
		{"ezafe behind a vowel", "دریای", "دریا"},
		{"indefinite", "درختچه‌ای", "درختچه"},
		{"superlative", "قدیمی‌ترین", "قدیمی"},
		{"plural of people", "معلمان", "معلم"},
		{"plural of people in ه", "بینندگان", "بیننده"},
		{"plural behind a vowel", "گدایان", "گدا"},
		{"arabic plural in یات", "نظریات", "نظریه"},
		{"arabic plural in ین", "مترجمین", "مترجم"},
		{"broken: مفاعل", "مساجد", "مسجد"},
		{"broken: مفاعیل", "مفاهیم", "مفهوم"},
		{"broken: افعال", "اجسام", "جسم"},
		{"broken: فعول", "قرون", "قرن"},
		{"broken: فعول of a doubled root", "خطوط", "خط"},
		{"broken: فعلا", "ادبا", "ادیب"},
		{"broken: فواعل", "حوادث", "حادثه"},
		{"broken: of four letters", "دفاتر", "دفتر"},
		{"broken: of four letters, ه", "تجارب", "تجربه"},
		{"broken: of four letters, long", "عناوین", "عنوان"},
		{"irregular", "امور", "امر"},
		{"irregular: افعله", "اسلحه", "سلاح"},
		{"irregular: فعایا", "قضایا", "قضیه"},
		{"irregular with an ending", "شهدای", "شهید"},
		{"a plural that is a word of its own", "مالیات", "مالیات"},
		{"no broken plural", "قیامت", "قیامت"},
		{"plural of people and possessive", "شهروندانشان", "شهروند"},
		{"plural of people and indefinite", "مهندسانی", "مهندس"},
		{"plural of people, a compound", "دانش‌آموزانی", "دانشاموز"},
		{"plural of people in یون", "روحانیون", "روحانی"},
		{"no plural of people", "بادانش", "بادانش"},
		{"ات before جات", "درجات", "درجه"},
		{"جات", "میوه‌جات", "میوه"},
		{"arabic plural of یت", "روایات", "روایت"},
		{"short copula: ند", "موافقند", "موافق"},
		{"short copula: یم", "خوشحالیم", "خوشحال"},
		{"short copula: ست", "زیباست", "زیبا"},
		{"short copula of a particle", "کجاست", "کجا"},
		{"no copula", "باند", "باند"},
		{"plural of talk", "بچه‌هاشان", "بچه"},
		{"an ending that is none: ان", "خیابان", "خیابان"},
		{"an ending that is none: ات", "نبات", "نبات"},
		{"an ending that is none: تر", "دختر", "دختر"},
		{"an ending that is none: ش", "ورزش", "ورزش"},
		{"an ending that is none: م", "مریم", "مریم"},
		{"an ending that is none: ی", "کرسی", "کرسی"},
		{"a name that the lexicon does not know", "زلنسکیوف", "زلنسکیوف"},
		{"too short", "کش", "کش"},
	})
}

func TestStem_Verbs(t *testing.T) {
	holdStems(t, []stemCase{
		{"no copula but a verb", "سازند", "ساخت"},
		{"past", "نوشتند", "نوشت"},
		{"present", "می‌نویسیم", "نوشت"},
		{"negative", "نمی‌نوشتم", "نوشت"},
		{"subjunctive", "بنویسند", "نوشت"},
		{"with a glide", "بیاورید", "اورد"},
		{"with a preverb", "برمی‌گردند", "برگشت"},
		{"preverb without می", "برگردد", "برگشت"},
		{"preverb before ن", "برنداشت", "برداشت"},
		{"preverb before ب", "دربیاورد", "دراورد"},
		{"preverb before a participle", "بازگشته‌اند", "بازگشت"},
		{"preverb rather than ب", "بازماند", "بازماند"},
		{"no preverb", "برساند", "رساند"},
		{"no preverb: برای", "برایم", "برایم"},
		{"the verb that is used more", "نماند", "ماند"},
		{"ن before a vowel", "نیفروخت", "افروخت"},
		{"ب before a vowel", "بینگارد", "انگاشت"},
		{"no ب before a vowel without ی", "بافت", "بافت"},
		{"negative imperative", "نباش", "بود"},
		{"imperative with an ending", "بروی", "رفت"},
		{"subjunctive that is spelled like a noun's", "بخورم", "خورد"},
		{"no imperative", "بدرود", "بدرود"},
		{"a literary verb", "می‌گدازد", "گداخت"},
		{"perfect", "نوشته‌اند", "نوشت"},
		{"to be not", "نیستیم", "هست"},
		{"everyday verb, also a word", "کند", "کرد"},
		{"a verb that is none", "مردم", "مردم"},
	})
}

// stemCase is a word and the stem it must have.
type stemCase struct{ name, word, want string }

func holdStems(t *testing.T, cases []stemCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			if got := stemOf(tt.word); got != tt.want {
				t.Errorf("stem of %q = %q, want %q", tt.word, got, tt.want)
			}
		})
	}
}

// stemOf is the first term of a word as it is written.
func stemOf(word string) string {
	for tok := range persian.Tokens(word) {
		return tok.Term
	}
	return ""
}

func TestStem_OtherReadings(t *testing.T) {
	tests := []struct{ name, word, want string }{
		{"adjective of a noun", "شهری", "شهری|شهر"},
		{"participle", "سوخته", "سوخت|سوخته"},
		{"present", "می‌شناسم", "شناخت|شناس"},
		{"present of two letters is no reading", "می‌دهم", "داد"},
		{"infinitive", "شناختن", "شناختن|شناخت"},
		{"a verb or a noun and its possessive", "سازم", "ساز|ساخت"},
		{"a particle that is written like a verb", "مانند", "مانند"},
		{"a plural of people", "گلشنان", "گلشن"},
		{"a plural of people or a surname", "گلشنانی", "گلشن|گلشنانی"},
		{"a ی that has made a word", "ماهی", "ماهی"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(tt.word); got != tt.want {
				t.Errorf("Tokens(%q) = %q, want %q", tt.word, got, tt.want)
			}
		})
	}
}

func TestIsFunctionWord(t *testing.T) {
	for _, word := range []string{"و", "از", "است", "باشد", "آن‌ها", "خواهد"} {
		if !persian.IsFunctionWord(stemOf(word)) {
			t.Errorf("%q is no function word", word)
		}
	}
	for _, word := range []string{"خدمات", "مردم", "میلیارد", "نام", "جدید", "ساخت"} {
		if persian.IsFunctionWord(stemOf(word)) {
			t.Errorf("%q is a function word", word)
		}
	}
}
