package hints

import (
	_ "embed"
	"slices"
	"strings"

	"didban.app/backend/persian"
)

//go:embed names.txt
var namesText string

// given are first names in use.
var given = set(namesText)

// isGiven reports whether a word is a first name, or two grown together: محمدرضا.
func isGiven(s string) bool {
	if given[s] || runeCount(s) > 5 && strings.HasSuffix(s, "الله") {
		return true
	}
	for at := range s {
		if at > 4 && given[s[:at]] && given[s[at:]] {
			return true
		}
	}
	return false
}

// titles stand before the name of somebody.
var titles = set(`آقای آقا خانم جناب سرکار مهندس دکتر حاج حاجی حاجیه سید سیده مرحوم مرحومه مشهدی مشتی کربلایی استاد سرهنگ سروان ستوان حجت‌الاسلام اوستا
	mr mrs`)

// learned are the titles that also stand before what somebody does.
var learned = set(`مهندس دکتر استاد جناب سرکار`)

// kin are those of one's own, before whose name somebody's ending stands.
var kin = set(`دختر پسر همسر خانم شوهر زن پدر مادر بابا مامان برادر خواهر فرزند بچه نوه عمو عموی دایی خاله عمه داماد عروس دوست همکار شاگرد معلم
	پسرعمو پسرعموی پسردایی پسرخاله پسرعمه دخترعمو دخترعموی دختردایی دخترخاله دخترعمه مادربزرگ پدربزرگ مادرزن پدرزن مادرشوهر پدرشوهر خواهرزاده
	برادرزاده مستاجر همسایه`)

// seen are those whom one meets, and who own something.
var seen = set(`همسایه همسایهی همسایگان مستاجر موجر صاحبخانه صاحبخونه مالک مالکش راننده پیمانکار شخصی فردی مردی زنی`)

// introduces reports whether a name may follow a word: دخترم, همسایه, اینجانب.
func introduces(s string) bool {
	if seen[s] || selves[s] {
		return true
	}
	for _, end := range [...]string{"م", "ام", "یم", "ش", "اش", "مان", "مون", "شان", "شون"} {
		if bare, has := strings.CutSuffix(s, end); has && (kin[bare] || kin[bare+"ه"]) {
			return true
		}
	}
	return false
}

// selves stand before one's own name, or before what says that a name follows.
var selves = set(`اینجانب اینجانبه اینجانبان بنده من امضا امضاء نام اسم اسمم اسمش نامم نامش فرزند بنام ارادتمند شهروند`)

// officials are what stands behind a title without being a name.
var officials = set(`شهردار شهرداری فرماندار استاندار بخشدار رئیس رییس مدیر مدیرعامل معاون معاونت مسئول مسوول ناظر ناظران مشاور نماینده وزیر دادستان
	قاضی فرمانده سرپرست کارشناس بازرس مامور شورا شورای کمیسیون واحد اداره سازمان دفتر منطقه معتمد معتمدین محترم محترمه عزیز گرامی طراح پیمانکار
	عمران شهرسازی معمار معماری برق ساختمان پروژه کارگاه معلم پزشک داروساز راننده امام جمعه روحانی پلیس رفتگر پاکبان همسایه وکیل دکتر مهندس خانم آقا
	آقای سید حاج کارمند پرستار بهداشت دندانپزشک عضو هیئت مجری متصدی باجه رئیس‌جمهور جمهور همه یکی کسی`)

// spots stand before the name of a place that bears somebody's.
var spots = set(`خیابان کوچه کوچهٔ بلوار میدان بوستان پارک مدرسه دبستان دبیرستان هنرستان بیمارستان درمانگاه مسجد حسینیه شهید شهیدان شهدای شهیده پل سه‌راه
	چهارراه کوی محله شهرک بازار بازارچه خانه تیمچه کاروانسرا حمام باغ آرامگاه امامزاده مزار کتابخانه ورزشگاه سالن دانشگاه دانشکده مجتمع پاساژ
	ایستگاه فرهنگسرا بزرگراه اتوبان گذر بن‌بست هیئت تکیه آب‌انبار حضرت امام پردیس یادمان مکتب خ ک زایشگاه مهدکودک گلزار`)

// surnameEnds end surnames and few other words.
var surnameEnds = strings.Fields(persian.Fold(`زاده زادگان پور نژاد فر منش نیا دوست خواه راد فرد تبار پناه وند لو چی کار کیا مهر بیگی بیگ خانی الهی اللهی یان
	آبادی دوز ساز فروش باف پرست جو گر مند وش کیش سرشت صفت گو خو نسب مقدم پرور ور`))

// strongEnds make a surname by themselves.
var strongEnds = strings.Fields(persian.Fold(`زاده زادگان پور نژاد فر منش نیا تبار پناه نسب وند`))

