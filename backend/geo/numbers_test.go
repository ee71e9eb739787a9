package geo

import (
	"math"
	"slices"
	"testing"
)

func TestNumbers_GiveWhatWasPacked(t *testing.T) {
	for _, want := range [][]int32{nil, {0}, {127, 128, 0, 16_383, 16_384}, {math.MaxInt32, 1}} {
		if got := slices.Collect(packNumbers(want).all()); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	for n := range packNumbers([]int32{7, 8}).all() {
		if n != 7 {
			t.Fatal("went on after a break")
		}
		break
	}
}
