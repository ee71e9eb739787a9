package api

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// Pages of a list.
const (
	pageProjects = 50
	maxProjects  = 200
)

// Open returns the list, the facets and the tiles of one selection.
func (s *Map) Open(r FilterRequest) (MapView, error) {
	return gate.Read(s.caller, "Map.Open", func(tx *store.Tx) (MapView, error) {
		return s.caller.mapOf(tx, r)
	})
}

func (c caller) mapOf(tx *store.Tx, r FilterRequest) (MapView, error) {
	filter, by := r.filter(), didban.ProjectSort{Column: r.Sort, Descending: r.Descending}
	city := c.cityOf(&filter)
	chosen := city.Sorted(filter, by)
	cards, err := projectCards(tx, pageOf(chosen.Projects, r.Offset, r.Limit, pageProjects, maxProjects), city.Day())
	query := geo.FilterQuery(filter)
	view := MapView{
		Total: len(chosen.Projects), Located: chosen.Located, Projects: cards,
		Counts:   facetCounts(busiest(chosen.Counts, r.Contractors)),
		Approved: int64(chosen.Approved), Spent: int64(chosen.Spent), Bounds: []float64{},
		Tiles: fmt.Sprintf("/tiles/%d/{z}/{x}/{y}.mvt?%s", chosen.Revision, c.dated(filter, query).Encode()),
		Base:  fmt.Sprintf("/base/%d.geojson", chosen.Revision),
	}
	if b, ok := c.ground(filter, query, chosen); ok {
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	if filter.Past.Day == "" {
		view.Files = SortQuery(query, by).Encode()
	}
	c.lookAround(&view, city, filter)
	c.shade(&view, chosen.Projects, didban.AreaKind(r.Level), filter.Past)
	return view, err
}

// ground is the box around the areas that are asked for, around the whole city where
// nothing narrows it, and around every located match; false where there is nothing.
func (c caller) ground(f didban.ProjectFilter, query url.Values, chosen geo.Selection) (didban.Box, bool) {
	box, ok := didban.Box{}, false
	if len(f.Areas) > 0 || len(query) == 0 {
		box, ok = c.Map.AreaBounds(f.Areas...)
	}
	switch {
	case chosen.Located == 0:
		return box, ok
	case !ok:
		return chosen.Bounds, true
	}
	b := chosen.Bounds
	return didban.Box{West: min(box.West, b.West), South: min(box.South, b.South), East: max(box.East, b.East), North: max(box.North, b.North)}, true
}

// Card returns the card of one project; CodeNotFound where it is not in that city.
func (s *Map) Card(r CardRequest) (ProjectCard, error) {
	return gate.Read(s.caller, "Map.Card", func(tx *store.Tx) (ProjectCard, error) {
		filter := didban.ProjectFilter{Past: geo.PastOf(r.At)}
		city := s.caller.cityOf(&filter)
		facts, ok := city.Facts(didban.ID(r.ID))
		if !ok {
			return ProjectCard{}, didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(didban.KindProject), "id", r.ID)
		}
		return projectCard(tx, facts, city.Day())
	})
}

// cityOf gives the city that a filter asks of. A month that has not ended is today, for
// the list and the tiles alike.
func (c caller) cityOf(f *didban.ProjectFilter) *geo.Index {
	if f.Past.Day >= c.Today() {
		f.Past = didban.Past{}
	}
	return c.Map.Window(f.Past, f.Near)
}

// lookAround tells what a look back and a look around need.
func (c caller) lookAround(view *MapView, city *geo.Index, f didban.ProjectFilter) {
	view.At, view.Undated, view.Metres = f.Past.Month, city.Undated(), []int{}
	if first := geo.MonthOf(c.Map.FirstDay()); first < geo.MonthOf(c.Today()) {
		view.First = first
	}
	for _, card := range view.Projects {
		if metres, ok := city.Metres(didban.ID(card.ID)); ok {
			view.Metres = append(view.Metres, metres)
		}
	}
}

// shade adds the projects up by the areas of a level.
func (c caller) shade(view *MapView, projects []*didban.ProjectFacts, level didban.AreaKind, past didban.Past) {
	view.Areas = []AreaFigures{}
	var areas []*didban.Area
	for _, a := range c.Map.Areas() {
		if a.Rank == level {
			areas = append(areas, a)
		}
	}
	if len(areas) == 0 {
		return
	}
	day := cmp.Or(past.Day, c.Today())
	figures, outside := didban.Shade(mapped(areas, func(a *didban.Area) didban.ID { return a.ID }), projects, day)
	view.Outside = outside
	for i, a := range areas {
		view.Areas = append(view.Areas, areaFigures(a, &figures[i]))
	}
}

func areaFigures(a *didban.Area, of *didban.AreaFigures) AreaFigures {
	out := AreaFigures{ID: string(a.ID), Projects: of.Projects, OnTime: of.Ends.OnTime, Judged: of.Ends.Judged}
	if of.Known() {
		approved := int64(of.Approved)
		out.Approved, out.PerPerson = &approved, perUnit(of.Approved, float64(a.Population))
	}
	return out
}

// Rows of the gazetteer.
const (
	rowsGazetteer = 8
	maxGazetteer  = 50
)

// Gazetteer finds areas, places and addresses by name.
func (s *Map) Gazetteer(r GazetteerRequest) (GazetteerView, error) {
	return gate.Read(s.caller, "Map.Gazetteer", func(*store.Tx) (GazetteerView, error) {
		limit := min(cmp.Or(max(0, r.Limit), rowsGazetteer), maxGazetteer)
		return GazetteerView{mapped(s.caller.Map.Gazetteer(geo.Words(r.Text), limit), namedPlace)}, nil
	})
}

func namedPlace(n geo.Named) NamedPlace {
	return NamedPlace{
		Kind: string(n.Kind), ID: string(n.ID), Sort: n.Sort, Name: n.Name, NameEn: n.NameEn, Lon: n.At.Lon, Lat: n.At.Lat,
		Bounds: []float64{n.Box.West, n.Box.South, n.Box.East, n.Box.North},
	}
}

// Tile returns one vector tile of a selection (MVT, uncompressed).
func Tile(by *gate.Caller, z, x, y uint32, f didban.ProjectFilter) ([]byte, error) {
	c := caller{Caller: by}
	city := c.cityOf(&f)
	return city.Tile(z, x, y, f)
}

// Base returns the schematic base map as GeoJSON.
func Base(by *gate.Caller) []byte { return by.Map.Base() }

// facetCounts turns counts into lists in a steady order.
func facetCounts(counts didban.Counts) []FacetCounts {
	out := []FacetCounts{}
	for facet, options := range counts {
		out = append(out, FacetCounts{Facet: string(facet), Options: optionCounts(options)})
	}
	slices.SortFunc(out, func(a, b FacetCounts) int { return cmp.Compare(a.Facet, b.Facet) })
	return out
}

func optionCounts(options map[string]int) []OptionCount {
	out := make([]OptionCount, 0, len(options))
	for code, n := range options {
		out = append(out, OptionCount{Code: code, Count: n})
	}
	slices.SortFunc(out, func(a, b OptionCount) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// pageOf cuts one page out of a list; a limit of 0 takes the usual one.
func pageOf[T any](list []T, offset, limit, usual, most int) []T {
	offset, limit = pageSpan(offset, limit, usual, most)
	from := min(offset, len(list))
	return list[from:min(from+limit, len(list))]
}

// pageSpan bounds what pageOf is asked for.
func pageSpan(offset, limit, usual, most int) (from, count int) {
	if limit <= 0 {
		limit = usual
	}
	return max(0, offset), min(limit, most)
}
