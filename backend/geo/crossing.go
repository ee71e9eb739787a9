package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// The topology library refuses a ring that crosses itself, but names the ring's
// beginning as the place. The person who drew it needs the crossing.

type segment struct{ a, b orb.Point }

func (s segment) west() float64 { return min(s.a[0], s.b[0]) }
func (s segment) east() float64 { return max(s.a[0], s.b[0]) }

// box is the south-western and north-eastern corner of what the segment spans.
func (s segment) box() (low, high [2]float64) {
	return [2]float64{s.west(), min(s.a[1], s.b[1])}, [2]float64{s.east(), max(s.a[1], s.b[1])}
}

// apart reports whether one lies wholly north of the other.
func (s segment) apart(o segment) bool {
	return min(s.a[1], s.b[1]) > max(o.a[1], o.b[1]) || min(o.a[1], o.b[1]) > max(s.a[1], s.b[1])
}

func segments(g orb.Geometry) []segment {
	var all []segment
	for _, path := range paths(g) {
		for i := 1; i < len(path); i++ {
			all = append(all, segment{path[i-1], path[i]})
		}
	}
	return all
}

// joined reports whether the segments follow each other in a ring.
func (s segment) joined(o segment) bool {
	return s.a == o.a || s.a == o.b || s.b == o.a || s.b == o.b
}

// crossing finds a spot where two segments of the geometry meet that do not follow
// each other; the westernmost pair wins. Rings that only touch at a common point,
// or lie wholly outside or inside each other, have none.
func crossing(g orb.Geometry) (orb.Point, bool) {
	all := segments(g)
	slices.SortFunc(all, func(a, b segment) int { return cmp.Compare(a.west(), b.west()) })
	for i, s := range all {
		for _, o := range all[i+1:] {
			if o.west() > s.east() {
				break
			}
			if s.apart(o) {
				continue
			}
			if at, ok := meet(s, o); ok && !s.joined(o) {
				return roundedPoint(at), true
			}
		}
	}
	return orb.Point{}, false
}

// meet intersects two segments; parallel ones meet where an end of one lies on
// the other.
func meet(s, o segment) (orb.Point, bool) {
	along, across := minus(s.b, s.a), minus(o.b, o.a)
	den := cross(along, across)
	if den == 0 {
		return overlap(s, o)
	}
	t, u := cross(minus(o.a, s.a), across)/den, cross(minus(o.a, s.a), along)/den
	if t < 0 || t > 1 || u < 0 || u > 1 {
		return orb.Point{}, false
	}
	return orb.Point{s.a[0] + t*along[0], s.a[1] + t*along[1]}, true
}

func overlap(s, o segment) (orb.Point, bool) {
	if cross(minus(s.b, s.a), minus(o.a, s.a)) != 0 {
		return orb.Point{}, false
	}
	for _, end := range []orb.Point{o.a, o.b} {
		if (orb.MultiPoint{s.a, s.b}).Bound().Contains(end) {
			return end, true
		}
	}
	return s.a, (orb.MultiPoint{o.a, o.b}).Bound().Contains(s.a)
}

func minus(a, b orb.Point) orb.Point { return orb.Point{a[0] - b[0], a[1] - b[1]} }

func cross(a, b orb.Point) float64 { return a[0]*b[1] - a[1]*b[0] }
