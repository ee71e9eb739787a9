package persian

import "strings"

// singular gives the singular of a plural that the lexicon holds as a word of its
// own: in ات, ان or ین, or broken after an Arabic pattern.
func (l *lexicon) singular(word string) (string, bool) {
	for _, s := range sounds {
		rest, has := strings.CutSuffix(word, s.ending)
		if !has {
			continue
		}
		for _, restore := range s.restore {
			if one := rest + restore; l.class(one).lexeme() || s.people && len(l.cuts(one)) > 0 {
				return one, true
			}
		}
	}
	return l.broken([]rune(word))
}

// sounds are the endings of plurals that leave the word whole, and what they may
// have taken from it. Of people a compound counts too of which the lexicon tells no
// plural: دانش‌آموزان.
var sounds = []struct {
	ending  string
	restore []string
	people  bool
}{
	{"یان", []string{"ی", ""}, false},
	{"گان", []string{"ه", "گ"}, false},
	{"ان", []string{"", "ه"}, true},
	{"ین", []string{""}, false},
	{"یون", []string{"ی"}, false},
	{"ات", []string{"ه"}, false},
	{"جات", []string{"", "ه"}, false},
	{"یات", []string{"یه", "ه", "یت", "ی", ""}, false},
	{"ات", []string{"ه", "", "ت"}, false},
}

// pattern is an Arabic broken plural: a letter stands for itself, a digit for a
// consonant of the root; the singulars are tried in order.
type pattern struct {
	plural    string
	singulars []string
}

var patterns = parsePatterns(`
م1ا23 م123ه م123 م123ت م1ا23ه
م1ا2ی3 م12ا3 م12و3 م12ی3 م12و3ه
ا12ا3 123 123ه 12ی3
1وا2ی3 1ا2و3 1ا2ی3 12و3
1وا23 1ا23ه 1ا23
12ای3 12ی3ه 12ی3 12ا3ت 123ت 12ا3ه 12و3 12و3ه
12و2 12
12و3 123 123ه
ا12ا2 12
12ا3 123 123ه 12ی3
1232ا 12ی3
123ا 1ا23 12ی3
12اء 12ی
ا12یا 12ی
ا12ی3ا 12ی3
ا123ا 12ی3
تیا1 تی1
ت1ا2ی3 ت12ی3 ت12ا3 ت12ی3ه
ا1ا2ی3 ا12ی3 ا12و3ه ا12ا3 ا12و3
1ا2ی4 1ا24
123ه 1ا23
12و3ات 123 12و3
12ا34 1234 1234ه
12ا3ی4 123و4 123ی4 123ا4
`)

func parsePatterns(text string) []pattern {
	var out []pattern
	for line := range strings.Lines(text) {
		if forms := strings.Fields(line); len(forms) > 1 {
			out = append(out, pattern{forms[0], forms[1:]})
		}
	}
	return out
}

// broken tries the patterns on a plural; only a singular that the lexicon knows
// as a word with a plural counts.
func (l *lexicon) broken(word []rune) (string, bool) {
	for _, p := range patterns {
		root, ok := p.root(word)
		if !ok {
			continue
		}
		for _, s := range p.singulars {
			if form := fill(s, root); l.class(form).lexeme() {
				return form, true
			}
		}
	}
	return "", false
}

// root reads the consonants of a word after the pattern.
func (p pattern) root(word []rune) (root [10]rune, ok bool) {
	i := 0
	for _, r := range p.plural {
		if i == len(word) {
			return root, false
		}
		switch {
		case '0' <= r && r <= '9':
			if root[r-'0'] != 0 && root[r-'0'] != word[i] {
				return root, false
			}
			root[r-'0'] = word[i]
		case r != word[i]:
			return root, false
		}
		i++
	}
	return root, i == len(word)
}

func fill(singular string, root [10]rune) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return root[r-'0']
		}
		return r
	}, singular)
}

// irregular are plurals that follow no pattern, or one that leads elsewhere.
var irregular = pairs(`
امور امر · مواد ماده · مسایل مساله · علایم علامت · ایمه امام · ملایکه ملک · اماکن مکان · القاب لقب · اولیا ولی · اوضاع وضع
اعضا عضو · اجزا جزء · اشیا شیء · انبیا نبی · اقوام قوم · اهالی اهل · اراضی ارض · ایالات ایالت · ادله دلیل · اسامی اسم
دوایر دایره · حوایج حاجت · ذخایر ذخیره · عرایض عریضه · مشایخ شیخ · رجال رجل · سنین سن · صنایع صنعت · حواشی حاشیه · نواحی ناحیه · مبانی مبنا
معانی معنی · مجاری مجرا · مراجع مرجع · کتب کتاب · طرق طریق · صور صورت · قوا قوه · قضات قاضی · ورثه وارث · طلبه طالب
بیشتر بیش · کمتر کم · کمترین کم · بیشترین بیش · نکات نکته · جهات جهت · لغات لغت · ادبیات ادبیات · ریاضیات ریاضیات · حیات حیات
انان ان · خوانین خان · سلاطین سلطان · شیاطین شیطان · فرامین فرمان · بساتین بستان · دکاکین دکان · میادین میدان · اساتید استاد
شهدا شهید · رؤسا رئیس · حکما حکیم · ضعفا ضعیف · غربا غریب · مدرا مدیر · اطبا طبیب · احبا حبیب · اوصیا وصی · وراث وارث
ابواب باب · اموال مال · احوال حال · ایام یوم · ارکان رکن · الوان لون · انهار نهر · اوراق ورق · اسرار اسرار
بیوت بیت · سقوف سقف · جنود جند · سهام سهم · خصال خصلت · احادیث حدیث · اباطیل باطل · اقالیم اقلیم · باغات باغ · قنوات قنات
اسلحه سلاح · البسه لباس · ابنیه بنا · ادعیه دعا · اغذیه غذا · امکنه مکان · ازمنه زمان · اجنه جن · ارامنه ارمنی · فلاسفه فیلسوف
هدایا هدیه · قضایا قضیه · مزایا مزیت · وصایا وصیت · زوایا زاویه · رعایا رعیت · عطایا عطیه · خطایا خطا
وقایع واقعه · فجایع فاجعه · شرایع شریعت · طبایع طبیعت · ودایع ودیعه · طوایف طایفه · فضایل فضیلت · رسایل رساله · خزاین خزانه
موازین میزان · معارف معرفت · عواقب عاقبت · مشاغل شغل · مقاطع مقطع · مناظر منظره · مظاهر مظهر · مداخل مدخل · جوانب جانب
مساکن مسکن · مقابر مقبره · مواعید موعد · مجانین مجنون · مکاتیب مکتوب · تمارین تمرین · تراکیب ترکیب · قوافل قافله · قوالب قالب
جزئیات جزئی · کلیات کلی · انقلابیون انقلابی · جواهر جواهر · مراسم مراسم · عملیات عملیات · مالیات مالیات
`)

// pairs reads a list of a word and what it stands for, parted by dots and lines.
func pairs(text string) map[string]string {
	out := map[string]string{}
	for pair := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '·' || r == '\n' }) {
		if plural, singular, ok := strings.Cut(strings.TrimSpace(Fold(pair)), " "); ok {
			out[plural] = singular
		}
	}
	return out
}
