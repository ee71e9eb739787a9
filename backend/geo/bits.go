package geo

import "math/bits"

// bitset marks slots or places of an order, one bit each.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, (size+63)/64) }

func (b bitset) set(n int) { b[n>>6] |= 1 << (n & 63) }

func (b bitset) unset(n int) { b[n>>6] &^= 1 << (n & 63) }

func (b bitset) put(n int, marked bool) {
	if b.unset(n); marked {
		b.set(n)
	}
}

func (b bitset) has(n int) bool { return b[n>>6]&(1<<(n&63)) != 0 }

func (b bitset) count() int {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

// common counts what both mark.
func (b bitset) common(other bitset) int {
	n := 0
	for i, word := range b {
		n += bits.OnesCount64(word & other[i])
	}
	return n
}

func (b bitset) and(other bitset) {
	for i, word := range other {
		b[i] &= word
	}
}

func (b bitset) or(other bitset) {
	for i, word := range other {
		b[i] |= word
	}
}

// each walks over the marks in order.
func (b bitset) each(do func(n int)) {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			do(i<<6 + bits.TrailingZeros64(word))
		}
	}
}
