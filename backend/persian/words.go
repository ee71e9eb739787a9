package persian

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

const (
	minusWord = "منفی"
	andWord   = " و "
	rialWord  = "ریال"
	tomanWord = "تومان"
)

// below20, tens and hundreds are the simple numerals as the Academy's dictionary of
// spelling (فرهنگ املایی) has them: هجده, not هیجده; سیصد in one piece.
var (
	below20 = [...]string{
		"صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده",
		"یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
	}
	tens     = [...]string{2: "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"}
	hundreds = [...]string{1: "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"}
)

// scale is a name for a power of a thousand.
type scale struct {
	size uint64
	name string
}

const (
	hundred  = 100
	thousand = 1_000
	milliard = 1_000_000_000
)

// scales are the names that Iranian budget papers count with. Above میلیارد they have
// no name of their own in use: a trillion is هزار میلیارد (the همت of the press, there
// with تومان), and a milliard of milliards is told by saying the word twice, so that
// every میلیارد that follows is the smaller one and a number has one reading.
var scales = [...]scale{
	{milliard * milliard, "میلیارد میلیارد"},
	{milliard, "میلیارد"},
	{1_000_000, "میلیون"},
	{thousand, "هزار"},
}

// InWords writes a cardinal as it is read aloud in Iran: 1_200_000_000 is «یک میلیارد و
// دویست میلیون», 1_200_000_000_000 «هزار و دویست میلیارد», 10^18 «یک میلیارد میلیارد».
// A single thousand is هزار without یک, as in budget papers; parts are joined by و and
// stand apart by blanks, as the Academy's orthography (دستور خط فارسی) has them. ParseWords
// reads it back.
func InWords(n int64) string { return sign(n) + cardinal(magnitude(n)) }

// OrdinalInWords writes an ordinal: اول for 1, otherwise the cardinal with م at its end,
// «بیست و یکم», but سوم for سه and, with the half-space that the Academy's orthography
// asks for behind ی, سی‌ام for سی.
func OrdinalInWords(n int64) string {
	if n == 1 {
		return "اول"
	}
	words := InWords(n)
	if stem, ok := strings.CutSuffix(words, "سه"); ok {
		return stem + "سوم"
	}
	if strings.HasSuffix(words, "سی") {
		return words + string(HalfSpace) + "ام"
	}
	return words + "م"
}

// RialInWords writes an amount in whole rials: «دو هزار ریال».
func RialInWords(rial int64) string { return InWords(rial) + " " + rialWord }

// TomanInWords writes an amount of whole rials in toman, ten rials each; what is left
// of a toman is told in rials: 125 is «دوازده تومان و پنج ریال», 5 «پنج ریال».
func TomanInWords(rial int64) string {
	whole, rest := magnitude(rial)/10, magnitude(rial)%10
	toman := cardinal(whole) + " " + tomanWord
	change := cardinal(rest) + " " + rialWord
	switch {
	case rest == 0:
		return sign(rial) + toman
	case whole == 0:
		return sign(rial) + change
	}
	return sign(rial) + toman + andWord + change
}

func sign(n int64) string {
	if n < 0 {
		return minusWord + " "
	}
	return ""
}

// magnitude is the distance from 0; an int64 cannot hold that of the least one.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// cardinal writes a number that an int64 or its magnitude can be.
func cardinal(n uint64) string {
	if n == 0 {
		return below20[0]
	}
	var words []string
	for _, s := range scales {
		count := n / s.size
		n %= s.size
		switch {
		case count == 0:
		case count == 1 && s.size == thousand:
			words = append(words, s.name)
		default:
			words = append(words, cardinal(count)+" "+s.name)
		}
	}
	return strings.Join(append(words, belowThousand(n)...), andWord)
}

// belowThousand gives the words that و joins; none for 0.
func belowThousand(n uint64) (words []string) {
	if n >= hundred {
		words = append(words, hundreds[n/hundred])
		n %= hundred
	}
	if n >= 20 {
		words = append(words, tens[n/10])
		n %= 10
	}
	if n > 0 {
		words = append(words, below20[n])
	}
	return words
}

// ParseWords reads a number as people write it: in words, in figures with or without
// signs between thousands, or both, «۱۲ میلیون و پانصد هزار». Every spelling that Fold
// makes one is read, half-spaces and blanks may stand where a writer puts them or not,
// و may be left out, صد and هزار may have their یک, and منفی may be a sign. Parts go from large to small;
// what stands before a scale and is smaller is its count: «هزار و دویست میلیارد».
//
// ok is false for everything else (fractions, units, ordinals, «میلیون» without a count,
// parts out of order) and for what an int64 cannot hold.
func ParseWords(text string) (n int64, ok bool) {
	text = strings.Join(strings.Fields(Fold(text)), " ")
	minus := false
	for _, sign := range []string{minusWord, "-", "−"} {
		if rest, has := strings.CutPrefix(text, sign); has {
			text, minus = rest, true
			break
		}
	}
	size, ok := parseMagnitude(strings.TrimSpace(text))
	switch {
	case !ok, size > mostMagnitude, size == mostMagnitude && !minus:
		return 0, false
	case minus:
		return int64(-size), true
	}
	return int64(size), true
}

