package didban

import (
	"math"
	"math/bits"
)

// exact is a sum of rials of which nothing is lost however large it becomes, so that what
// was added can be taken away again; 128 bits, two's complement.
type exact struct {
	high int64
	low  uint64
}

// add adds an amount, or takes it away where by is negative.
func (e *exact) add(r Rial, by int) {
	more := exact{int64(r) >> 63, uint64(r)}
	if by < 0 {
		e.minus(more)
		return
	}
	e.plus(more)
}

func (e *exact) plus(more exact) {
	low, carry := bits.Add64(e.low, more.low, 0)
	e.low, e.high = low, e.high+more.high+int64(carry)
}

func (e *exact) minus(less exact) {
	low, borrow := bits.Sub64(e.low, less.low, 0)
	e.low, e.high = low, e.high-less.high-int64(borrow)
}

// rial reads the sum; one beyond int64 stays at its end, as with Rial.Plus.
func (e exact) rial() Rial {
	switch {
	case e.high == int64(e.low)>>63:
		return Rial(e.low)
	case e.high < 0:
		return math.MinInt64
	}
	return math.MaxInt64
}
