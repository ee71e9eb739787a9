package hints

import (
	"strings"

	"didban.app/backend/persian"
)

// cue is what a word near a number says of it.
type cue uint8

const (
	noCue cue = iota
	phoneCue
	textCue // of what only mobile telephones take
	nationalCue
	postalCue
	birthCue
	ibanCue
	cardCue
	// paperCue says that a number is one of a paper or a sum, whatever it looks like.
	paperCue
	// traceCue says that a machine gave the number, for looking something up.
	traceCue
	// recordCue says so of a number that only its check digit makes look like a code.
	recordCue
)

// cues are the words that tell what a number is, folded; how near they must stand is the
// finder's.
var cues = func() map[string]cue {
	out := map[string]cue{}
	for c, words := range map[cue]string{
		phoneCue: `موبایل موبایلم همراه همراهم تلفن تلفنم تلفنش تماس زنگ بزنید بزنین گوشی گوشیم تلگرام واتساپ واتس‌اپ واتس پیامک پیام
			شمارم شمارمه شماره‌ام شماره‌م شماره‌ش شمارش شماره‌اش شماره‌مان شماره‌شان تلفکس فکس نمابر دورنگار
			mobile tel phone call cell sms whatsapp telegram fax`,
		nationalCue: `ملی ملیم ملی‌ام ملیش ملی‌اش کدملی کدملیم کدملی‌ام melli meli national`,
		postalCue:   `پستی پستیم پستی‌ام کدپستی کدپستیم zip postal`,
		birthCue:    `شناسنامه شناسنامه‌ام شناسنامم شناسنامه‌م شناسنامه‌ش شناسنامه‌اش`,
		ibanCue:     `شبا شبام شبای sheba iban`,
		cardCue:     `کارت کارتم کارتش کارتمان card`,
		traceCue:    `رهگیری پیگیری شناسایی مرجع تراکنش ارجاع سفارش کدرهگیری کد‌پیگیری`,
		paperCue: `قرارداد قبض فاکتور بارکد سریال مناقصه مزایده پروانه صورتحساب صورت‌حساب اشتراک کنتور چک سفته بیمه‌نامه
			مبلغ بودجه ریال تومان ضمانت‌نامه مرسوله شماره‌نامه دبیرخانه شناسه isbn serial barcode`,
		recordCue: `پرونده پرونده‌ام ردیف اعتبار ملک پلاک ثبت ثبتی نوسازی سند نامه فیش حکم حساب دادنامه
			واریز پرداخت متراژ مساحت جمعیت تعداد باند کالا اموال دارایی مصوبه بخشنامه درخواست شکایت شکایتم پایان‌کار
			سامانه پروژه طرح عمر اقتصادی کارگاه بیمه دانشجویی پرسنلی کارمندی نظام مجوز جواز`,
	} {
		for w := range set(words) {
			out[w] = c
		}
	}
	return out
}()

// units stand behind a number that counts something.
var units = set(`ریال ریالی تومان تومن متر مترمربع سانتی‌متر سانتیمتر سانت کیلومتر هکتار بیت بایت کیلو کیلوگرم تن گرم لیتر نفر عدد
	نسخه واحدی درصد سهم سهام رای دلار یورو میلیون میلیارد هزار همت مگابایت
	برگ خانوار قطعه اصله مورد rial toman`)

// times stand behind a number that counts time or how often.
var times = set(`بار ماه روز سال هفته ساعت دقیقه دفعه مرتبه`)

// reach is how many words before a number its cue may stand.
const reach = 4

// cueBefore gives the nearest cue before a word, at most n words away and not beyond the end of
// a sentence or another number.
func (t *text) cueBefore(first, n int) cue {
	led := false
	for i := first - 1; i >= 0 && i >= first-n; i-- {
		w := t.words[i]
		if t.ended(i) || w.kind == digits {
			return noCue
		}
		led = led || leads[w.s] && (w.s != "به" || t.words[i+1].s != "شماره")
		if w.s == "ش" && i > 0 && t.words[i-1].s == "ش" {
			return birthCue
		}
		if c := cueOf(w.s); c != noCue {
			if c = t.paired(i, c); led && (c == paperCue || c == traceCue || c == recordCue) {
				return noCue // «قبض را به ۰۹…»: of the paper the number is not
			}
			return c
		}
		if rooms[w.s] && i > 0 && t.words[i-1].s == "شماره" {
			return phoneCue
		}
	}
	return noCue
}

// leads lead on from a paper to the one whom it goes to.
var leads = set(`به با برای واسه`)

// hasCue reports whether a cue stands within twice the reach before a word.
func (t *text) hasCue(first int, c cue) bool {
	for i := first - 1; i >= 0 && i >= first-2*reach; i-- {
		if t.ended(i) || t.words[i].kind == digits {
			return false
		}
		if cueOf(t.words[i].s) == c {
			return true
		}
	}
	return false
}

// rooms are where a telephone stands: شمارهٔ منزل.
var rooms = set(`منزل خانه خونه مغازه دفتر مطب شرکت محل کار پدرم مادرم همسرم`)

// cueOf is the cue of a word, alone or grown together with شماره or کد before it; of
// telephones in the plural, too.
func cueOf(s string) cue {
	if c := cues[s]; c != noCue {
		return c
	}
	for _, before := range [...]string{"شماره", "کد"} {
		if rest, has := strings.CutPrefix(s, before); has {
			return cues[rest]
		}
	}
	for _, end := range [...]string{"ها", "های", "هایم", "هایمان", "مان", "شان", "ی"} {
		if bare, has := strings.CutSuffix(s, end); has && cues[bare] == phoneCue {
			return phoneCue
		}
	}
	return noCue
}

// paired is the cue of word i together with the word before it: شناسهٔ ملی is one of a
// person, but کارت ملی is a paper.
func (t *text) paired(i int, c cue) cue {
	if i == 0 {
		return c
	}
	before := t.words[i-1].s
	switch {
	case c == nationalCue && (before == "بانک" || before == "تیم" || before == "شرکت"),
		c == postalCue && before == "صندوق", c == phoneCue && before == "به" && t.words[i].s == "همراه":
		return noCue
	case c == recordCue && (cueOf(before) == postalCue || cueOf(before) == nationalCue):
		return cueOf(before) // کدپستی ملک
	case c == recordCue && (before == "شماره" || before == "شناسه"), c == traceCue && (before == "کد" || before == "شناسه"):
		return paperCue
	case c == recordCue && before == "کد":
		return traceCue
	case c == paperCue && t.words[i].s == "شناسه" && i+1 < len(t.words) && cues[t.words[i+1].s] == nationalCue:
		return nationalCue
	}
	return c
}

// ended reports whether a sentence, or the text, ends behind word i; a new line ends none.
func (t *text) ended(i int) bool { return t.words[i].ends }

// cueBehind gives the cue of the two words behind a word; a unit is a paper's.
func (t *text) cueBehind(last int) cue {
	for i := last + 1; i < len(t.words) && i <= last+2 && !t.ended(i-1); i++ {
		s := t.words[i].s
		switch {
		case i == last+1 && units[s] && strings.TrimSpace(string(t.gap(last, i))) == "":
			return paperCue
		case s == "پیامک":
			return textCue
		case s == "زنگ" || s == "تماس" || i == last+1 && (s == "همراه" || s == "تلفن" || s == "موبایل" || s == "شماره"):
			return phoneCue
		}
	}
	return noCue
}

// folded is a word of a list as words of a text are.
func folded(s string) string { return strings.ReplaceAll(persian.Fold(s), " ", "") }
