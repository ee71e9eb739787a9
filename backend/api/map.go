package api

import (
	"cmp"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// Pages of a list.
const (
	pageProjects = 50
	maxProjects  = 200
)

// Open returns the list, the facets and the tiles of one selection.
func (s *Map) Open(r FilterRequest) (MapView, error) {
	return read(s.desk, "Map.Open", didban.KindProject, func(tx *store.Tx) (MapView, error) {
		return s.desk.mapOf(tx, r)
	})
}

func (d *Desk) mapOf(tx *store.Tx, r FilterRequest) (MapView, error) {
	filter, by := r.filter(), didban.ProjectSort{Column: r.Sort, Descending: r.Descending}
	chosen := d.Map.Sorted(filter, by)
	cards, err := projectCards(tx, page(chosen.Projects, r.Offset, r.Limit, pageProjects, maxProjects))
	query := FilterQuery(filter)
	view := MapView{
		Total: len(chosen.Projects), Located: chosen.Located, Projects: cards,
		Counts:   facetCounts(busiest(chosen.Counts, r.Contractors)),
		Approved: int64(chosen.Approved), Spent: int64(chosen.Spent), Bounds: []float64{},
		Tiles: fmt.Sprintf("/tiles/%d/{z}/{x}/{y}.mvt?%s", chosen.Revision, d.dated(filter, query).Encode()),
		Base:  fmt.Sprintf("/base/%d.geojson", chosen.Revision),
	}
	if chosen.Located > 0 {
		b := chosen.Bounds
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	view.Files = SortQuery(query, by).Encode()
	return view, err
}

// Tile returns one vector tile of a selection (MVT, uncompressed).
func (d *Desk) Tile(z, x, y uint32, f didban.ProjectFilter) ([]byte, error) {
	return d.Map.Tile(z, x, y, f)
}

// Base returns the schematic base map as GeoJSON.
func (d *Desk) Base() []byte { return d.Map.Base() }

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

// page cuts one page out of a list; a limit of 0 takes the usual one.
func page[T any](list []T, offset, limit, usual, most int) []T {
	offset, limit = span(offset, limit, usual, most)
	from := min(offset, len(list))
	return list[from:min(from+limit, len(list))]
}

// span bounds what page is asked for.
func span(offset, limit, usual, most int) (from, count int) {
	if limit <= 0 {
		limit = usual
	}
	return max(0, offset), min(limit, most)
}
