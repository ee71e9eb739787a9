package geo

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// A window is a city of its own, made of the entries of another: the city as it was at
// the end of a month, or what lies around a spot. All that can be asked of the map can
// be asked of it, and its tiles, list, counts and sums agree because they are made of
// the same entries.

// window says of which city is asked.
type window struct {
	past didban.Past
	near didban.Circle
}

// windows are what was worked out beside the city of one revision.
type windows struct {
	mu       sync.Mutex
	revision uint64
	made     map[window]*Index

	// of a window itself
	undated int
	metres  map[didban.ID]int
}

// keptEntries is how many entries the windows hold that are kept to be asked again: the
// tiles of one view are asked one by one, and a slider goes back and forth.
const keptEntries = 60_000

// keptWindows is how many windows are kept however few entries they hold: each has the
// areas and places of the city.
const keptWindows = 60

// Window gives the city as it was at the end of a month, around a spot, or both; the
// index itself where neither is asked for. What it gives is no longer changed: it
// stands for the revision at which it was made.
func (x *Index) Window(past didban.Past, near didban.Circle) *Index {
	if past.Day != "" {
		x = x.window(window{past: past}, x.lookBack)
	}
	if near.Set() {
		x = x.window(window{near: near}, x.around)
	}
	return x
}

// window remembers, or makes.
func (x *Index) window(w window, worked func(window) *Index) *Index {
	x.mu.RLock()
	defer x.mu.RUnlock()
	x.windows.mu.Lock()
	defer x.windows.mu.Unlock()
	x.fresh()
	made, ok := x.windows.made[w]
	if !ok {
		if kept := len(x.windows.made); kept == keptWindows || (kept+1)*len(x.columns.order) > keptEntries {
			clear(x.windows.made)
		}
		made = worked(w)
		x.windows.made[w] = made
	}
	return made
}

// fresh forgets what stood for another revision; the caller holds both locks.
func (x *Index) fresh() {
	if x.windows.made != nil && x.windows.revision == x.revision {
		return
	}
	x.windows.revision, x.windows.made = x.revision, map[window]*Index{}
}

// FirstDay is the first day on which anything of any project is known to have happened;
// empty where nothing is dated.
func (x *Index) FirstDay() didban.Day {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.columns.begun.first
}

// Undated is how many projects of today a look back leaves out because nothing that
// happened to them bears a day; 0 for the city of today.
func (x *Index) Undated() int { return x.windows.undated }

// Metres gives how far a project lies from the spot of a window, in whole metres to its
// nearest part; ok is false where the window has no spot.
func (x *Index) Metres(id didban.ID) (metres int, ok bool) {
	metres, ok = x.windows.metres[id]
	return metres, ok
}

// Away gives how far a project lies from a spot, in whole metres to its nearest part; ok
// is false for one that has no place.
func (x *Index) Away(id didban.ID, from didban.Position) (metres int, ok bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	e, ok := x.projects[id]
	if !ok || e.spot == nil {
		return 0, false
	}
	return int(math.Round(e.metres(from))), true
}

// lookBack makes the city as it was. It is judged by its own last day; warning signs
// are of the present alone.
func (x *Index) lookBack(w window) *Index {
	out, entries := x.emptied(), make([]*entry, 0, len(x.columns.order))
	out.judge.Today, out.judge.From, out.judge.Year = w.past.Day, firstOfMonth(w.past.Day), firstOfYear(w.past.Day)
	for e := range x.columns.all() {
		facts, ok := e.facts.AsItWas(w.past)
		if !ok {
			if e.facts.Traces.First == "" {
				out.windows.undated++
			}
			continue
		}
		facts.Judged, facts.Flags = out.judge.Of(&facts), nil
		copied := *e
		copied.facts = &facts
		copied.options = out.columns.optionsOf(&facts)
		copied.status = out.columns.number(didban.FacetStatus, facts.Standing())
		entries = append(entries, &copied)
	}
	slices.SortFunc(entries, byListOrder)
	out.hold(entries)
	return out
}

