package geo

import (
	"strconv"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	didban "didban.app/backend"
)

// The check of a shape costs what its sides have to do with each other. In a border drawn
// of a place that is little: a side lies near the two it joins and few others. What is
// beyond these bounds is refused before the check, which would take as the square.
const (
	maxVertices = 50_000    // of one area; the borders of a country have fewer
	maxNear     = 2_000_000 // sides that lie near a side, counted for each
)

// checkTangle refuses an area that is too large or too tangled to be checked.
func checkTangle(g orb.Geometry) *didban.Error {
	sides, vertices := segments(g), 0
	for _, path := range paths(g) {
		vertices += len(path)
	}
	if vertices > maxVertices {
		return didban.Fault(didban.CodeInvalid, "geometry.tooMany", "count", strconv.Itoa(vertices), "limit", strconv.Itoa(maxVertices))
	}
	if nearSides(sides, maxNear) > maxNear {
		return didban.Fault(didban.CodeInvalid, "geometry.tangled")
	}
	return nil
}

// nearSides counts, for each side, those whose box meets its own; past most it stops.
func nearSides(sides []segment, most int) int {
	var tree rtree.RTreeG[struct{}]
	for _, s := range sides {
		low, high := s.box()
		tree.Insert(low, high, struct{}{})
	}
	near := 0
	for _, s := range sides {
		low, high := s.box()
		tree.Search(low, high, func(_, _ [2]float64, _ struct{}) bool {
			near++
			return near <= most
		})
		if near > most {
			break
		}
	}
	return near
}
