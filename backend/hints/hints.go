// Package hints finds places in a Persian text at which a person should look before it is
// shown to all: what tells who and where somebody is (telephone, national code, card,
// account, plate, address, name), and what hurts or threatens somebody.
//
// A hint is a place, never a verdict: one number of ten digits in eleven passes the check of
// a national code, and no list of words knows what is meant. So the package refuses to
// know what is done with a hint, and no text is ever refused, hidden or delayed by one.
package hints

import (
	"cmp"
	"slices"
)

// Sort names what a hint is about.
type Sort string

// The sorts of hint.
const (
	Mobile   Sort = "mobile"   // the number of a mobile telephone
	Landline Sort = "landline" // that of another telephone
	National Sort = "national" // کد ملی
	Card     Sort = "card"     // the number of a bank card
	IBAN     Sort = "iban"     // شبا
	Plate    Sort = "plate"    // of a car or motorcycle
	Email    Sort = "email"
	Handle   Sort = "handle"  // a name or page at a messenger or network, or somebody's own site
	Postal   Sort = "postal"  // کد پستی
	Address  Sort = "address" // down to a door
	Birth    Sort = "birth"   // the number of a birth certificate
	Person   Sort = "person"  // the name of a private person
	Abuse    Sort = "abuse"
	Threat   Sort = "threat"
)

// Hint is a place in a text.
type Hint struct {
	Sort Sort
	// From and To are the bytes text[From:To]; both lie on borders of runes.
	From, To int
	// Sure is false where the place only looks like what the sort says: a bare number
	// whose check digit fits, words that may be a name.
	Sure bool
	// Word is what hit, of an abuse or a threat; otherwise zero.
	Word Word
}

// Find gives the hints of a text, in order; none overlap. What the city itself has made
// known is no hint. Every spelling is read that fold makes one: three sets of digits, ي
// and ك, tatweel, half-spaces; numbers may stand in words or in groups, and words
// of the list may be stretched or have signs between their letters.
func Find(source string, known Known) []Hint {
	t := read(source)
	f := finder{text: t, known: known, taken: make([]bool, len(t.runes))}
	f.emails()
	f.plates()
	f.numbers()
	f.handles()
	f.addresses()
	f.persons()
	f.abuses()
	slices.SortFunc(f.found, func(a, b Hint) int { return cmp.Compare(a.From, b.From) })
	return f.found
}

// finder collects the hints of a text; what is found first keeps its place.
type finder struct {
	*text
	known Known
	taken []bool // by rune
	found []Hint
}

// free reports whether no hint stands on runes[from:to].
func (f *finder) free(from, to int) bool { return !slices.Contains(f.taken[from:to], true) }

// add puts a hint on runes[from:to] unless one stands there; it reports whether it did.
func (f *finder) add(sort Sort, from, to int, sure bool) bool {
	return f.addWord(sort, from, to, sure, Word{})
}

func (f *finder) addWord(sort Sort, from, to int, sure bool, word Word) bool {
	if from >= to || !f.free(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		f.taken[i] = true
	}
	f.found = append(f.found, Hint{sort, f.from[from], f.to[to-1], sure, word})
	return true
}
