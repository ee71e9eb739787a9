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

func TestOrdinals_CountAllBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := roaring.New()
	for range 9000 {
		all.Add(r.Uint32N(140_000)) // three containers
	}
	every := all.ToArray()
	for _, share := range []int{1, 2, 30, 500, 9000} {
		var want []uint32
		for _, doc := range every {
			if r.IntN(share) == 0 {
				want = append(want, doc)
			}
		}
		got := ordinals(all, want)
		if share == 1 {
			if got != nil {
				t.Error("ordinals where all are wanted")
			}
			continue
		}
		for i, doc := range want {
			if at, _ := slices.BinarySearch(every, doc); int(got[i]) != at {
				t.Fatalf("one of %d: document %d is the %dth, want %d", share, doc, got[i], at)
			}
		}
	}
}