// notSurnames are common words that a first name may stand before: prepositions and particles
// persian knows, these stand beside them.
var notSurnames = set(`گفت گفتند گفته بود بودند شد شده کرد کرده کردند دارد داره دارند داشت آمد رفت می‌گوید می‌گه میگه میکند می‌کند می‌کنند میکنه است هست هستم هستند
	ساله ساکن متولد اهل سلام سپاس تشکر ممنون خواهش لطفا لطفاً دیروز امروز فردا پارسال صبح شب عصر ظهر ساعت روز سال ماه خیلی دیگه همیشه همچنان نیست
	جان خان خانم آقا عزیز محترم گرامی مرحوم زنگ تماس شماره تلفن موبایل همراه کد پلاک منزل خانه آدرس نشانی برادر خواهر پدر مادر همسر پسر دختر دوست همکار
	همسایه صاحب مالک مسئول مدیر شهردار رئیس فرزند نام اسم ملک کوچه خیابان شهر کاشان شهرداری نیز زده داده گرفته افتاد افتاده بازی رد فوت متاسفانه باعث نزدیک
	زخمی بستری راضی ناراضی عصبانی شاکی مدعی زندانی فراری قربانی مدتی کمی یکی روزی جایی کسی دیگری شهرداری اداری
	دید زد داد خورد برد گذاشت ماند خواست نوشت فرستاد گرفت ریخت ایستاد نشست داخل بیرون جلوی کنار پشت وقتی چند چندین کتابی دو سه یک همه درخواست شکایت تقاضا گزارش قول دستور مشکل تا ها های می بوستان پارک میدان مدرسه مسجد امام`)

// persons finds the names of private persons.
func (f *finder) persons() {
	for i := 0; i < len(f.words); i++ {
		first, last, sure := f.personAt(i)
		if last < first || f.public(first, last) {
			continue
		}
		if f.add(Person, f.words[first].from, f.words[last].to, sure) {
			i = last
		}
	}
}

// personAt gives the words of the name that begins with word i, its title included; last is
// less than first where none does.
func (f *finder) personAt(i int) (first, last int, sure bool) {
	s := f.words[i].s
	switch {
	case titles[s] && !f.follows(i, spots):
		if last = f.titled(i); last > i {
			return i, last, true
		}
	case introduces(s):
		if last = f.introduced(i); last > i {
			return last - f.lengthOfName(i, last) + 1, last, true
		}
	case isGiven(s) && !f.follows(i, spots):
		if last = f.fullName(i, isStrongSurname); last > i {
			return i, last, false
		}
		if last = f.fullName(i, isLikeSurname); last > i && (last > i+1 || f.declared(last) || f.signed(i, last) || f.listed(i) || f.aside(i, last)) {
			return i, last, true
		}
	case isStrongSurname(s) && f.joined(i) && isGiven(f.words[i+1].s) && !f.follows(i, spots) && !f.follows(i, given):
		return i, i + 1, false
	}
	return 0, -1, false
}

// declared reports whether the word behind a name says that it is one: رضا … هستم.
func (f *finder) declared(last int) bool {
	return last+1 < len(f.words) && len(f.gap(last, last+1)) <= 2 && declarations[f.words[last+1].s]
}

var declarations = set(`هستم هستیم فرزند ساکن متولد صاحب مالک دارای امضا`)

// aside reports whether a name stands between commas, or behind a colon.
func (f *finder) aside(first, last int) bool {
	if first == 0 {
		return false
	}
	before := string(f.gap(first-1, first))
	return strings.ContainsRune(before, ':') ||
		strings.ContainsAny(before, "،,(") && last+1 < len(f.words) && strings.ContainsAny(string(f.gap(last, last+1)), "،,)")
}

// listed reports whether word i stands behind another person and و.
func (f *finder) listed(i int) bool {
	return i > 1 && f.words[i-1].s == "و" && slices.ContainsFunc(f.found, func(h Hint) bool { return h.Sort == Person && h.To == f.to[f.words[i-2].to-1] })
}

// signed reports whether a name ends the text, behind a word of greeting, a sign or a new line.
func (f *finder) signed(first, last int) bool {
	if last+1 < len(f.words) && f.words[last+1].kind == letters {
		return false
	}
	return first > 0 && (f.around(first, greetings, 2, 0) || string(f.gap(first-1, first)) != " ")
}

var greetings = set(`تشکر سپاس احترام ارادت ممنون مرسی ارادتمند سپاسگزارم متشکرم ممنونم تقدیم`)

// joined reports whether only one blank or two, or a slash parts word i from the next.
func (t *text) joined(i int) bool {
	return i+1 < len(t.words) && t.words[i+1].kind == letters && len(t.gap(i, i+1)) <= 2 && !t.parted(i) &&
		!strings.ContainsAny(string(t.gap(i, i+1)), "،,/:-)(")
}

