package basemap

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// chain is a line that was joined of parts.
type chain struct {
	line  orb.LineString
	parts int
}

// join puts lines together at their ends, whichever way round they run, until each is closed
// or fits no other. A part is used once.
func join(parts []orb.LineString) []chain {
	j := joiner{parts: parts, used: make([]bool, len(parts)), at: map[orb.Point][]int{}}
	for i, p := range parts {
		j.at[p[0]] = append(j.at[p[0]], i)
		j.at[p[len(p)-1]] = append(j.at[p[len(p)-1]], i)
	}
	var out []chain
	for i := range parts {
		if !j.used[i] {
			out = append(out, j.from(i))
		}
	}
	return out
}

type joiner struct {
	parts []orb.LineString
	used  []bool
	at    map[orb.Point][]int // the parts that begin or end at a point
}

func (j *joiner) from(i int) chain {
	j.used[i] = true
	c := chain{line: slices.Clone(j.parts[i]), parts: 1}
	for range 2 { // on from its end, then on from its beginning
		for !isClosed(c.line) && j.extend(&c) {
		}
		c.line.Reverse()
	}
	return c
}

// extend puts an unused part to the end of a chain.
func (j *joiner) extend(c *chain) bool {
	end := c.line[len(c.line)-1]
	for _, i := range j.at[end] {
		if j.used[i] {
			continue
		}
		j.used[i] = true
		next := slices.Clone(j.parts[i])
		if next[0] != end {
			next.Reverse()
		}
		c.line = append(c.line, next[1:]...)
		c.parts++
		return true
	}
	return false
}

func isClosed(line orb.LineString) bool { return len(line) > 3 && line[0] == line[len(line)-1] }

// polygonsOf puts a multipolygon together: rings of the outer members, each with the holes
// that lie in it. Members that close no ring are left out, as are holes in nothing.
func (c *collector) polygonsOf(r relation) orb.MultiPolygon {
	var outer, inner []orb.LineString
	for _, m := range r.members {
		line := c.lineOf(c.ways[m.way].nodes)
		switch {
		case len(line) < 2:
		case m.inner:
			inner = append(inner, line)
		default:
			outer = append(outer, line)
		}
	}
	var out orb.MultiPolygon
	for _, ring := range ringsOf(outer) {
		out = append(out, orb.Polygon{ring})
	}
	for _, hole := range ringsOf(inner) {
		around := func(p orb.Polygon) bool { return planar.RingContains(p[0], hole[0]) }
		if i := slices.IndexFunc(out, around); i >= 0 {
			out[i] = append(out[i], hole)
		}
	}
	return out
}

func ringsOf(lines []orb.LineString) (rings []orb.Ring) {
	for _, c := range join(lines) {
		if isClosed(c.line) {
			rings = append(rings, orb.Ring(c.line))
		}
	}
	return rings
}
