package hints

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// group is digits that stand together, or a number told in words: words[first] to
// words[last].
type group struct {
	digits      string
	from, to    int // runes
	first, last int // words
	spoken      bool
	link        link // to the group before
	used        bool // part of a date, an amount, or of a hint
}

// link says how a group hangs together with the one before it.
type link uint8

const (
	apart link = iota // not at all
	loose             // by blanks
	hard              // by a sign that also parts two numbers: a comma, a stroke, a new line
	tight             // by a sign that stands within numbers: a hyphen, a full stop
)

// maxGap is how many runes may part two groups of one number.
const maxGap = 4

// wholeLength is the length from which a group is a number by itself, not part of one.
const wholeLength = 8

// groups gives the numbers of a text.
func (t *text) groups() []group {
	var out []group
	for i := 0; i < len(t.words); {
		g, ok := t.groupAt(i)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 {
			g.link = t.linkOf(out[n-1], g)
			if g.link == tight && len(g.digits) >= wholeLength && len(out[n-1].digits) >= wholeLength {
				g.link = hard
			}
		}
		out = append(out, g)
		i = g.last + 1
	}
	markDates(t, out)
	markAmounts(t, out)
	return out
}

// groupAt reads the group that begins with a word.
func (t *text) groupAt(i int) (group, bool) {
	w := t.words[i]
	g := group{from: w.from, to: w.to, first: i, last: i}
	if w.kind == letters {
		g.spoken = true
		g.digits = t.spokenAt(&g)
		return g, g.digits != ""
	}
	if w.kind != digits && !t.nought(i) {
		return g, false
	}
	for j := i; j < len(t.words) && (j == i || t.words[j].from == g.to) && (t.words[j].kind == digits || t.nought(j)); j++ {
		g.digits += strings.ReplaceAll(t.words[j].s, "o", "0")
		g.last, g.to = j, t.words[j].to
	}
	return g, true
}

// nought reports whether a Latin word is letters o that stand for noughts beside digits.
func (t *text) nought(i int) bool {
	w := t.words[i]
	if w.kind != latin || strings.Trim(w.s, "o") != "" {
		return false
	}
	touches := func(j, border, edge int) bool {
		return j >= 0 && j < len(t.words) && t.words[j].kind == digits && border == edge
	}
	before := i > 0 && touches(i-1, t.words[i-1].to, w.from)
	return before || i+1 < len(t.words) && touches(i+1, t.words[i+1].from, w.to)
}

// spokenAt reads a number in words below a thousand, «نهصد و پنجاه و پنج», and moves the
// end of its group; empty where none begins.
func (t *text) spokenAt(g *group) string {
	s := t.words[g.first].s
	n, ok := numerals[s]
	if behind, glued := strings.CutPrefix(s, "صفر"); !ok && glued {
		if n, ok = numerals[behind]; ok { // صفرنهصد
			return "0" + strconv.Itoa(n)
		}
	}
	if !ok {
		return ""
	}
	for rest := n; rest >= 20 && g.last+2 < len(t.words) && t.words[g.last+1].s == "و"; {
		next, ok := numerals[t.words[g.last+2].s]
		if !ok || next == 0 || rest >= 100 && next >= 100 || rest < 100 && next >= 10 {
			break
		}
		n, rest = n+next, next
		g.last += 2
		g.to = t.words[g.last].to
	}
	return strconv.Itoa(n)
}

// linkOf tells how two neighbouring groups hang together.
func (t *text) linkOf(a, b group) link {
	between := t.words[a.last+1 : b.first]
	if len(between) > 0 {
		return linkOfWords(between, a.spoken && b.spoken)
	}
	gap := t.runes[a.to:b.from]
	out := tight
	if len(gap) > maxGap {
		return apart
	}
	for _, r := range gap {
		switch {
		case strings.ContainsRune("/\n\r,،;|٬", r):
			out = hard
		case kindOf(r) == blank || strings.ContainsRune("()[]", r):
			if out == tight {
				out = loose
			}
		case !strings.ContainsRune("-‐–—_.*~•·ـ+'٫\\#", r):
			return apart
		}
	}
	if len(gap) == 0 {
		return loose // figures and words, glued
	}
	return out
}