// mostMagnitude is that of the least int64.
const mostMagnitude = -math.MinInt64

func parseMagnitude(text string) (n uint64, ok bool) {
	if strings.Trim(text, "0") == "" || text == below20[0] {
		return 0, text != ""
	}
	var sum parts
	for text != "" {
		next, length := numeralAt(text)
		if length == 0 || !sum.read(next) {
			return 0, false
		}
		text = strings.TrimPrefix(text[length:], " ")
	}
	return sum.total()
}

// numeral is what one word of a number, or a figure, says; the zero value is و.
type numeral struct {
	value uint64
	// unit is what the numbers behind it must stay below: 10 for بیست, 1 for دوازده.
	unit uint64
	// times says that the word multiplies its count.
	times bool
}

var numerals = numeralWords()

// numeralWords are the words as InWords has them, with the spellings beside them that
// are in use. Folded.
func numeralWords() map[string]numeral {
	out := map[string]numeral{
		"و": {}, "میلیاردمیلیارد": {milliard * milliard, milliard * milliard, true},
		"هیجده": {18, 1, false}, "هژده": {18, 1, false}, "سی صد": {300, 100, false}, "پان صد": {500, 100, false},
		"ملیون": {1_000_000, 1_000_000, true}, "ملیارد": {milliard, milliard, true},
		"تریلیون": {milliard * thousand, milliard * thousand, true},
	}
	for i, word := range below20[1:] {
		out[word] = numeral{uint64(i + 1), 1, false}
	}
	for i, word := range tens[2:] {
		out[word] = numeral{uint64(i+2) * 10, 10, false}
	}
	for i, word := range hundreds[1:] {
		out[word] = numeral{uint64(i+1) * 100, 100, i == 0}
	}
	for _, s := range scales {
		out[s.name] = numeral{s.size, s.size, true}
	}
	return out
}

// writtenFigure is a number in digits at the beginning of a folded text.
var writtenFigure = regexp.MustCompile(`^(?:[0-9]{1,3}(?:[,٬،][0-9]{3})+|[0-9]+)`)

var thousandsSigns = strings.NewReplacer(",", "", "٬", "", "،", "")

// numeralAt reads the longest numeral at the beginning of a folded text, so that words
// may stand apart or in one; length is 0 where there is none.
func numeralAt(text string) (n numeral, length int) {
	if digits := writtenFigure.FindString(text); digits != "" {
		value, err := strconv.ParseUint(thousandsSigns.Replace(digits), 10, 64)
		if err != nil || value > mostMagnitude {
			return numeral{}, 0
		}
		return numeral{value, 1, false}, len(digits)
	}
	for word, meant := range numerals {
		if len(word) > length && strings.HasPrefix(text, word) {
			n, length = meant, len(word)
		}
	}
	return n, length
}

// parts are the parts of a number read so far, each below the unit of the one before.
type parts struct {
	of []numeral
	// and says that the word read last is و.
	and bool
}

// read takes the next numeral; false where it cannot stand.
func (p *parts) read(n numeral) bool {
	joined := p.and
	p.and = n == numeral{}
	if p.and {
		return !joined && len(p.of) > 0
	}
	if from := p.count(n); from < len(p.of) && !joined {
		return p.multiply(from, n)
	}
	// Of the scales only صد and هزار stand without a count, and هزار not behind a word
	// that may be its count.
	if n.times && (n.value > thousand || n.value == thousand && len(p.of) > 0 && !joined) {
		return false
	}
	return p.add(n)
}

// count finds where the parts begin that a numeral multiplies; len(p.of) for none.
func (p *parts) count(n numeral) int {
	from := len(p.of)
	if !n.times {
		return from
	}
	least := n.value
	if n.value == hundred {
		least = 10 // چهار صد, but not بیست و پنج صد
	}
	for from > 0 && p.of[from-1].value < least {
		from--
	}
	return from
}

func (p *parts) multiply(from int, n numeral) bool {
	var count uint64
	for _, part := range p.of[from:] {
		count += part.value
	}
	if count > mostMagnitude/n.value {
		return false
	}
	p.of = p.of[:from]
	return p.add(numeral{count * n.value, n.unit, false})
}

func (p *parts) add(n numeral) bool {
	if n.value == 0 || len(p.of) > 0 && n.value >= p.of[len(p.of)-1].unit {
		return false
	}
	p.of = append(p.of, n)
	return true
}

// total adds the parts up. It cannot run over: the first is at most mostMagnitude, and
// there are at most seven others, as many as there are smaller units, each below 10^18.
func (p *parts) total() (n uint64, ok bool) {
	for _, part := range p.of {
		n += part.value
	}
	return n, len(p.of) > 0 && !p.and
}
