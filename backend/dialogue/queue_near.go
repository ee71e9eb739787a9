package dialogue

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// nearReports lays beside a report what may be of the same thing: published ones, with which it
// can be merged, and those that wait as it does.
func (j *judged) nearReports(c *gate.Caller, view *ItemView) error {
	kind, ok := didban.ReportKindOf(j.s.Report.Category)
	if !ok {
		return nil
	}
	view.Near = []NearView{}
	if err := c.Store.View(func(tx *store.Tx) error { return j.nearPublic(c, tx, view) }); err != nil {
		return err
	}
	err := c.Private.View(func(tx *private.Tx) error { return j.nearWaiting(c, tx, kind, view) })
	slices.SortStableFunc(view.Near, func(a, b NearView) int {
		return cmp.Compare(farther(a, kind.Radius), farther(b, kind.Radius))
	})
	view.Near = view.Near[:min(mostNear, len(view.Near))]
	return err
}

// farther is how far from being the same, as the map has it: see geo.
func farther(n NearView, radius int) float64 {
	return float64(n.Metres)/float64(radius) + (1-float64(n.Percent)/100)/2
}

func (j *judged) nearPublic(c *gate.Caller, tx *store.Tx, view *ItemView) error {
	p := j.s.Report.Point
	found, err := near(c, tx, NearRequest{Category: j.s.Report.Category, Lon: p.Lon, Lat: p.Lat, Text: j.w.Text})
	if _, known := faultKey(err); err != nil && !known {
		return err
	}
	for _, n := range found.Items {
		if n.ID == string(j.s.Ref().ID) {
			continue
		}
		view.Near = append(view.Near, NearView{
			ID: n.ID, Noun: n.ID, Percent: n.Percent, Day: n.Day, Stage: string(didban.StageDecided), Text: n.Text,
			Metres: n.Metres, Code: n.Code, Category: n.Category, Detail: n.Detail, State: n.State,
		})
	}
	return nil
}

func (j *judged) nearWaiting(c *gate.Caller, tx *private.Tx, kind didban.ReportKind, view *ItemView) error {
	open, err := tx.OpenSubmissions()
	if err != nil {
		return err
	}
	own := c.Talk.Shingles(j.s.ID, func() string { return j.w.Text })
	for _, s := range open {
		if s.Kind != didban.SubmitReport || s.ID == j.s.ID || s.Noun {
			continue
		}
		other, _ := didban.ReportKindOf(s.Report.Category)
		metres := geo.Metres(j.s.Report.Point, s.Report.Point)
		if other.Group != kind.Group || metres > float64(kind.Radius) {
			continue
		}
		w, _, err := tx.Words(s.ID)
		if err != nil {
			return err
		}
		n := NearView{
			ID: string(s.ID), Day: string(s.Day), Stage: string(s.Stage), Text: w.Text, Metres: int(metres + 0.5),
			Category: s.Report.Category, Detail: s.Report.Detail, State: string(cmp.Or(s.Work, didban.StateReceived)),
		}
		if w.Text != "" && j.w.Text != "" {
			likeness := own.Likeness(c.Talk.Shingles(s.ID, func() string { return w.Text }))
			n.Percent, n.Same = int(100*likeness), likeness >= persian.Same
		}
		view.Near = append(view.Near, n)
	}
	return nil
}
