package didban

import (
	"slices"
	"time"
)

// Erasable reports whether the words of a kind may be taken out of the record: those of
// citizens and their pictures may, those of the city are withdrawn and stay in its past.
func Erasable(kind Kind) bool {
	row := nounOf(kind)
	return row != nil && (row.group == groupVoices || kind == KindMedia)
}

// Erased is what is left of a noun whose words are erased by what erased.log tells alone, as
// in a backup of before; nil where nothing is.
func Erased(n Noun) Noun {
	if said, ok := n.(Spoken); ok {
		return said.Silenced(SightHidden, "")
	}
	return nil
}

// Erasure is one line of erased.log: that a noun was erased, and when. It holds no word of it.
type Erasure struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
	// Version is that of the erasure: a noun that was restored may be erased again.
	Version int `json:"version"`
	Day     Day `json:"day"` // in Tehran
}

// Ref is the noun that was erased.
func (e Erasure) Ref() Ref { return Ref{e.Kind, e.ID} }

// Valid reports whether the line can be one.
func (e Erasure) Valid() bool {
	return Erasable(e.Kind) && e.ID.Valid() && e.Version > 0 && e.Day.Valid()
}

// ErasedOn is the day that stands in the place of what was erased at an instant, Unix ms.
func ErasedOn(at int64) Day {
	return DayOf(time.UnixMilli(at + tehranOffset).UTC())
}

// MergeErasures is what stands in either list, each once, in the order in which they come.
func MergeErasures(lists ...[]Erasure) []Erasure {
	var out []Erasure
	seen := map[Erasure]bool{}
	for _, e := range slices.Concat(lists...) {
		line := e
		line.Day = "" // two files may have met the same erasure on two days
		if !seen[line] {
			seen[line] = true
			out = append(out, e)
		}
	}
	return out
}
