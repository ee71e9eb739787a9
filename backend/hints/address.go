package hints

import "strings"

// ways are the words that begin the name of a street or a quarter.
var ways = set(`خیابان خیابون بلوار کوچه کوچهٔ کوی بن‌بست بنبست میدان محله شهرک مجتمع برج آپارتمان ساختمان بلوک گذر فلکه جاده روستای روستا فاز شهرکِ
	اتوبان بزرگراه چهارراه سه‌راه دربند درب‌بند`)

// shorts are ways in one letter, which count only in what says that it is an address.
var shorts = set(`خ ک م ب`)

// doors are the words behind which a number or an ordinal is a door.
var doors = set(`پلاک واحد طبقه زنگ درب شماره منزل پ ط`)

// homes are the words that say that somebody lives there.
var homes = set(`منزل منزلم منزلمان منزلمون خانه خانه‌ام خانه‌مان خونه خونم خونمون خونه‌مون نشانی نشونی نشانیم نشانی‌ام آدرس آدرسم آدرس‌ام ساکن ساکنم سکونت
	می‌نشینم زندگی آپارتمانم address`)

// dwellings are those of them that say so behind an address, too.
var dwellings = set(`منزل منزلم منزلمان منزلمون خانه‌ام خانه‌مان خونمون خونه‌مون ساکن ساکنم ساکنیم سکونت می‌نشینم زندگی آپارتمانم`)

// offices are the words that make an address one of a body that anybody may look up.
var offices = set(`شهرداری اداره سازمان بانک درمانگاه بیمارستان مدرسه دبستان دبیرستان دانشگاه کلانتری دادگاه دفتر پاساژ مرکز کتابخانه مسجد شورا شعبه پارکینگ
	پزشکان مطب پروژه کارگاه ایستگاه بوستان پارک`)

// besides are the words that take a door as a mark for what lies near it.
var besides = set(`جلوی جلو مقابل روبروی روبه‌روی روبرو روبه‌رو کنار نزدیک پشت حوالی مجاور جنب بین از تا`)

// Bounds of an address in words: between its parts, and of the whole.
const (
	addressGap  = 5 // twice as many at a home
	addressMost = 24
)

// addresses finds addresses down to a door: a way, and behind it a door with its number.
func (f *finder) addresses() {
	for i := 0; i < len(f.words); i++ {
		if last := f.addressAt(i); last > i {
			if f.add(Address, f.words[i].from, f.words[last].to, f.atHome(i)) {
				i = last
			}
		}
	}
}

// addressAt gives the last word of the address that begins with word i; 0 where none does.
func (f *finder) addressAt(i int) int {
	if s := f.words[i].s; !in(ways, s) && !shorts[s] && s != "پلاک" && s != "واحد" {
		return 0
	}
	home := f.atHome(i) || f.abbreviated(i)
	if !f.isWay(i, home) && (!f.ownDoor(i) || f.door(i) == i) {
		return 0
	}
	gap := addressGap
	if home {
		gap *= 2
	}
	last, from, numbers := 0, i, 0
	for j := i; j < len(f.words) && j-from <= gap && j-i < addressMost; j++ {
		if j > i && f.ended(j-1) {
			break
		}
		if offices[f.words[j].s] && !home && (j == i || !besides[f.words[j-1].s]) {
			return 0
		}
		switch end := f.door(j); {
		case end > j && f.counts(j, home):
			last, from, numbers = end, end, numbers+1
			j = end
		case f.isWay(j, home):
			from = j
		}
	}
	if numbers == 0 {
		return 0
	}
	return last
}

// ownDoor reports whether word i is a door beside a word for one's own home: منزل ما پلاک ۴.
func (f *finder) ownDoor(i int) bool {
	s := f.words[i].s
	return (s == "پلاک" || s == "واحد") && (f.around(i, dwellings, 3, 5) || f.around(i, own, 2, 0) && f.around(i, homes, 3, 0))
}

// Bounds in words of where a word for a home may stand.
const (
	homeBefore = 5
	homeBehind = 14
)

// atHome reports whether a word for a home stands in the sentence round word i.
func (f *finder) atHome(i int) bool {
	for j := i - 1; j >= 0 && j >= i-homeBefore && !f.ended(j); j-- {
		if homes[f.words[j].s] {
			return true
		}
	}
	for j := i; j < len(f.words) && j <= i+homeBehind && (j == i || !f.ended(j-1)); j++ {
		if dwellings[f.words[j].s] {
			return true
		}
	}
	return false
}

// abbreviated reports whether an address in letters begins with word i: خ … ک … پ ۸.
func (f *finder) abbreviated(i int) bool {
	if !shorts[f.words[i].s] {
		return false
	}
	short := false
	for j := i + 1; j < len(f.words) && j <= i+8 && !f.ended(j-1); j++ {
		short = short || shorts[f.words[j].s] || f.words[j].s == "پ"
		if short && f.door(j) > j {
			return true
		}
	}
	return false
}

// isWay reports whether a street or a quarter begins with word i; one letter with a full
// name behind it counts only at a home.
func (f *finder) isWay(i int, home bool) bool {
	s := f.words[i].s
	return in(ways, s) || home && shorts[s] && i+1 < len(f.words) && runeCount(f.words[i+1].s) > 1
}

// door gives the last word of the door that begins with word i: «پلاک ۱۲», «واحد سوم»,
// «پ ۵»; i where none does.
func (f *finder) door(i int) int {
	if !doors[f.words[i].s] && !numbered[f.words[i].s] || i+1 >= len(f.words) || !f.near(i, 3) {
		return i
	}
	next := f.words[i+1]
	_, told := numerals[next.s]
	switch {
	case doors[f.words[i].s] && (next.kind == digits && len(next.s) <= 4 || told || ordinals[next.s]):
		return i + 1
	case numbered[f.words[i].s]:
		if i+2 < len(f.words) && f.words[i+1].s == "شماره" && f.words[i+2].kind == digits {
			return i + 2
		}
	}
	return i
}

// numbered are the doors before whose number شماره may stand.
var numbered = set(`زنگ پلاک واحد خانه منزل`)

var ordinals = set(`اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یکم همکف زیرزمین آخر`)

// counts reports whether a door is one of an address: a storey alone is not, and neither is
// a door that something else lies beside.
func (f *finder) counts(i int, home bool) bool {
	s := f.words[i].s
	if home {
		return true
	}
	if i > 0 && besides[f.words[i-1].s] {
		return false
	}
	return s == "پلاک" || s == "خانه" || s == "منزل" || (s == "واحد" || s == "زنگ") && f.within(i)
}

// within reports whether a flat stands in a house that is named: a block, a tower, a door.
func (f *finder) within(i int) bool {
	for j := i - 1; j >= 0 && j >= i-7; j-- {
		switch f.words[j].s {
		case "مجتمع", "برج", "بلوک", "اپارتمان", "ساختمان", "پلاک", "طبقه":
			return true
		}
	}
	return false
}

// joinedWords are words first to last as folded text, parted by one blank.
func (t *text) joinedWords(first, last int) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		if i > first {
			b.WriteByte(' ')
		}
		b.WriteString(t.words[i].s)
	}
	return b.String()
}
