package geo_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

// comb is an area of n long teeth side by side: the boxes of all its sides meet.
func comb(n int) didban.Geometry {
	var b strings.Builder
	b.WriteString("[[")
	for i := range n {
		d := float64(i) * 0.05 / float64(n)
		if i%2 == 0 {
			fmt.Fprintf(&b, "[%.7f,%.7f],", 51.40+d, 33.90)
		} else {
			fmt.Fprintf(&b, "[%.7f,%.7f],", 51.45+d, 33.98)
		}
	}
	b.WriteString("[51.52,33.98],[51.52,33.89],[51.40,33.89],[51.4000000,33.9000000]]]")
	return didban.Geometry{Type: "Polygon", Coordinates: []byte(b.String())}
}

// ring is a round border of n points.
func ring(n int) didban.Geometry {
	var b strings.Builder
	b.WriteString("[[")
	for i := range n {
		a := 2 * math.Pi * float64(i%(n-1)) / float64(n-1)
		r := 0.03 + 0.002*math.Sin(a*50)
		fmt.Fprintf(&b, "%s[%.7f,%.7f]", map[bool]string{true: ",", false: ""}[i > 0], 51.45+r*math.Cos(a), 34+r*math.Sin(a))
	}
	b.WriteString("]]")
	return didban.Geometry{Type: "Polygon", Coordinates: []byte(b.String())}
}

// straight is an area of two long straight borders with many points.
func straight(n int) didban.Geometry {
	var b strings.Builder
	b.WriteString("[[")
	for i := range n / 2 {
		fmt.Fprintf(&b, "[51.4,%.7f],", 33.92+0.1*float64(i)/float64(n))
	}
	for i := range n / 2 {
		fmt.Fprintf(&b, "[51.42,%.7f],", 33.97-0.1*float64(i)/float64(n))
	}
	b.WriteString("[51.4,33.92]]]")
	return didban.Geometry{Type: "Polygon", Coordinates: []byte(b.String())}
}

// holes is an area with many small holes, of n points in all.
func holes(n int) didban.Geometry {
	var b strings.Builder
	b.WriteString("[[[51.3,33.9],[51.59,33.9],[51.59,34.09],[51.3,34.09],[51.3,33.9]]")
	for i := range n / 4 {
		x, y := 51.301+0.002*float64(i%140), 33.901+0.002*float64(i/140)
		fmt.Fprintf(&b, ",[[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f]]", x, y, x+0.001, y, x, y+0.001, x, y)
	}
	b.WriteString("]")
	return didban.Geometry{Type: "Polygon", Coordinates: []byte(b.String())}
}

// An area whose check would take as the square of its points is refused, one drawn of a
// place is not, however many points it has.
func TestNormalize_Tangled(t *testing.T) {
	for _, test := range []struct {
		name string
		area didban.Geometry
		key  string
	}{
		{"a few teeth", comb(500), "geometry.farOut"},
		{"a comb", comb(32_000), "geometry.tangled"},
		{"a round border", ring(40_000), ""},
		{"straight borders", straight(40_000), ""},
		{"holes", holes(30_000), ""},
		{"larger than any border", ring(50_001), "geometry.tooMany"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := geo.Normalize(test.area)
			got := ""
			if len(faults) > 0 {
				got = faults[0].Key
			}
			if len(faults) > 1 || got != test.key {
				t.Errorf("got %v, want %q", faults, test.key)
			}
		})
	}
}

// BenchmarkNormalize shows how the check grows with the points: twice as many should take
// about twice as long.
func BenchmarkNormalize(b *testing.B) {
	for name, area := range map[string]func(int) didban.Geometry{"comb": comb, "ring": ring, "straight": straight, "holes": holes} {
		for _, n := range []int{8_000, 16_000, 32_000} {
			g := area(n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					geo.Normalize(g)
				}
			})
		}
	}
}
