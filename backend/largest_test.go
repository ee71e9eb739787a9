package didban

import (
	"cmp"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLargest_Follows holds what is kept to the whole list, in any order of coming and going.
func TestLargest_Follows(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		l := largest[int]{order: func(a, b int) int { return cmp.Compare(b, a) }, room: 4 + r.IntN(20)}
		var all []int
		for range 300 {
			if len(all) > 0 && r.IntN(5) < 2+r.IntN(2) {
				at := r.IntN(min(len(all), 1+r.IntN(len(all)))) // the larger the likelier
				l.count(all[at], -1)
				all = slices.Delete(all, at, at+1)
			} else {
				one := r.IntN(1_000_000)
				at, found := slices.BinarySearchFunc(all, one, l.order)
				if found {
					continue
				}
				l.count(one, 1)
				all = slices.Insert(all, at, one)
			}
			const n = 3
			if want := all[:min(n, len(all))]; l.knows(n) && !slices.Equal(l.first(n), want) {
				t.Fatalf("got %v, want %v", l.first(n), want)
			}
			if l.all != len(all) || len(l.kept) > l.room {
				t.Fatalf("%d of %d, room %d, %d kept", l.all, len(all), l.room, len(l.kept))
			}
		}
	}
}

// TestLargest_HostileOrder takes the largest away again and again: only after as many as
// there was room for beyond those that are wanted must all be counted anew.
func TestLargest_HostileOrder(t *testing.T) {
	const room, wanted, all = 100, 10, 1000
	l := largest[int]{order: cmp.Compare[int], room: room}
	for i := range all {
		l.count(all-i, 1)
	}
	for i := range all {
		if known := l.knows(wanted); known != (i <= room-wanted) {
			t.Fatalf("after %d: known %t", i, known)
		}
		l.count(i+1, -1)
		l.count(all+i+1, 1) // a small one comes for it: it can't be told from those left out
		if i > room-wanted {
			return
		}
	}
}

func TestExact_LosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var sum exact
	want := new(big.Int)
	for range 20_000 {
		amount := Rial(r.Uint64() >> r.IntN(64))
		if amount < 0 {
			amount = math.MaxInt64
		}
		by := 1 - 2*r.IntN(2)
		sum.add(amount, by)
		want.Add(want, big.NewInt(int64(amount)*int64(by)))
		read := Rial(math.MaxInt64)
		switch {
		case want.IsInt64():
			read = Rial(want.Int64())
		case want.Sign() < 0:
			read = math.MinInt64
		}
		if got := sum.rial(); got != read {
			t.Fatalf("got %d, want %s", got, want)
		}
	}
}
