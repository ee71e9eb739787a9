package geo

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	didban "didban.app/backend"
)

// aside is how far a region's name keeps from the point at which its projects are
// counted, as a share of the region's height.
const aside = 0.12

// labelOf is the point inside an area at which its name is written. At its own point a
// region has its count, so the name stands in the larger of the parts north and south of
// it.
func labelOf(shape orb.Geometry, rank didban.AreaKind, pin orb.Point) orb.Point {
	if rank != didban.AreaRegion {
		return pin
	}
	bound, ground := shape.Bound(), toGeom(shape)
	gap := aside * (bound.Max[1] - bound.Min[1])
	best, label := 0.0, pin
	for _, part := range []orb.Bound{
		{Min: orb.Point{bound.Min[0], pin[1] + gap}, Max: bound.Max},
		{Min: bound.Min, Max: orb.Point{bound.Max[0], pin[1] - gap}},
	} {
		common, ok := overlay(geom.Intersection, ground, toPolygon(part.ToPolygon()).AsGeometry())
		if !ok || common.Area() <= best {
			continue
		}
		if at, ok := common.PointOnSurface().XY(); ok {
			best, label = common.Area(), orb.Point{at.X, at.Y}
		}
	}
	return label
}
