package geo

import (
	"slices"
	"strconv"

	didban "didban.app/backend"
)

const (
	// maxZoom is the deepest tile that is cut.
	maxZoom = 22
	// featureZoom is where single features begin; below it projects are counted
	// by area, since ten thousand of them at city zoom can't be read.
	featureZoom = 13
	// maxFeatures bounds one tile.
	maxFeatures = 2000
	// fewProjects is how many located matches are shown one by one at any zoom.
	fewProjects = 300
)

// Tile draws the located projects that pass the filter on the tile z/x/y of the
// standard Web Mercator grid, as an uncompressed Mapbox Vector Tile of version 2;
// an empty tile is an empty slice. Its layers:
//
//   - "pins", from zoom 13 on, and at any zoom while at most 300 located projects
//     match: one point a project, in exactly one tile of each zoom.
//   - "projects", from zoom 13 on: the lines and polygons, clipped and simplified.
//   - "areas", below zoom 13 unless there are pins: one point an area with id,
//     name, count and spent (rials); projects outside every area gather in points
//     that have an empty id and name.
//
// A tile holds at most 2,000 features, the first in list order; pins go before
// lines and polygons. Tile fails with "tile.address" (args z, x, y) where there is
// no such tile.
func (x *Index) Tile(z, tx, ty uint32, f didban.ProjectFilter) ([]byte, error) {
	if z > maxZoom || tx>>z > 0 || ty>>z > 0 {
		return nil, didban.Fault(didban.CodeInvalid, "tile.address", "z", number(z), "x", number(tx), "y", number(ty))
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	t, s := newTile(z, tx, ty), x.sieve(f)
	switch {
	case z >= featureZoom:
		return x.featureTile(t, s), nil
	case x.few(s):
		return x.pinTile(t, s), nil
	}
	return x.areaTile(t, s), nil
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// few reports whether so few located projects match that each is shown.
func (x *Index) few(s sieve) bool {
	n := 0
	for _, e := range x.ordered {
		if e.spot != nil && s.passes(e) {
			if n++; n > fewProjects {
				return false
			}
		}
	}
	return true
}

// near gives the matches whose box touches the tile, in list order.
func (x *Index) near(t tile, s sieve) []*entry {
	var ranks []int
	x.tree.Search(t.reach.Min, t.reach.Max, func(_, _ [2]float64, e *entry) bool {
		if s.passes(e) {
			ranks = append(ranks, e.rank)
		}
		return true
	})
	slices.Sort(ranks)
	out := make([]*entry, len(ranks))
	for i, rank := range ranks {
		out[i] = x.ordered[rank]
	}
	return out
}

func (x *Index) featureTile(t tile, s sieve) []byte {
	near, p := x.near(t, s), &pen{tile: t}
	pins, room := pinLayer(near, p, maxFeatures)
	shapes := shapeLayer(near, p, room)
	return pins.appendTo(shapes.appendTo([]byte{}))
}

func (x *Index) pinTile(t tile, s sieve) []byte {
	pins, _ := pinLayer(x.near(t, s), &pen{tile: t}, maxFeatures)
	return pins.appendTo([]byte{})
}

// pinLayer draws up to room pins and gives the room that is left.
func pinLayer(near []*entry, p *pen, room int) (*layer, int) {
	l := newLayer("pins", min(len(near), room), projectKeys...)
	for _, e := range near {
		if room == 0 {
			break
		}
		if p.holds(e.pin) {
			l.project(e, geometryPoint, p.point(e.pin))
			room--
		}
	}
	return l, room
}

func shapeLayer(near []*entry, p *pen, room int) *layer {
	l := newLayer("projects", min(len(near), room)/2, projectKeys...)
	for _, e := range near {
		if room == 0 {
			break
		}
		if e.shape.Dimensions() == 0 {
			continue
		}
		if kind, out := p.draw(p.cut(e)); len(out) > 0 {
			l.project(e, kind, out)
			room--
		}
	}
	return l
}

// sum is what a cell shows.
type sum struct {
	count int
	spent didban.Rial
}

func (x *Index) areaTile(t tile, s sieve) []byte {
	l, p := newLayer("areas", 0, "id", "name", "count", "spent"), &pen{tile: t}
	for i, total := range x.sums(t, s) {
		c := x.cells[i]
		if total.count == 0 || !t.holds(c.at) {
			continue
		}
		values := appendString(appendString(nil, string(c.id)), c.name)
		values = appendInt(appendInt(values, int64(total.count)), int64(total.spent))
		l.own(0, values, 4)
		l.add(uint64(i+1), geometryPoint, p.point(c.at))
	}
	return l.appendTo([]byte{})
}

// sums counts the located matches by cell.
func (x *Index) sums(t tile, s sieve) []sum {
	out, level := make([]sum, len(x.cells)), levelOf(t.z)
	for _, e := range x.ordered {
		if e.spot != nil && s.passes(e) {
			at := &out[e.cells[level]]
			at.count++
			at.spent = at.spent.Plus(e.facts.Money.Spent)
		}
	}
	return out
}
