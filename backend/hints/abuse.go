package hints

import (
	"strings"
	"unicode"
)

// fillers may stand between the words of a phrase.
var fillers = set(`را رو و هم که تا تو رو خودم بالاخره بالاخره آخر حتما حتماً یه یک روز با دستان دست خودمان همه`)

// joiners are written to the word behind them, or parted from it by a blank.
var joiners = set(`می نمی بی نا در`)

// piece is what the list is looked up for: some words as one, squeezed.
type piece struct {
	s           string
	first, last int
}

// abuses finds words and phrases of the list.
func (f *finder) abuses() {
	list := f.known.list()
	pieces := f.pieces()
	for i, p := range pieces {
		if found, last := f.phraseAt(list, pieces, i); found != nil {
			f.addAbuse(found, p.first, pieces[last].last)
		} else if found := list.find(p.s); found != nil {
			f.addAbuse(found, p.first, p.last)
		}
	}
	f.scattered(list)
	f.disguised(list)
}

func (f *finder) addAbuse(p *phrase, first, last int) {
	f.addHurt(p, f.words[first].from, f.words[last].to)
}

func (f *finder) addHurt(p *phrase, from, to int) {
	sort := Abuse
	if p.word.Class == Menace {
		sort = Threat
	}
	f.addWord(sort, from, to, len(p.slots) > 1 || p.word.Class != Insult, p.word)
}

// pieces are the words with می and بی joined to what follows them.
func (f *finder) pieces() []piece {
	var out []piece
	for i := 0; i < len(f.words); i++ {
		w := f.words[i]
		p := piece{squeezed(w.s), i, i}
		if joiners[w.s] && f.joined(i) {
			p.s, p.last = squeezed(w.s+f.words[i+1].s), i+1
			out = append(out, piece{squeezed(w.s), i, i})
		}
		out = append(out, p)
	}
	return out
}

// phraseAt gives the phrase of several words that begins with a piece, and its last piece.
func (f *finder) phraseAt(list *lexicon, pieces []piece, i int) (*phrase, int) {
	s := pieces[i].s
	for cut := len(s); cut > 0; cut-- {
		for _, p := range list.begin[s[:cut]] {
			if p.slots[0].takes(s) {
				if last := f.rest(p, pieces, i); last >= 0 {
					return p, last
				}
			}
		}
	}
	return nil, 0
}

// maxFillers is how many words may stand between two of a phrase.
const maxFillers = 3

// rest matches a phrase behind its first word; -1 where it does not go on.
func (f *finder) rest(p *phrase, pieces []piece, at int) int {
	free := p.word.Class == Menace && p.slots[0].someones() // what is theirs may be told at length
	for _, slot := range p.slots[1:] {
		next := -1
		for j, skipped := at+1, 0; j < len(pieces) && skipped <= maxFillers; j++ {
			if pieces[j].first <= pieces[at].last {
				continue
			}
			if f.ended(pieces[j].first - 1) {
				break
			}
			if slot.takes(pieces[j].s) {
				next = j
				break
			}
			joinedNext := j+1 < len(pieces) && pieces[j+1].first == pieces[j].first
			if !joinedNext && !free && !fillers[pieces[j].s] {
				break
			}
			if !joinedNext {
				skipped++
			}
		}
		if next < 0 {
			return -1
		}
		at = next
	}
	return at
}

// Bounds of a word whose letters stand apart.
const (
	leastScattered = 3
	mostScattered  = 14
)

// scattered finds words whose letters stand apart: ا ح م ق, اح.مق.
func (f *finder) scattered(list *lexicon) {
	for i := range f.words {
		s, short := f.words[i].s, f.lone(i) // short: all words so far are single letters
		for j := i + 1; j < len(f.words) && j-i < mostScattered; j++ {
			if !f.split(j-1, short || j == i+1 && f.lone(j)) {
				break
			}
			s, short = s+f.words[j].s, short && f.lone(j)
			if runeCount(s) < leastScattered {
				continue
			}
			if found := list.find(squeezed(s)); found != nil && f.wordEnds(j, short) {
				f.addAbuse(found, i, j)
			}
		}
	}
}

// lone reports whether word i is a single letter.
func (f *finder) lone(i int) bool { return f.words[i].to-f.words[i].from == 1 }

// split reports whether only signs, or where spaced a blank, part word i from the next.
func (f *finder) split(i int, spaced bool) bool {
	gap := f.gap(i, i+1)
	if len(gap) == 0 || len(gap) > 3 || f.words[i+1].kind == digits {
		return false
	}
	for _, r := range gap {
		if !spaced && kindOf(r) == blank || r == '\n' || strings.ContainsRune("،,:؛;()«»؟!", r) {
			return false
		}
	}
	return true
}

// wordEnds reports whether no further letter of the word stands behind word j.
func (f *finder) wordEnds(j int, short bool) bool {
	return !short || j+1 >= len(f.words) || !f.split(j, true) || runeCount(f.words[j+1].s) > 1
}

// disguises are the signs that stand for letters.
var disguises = map[rune][2]rune{ // in Persian, in Latin
	'1': {'ا', 'i'}, '0': {'ه', 'o'}, '3': {0, 'e'}, '4': {0, 'a'}, '5': {'ه', 's'}, '@': {'ا', 'a'}, '$': {0, 's'}, '!': {'ا', 'i'}, '|': {'ا', 'l'},
}

// disguised finds words in which digits or signs stand for letters: ۱حمق, اح*ق.
func (f *finder) disguised(list *lexicon) {
	for from := 0; from < len(f.runes); {
		end := from
		for end < len(f.runes) && !unicode.IsSpace(f.runes[end]) && kindOf(f.runes[end]) != blank {
			end++
		}
		f.disguise(list, from, end)
		from = end + 1
	}
}

// disguise tries the runes between two blanks as one word.
func (f *finder) disguise(list *lexicon, from, end int) {
	script, odd, masked := letters, false, 0
	for _, r := range f.runes[from:end] {
		_, known := disguises[r]
		odd = odd || known || r == '*' || r == '#'
		if kindOf(r) == latin {
			script = latin
		}
		if r == '*' || r == '#' {
			masked++
		}
	}
	if !odd || end-from < leastScattered || end-from > mostScattered {
		return
	}
	last := end
	for last > from && strings.ContainsRune(".،,؟!:؛»)", f.runes[last-1]) {
		last--
	}
	word := plainly(f.runes[from:last], script)
	found := list.find(squeezed(word))
	if found == nil && masked > 0 {
		found = list.masked(word)
	}
	if found != nil {
		f.addHurt(found, from, last)
	}
}

// plainly writes letters for the signs that stand for them.
func plainly(runes []rune, script kind) string {
	var b strings.Builder
	for _, r := range runes {
		if d, has := disguises[r]; has {
			if r = d[0]; script == latin {
				r = d[1]
			}
		}
		if kindOf(r) >= letters || r == '*' || r == '#' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// masked gives the entry that fits a word in which some letters, fewer than half, are hidden
// by stars, one a letter.
func (l *lexicon) masked(word string) *phrase {
	runes := sounded(word)
	for _, s := range l.singles {
		letters := []rune(s)
		hidden := 0
		for i := 0; len(letters) == len(runes) && i < len(letters); i++ {
			if runes[i] == '*' || runes[i] == '#' {
				hidden++
			} else if runes[i] != letters[i] {
				hidden = len(letters)
			}
		}
		if hidden > 0 && 2*hidden <= len(letters) && runes[0] == letters[0] {
			return l.single[s]
		}
	}
	return nil
}
