package hints

import "strings"

// number is some neighbouring groups that may be one number.
type number struct {
	*finder
	groups []group
	digits string
	before cue
	behind cue
}

// maxDigits is the length of the longest number that is looked for.
const maxDigits = 24

// numbers finds what is told in digits.
func (f *finder) numbers() {
	groups := f.groups()
	telephone := -1 // the last group of the telephone before
	for i := 0; i < len(groups); i++ {
		if groups[i].link == tight && len(groups[i].digits) < wholeLength || groups[i].used {
			continue
		}
		listed := telephone >= 0 && telephone == i-1 && groups[i].first-groups[i-1].last <= 2
		sort, n := f.numberAt(groups[i:], listed)
		if n > 0 {
			i += n - 1
		}
		if sort == Mobile || sort == Landline {
			telephone = i
		}
	}
}

// numberAt tries the numbers that begin with the first of some groups, the longest first;
// n is how many groups the one has that was found. listed says that a telephone stands
// right before them.
func (f *finder) numberAt(groups []group, listed bool) (sort Sort, n int) {
	most := 1
	for length := len(groups[0].digits); most < len(groups) && groups[most].link != apart && !groups[most].used; most++ {
		if length += len(groups[most].digits); length > maxDigits {
			break
		}
	}
	before := f.cueBefore(groups[0].first, reach)
	if before == noCue && listed {
		before = phoneCue
	}
	for n := most; n > 0; n-- {
		if n < len(groups) && groups[n].link == tight && len(groups[n-1].digits) < wholeLength {
			continue
		}
		c := number{finder: f, groups: groups[:n], digits: joinedDigits(groups[:n]), before: before}
		if len(c.digits) < localLength && n > 1 && !groups[0].spoken {
			continue
		}
		c.behind = f.cueBehind(groups[n-1].last)
		if sort, sure := c.sort(); sort != "" && f.addNumber(sort, c, sure) {
			return sort, n
		}
	}
	return "", 0
}

func joinedDigits(groups []group) string {
	var b strings.Builder
	for _, g := range groups {
		b.WriteString(g.digits)
	}
	return b.String()
}

// addNumber adds the hint of a number, unless it is the city's own; in that case its place
// is taken all the same.
func (f *finder) addNumber(sort Sort, n number, sure bool) bool {
	from, to := n.groups[0].from, n.groups[len(n.groups)-1].to
	if sort == IBAN {
		from = f.country(n.groups[0].first)
	}
	if (sort == Mobile || sort == Landline) && f.known.phone(n.digits) {
		for i := from; i < to; i++ {
			f.taken[i] = true
		}
		return true
	}
	return f.add(sort, from, to, sure)
}

// country is where an IBAN begins whose digits begin with a word: at the IR before it.
func (f *finder) country(first int) int {
	i := first - 1
	switch {
	case i < 0 || !f.near(i, 2):
	case f.words[i].s == "ir" || f.words[i].s == "ایار":
		return f.words[i].from
	case i > 0 && f.words[i].s == "ار" && f.words[i-1].s == "ای":
		return f.words[i-1].from
	}
	return f.words[first].from
}

// sort tells what a number is; empty for none of what is looked for.
func (n number) sort() (sort Sort, sure bool) {
	paper := n.before == paperCue && n.behind != phoneCue && n.behind != textCue || n.behind == paperCue
	switch d := n.digits; {
	case n.before == birthCue && len(d) <= 10 && len(n.groups) == 1 && !n.groups[0].spoken && n.behind != paperCue && !n.counts():
		return Birth, true
	case len(d) == 24 && mod97(d) && (n.account() || !n.listed()):
		return IBAN, true
	case len(d) == 24 && n.account():
		return IBAN, false
	case len(d) == 16 && '4' <= d[0] && d[0] <= '6' && (luhn(d) || n.before == cardCue) && !paper && n.before != traceCue && n.before != phoneCue:
		return Card, luhn(d)
	case n.before == postalCue && len(d) == 10:
		return Postal, true
	case n.before == nationalCue && 8 <= len(d) && len(d) <= 10 && !n.isMobile():
		return National, len(d) == 10 && nationalCode(d)
	case paper || n.prefixed():
		return "", false
	case n.isMobile():
		return Mobile, true
	case n.before == phoneCue && len(d) == 10 && nationalCode(d) && n.hasCue(n.groups[0].first, nationalCue):
		return National, true // کد ملی و تلفن: …
	case n.isLandline():
		return Landline, n.digits[0] == '0'
	case n.isSpokenPhone():
		return Mobile, false
	case n.isBareNational():
		return National, false
	}
	return "", false
}

// account reports whether the number is told to be an IBAN.
func (n number) account() bool {
	return n.before == ibanCue || n.country(n.groups[0].first) < n.groups[0].from
}

// listed reports whether a comma or stroke parts the groups, as it does those of a list.
func (n number) listed() bool {
	for _, g := range n.groups[1:] {
		if g.link == hard {
			return true
		}
	}
	return false
}

// counts reports whether the number says how long or how often.
func (n number) counts() bool {
	last := n.groups[len(n.groups)-1].last
	return last+1 < len(n.words) && times[n.words[last+1].s]
}

