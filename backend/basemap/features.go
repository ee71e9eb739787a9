package basemap

import (
	"fmt"
	"maps"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/project"
	"github.com/paulmach/osm"
)

// feature is one thing on the map, clipped to the ground. Its geometry is in parts of the
// whole Mercator square, y going south: a line, a multi-line, a multi-polygon or a point.
type feature struct {
	kind
	properties map[string]any
	geometry   orb.Geometry
	ways       int // it was joined of
	rail       bool
}

// features makes what was collected into features, in an order that the file alone decides.
func (c *collector) features(ground orb.Bound) []feature {
	var out []feature
	add := func(k kind, tags osm.Tags, g orb.Geometry) {
		if f, ok := featureOf(k, tags, g, ground); ok {
			out = append(out, f)
		}
	}
	for _, r := range c.relations {
		add(r.kind, r.tags, c.polygonsOf(r))
	}
	var lines []strand
	for _, id := range slices.Sorted(maps.Keys(c.ways)) {
		w := c.ways[id]
		line := c.lineOf(w.nodes)
		if k, ok := areaOf(w.tags); ok && len(line) > 3 && line[0] == line[len(line)-1] {
			add(k, w.tags, orb.MultiPolygon{{orb.Ring(line)}})
		} else if k, ok := lineOf(w.tags); ok && len(line) > 1 {
			lines = append(lines, strand{kind: k, tags: w.tags, line: line, ways: 1})
		}
	}
	for _, s := range joined(lines) {
		out = append(out, s.features(ground)...)
	}
	for _, n := range c.named {
		k, _ := placeOf(n.Tags)
		add(k, n.Tags, n.Point())
	}
	return out
}

// lineOf is the way through nodes; one that is not in the file is left out.
func (c *collector) lineOf(nodes []osm.NodeID) orb.LineString {
	line := make(orb.LineString, 0, len(nodes))
	for _, id := range nodes {
		if at, ok := c.spotOf(id); ok && (len(line) == 0 || line[len(line)-1] != at) {
			line = append(line, at)
		}
	}
	return line
}

// featureOf clips a geometry to the ground; false where nothing of it is left.
func featureOf(k kind, tags osm.Tags, g orb.Geometry, ground orb.Bound) (feature, bool) {
	if g = clip.Geometry(ground, g); isEmpty(g) {
		return feature{}, false
	}
	g = project.Geometry(g, func(p orb.Point) orb.Point { return maptile.Fraction(p, 0) })
	if p, ok := g.(orb.Polygon); ok {
		g = orb.MultiPolygon{p}
	}
	if m, ok := g.(orb.MultiPolygon); ok {
		wind(m)
	}
	return feature{kind: k, properties: k.propertiesOf(tags), geometry: g, ways: 1}, true
}

func isEmpty(g orb.Geometry) bool {
	switch g := g.(type) {
	case nil:
		return true
	case orb.LineString:
		return len(g) < 2
	case orb.MultiLineString:
		return len(g) == 0
	case orb.Polygon:
		return len(g) == 0
	case orb.MultiPolygon:
		return len(g) == 0
	}
	return false
}

// wind turns every outer ring the way round that vector tiles want (a positive area, y going
// south), and every hole the other.
func wind(m orb.MultiPolygon) {
	for _, p := range m {
		for i, r := range p {
			want := orb.CW
			if i == 0 {
				want = orb.CCW
			}
			if r.Orientation() != want {
				r.Reverse()
			}
		}
	}
}

// strand is a line that may be joined with others of its sort.
type strand struct {
	kind kind
	tags osm.Tags
	line orb.LineString
	ways int
}

// features are the line itself and, of a street with a name, the line of its name.
func (s strand) features(ground orb.Bound) []feature {
	f, ok := featureOf(s.kind, s.tags, s.line, ground)
	if !ok {
		return nil
	}
	f.ways = s.ways
	f.rail = s.kind.layer == transportation && s.kind.named == 0
	if s.kind.named == 0 || nameOf(s.tags) == "" {
		return []feature{f}
	}
	name := f
	name.layer, name.from = transportationName, s.kind.named
	name.properties = map[string]any{"class": s.kind.class}
	addNames(name.properties, s.tags)
	return []feature{f, name}
}

// sort is what lines must share to be one; "" for a line that stays by itself. Joining lets a
// name run on over crossings and keeps a main street whole where short pieces are dropped.
func (s strand) sort() string {
	name := nameOf(s.tags)
	if name == "" && s.kind.from > 11 {
		return ""
	}
	p := s.kind.propertiesOf(s.tags)
	return fmt.Sprint(s.kind, name, p["brunnel"], p["ramp"], s.tags.Find("name:en"))
}

// joined puts lines of one sort together where one ends and another begins.
func joined(lines []strand) []strand {
	groups, order := map[string][]strand{}, []string{}
	var out []strand
	for _, s := range lines {
		key := s.sort()
		if key == "" {
			out = append(out, s)
			continue
		}
		if _, ok := groups[key]; !ok {
			order = append(order, key)
		}
		groups[key] = append(groups[key], s)
	}
	for _, key := range order {
		group := groups[key]
		parts := make([]orb.LineString, len(group))
		for i, s := range group {
			parts[i] = s.line
		}
		for _, chain := range join(parts) {
			s := group[0]
			s.line, s.ways = chain.line, chain.parts
			out = append(out, s)
		}
	}
	return out
}
