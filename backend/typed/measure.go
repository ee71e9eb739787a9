package typed

import (
	"strings"

	didban "didban.app/backend"
)

// Measured is how large a work is, by one of the project's own technical figures.
type Measured struct {
	Label  string  // as the city wrote it
	Metres float64 // above nought; metres, or square metres
	Square bool
}

// measures are the figures that tell the whole of a work, that which its price is held against
// first: the floor of a building, then the length of a street, then the ground of a park. A
// figure of another name is a part of the work, and says nothing of the price of the whole.
var measures = []struct{ label, unit string }{
	{"زیربنا", "مترمربع"},
	{"طول", "متر"},
	{"طول", "کیلومتر"},
	{"طول مسیر", "متر"},
	{"طول مسیر", "کیلومتر"},
	{"مساحت", "مترمربع"},
	{"مساحت", "هکتار"},
}

// metresIn are how many metres, or square metres, make a unit.
var metresIn = map[string]float64{"متر": 1, "مترمربع": 1, "کیلومتر": 1000, "هکتار": 10_000}

// Measure finds the technical figure by which a project's price can be told per metre or square
// metre; false where the city gives none. The shape on the map is no measure: it shows where
// the work is, and is often coarser than what is built.
func Measure(specs []didban.Spec) (Measured, bool) {
	for _, m := range measures {
		for _, s := range specs {
			if words(s.Label) != words(m.label) || unitName(s.Unit) != m.unit {
				continue
			}
			if value, ok := Decimal(s.Value); ok && value.Sign() > 0 {
				metres, _ := value.Float64()
				return Measured{Label: s.Label, Metres: metres * metresIn[m.unit], Square: m.unit == "مترمربع" || m.unit == "هکتار"}, true
			}
		}
	}
	return Measured{}, false
}

// unitNames are other spellings of the units above.
var unitNames = map[string]string{"m": "متر", "m2": "مترمربع", "m²": "مترمربع", "km": "کیلومتر", "ha": "هکتار"}

func unitName(unit string) string {
	name := strings.ReplaceAll(words(unit), " ", "")
	if known, ok := unitNames[name]; ok {
		return known
	}
	return name
}