// linkOfWords is the link over words: those that are signs told in words, and among
// numbers told in words one other.
func linkOfWords(between []word, spoken bool) link {
	foreign := 0
	for _, w := range between {
		if !spokenSigns[w.s] {
			foreign++
		}
	}
	if len(between) > 2 || foreign > 1 || foreign == 1 && !spoken {
		return apart
	}
	return loose
}

var spokenSigns = set("نقطه دات دش خط تیره فاصله ممیز و dot dash")

// numerals are the words below a thousand, folded, with those of speech.
var numerals = map[string]int{
	"صفر": 0, "یک": 1, "یه": 1, "دو": 2, "سه": 3, "چهار": 4, "چار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10,
	"یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "چارده": 14, "پانزده": 15, "پونزده": 15, "شانزده": 16, "شونزده": 16,
	"هفده": 17, "هیفده": 17, "هجده": 18, "هیجده": 18, "هژده": 18, "نوزده": 19, "بیست": 20, "سی": 30, "چهل": 40, "چل": 40,
	"پنجاه": 50, "شصت": 60, "شست": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90, "صد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400,
	"چارصد": 400, "پانصد": 500, "پونصد": 500, "ششصد": 600, "شیشصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}

// maxChain is how far a chain is followed: no date and no amount has more groups.
const maxChain = 8

// chain is how many groups from one on are joined by nothing but a sign.
func chain(t *text, groups []group, at int, sign rune) int {
	n := 1
	for i := at + 1; i < min(len(groups), at+maxChain); i++ {
		gap := t.runes[groups[i-1].to:groups[i].from]
		if len(gap) != 1 || gap[0] != sign {
			break
		}
		n++
	}
	return n
}

// markDates takes dates out of the numbers: three groups joined by one sign, of which an end is
// a year and the others can be month and day.
func markDates(t *text, groups []group) {
	for i := 0; i+2 < len(groups); i++ {
		for _, sign := range "/-." {
			if groups[i].link == tight || chain(t, groups, i, sign) != 3 {
				continue
			}
			a, b, c := groups[i].digits, groups[i+1].digits, groups[i+2].digits
			if isYear(a) && isBelow(b, 12) && isBelow(c, 31) || isYear(c) && isBelow(b, 31) && isBelow(a, 31) {
				use(groups[i : i+3])
			}
		}
	}
}

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "13") || strings.HasPrefix(s, "14") || strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// isBelow reports whether one or two digits are a number from 1 to most.
func isBelow(s string, most int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) <= 2 && 1 <= n && n <= most
}

// markAmounts takes amounts out of the numbers: groups of three digits behind one of at most
// three, all joined by one sign of thousands.
func markAmounts(t *text, groups []group) {
	for i := 0; i < len(groups); i++ {
		for _, sign := range ",٬،./" {
			n := chain(t, groups, i, sign)
			if n < 2 || len(groups[i].digits) > 3 || groups[i].digits[0] == '0' {
				continue
			}
			thousands := true
			for _, g := range groups[i+1 : i+n] {
				thousands = thousands && len(g.digits) == 3
			}
			if thousands {
				use(groups[i : i+n])
			}
		}
	}
}

func use(groups []group) {
	for i := range groups {
		groups[i].used = true
	}
}

// set makes a set of folded words.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[folded(w)] = true
	}
	return out
}

// in reports whether a folded word is in a set, or is with an ending of ezafe or of somebody.
func in(words map[string]bool, s string) bool {
	if words[s] {
		return true
	}
	for _, end := range [...]string{"ی", "م", "ش", "ت", "مان", "مون"} {
		if bare, has := strings.CutSuffix(s, end); has && words[bare] {
			return true
		}
	}
	return false
}

// runeCount is the length of a word in letters.
func runeCount(s string) int { return utf8.RuneCountInString(s) }
