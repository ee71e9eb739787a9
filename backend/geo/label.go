package geo

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	didban "didban.app/backend"
)

// aside is how far a region's name keeps from the point at which its projects are
// counted, as a share of the region's height.
const aside = 0.12

// labelsOf are points inside an area at which its name may be written. At its own point a
// region has its count, so its name stands in the part
// north or south of that, which are wide enough for it.
func labelsOf(shape orb.Geometry, rank didban.AreaKind, pin orb.Point) []orb.Point {
	if rank != didban.AreaRegion {
		return []orb.Point{pin}
	}
	bound, ground := shape.Bound(), toGeom(shape)
	gap := aside * (bound.Max[1] - bound.Min[1])
	var labels []orb.Point
	for _, part := range []orb.Bound{
		{Min: orb.Point{bound.Min[0], pin[1] + gap}, Max: bound.Max},
		{Min: bound.Min, Max: orb.Point{bound.Max[0], pin[1] - gap}},
	} {
		common, ok := overlay(geom.Intersection, ground, toPolygon(part.ToPolygon()).AsGeometry())
		if !ok {
			continue
		}
		if at, ok := common.PointOnSurface().XY(); ok {
			labels = append(labels, orb.Point{at.X, at.Y})
		}
	}
	if len(labels) == 0 {
		return []orb.Point{pin}
	}
	return labels
}

// roomiest is the one of some points that lies farthest from every project.
func (x *Index) roomiest(points []orb.Point) orb.Point {
	best, most := points[0], -1.0
	for _, p := range points {
		near := x.nearest(toWorld(p), 1)
		if len(near) == 0 {
			return p
		}
		if near[0].away > most {
			best, most = p, near[0].away
		}
	}
	return best
}