// follows reports whether word i stands behind one of some words, a title or first name
// between allowed: خیابان دکتر علی ….
func (t *text) follows(i int, words map[string]bool) bool {
	for j := i - 1; j >= 0 && j >= i-3 && t.joined(j); j-- {
		if words[t.words[j].s] {
			return true
		}
		if !titles[t.words[j].s] && !isGiven(t.words[j].s) {
			return false
		}
	}
	return false
}

// titled gives the last word of the name behind a title; i where there is none. More titles
// may follow the first: آقای مهندس ….
func (f *finder) titled(i int) int {
	at := i
	for f.joined(at) && titles[f.words[at+1].s] {
		at++
	}
	if !f.joined(at) {
		return i
	}
	if last := f.fullName(at+1, isSurname); last > at+1 {
		return last
	}
	first := f.words[at+1].s
	if officials[first] || notSurnames[first] || persian.IsFunctionWord(first) || f.known.name(first) || spots[first] || runeCount(first) < 3 {
		return i
	}
	if strings.HasSuffix(first, "ی") || hasEnd(first, strongEnds) || !f.joined(at+1) {
		return i // a surname alone
	}
	second := f.words[at+2].s
	if !learned[f.words[at].s] && isLikeSurname(second) {
		return at + 2
	}
	if isSurname(second) && hasEnd(second, surnameEnds) || isLikeSurname(second) && (!persian.IsWord(first) || !persian.IsWord(second)) {
		return at + 2 // an uncommon first name
	}
	return i
}

// introduced gives the last word of the full name behind a word for somebody; i where there
// is none.
func (f *finder) introduced(i int) int {
	for at := i + 1; at < len(f.words) && at <= i+4 && !f.ended(at-1); at++ {
		w := f.words[at]
		if isGiven(w.s) && !f.follows(at, spots) {
			if last := f.fullName(at, isLikeSurname); last > at {
				return last
			}
			return i
		}
		if !between[w.s] {
			break
		}
	}
	return i
}

// between are what may stand between a word for somebody and the name.
var between = set(`ما من م مان و نام خانوادگی مادر پدر پدرم مادرم اینجانب آقای خانم آقا به اسم بنام کوچک بزرگ طبقه بالا پایین بالایی پایینی روبرو بغلی
	دست ام هم یعنی همسر پسر دختر فرزند ملک مالک بنده سید سیده حاج متوفی مرحوم حقیر ساختمان ی دبستانی اول دوم سوم چهارم`)

// fullName gives the last word of a first name and a surname that begin with word i; i where
// they do not. Several first names may stand before the surname: محمد رضا ….
func (f *finder) fullName(i int, surname func(string) bool) int {
	if !isGiven(f.words[i].s) {
		return i
	}
	at := i
	for f.joined(at) && at < i+2 && isGiven(f.words[at+1].s) {
		at++
	}
	if !f.joined(at) || !surname(f.words[at+1].s) {
		return i
	}
	at++
	if f.joined(at) && hasEnd(f.words[at+1].s, strongEnds) && runeCount(f.words[at+1].s) <= 6 || f.joined(at) && isStrongSurname(f.words[at+1].s) {
		at++
	}
	return at
}

// lengthOfName counts the words of the name that ends with word last, behind word i.
func (f *finder) lengthOfName(i, last int) int {
	for at := i + 1; at < last; at++ {
		if isGiven(f.words[at].s) && f.fullName(at, isLikeSurname) == last {
			return last - at + 1
		}
	}
	return 1
}

func isSurname(s string) bool {
	return runeCount(s) >= 3 && !notSurnames[s] && !officials[s] && !spots[s] && !persian.IsFunctionWord(s) && numerals[s] == 0 &&
		(isGiven(s) || !isVerb(s))
}

// isVerb reports whether a word looks like a verb with its ending and is known.
func isVerb(s string) bool {
	for _, end := range [...]string{"م", "ید", "ند"} {
		if strings.HasSuffix(s, end) {
			return persian.IsWord(s)
		}
	}
	return strings.HasPrefix(s, "می") && strings.HasSuffix(s, "د") && persian.IsWord(s)
}

// isLikeSurname reports whether a word is a surname by its look: it has the ending of one, or
// is no word of the language.
func isLikeSurname(s string) bool {
	return isSurname(s) && (strings.HasSuffix(s, "ی") || isGiven(s) || hasEnd(s, surnameEnds) || !persian.IsWord(s))
}

func isStrongSurname(s string) bool {
	return runeCount(s) >= 5 && hasEnd(s, strongEnds) && isSurname(s) && !persian.IsWord(s)
}

// hasEnd reports whether a word ends with one of some endings, with letters before it.
func hasEnd(s string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(s, end) && len(s) > len(end)+2 {
			return true
		}
	}
	return false
}

// public reports whether words are a name of the city, or stand within one.
func (f *finder) public(first, last int) bool {
	for from := first; from <= last; from++ {
		if f.known.name(f.joinedWords(from, last)) {
			return true
		}
	}
	return first > 0 && f.known.name(f.joinedWords(first-1, last))
}
