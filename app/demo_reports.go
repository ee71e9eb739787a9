package main

import (
	"encoding/json"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/demo"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// loadReports puts what the citizens of the sample city asked to be mended into the record, as
// if it had been sent and let through. All of it is invented.
func (p *Program) loadReports() error {
	where := geo.NewIndex()
	if err := where.CatchUp(p.Store); err != nil {
		return fmt.Errorf("reports of the sample city: %w", err)
	}
	var list []sampleReport
	if err := json.Unmarshal(demo.Reports(), &list); err != nil {
		return fmt.Errorf("reports of the sample city: %w", err)
	}
	return p.Store.Update(didban.System("demo"), func(tx *store.Tx) error {
		for i := range list {
			r, err := list[i].noun(where, tx)
			if err == nil {
				err = tx.Put(r)
			}
			if err != nil {
				return fmt.Errorf("report %d of the sample city: %w", i+1, err)
			}
		}
		return nil
	})
}

// sampleReport is a report as reports.json has it; ID and Main are of submissions, Unit and
// Project codes.
type sampleReport struct {
	ID       didban.ID
	Category string
	Detail   string
	Severity didban.Severity
	Lon, Lat float64
	Place    string
	Text     string
	Channel  didban.Channel
	Project  string
	Main     didban.ID
	Still    int
	Gone     int
	Steps    []struct {
		State didban.ReportState
		Day   didban.Day
		Due   didban.Day
		Unit  string
		Text  string
		Rule  string
	}
}

// noun is the report with its areas found by its place, and every step taken in turn.
func (s *sampleReport) noun(where *geo.Index, tx *store.Tx) (*didban.Report, error) {
	id := didban.PublicID(s.ID)
	r := &didban.Report{
		Meta: didban.Meta{ID: id, Code: didban.PublicCode("R-", id, false)}, Category: s.Category, Detail: s.Detail, Severity: s.Severity,
		Point: didban.Position{Lon: s.Lon, Lat: s.Lat}, Place: s.Place, Text: s.Text, Channel: s.Channel, Day: s.Steps[0].Day,
		Still: s.Still, Gone: s.Gone,
	}
	var err error
	if r.Areas, err = where.Locate(r.Point, ""); err != nil {
		return nil, err
	}
	if s.Project != "" {
		project, err := store.ByCode[didban.Project](tx, s.Project)
		if err != nil {
			return nil, err
		}
		r.Project = project.ID
	}
	for _, one := range s.Steps {
		step := didban.ReportStep{State: one.State, Day: one.Day, Due: one.Due, Text: one.Text, Rule: one.Rule}
		if step.State.Party() == didban.ByUnit {
			step.Unit = r.Unit
		}
		if one.Unit != "" {
			unit, err := store.ByCode[didban.Unit](tx, one.Unit)
			if err != nil {
				return nil, err
			}
			step.Unit = unit.ID
		}
		if step.State == didban.StateDuplicate {
			step.Link = didban.Ref{Kind: didban.KindReport, ID: didban.PublicID(s.Main)}
		}
		if err := didban.NextReport(r, step, step.State.Party()); err != nil {
			return nil, err
		}
		r = r.Moved(step)
	}
	return r, nil
}
