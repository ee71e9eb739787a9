package geo

import (
	"encoding/binary"
	"iter"
)

// numbers are some numbers from 0 on, kept in as few bytes as they need. It is never changed.
type numbers string

func packNumbers(all []int32) numbers {
	out := make([]byte, 0, 64)
	for _, n := range all {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return numbers(out)
}

// all gives the numbers, in order.
func (n numbers) all() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		one, shift := uint32(0), 0
		for i := range len(n) {
			b := n[i]
			if one |= uint32(b&0x7f) << shift; b >= 0x80 {
				shift += 7
				continue
			}
			if !yield(int32(one)) {
				return
			}
			one, shift = 0, 0
		}
	}
}
