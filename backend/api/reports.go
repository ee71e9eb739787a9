package api

import (
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// Pages of the list of reports.
const (
	pageReports = 50
	maxReports  = 200
)

// Open returns the map of reports: the list, the facets and the tiles of one selection.
func (s *Reports) Open(r ReportsRequest) (ReportsView, error) {
	return gate.Answer(s.caller, "Reports.Open", func() (ReportsView, error) {
		view, err := runRead(s.caller, func(tx *store.Tx) (ReportsView, error) { return s.caller.reports(tx, r) })
		for i := range view.Reports {
			if err == nil {
				err = s.caller.hear(&view.Reports[i])
			}
		}
		return view, err
	})
}

// Report returns a report's page, by id or public code.
func (s *Reports) Report(id string) (ReportView, error) {
	return gate.Answer(s.caller, "Reports.Report", func() (ReportView, error) {
		view, err := runRead(s.caller, func(tx *store.Tx) (ReportView, error) { return s.caller.report(tx, id) })
		if err == nil {
			err = s.caller.hear(&view.Card)
		}
		return view, err
	})
}

func (c caller) reports(tx *store.Tx, r ReportsRequest) (ReportsView, error) {
	filter := didban.ReportFilter{
		Areas: r.Areas, Categories: r.Categories, Phases: r.Phases, Units: r.Units, Whole: r.Whole, Since: didban.ReportsSince(c.Today()),
	}
	chosen := c.Map.Reports(filter)
	view := ReportsView{
		Total: len(chosen.Reports), Reports: []ReportCard{}, Counts: []FacetCounts{}, Bounds: []float64{}, Since: string(filter.Since),
		Tiles: fmt.Sprintf("/reports/%d/{z}/{x}/{y}.mvt?%s", chosen.Revision, geo.ReportQuery(filter).Encode()),
		Base:  fmt.Sprintf("/base/%d.geojson", chosen.Revision),
	}
	for _, facet := range didban.ReportFacets {
		view.Counts = append(view.Counts, FacetCounts{Facet: string(facet), Options: optionCounts(chosen.Counts[facet])})
	}
	if b := chosen.Bounds; view.Total > 0 {
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	for _, facts := range pageOf(chosen.Reports, r.Offset, r.Limit, pageReports, maxReports) {
		n, err := store.Get[didban.Report](tx, facts.ID)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		card, err := reportCard(tx, n)
		if err != nil {
			return view, err
		}
		view.Reports = append(view.Reports, card)
	}
	return view, nil
}

func reportCard(tx *store.Tx, r *didban.Report) (ReportCard, error) {
	kind, _ := didban.ReportKindOf(r.Category)
	card := ReportCard{
		heard: r.Heard(),
		ID:    string(r.ID), Code: r.Code, Category: r.Category, Detail: r.Detail, Domain: kind.Domain, Severity: int(r.Severity),
		State: string(r.State), Phase: string(r.State.Phase()), Day: string(r.Day), Moved: string(r.Last().Day),
		Place: r.Place, Text: r.Text, Sight: string(r.Sight), Lon: r.Point.Lon, Lat: r.Point.Lat,
	}
	if n := len(r.Areas); n > 0 {
		card.Area = string(r.Areas[n-1])
	}
	for _, id := range r.Media {
		photo, err := picture(tx, id, "")
		if err != nil || photo != nil {
			card.Photo = photo
			return card, err
		}
	}
	return card, nil
}

// runRead runs one read transaction of a call that needs the map.
func runRead[T any](c caller, fn func(*store.Tx) (T, error)) (T, error) {
	if err := c.AwaitMap(); err != nil {
		return *new(T), err
	}
	return gate.RunRead(c, fn)
}

// hear adds to a report what is counted of it here. It is never asked from within a look at the
// public record: see settledFor.
func (c caller) hear(card *ReportCard) error {
	heard := card.heard
	if c.Private != nil {
		err := c.Private.View(func(tx *private.Tx) error {
			cells, err := tx.Votes(didban.Ref{Kind: didban.KindReport, ID: didban.ID(card.ID)})
			heard = heard.And(didban.HeardOf(cells))
			return err
		})
		if err != nil {
			return err
		}
	}
	card.Said = ReportSaid{
		Supports: heard.Supports.Count, SupportDevices: heard.Supports.Devices, Still: heard.Still.Count, StillDevices: heard.Still.Devices,
		Gone: heard.Gone.Count, GoneDevices: heard.Gone.Devices,
	}
	return nil
}

func (c caller) report(tx *store.Tx, name string) (ReportView, error) {
	r, err := reportBy(tx, name)
	if err != nil {
		return ReportView{}, orGone(tx, didban.KindReport, name, err)
	}
	var unit *didban.Unit
	if r.Unit != "" {
		if unit, err = store.Get[didban.Unit](tx, r.Unit); err != nil && !didban.IsLeftOut(err) {
			return ReportView{}, err
		}
	}
	view := ReportView{Days: unit.Workdays(r.Category), Channel: string(r.Channel), Base: c.base(), Areas: texts(didban.AreasAround(r.Areas, c.parent))}
	if view.Card, err = reportCard(tx, r); err != nil {
		return view, err
	}
	if view.Pictures, err = photos(tx, r.Media); err != nil {
		return view, err
	}
	if view.Unit, err = unitTitle(tx, r.Unit); err != nil {
		return view, err
	}
	if view.Ruling, err = reportRuling(tx, r); err != nil {
		return view, err
	}
	if view.Main, err = link(tx, didban.Ref{Kind: didban.KindReport, ID: r.Main}); err != nil {
		return view, err
	}
	if view.Project, err = link(tx, didban.Ref{Kind: didban.KindProject, ID: r.Project}); err != nil {
		return view, err
	}
	for _, s := range r.Steps {
		step, err := stepView(tx, s)
		if err != nil {
			return view, err
		}
		view.Steps = append(view.Steps, step)
	}
	return view, nil
}

// reportRuling is the decision by which a report lost words; nil for none.
func reportRuling(tx *store.Tx, r *didban.Report) (*ReportRuling, error) {
	if r.Ruling == "" || r.Visible() && !r.Redacted {
		return nil, nil
	}
	n, err := store.Get[didban.Ruling](tx, r.Ruling)
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	view := &ReportRuling{Code: n.Code, Rule: n.Rule, Roles: mapped(n.Roles, func(role didban.Role) string { return string(role) })}
	view.Appeal, _, err = store.AppealOf(tx, n.ID)
	return view, err
}

func reportBy(tx *store.Tx, name string) (*didban.Report, error) {
	if id := didban.ID(name); id.Valid() {
		return store.Get[didban.Report](tx, id)
	}
	return store.ByCode[didban.Report](tx, name)
}

func stepView(tx *store.Tx, s didban.ReportStep) (view ReportStepView, err error) {
	view = ReportStepView{State: string(s.State), Day: string(s.Day), Text: s.Text, Due: string(s.Due), Rule: s.Rule}
	if view.Unit, err = unitTitle(tx, s.Unit); err != nil {
		return view, err
	}
	if view.Pictures, err = photos(tx, s.Media); err != nil {
		return view, err
	}
	view.Link, err = link(tx, s.Link)
	return view, err
}

// photos are the pictures of a report that are still there.
func photos(tx *store.Tx, ids []didban.ID) ([]PictureView, error) {
	out := []PictureView{}
	for _, id := range ids {
		p, err := picture(tx, id, "")
		if err != nil {
			return nil, err
		}
		if p != nil {
			out = append(out, *p)
		}
	}
	return out, nil
}

func unitTitle(tx *store.Tx, id didban.ID) (string, error) {
	if id == "" {
		return "", nil
	}
	u, err := store.Get[didban.Unit](tx, id)
	if didban.IsLeftOut(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return u.Title, nil
}

// link leads to a noun; nil where none is named, or it is gone.
func link(tx *store.Tx, to didban.Ref) (*ReportLink, error) {
	if to.ID == "" {
		return nil, nil
	}
	n, err := tx.Load(to.Kind, to.ID)
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	title := didban.TitleOf(n)
	if to.Kind == didban.KindReport {
		title = n.Head().Code
	}
	return &ReportLink{Kind: string(to.Kind), ID: string(to.ID), Title: title}, nil
}

// reportsIn counts the reports of an area.
func (c caller) reportsIn(area didban.ID) AreaReports {
	return c.countReports(didban.ReportFilter{Areas: []string{string(area)}, Whole: true})
}

func (c caller) countReports(f didban.ReportFilter) AreaReports {
	n := c.Map.Reports(f).Counts[didban.ReportFacetPhase]
	return AreaReports{
		Open:  n[string(didban.ReportOpen)] + n[string(didban.ReportReopened)],
		Fixed: n[string(didban.ReportFixed)], Confirmed: n[string(didban.ReportConfirmed)], Ended: n[string(didban.ReportEnded)],
	}
}

// ReportTile returns one vector tile of the reports that pass a filter (MVT, uncompressed).
func ReportTile(by *gate.Caller, z, x, y uint32, f didban.ReportFilter) ([]byte, error) {
	return by.Map.ReportTile(z, x, y, f)
}

func reportKindView(k didban.ReportKind) ReportKindView {
	return ReportKindView{
		Code: k.Code, Domain: k.Domain, Radius: k.Radius, Days: k.Days, Details: mapped(k.Details, func(d string) string { return d }), Telephone: k.Telephone,
	}
}
