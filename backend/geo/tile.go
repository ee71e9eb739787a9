package geo

import (
	"strconv"
	"sync"

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
	t, c := newTile(z, tx, ty), x.columns
	s := c.sieve(f)
	switch {
	case z >= featureZoom:
		return x.featureTile(t, s), nil
	case s.match.common(c.located) <= fewProjects:
		return x.pinTile(t, s), nil
	}
	return x.areaTile(t, c.sums(t, s, len(x.cells))), nil
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// scratch is what cutting a tile needs for a moment, kept for the next one: the
// buffers of a full tile are a megabyte.
type scratch struct {
	pen
	rows         bitset // places in list order
	near         []*entry
	pins, shapes layer
}

var scratches = sync.Pool{New: func() any {
	return &scratch{pins: layer{name: "pins", keys: projectKeys}, shapes: layer{name: "projects", keys: projectKeys}}
}}

// cutting lends a scratch to the work.
func cutting(t tile, work func(*scratch) []byte) []byte {
	d, ok := scratches.Get().(*scratch)
	if !ok {
		return nil
	}
	defer scratches.Put(d)
	d.tile = t
	d.pins.reset()
	d.shapes.reset()
	return work(d)
}

// gather finds the matches whose box touches the tile, in list order.
func (d *scratch) gather(x *Index, s *sieve) {
	c := x.columns
	d.rows, d.near = append(d.rows[:0], make(bitset, len(s.match))...), d.near[:0]
	x.tree.Search(d.reach.Min, d.reach.Max, func(_, _ [2]float64, e *entry) bool {
		if s.match.has(int(e.slot)) {
			d.rows.set(int(c.ranks[e.slot]))
		}
		return true
	})
	d.rows.each(func(rank int) { d.near = append(d.near, c.entries[c.order[rank]]) })
}

func (x *Index) featureTile(t tile, s *sieve) []byte {
	return cutting(t, func(d *scratch) []byte {
		d.gather(x, s)
		d.drawShapes(d.drawPins(maxFeatures))
		return d.pins.appendTo(d.shapes.appendTo(make([]byte, 0, d.pins.size()+d.shapes.size())))
	})
}

func (x *Index) pinTile(t tile, s *sieve) []byte {
	return cutting(t, func(d *scratch) []byte {
		d.gather(x, s)
		d.drawPins(maxFeatures)
		return d.pins.appendTo([]byte{})
	})
}

// drawPins draws up to room pins and gives the room that is left.
func (d *scratch) drawPins(room int) int {
	for _, e := range d.near {
		if room == 0 {
			break
		}
		if d.holds(e.pin) {
			d.pins.project(e, geometryPoint, d.point(e.pin))
			room--
		}
	}
	return room
}

func (d *scratch) drawShapes(room int) {
	for _, e := range d.near {
		if room == 0 {
			break
		}
		if e.shape.Dimensions() == 0 {
			continue
		}
		if kind, out := d.draw(d.cut(e)); len(out) > 0 {
			d.shapes.project(e, kind, out)
			room--
		}
	}
}

// sum is what a cell shows.
type sum struct {
	count int
	spent didban.Rial
}

func (x *Index) areaTile(t tile, sums []sum) []byte {
	l, p := &layer{name: "areas", keys: []string{"id", "name", "count", "spent"}}, &pen{tile: t}
	for i, total := range sums {
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
func (c *columns) sums(t tile, s *sieve, cells int) []sum {
	out, at := make([]sum, cells), c.cells[levelOf(t.z)]
	s.match.each(func(slot int) {
		if c.located.has(slot) {
			one := &out[at[slot]]
			one.count++
			one.spent = one.spent.Plus(c.money[slot][1])
		}
	})
	return out
}
