package didban

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
)

// A Holding is which nouns something holds that follows the record, at one revision of it:
// what two hold can be compared without listing either.
type Holding struct {
	Revision uint64 // the sequence of the last change that it knows
	Sums     map[Kind]Sum
}

// Sum counts the nouns of a kind. Digest tells them and their versions from others; the order
// in which they were added is all one.
type Sum struct {
	Count  int
	Digest uint64
}

// HoldingOf is a holding of nothing of these kinds.
func HoldingOf(revision uint64, kinds ...Kind) Holding {
	h := Holding{Revision: revision, Sums: map[Kind]Sum{}}
	for _, kind := range kinds {
		h.Sums[kind] = Sum{}
	}
	return h
}

// Add adds a noun in one of its versions.
func (h Holding) Add(kind Kind, id ID, version int) {
	hash := fnv.New128a()
	_, _ = hash.Write(binary.BigEndian.AppendUint64([]byte(id), uint64(version))) // a hash takes everything
	s := h.Sums[kind]
	s.Count++
	s.Digest += binary.BigEndian.Uint64(hash.Sum(nil)) // xor would lose what comes twice
	h.Sums[kind] = s
}

// Differs lists the kinds of h of which want holds others, sorted.
func (h Holding) Differs(want Holding) []Kind {
	var out []Kind
	for kind, sum := range h.Sums {
		if sum != want.Sums[kind] {
			out = append(out, kind)
		}
	}
	slices.Sort(out)
	return out
}
