package geo

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"
)

const (
	// buffer is how far lines and polygons reach over the edge of their tile, in
	// tile units, so that no stroke is seen to end there.
	buffer = 64
	// tolerance is by how much a simplified line may leave the true one, in tile
	// units: half a pixel of a tile drawn 512 pixels wide.
	tolerance = 4
	// plain is the number of points up to which simplifying is not worth it.
	plain = 8
)

// tile is one square of the world.
type tile struct {
	z, x, y uint32
	scale   float64   // tiles along one side of the world
	reach   orb.Bound // the tile and its buffer, in the world
}

func newTile(z, x, y uint32) tile {
	scale := math.Exp2(float64(z))
	margin := buffer / (extent * scale)
	return tile{z: z, x: x, y: y, scale: scale, reach: orb.Bound{
		Min: orb.Point{float64(x)/scale - margin, float64(y)/scale - margin},
		Max: orb.Point{float64(x+1)/scale + margin, float64(y+1)/scale + margin},
	}}
}

// holds reports whether the point is the tile's own: every point of the world is
// in exactly one tile of a zoom.
func (t tile) holds(p orb.Point) bool {
	return math.Floor(p[0]*t.scale) == float64(t.x) && math.Floor(p[1]*t.scale) == float64(t.y)
}

type pixel struct{ x, y int64 }

func (t tile) pixel(p orb.Point) pixel {
	return pixel{
		int64(math.Floor((p[0]*t.scale - float64(t.x)) * extent)),
		int64(math.Floor((p[1]*t.scale - float64(t.y)) * extent)),
	}
}

// cut clips a line or polygon to the tile and simplifies it. It is simplified
// first, whole, so that neighbouring tiles agree on their common edge. Clipping
// and simplifying write over what they are given, hence the copies.
func (t tile) cut(e *entry) orb.Geometry {
	shape, within := e.shape, contains(t.reach, e.box)
	if size(shape) > plain {
		shape = simplify.DouglasPeucker(tolerance / (extent * t.scale)).Simplify(orb.Clone(shape))
	} else if !within {
		shape = orb.Clone(shape)
	}
	if within {
		return shape
	}
	return clip.Geometry(t.reach, shape)
}

func contains(outer, b orb.Bound) bool { return outer.Contains(b.Min) && outer.Contains(b.Max) }

func size(g orb.Geometry) int {
	n := 0
	for _, path := range paths(g) {
		n += len(path)
	}
	return n
}

// The commands of a vector tile's geometry.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// pen writes geometry commands.
type pen struct {
	tile
	at     pixel // where the pen stands
	out    []byte
	pixels []pixel // of the path in hand
}

func (p *pen) lift() {
	p.at, p.out = pixel{}, p.out[:0]
}

func (p *pen) command(id, count int) {
	p.out = binary.AppendUvarint(p.out, uint64(count)<<3|uint64(id))
}

// step writes the way to the next pixel; signed varints are zigzag as the
// specification wants.
func (p *pen) step(to pixel) {
	p.out = binary.AppendVarint(binary.AppendVarint(p.out, to.x-p.at.x), to.y-p.at.y)
	p.at = to
}

// point draws a single point.
func (p *pen) point(at orb.Point) []byte {
	p.lift()
	p.command(moveTo, 1)
	p.step(p.pixel(at))
	return p.out
}

// draw draws lines and polygons and tells which; nothing is left of what is
// smaller than the tile's grain.
func (p *pen) draw(g orb.Geometry) (kind uint64, out []byte) {
	p.lift()
	switch g := g.(type) {
	case orb.LineString:
		p.line(g)
		return geometryLine, p.out
	case orb.MultiLineString:
		for _, line := range g {
			p.line(line)
		}
		return geometryLine, p.out
	case orb.Polygon:
		p.polygon(g)
		return geometryPolygon, p.out
	case orb.MultiPolygon:
		for _, one := range g {
			p.polygon(one)
		}
		return geometryPolygon, p.out
	}
	return 0, nil
}

func (p *pen) line(points []orb.Point) {
	p.trace(points)
	if len(p.pixels) >= 2 {
		p.stroke()
	}
}

// polygon leaves out its holes where the outer ring itself is too small. Outer
// rings are drawn clockwise on the screen, which is a positive area where y points
// south, and holes the other way, whatever way the data has them.
func (p *pen) polygon(g orb.Polygon) {
	for i, ring := range g {
		p.trace(ring)
		if n := len(p.pixels); n > 1 && p.pixels[0] == p.pixels[n-1] {
			p.pixels = p.pixels[:n-1]
		}
		turned := doubleArea(p.pixels)
		if turned == 0 && i == 0 {
			return
		}
		if turned == 0 {
			continue
		}
		if outer := i == 0; outer != (turned > 0) {
			slices.Reverse(p.pixels)
		}
		p.stroke()
		p.command(closePath, 1)
	}
}

// trace lays a path on the grid, without the pixels that repeat.
func (p *pen) trace(points []orb.Point) {
	p.pixels = p.pixels[:0]
	for _, at := range points {
		next := p.pixel(at)
		if n := len(p.pixels); n == 0 || p.pixels[n-1] != next {
			p.pixels = append(p.pixels, next)
		}
	}
}

func (p *pen) stroke() {
	p.command(moveTo, 1)
	p.step(p.pixels[0])
	p.command(lineTo, len(p.pixels)-1)
	for _, next := range p.pixels[1:] {
		p.step(next)
	}
}

// doubleArea is twice the signed area of a ring by the surveyor's formula.
func doubleArea(ring []pixel) int64 {
	sum := int64(0)
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += a.x*b.y - b.x*a.y
	}
	return sum
}
