package hints

import "strings"

// vehicles are the words that tell of a plate, as of a car or its driver.
var vehicles = set(`پلاک پلاکش خودرو خودروی خودرویی ماشین ماشینی ماشینش اتومبیل سواری موتور موتوری موتورسیکلت موتورسوار راننده رانندهٔ راننده‌ای
	پراید پژو سمند پیکان تاکسی وانت نیسان کامیون کامیونت خاور اتوبوس مینی‌بوس ون تیبا ساینا کوییک دنا رانا تارا شاهین سراتو اسنپ
	دوبله شماره‌پلاک car plate`)

// clauses are the words before numbered parts of papers, which look like plates.
var clauses = set(`بند ماده تبصره ردیف صفحه قطعه بلوک جدول کلاس اتاق فصل پیوست آیین‌نامه شکل نقشه`)

// plateLetters are what stands between the digits of a plate: a letter, its name, or a word.
var plateLetters = set(`الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی جیم دال سین صاد ضاد شین عین غین طا قاف لام میم نون واو
	معلولین معلول ویلچر تشریفات سیاسی موقت گذر d s b j`)

// plates finds the plates of cars: two digits, a letter, three digits and the two of the
// region, in either order; and those of motorcycles, three and five digits.
func (f *finder) plates() {
	for i := range f.words {
		if f.carPlate(i) {
			continue
		}
		f.motorPlate(i)
	}
}

// digitsAt reports whether word i is n digits, at most gap runes behind the one before.
func (t *text) digitsAt(i, n int) bool {
	return i >= 0 && i < len(t.words) && t.words[i].kind == digits && len(t.words[i].s) == n
}

func (f *finder) carPlate(i int) bool {
	if i+2 >= len(f.words) || !plateLetters[f.words[i+1].s] || !f.near(i, 2) || !f.near(i+1, 2) {
		return false
	}
	onward := f.digitsAt(i, 2) && f.digitsAt(i+2, 3)
	merged := f.digitsAt(i, 2) && f.digitsAt(i+2, 5) // the region glued on
	backward := f.digitsAt(i, 3) && f.digitsAt(i+2, 2)
	if !onward && !merged && !backward {
		return false
	}
	first, last, region := f.region(i, i+2)
	if f.touched(i, i+2) {
		return false
	}
	glued := len(f.gap(i, i+1)) == 0 && len(f.gap(i+1, i+2)) == 0
	driven := f.around(i, vehicles, 6, 3)
	letter := f.words[i+1].s
	switch {
	case region, merged && (glued || driven):
	case f.around(i, clauses, 3, 0), letter == "و" && !glued:
		return false
	case !driven && (!glued || f.words[i+1].kind == latin):
		return false
	}
	return f.add(Plate, f.words[first].from, f.words[last].to, region || driven)
}

// touched reports whether Latin or digits stand right before the first or behind the last of
// some words.
func (t *text) touched(first, last int) bool {
	before, behind := t.words[first].from-1, t.words[last].to
	hard := func(at int) bool {
		return at >= 0 && at < len(t.runes) && (kindOf(t.runes[at]) == latin || kindOf(t.runes[at]) == digits)
	}
	return hard(before) || hard(behind)
}

// region goes on from a plate to its region: «ایران ۲۳» behind or before it, or two
// digits behind a hyphen.
func (f *finder) region(first, last int) (from, to int, found bool) {
	country := func(i int) bool {
		return i >= 0 && i < len(f.words) && (f.words[i].s == "ایران" || f.words[i].s == "ir" || f.words[i].s == "iran")
	}
	switch {
	case country(last+1) && f.near(last, 3) && f.digitsAt(last+2, 2):
		return first, last + 2, true
	case country(first-2) && f.digitsAt(first-1, 2) && f.near(first-1, 3):
		return first - 2, last, true
	case country(first-1) && f.digitsAt(first-2, 2):
		return first - 2, last, true
	case f.digitsAt(last+1, 2) && strings.ContainsAny(string(f.gap(last, last+1)), "-–—/_|") && f.near(last, 3):
		return first, last + 1, true
	case f.digitsAt(last+1, 2) && f.near(last, 1) && f.around(first, vehicles, 3, 0):
		return first, last + 1, true
	}
	return first, last, false
}

// around reports whether one of some words stands near word i, at most before words ahead
// of it or behind words after it.
func (t *text) around(i int, words map[string]bool, before, behind int) bool {
	for j := max(0, i-before); j < min(len(t.words), i+behind+3); j++ {
		if (j < i || behind > 0 && j > i) && words[t.words[j].s] {
			return true
		}
	}
	return false
}

func (f *finder) motorPlate(i int) {
	pair := f.digitsAt(i, 3) && f.digitsAt(i+1, 5) || f.digitsAt(i, 5) && f.digitsAt(i+1, 3)
	if !pair || !f.near(i, 3) || !f.around(i, vehicles, 4, 2) || f.around(i, clauses, 3, 0) {
		return
	}
	if strings.ContainsAny(string(f.gap(i, i+1)), ",٬،.") {
		return
	}
	f.add(Plate, f.words[i].from, f.words[i+1].to, true)
}
