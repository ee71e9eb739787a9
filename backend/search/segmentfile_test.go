package search

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
)

func TestSkipNumbers_LandsBehindEach(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var text []byte
	ends := []int{0}
	var numbers []uint64
	for range 500 {
		n := r.Uint64() >> r.IntN(64)
		numbers = append(numbers, n)
		text = binary.AppendUvarint(text, n)
		ends = append(ends, len(text))
	}
	for from := range ends {
		for n := range len(ends) - from {
			if got := skipNumbers(text, ends[from], n); got != ends[from+n] {
				t.Fatalf("%d numbers from %d: at %d, want %d", n, from, got, ends[from+n])
			}
		}
	}
	for i, want := range numbers {
		if got, end := number(text, ends[i]); got != want || end != ends[i+1] {
			t.Errorf("number %d: %d to %d, want %d to %d", i, got, end, want, ends[i+1])
		}
	}
}

func TestCounter_CountsAllBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := roaring.New()
	for range 9000 {
		all.Add(r.Uint32N(140_000)) // three containers
	}
	every := all.ToArray()
	for _, share := range []int{1, 2, 30, 500, 9000} {
		c := counter{bits: all.ToDense()}
		for doc := range uint32(150_000) {
			if r.IntN(share) > 0 {
				continue
			}
			if c.bits.has(doc) != all.Contains(doc) {
				t.Fatalf("document %d: has %v", doc, c.bits.has(doc))
			}
			if !all.Contains(doc) {
				continue
			}
			if want, _ := slices.BinarySearch(every, doc); c.before(doc) != want {
				t.Fatalf("one of %d: %d before document %d, want %d", share, c.before(doc), doc, want)
			}
		}
	}
}
