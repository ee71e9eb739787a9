package didban

import (
	"encoding/json"
	"math"
)

// Rial is an amount of Iranian rials, whole, never a float. One toman is ten
// rials; toman exists only where an amount is shown or typed.
type Rial int64

// MaxRial bounds one amount so that the sum of a thousand still fits an int64.
const MaxRial Rial = math.MaxInt64 / 1000

// Plus adds two amounts, neither negative. A sum beyond int64 stays at its end
// instead of turning negative.
func (r Rial) Plus(other Rial) Rial {
	if r > math.MaxInt64-other {
		return math.MaxInt64
	}
	return r + other
}

// Share returns part of whole in percent, or 0 where whole is not positive.
func Share(part, whole Rial) float64 {
	if whole <= 0 {
		return 0
	}
	return float64(part) / float64(whole) * 100
}

// Percent is an observed share from 0 to 100, or unknown: the zero value is
// unknown, so a missing figure never turns into nought.
type Percent struct {
	Known bool
	Value float64
}

// PercentOf makes a known share.
func PercentOf(value float64) Percent { return Percent{Known: true, Value: value} }

// MarshalJSON writes the number, or null for an unknown share.
func (p Percent) MarshalJSON() ([]byte, error) {
	if !p.Known {
		return []byte("null"), nil
	}
	return json.Marshal(p.Value)
}

// UnmarshalJSON reads a number or null.
func (p *Percent) UnmarshalJSON(b []byte) error {
	*p = Percent{}
	if string(b) == "null" {
		return nil
	}
	p.Known = true
	return json.Unmarshal(b, &p.Value)
}