// around makes the city around a spot, the nearest first; what has no place is not in it.
func (x *Index) around(w window) *Index {
	out, entries := x.emptied(), []*entry{}
	out.windows.undated, out.windows.metres = x.windows.undated, map[didban.ID]int{}
	away := map[*entry]float64{}
	box := boxAround(w.near)
	x.tree.Search(box.Min, box.Max, func(_, _ [2]float64, e *entry) bool {
		if metres := e.metres(w.near.Position); metres <= float64(w.near.Radius) {
			copied := *e
			away[&copied] = metres
			out.windows.metres[e.facts.ID] = int(math.Round(metres))
			entries = append(entries, &copied)
		}
		return true
	})
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(away[a], away[b]), cmp.Compare(x.columns.ranks[a.slot], x.columns.ranks[b.slot]))
	})
	out.hold(entries)
	return out
}

// emptied is the city without its projects. Maps are copied, because the city goes on
// changing its own.
func (x *Index) emptied() *Index {
	out := NewIndex()
	out.revision, out.numbers = x.revision, x.numbers
	out.areas, out.sorted, out.places = maps.Clone(x.areas), x.sorted, maps.Clone(x.places)
	out.cells, out.buckets = slices.Clip(x.cells), maps.Clone(x.buckets)
	out.columns, out.judge = x.columns.emptied(), x.judge
	return out
}

// hold takes in entries in their order.
func (x *Index) hold(entries []*entry) {
	x.columns.fill(entries)
	for _, e := range entries {
		x.projects[e.facts.ID] = e
		x.place(e)
	}
}

// boxAround is the box around a circle, in the world, with a hundredth to spare.
func boxAround(c didban.Circle) orb.Bound {
	north, east := radii(c.Lat)
	lat, lon := 1.01*float64(c.Radius)/(north*radian), 1.01*float64(c.Radius)/(east*radian)
	a, b := toWorld(orb.Point{c.Lon - lon, c.Lat - lat}), toWorld(orb.Point{c.Lon + lon, c.Lat + lat})
	return orb.MultiPoint{a, b}.Bound()
}

// metres is how far a place lies from the nearest part of the shape; 0 inside a polygon.
func (s *spot) metres(from didban.Position) float64 {
	at := toWorld(pointOf(from))
	if inside(s.shape, at) {
		return 0
	}
	flat := flattener(from)
	if p, ok := s.shape.(orb.Point); ok {
		return math.Hypot(flat(p))
	}
	best := math.Inf(1)
	_, points := s.shape.(orb.MultiPoint)
	for _, path := range paths(s.shape) {
		for i := range path {
			if i == 0 || points {
				best = min(best, math.Hypot(flat(path[i])))
				continue
			}
			best = min(best, awayFromSegment(flat, path[i-1], path[i]))
		}
	}
	return best
}

// flattener lays the world out in metres east and north of a place; over a city the
// plane agrees with the ellipsoid to a few centimetres a kilometre.
func flattener(from didban.Position) func(orb.Point) (float64, float64) {
	return func(p orb.Point) (float64, float64) {
		lon := (p[0] - 0.5) * 360
		lat := math.Atan(math.Sinh(math.Pi*(1-2*p[1]))) / radian
		north, east := radii((from.Lat + lat) / 2)
		return (lon - from.Lon) * east * radian, (lat - from.Lat) * north * radian
	}
}

// awayFromSegment is the distance of the origin of the plane from a straight piece.
func awayFromSegment(flat func(orb.Point) (float64, float64), a, b orb.Point) float64 {
	ax, ay := flat(a)
	bx, by := flat(b)
	dx, dy := bx-ax, by-ay
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, -(ax*dx+ay*dy)/length))
	}
	return math.Hypot(ax+along*dx, ay+along*dy)
}