// prefixed reports whether a Latin code stands right before the number: KSH-1402.
func (n number) prefixed() bool {
	first := n.groups[0].first
	if first == 0 || n.words[first-1].kind != latin || cues[n.words[first-1].s] == phoneCue {
		return false
	}
	gap := string(n.gap(first-1, first))
	return gap == "" && !strings.HasPrefix(n.digits, "09") || gap == "-" || gap == "_" || gap == "."
}

// abroad takes off what stands before a number that is dialled from abroad; plus says
// whether + or 00 stood there.
func (n number) abroad() (rest string, plus bool) {
	from := n.groups[0].from
	plus = from > 0 && n.runes[from-1] == '+' || from > 1 && n.runes[from-2] == '+' ||
		n.groups[len(n.groups)-1].to < len(n.runes) && n.runes[n.groups[len(n.groups)-1].to] == '+'
	rest = n.digits
	if after, has := strings.CutPrefix(rest, "00"); has {
		rest, plus = after, true
	}
	after, has := strings.CutPrefix(rest, "98")
	if !has {
		return n.digits, false
	}
	if short, has := strings.CutPrefix(after, "0"); has && len(short) == 10 {
		after = short
	}
	return after, plus
}

// isMobile reports whether a number is that of a mobile telephone by the national plan of
// ITU-T E.164 for +98: 09 and nine digits, the 0 left out behind a word for it or from
// abroad. Operators come and go, so there is no table of them.
func (n number) isMobile() bool {
	if rest, plus := n.abroad(); len(rest) == 10 && rest[0] == '9' && (plus || n.countryFirst()) {
		return true
	}
	if len(n.digits) == 11 {
		return strings.HasPrefix(n.digits, "09")
	}
	return len(n.digits) == 10 && n.digits[0] == '9' && (n.telephones() || n.before == noCue && n.behind == textCue)
}

// countryFirst reports whether the first group is the country's 98, or begins with it and more:
// 98.9 is a figure.
func (n number) countryFirst() bool {
	first := n.groups[0].digits
	return len(n.digits) >= 12 && !n.listed() && (len(first) == 2 || len(first) >= 5)
}

// telephones reports whether a word near the number is one of telephones.
func (n number) telephones() bool {
	return n.before == phoneCue || n.before == noCue && (n.behind == phoneCue || n.mine())
}

// roomed reports whether the word right before the number is where a telephone stands: منزل.
func (n number) roomed() bool {
	first := n.groups[0].first
	return first > 0 && n.before == noCue && rooms[n.words[first-1].s]
}

// mine reports whether somebody tells the number as their own, شمارهٔ من, or as one that
// needs no other word: شماره.
func (n number) mine() bool {
	first := n.groups[0].first
	if first < 1 {
		return false
	}
	last := n.words[first-1].s
	return last == "شماره" || first > 1 && (last == "من" || last == "بنده" || last == "ما") && strings.HasPrefix(n.words[first-2].s, "شمار")
}

// isLandline reports whether a number is that of another telephone: 0, two digits of the
// area, of which the first is 1 to 8, and eight of which the first is 2 to 9; without 0
// and area only behind a word for it.
func (n number) isLandline() bool {
	rest, plus := n.abroad()
	switch {
	case plus && len(rest) == 10:
		return isArea(rest)
	case len(n.digits) == 11 && n.digits[0] == '0':
		return isArea(n.digits[1:]) && !n.decimal()
	case len(n.digits) == 11 && len(n.groups) == 2 && len(n.groups[0].digits) == localLength && n.groups[1].digits[0] == '0':
		return isArea(n.groups[1].digits[1:] + n.groups[0].digits) // the area behind: 55401234 (031)
	case len(n.digits) == 10:
		return n.telephones() && isArea(n.digits)
	case len(n.digits) == localLength:
		return (n.telephones() || n.roomed()) && '2' <= n.digits[0] && n.digits[0] <= '9' && !n.decimal()
	}
	return false
}

// isArea reports whether ten digits can be an area and a number in it.
func isArea(d string) bool {
	return '1' <= d[0] && d[0] <= '8' && '1' <= d[1] && d[1] <= '9' && '2' <= d[2] && d[2] <= '9'
}

// decimal reports whether the number is a fraction: 0.3155…, but not 031.5540….
func (n number) decimal() bool {
	return len(n.groups) == 2 && len(n.groups[0].digits) < len("031") && n.groups[1].link == tight && strings.ContainsAny(string(n.runes[n.groups[0].to:n.groups[1].from]), ".٫")
}

// leastSpoken is how many numbers in words make a telephone of what begins with صفر,
// though its digits are too few or too many for one.
const leastSpoken = 6

func (n number) isSpokenPhone() bool {
	if len(n.groups) < leastSpoken || n.digits[0] != '0' {
		return false
	}
	for _, g := range n.groups {
		if !g.spoken {
			return false
		}
	}
	return true
}

// isBareNational reports whether ten digits without a word for them are a national code, by
// their check digit: in one group, or in the three of the card.
func (n number) isBareNational() bool {
	if len(n.digits) != 10 || strings.HasSuffix(n.digits, "00000") || n.before == recordCue || n.before == traceCue || !nationalCode(n.digits) {
		return false
	}
	switch g := n.groups; len(g) {
	case 1:
		return !g[0].spoken
	case 3:
		return len(g[0].digits) == 3 && len(g[1].digits) == 6
	}
	return false
}
