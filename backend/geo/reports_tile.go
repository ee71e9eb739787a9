package geo

import (
	"cmp"
	"net/url"
	"slices"

	didban "didban.app/backend"
)

// reportKeys are the properties of a report's feature: what the map draws it by, and what it
// tells of the one that is touched.
var reportKeys = []string{"phase", "domain", "category", "id", "title"}

// ReportTile draws the reports that pass the filter on the tile z/x/y as Tile does projects:
//
//   - "reports", from zoom 13 on, and at any zoom while at most 300 match: one point a report,
//     in exactly one tile of each zoom, with phase, domain, category, id and title (its code).
//   - "areas", below zoom 13 unless there are such points: one point an area with id, name and
//     count; reports outside every area gather in points that have an empty id and name.
//
// A tile holds at most 2,000 features, the newest first. It fails with "tile.address" where
// there is no such tile.
func (x *Index) ReportTile(z, tx, ty uint32, f didban.ReportFilter) ([]byte, error) {
	if z > maxZoom || tx>>z > 0 || ty>>z > 0 {
		return nil, didban.Fault(didban.CodeInvalid, "tile.address", "z", number(z), "x", number(tx), "y", number(ty))
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	t := newTile(z, tx, ty)
	if z >= featureZoom {
		return reportTile(t, x.reportsIn(t, f)), nil
	}
	matches := x.matching(f)
	if len(matches) <= fewProjects {
		return reportTile(t, matches), nil
	}
	sums := make([]sum, len(x.cells))
	for _, e := range matches {
		sums[e.cells[levelOf(z)]].count++
	}
	return x.areaTile(t, sums), nil
}

// reportsIn finds the matches whose point is the tile's own, the newest first.
func (x *Index) reportsIn(t tile, f didban.ReportFilter) (found []*reportEntry) {
	x.inOrder() // gives them their ranks
	x.reports.tree.Search(t.reach.Min, t.reach.Max, func(_, _ [2]float64, e *reportEntry) bool {
		if t.holds(e.at) && f.Match(e.facts) {
			found = append(found, e)
		}
		return true
	})
	slices.SortFunc(found, func(a, b *reportEntry) int { return cmp.Compare(a.rank, b.rank) })
	return found
}

func (x *Index) matching(f didban.ReportFilter) (found []*reportEntry) {
	for _, e := range x.inOrder() {
		if f.Match(e.facts) {
			found = append(found, e)
		}
	}
	return found
}

func reportTile(t tile, found []*reportEntry) []byte {
	l, p, drawn := &layer{name: "reports", keys: reportKeys}, &pen{tile: t}, 0
	for _, e := range found {
		if drawn == maxFeatures {
			break
		}
		if !t.holds(e.at) {
			continue
		}
		var values []byte
		for _, text := range []string{string(e.facts.Phase), e.facts.Domain, e.facts.Category, string(e.facts.ID), e.facts.Code} {
			values = appendString(values, text)
		}
		l.own(0, values, uint64(len(reportKeys)))
		l.add(uint64(e.rank+1), geometryPoint, p.point(e.at))
		drawn++
	}
	return l.appendTo([]byte{})
}

// ReportQuery writes a filter into the query of the address of a tile.
func ReportQuery(f didban.ReportFilter) url.Values {
	q := url.Values{}
	for name, asked := range map[string][]string{"area": f.Areas, "category": f.Categories, "phase": f.Phases, "unit": f.Units} {
		if len(asked) > 0 {
			q[name] = slices.Clone(asked)
		}
	}
	if f.Whole {
		q.Set("whole", "1")
	}
	return q
}

// ReportFilterOf reads what ReportQuery wrote; today is the caller's.
func ReportFilterOf(q url.Values, today didban.Day) didban.ReportFilter {
	return didban.ReportFilter{
		Areas: q["area"], Categories: q["category"], Phases: q["phase"], Units: q["unit"], Whole: q.Get("whole") == "1", Since: didban.ReportsSince(today),
	}
}
