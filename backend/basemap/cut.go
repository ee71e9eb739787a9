package basemap

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/project"
	"github.com/paulmach/orb/simplify"

	"didban.app/backend/progress"
)

const (
	extent = mvt.DefaultExtent
	// buffer is how far beyond its edge a tile is drawn, in parts of the extent: half the
	// width of the widest street, so that no seam is seen.
	buffer = extent / 32
	// pixel is a pixel of a tile that is 512 of them wide.
	pixel = extent / 512
)

// tile is one tile of the archive, gzipped.
type tile struct {
	at   maptile.Tile
	data []byte
}

// cut makes the tiles of all zooms. Deeper down lines are more exact; further up what is
// smaller than a pixel is dropped.
func cut(ctx context.Context, features []feature) ([]tile, error) {
	var out []tile
	for z := maptile.Zoom(MinZoom); z <= MaxZoom; z++ {
		shown := scaled(features, z)
		in := spread(shown, z)
		order := slices.SortedFunc(maps.Keys(in), func(a, b maptile.Tile) int { return cmp.Compare(idOf(a), idOf(b)) })
		for i, at := range order {
			if err := progress.At(ctx, progress.Tiles, int64(i)+1, int64(len(order))); err != nil {
				return nil, err
			}
			data, err := draw(at, shown, in[at])
			if err != nil {
				return nil, err
			}
			if data != nil {
				out = append(out, tile{at, data})
			}
		}
	}
	return out, nil
}

// scaled are the features that a zoom shows, in units of a tile's extent.
func scaled(features []feature, z maptile.Zoom) []feature {
	scale := float64(extent) * float64(uint32(1)<<z)
	tolerance := pixel / 2.0
	if z == MaxZoom {
		tolerance = 1
	}
	var out []feature
	for _, f := range features {
		if z < f.from {
			continue
		}
		g := project.Geometry(orb.Clone(f.geometry), func(p orb.Point) orb.Point { return orb.Point{p[0] * scale, p[1] * scale} })
		g = simplify.DouglasPeucker(tolerance).Simplify(g)
		if g, ok := large(g, z); ok {
			f.geometry = g
			out = append(out, f)
		}
	}
	return out
}

// large drops what is smaller than a pixel at a zoom, and at the last one what has no size.
func large(g orb.Geometry, z maptile.Zoom) (orb.Geometry, bool) {
	least := float64(pixel)
	if z == MaxZoom {
		least = 0
	}
	switch g := g.(type) {
	case nil:
		return nil, false
	case orb.MultiPolygon:
		small := func(r orb.Ring) bool { return math.Abs(planar.Area(r)) <= least*least }
		m := slices.DeleteFunc(g, func(p orb.Polygon) bool { return len(p) == 0 || small(p[0]) })
		for i, p := range m {
			m[i] = slices.DeleteFunc(p, small)
		}
		return m, len(m) > 0
	case orb.LineString, orb.MultiLineString:
		return g, planar.Length(g) > least
	}
	return g, true
}

// spread lists for every tile the features that may reach it, by their place in the list.
func spread(features []feature, z maptile.Zoom) map[maptile.Tile][]int {
	in := map[maptile.Tile][]int{}
	for i, f := range features {
		b := f.geometry.Bound().Pad(buffer)
		for x := column(b.Min[0], z); x <= column(b.Max[0], z); x++ {
			for y := column(b.Min[1], z); y <= column(b.Max[1], z); y++ {
				at := maptile.New(x, y, z)
				in[at] = append(in[at], i)
			}
		}
	}
	return in
}

func column(at float64, z maptile.Zoom) uint32 {
	last := float64(uint32(1)<<z) - 1
	return uint32(min(max(at/extent, 0), last))
}

// draw makes one tile; nil for one that has nothing on it.
func draw(at maptile.Tile, features []feature, in []int) ([]byte, error) {
	west, north := float64(at.X)*extent, float64(at.Y)*extent
	box := orb.Bound{Min: orb.Point{west, north}, Max: orb.Point{west + extent, north + extent}}.Pad(buffer)
	by := map[string]*geojson.FeatureCollection{}
	for _, i := range in {
		f := features[i]
		g := clip.Geometry(box, orb.Clone(f.geometry))
		if isEmpty(g) {
			continue
		}
		drawn := geojson.NewFeature(project.Geometry(g, func(p orb.Point) orb.Point { return orb.Point{math.Round(p[0] - west), math.Round(p[1] - north)} }))
		drawn.Properties = f.properties
		if by[f.layer] == nil {
			by[f.layer] = geojson.NewFeatureCollection()
		}
		by[f.layer].Append(drawn)
	}
	if len(by) == 0 {
		return nil, nil
	}
	return mvt.MarshalGzipped(layersOf(by))
}

func layersOf(by map[string]*geojson.FeatureCollection) mvt.Layers {
	var out mvt.Layers
	for _, name := range layers() {
		if by[name] != nil {
			l := mvt.NewLayer(name, by[name])
			l.Version = 2
			out = append(out, l)
		}
	}
	return out
}
