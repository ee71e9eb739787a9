package persian

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Speller knows words and how often they come, and what a misspelled one may have
// meant. It is made once and may be asked from many goroutines.
type Speller struct {
	lexicon *lexicon
	counts  map[string]int
	// byLength are the words by the number of their letters.
	byLength [maxSpelled + 1][]spelled
}

// maxSpelled is how many letters a word may have; longer ones are never mended.
const maxSpelled = 24

// spelled is a word that may have been meant.
type spelled struct {
	letters string // folded, a byte a letter
	mask    uint64 // which letters it has
	written string
	class   class
	// gain is the logarithm of how often the word comes.
	gain float32
}

// NewSpeller makes a speller of the lexicon, the forms of the verbs and the given
// words, folded, with how often they come; counts may be nil. A word of which
// nobody counted how often it comes is taken to be as common as it is productive:
// as there are compounds with it in the lexicon.
func NewSpeller(counts iter.Seq2[string, int]) *Speller {
	s := &Speller{lexicon: dictionary(), counts: map[string]int{}}
	if counts != nil {
		for word, n := range counts {
			s.counts[word] += n
		}
	}
	productive := s.lexicon.productivity()
	for e := range s.lexicon.each {
		s.add(e.word, e.written, e.class, productive[e.word])
	}
	for form, written := range verbForms() {
		if s.lexicon.class(form) == 0 {
			s.add(form, written, known, 0)
		}
	}
	for word := range s.counts {
		if s.lexicon.class(word) == 0 {
			s.add(word, word, known, 0)
		}
	}
	return s
}

func (s *Speller) add(word, written string, class class, productivity int) {
	letters, mask, ok := spellOut(word)
	if !ok || len(letters) < 2 {
		return
	}
	gain := float32(math.Log(1 + float64(s.common(word, class, productivity))))
	s.byLength[len(letters)] = append(s.byLength[len(letters)], spelled{letters, mask, written, class, gain})
}

// common is how often a word comes, as far as can be told.
func (s *Speller) common(word string, class class, productivity int) float64 {
	n := float64(productivity)
	if class.lexeme() {
		n++
	}
	return n + countWeight*float64(s.counts[word])
}

// countWeight is what one text with the word counts beside one compound with it.
const countWeight = 3

// productivity counts for each word the compounds of which it is a part.
func (l *lexicon) productivity() map[string]int {
	out := map[string]int{}
	for e := range l.each {
		if len(e.cuts) == 0 {
			continue
		}
		for _, part := range split(e.word, e.cuts) {
			out[part]++
		}
	}
	return out
}

// verbForms gives the present and the past with می and نمی, which the lexicon
// leaves out, and how they are written.
func verbForms() map[string]string {
	out := map[string]string{}
	put := func(stem string, endings []string) {
		for _, aspect := range []string{"می", "نمی"} {
			for _, ending := range endings {
				if ending != "" || stem != "" {
					out[aspect+stem+ending] = aspect + string(HalfSpace) + stem + ending
				}
			}
		}
	}
	for stem := range presents {
		if endsInVowel(stem) {
			stem += "ی"
		}
		put(stem, presentEndings[1:])
	}
	for stem := range pasts {
		put(stem, pastEndings)
	}
	return out
}

// candidate is a word that may have been meant, the lower its price the likelier.
type candidate struct {
	written string
	price   float64
}

// Suggest gives at most n words that may have been meant by a word, the likeliest
// first, written as the lexicon writes them. It never gives the word just as it
// was typed, but may give another writing of it: آباد for اباد.
//
// The price of a candidate is 8·d − ln f: d is the cost of the slips that lead from
// the one to the other, f how often the candidate comes.
func (s *Speller) Suggest(word string, n int) []string {
	folded := strings.Map(withoutBlank, Fold(word))
	found := s.otherWritings(word, folded)
	for _, e := range append([]string{""}, spellEndings...) {
		base, has := strings.CutSuffix(folded, e)
		if !has || e != "" && utf8.RuneCountInString(base) < 3 {
			continue
		}
		found = s.near(found, base, e)
	}
	if parts := s.byParts(word); parts != "" {
		found = append(found, candidate{parts, costWeight})
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.price, b.price), strings.Compare(a.written, b.written))
	})
	return distinct(found, word, n)
}

// distinct gives the first n candidates, one of each folding, without the word.
func distinct(found []candidate, word string, n int) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range found {
		folded := Fold(c.written)
		if len(out) >= n {
			break
		}
		if c.written == word || seen[folded] {
			continue
		}
		seen[folded] = true
		out = append(out, c.written)
	}
	return out
}

// otherWritings gives the half-space that the Academy puts before an ending:
// کم‌تر for کمتر, این‌که for اینکه.
func (s *Speller) otherWritings(word, folded string) []candidate {
	for _, e := range strings.Fields("هایشان هایی های ها ترین تری تر که چه") {
		base, has := strings.CutSuffix(folded, e)
		start, written := strings.CutSuffix(word, e)
		if has && written && utf8.RuneCountInString(base) > 1 && s.lexicon.class(base) != 0 && s.lexicon.class(folded) != 0 {
			return []candidate{{strings.TrimRightFunc(start, IsHalfSpace) + string(HalfSpace) + e, -costWeight * unit}}
		}
	}
	return nil
}

// byParts mends the parts of a compound, each for itself; empty where none needs
// it or one cannot be mended.
func (s *Speller) byParts(word string) string {
	var f folder
	f.fold(word)
	parts := split(string(f.out), f.cuts)
	if len(parts) < 2 {
		return ""
	}
	mended := false
	for i, part := range parts {
		if s.lexicon.class(part) != 0 || cutSuffixes[part] || particles[part] {
			continue
		}
		near := s.Suggest(part, 1)
		if len(near) == 0 {
			return ""
		}
		parts[i], mended = near[0], true
	}
	if !mended {
		return ""
	}
	return strings.Join(parts, string(HalfSpace))
}

func withoutBlank(r rune) rune {
	if r == ' ' {
		return -1
	}
	return r
}

// spellEndings are the endings behind which a word is looked for too.
var spellEndings = strings.Fields("هایشان هایی های ها ترین تر ان ات ای شان ش م ت ی یی مان")

// endingPrice is what an ending costs: a word that is right as a whole is likelier.
const endingPrice = 2.5

// near adds the words that are near to base, with the ending behind them.
func (s *Speller) near(found []candidate, base, ending string) []candidate {
	letters, mask, ok := spellOut(base)
	if !ok || len(letters) < 2 {
		return found
	}
	var d distance
	for length := max(2, len(letters)-maxSlips); length <= min(maxSpelled, len(letters)+maxSlips); length++ {
		for i := range s.byLength[length] {
			c := &s.byLength[length][i]
			if bits.OnesCount64(c.mask^mask) > 2*maxSlips || ending != "" && c.class&(owned|counted|compared) == 0 {
				continue
			}
			cost := d.between(letters, c.letters, maxCost)
			if cost > maxCost {
				continue
			}
			price := costWeight*float64(cost)/unit - float64(c.gain)
			if ending != "" {
				price += endingPrice
			}
			found = append(found, candidate{inflect(c.written, ending), price})
		}
	}
	return found
}

// inflect puts an ending to a word as it is written.
func inflect(written, ending string) string {
	switch {
	case ending == "":
		return written
	case strings.HasPrefix(ending, "ها"), strings.HasPrefix(ending, "تر"), strings.HasSuffix(written, "ه"):
		return written + string(HalfSpace) + ending
	}
	return written + ending
}
