package dialogue

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// NearRequest is a report that nobody has sent yet: what it is about, where, and its words so
// far.
type NearRequest struct {
	Category string  `json:"category"`
	Lon      float64 `json:"lon"`
	Lat      float64 `json:"lat"`
	Text     string  `json:"text"`
}

// NearReports are the reports that may be of the same thing, the likeliest first, three at
// most. Areas are those in which the place lies, the innermost last.
type NearReports struct {
	Items []NearReport `json:"items"`
	Areas []string     `json:"areas"`
}

// NearReport is a report that stands before the public, laid beside a new one.
type NearReport struct {
	ID       string `json:"id"`
	Code     string `json:"code"`
	Category string `json:"category"`
	Detail   string `json:"detail"`
	Domain   string `json:"domain"`
	State    string `json:"state"`
	Phase    string `json:"phase"`
	Day      string `json:"day"`
	Metres   int    `json:"metres"`
	Place    string `json:"place"`
	Text     string `json:"text"`  // whole
	Sight    string `json:"sight"` // why it can't be read any more: hidden, withdrawn; "" where it can
	Photo    string `json:"photo"` // the address of a small picture; empty for none
	Alt      string `json:"alt"`
	Percent  int    `json:"percent"` // how like its words are to those of the new one
	// Said is what others say of it.
	Said   StandView `json:"said"`
	before didban.Heard
}

// Near lays the reports beside a new one that may be of the same thing; nothing of the new one
// is kept. It fails with report.outside for a place that is not in the city.
func (s *Dialogue) Near(r NearRequest) (NearReports, error) {
	return gate.Answer(s.caller, "Dialogue.Near", func() (NearReports, error) {
		if err := s.caller.AwaitMap(); err != nil {
			return NearReports{}, err
		}
		view, err := gate.RunRead(s.caller, func(tx *store.Tx) (NearReports, error) { return near(s.caller, tx, r) })
		if err != nil {
			return view, err
		}
		return view, hear(s.caller, view.Items)
	})
}

func near(c *gate.Caller, tx *store.Tx, r NearRequest) (view NearReports, err error) {
	view.Items = []NearReport{}
	if len(r.Text) > maxLooked {
		return view, didban.Fault(didban.CodeInvalid, "field.tooLong", "limit", "5000")
	}
	at := didban.Position{Lon: r.Lon, Lat: r.Lat}
	areas, err := c.Map.Locate(at, "")
	view.Areas = mapped(areas, func(id didban.ID) string { return string(id) })
	if err != nil {
		return view, err
	}
	own := persian.NewShingles(r.Text)
	found := c.Map.Near(r.Category, at, c.Today(), func(id didban.ID) float64 {
		other, err := store.Get[didban.Report](tx, id)
		if err != nil || len(own) == 0 {
			return 0 // it is told of below where it can be read
		}
		return own.Likeness(persian.NewShingles(other.Text))
	})
	for _, one := range found {
		other, err := store.Get[didban.Report](tx, one.ID)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		view.Items = append(view.Items, nearReport(tx, one, other))
	}
	return view, nil
}

func nearReport(tx *store.Tx, one geo.NearReport, r *didban.Report) NearReport {
	view := NearReport{
		ID: string(r.ID), Code: r.Code, Category: r.Category, Detail: r.Detail, Domain: one.Domain, State: string(r.State), Phase: string(one.Phase),
		Day: string(r.Day), Metres: int(one.Metres + 0.5), Place: r.Place, Text: r.Text, Sight: string(r.Sight), Percent: int(100 * one.Likeness),
		before: r.Heard(),
	}
	for _, id := range r.Media {
		if m, err := store.Get[didban.Media](tx, id); err == nil {
			_, view.Photo = media.Address(m)
			view.Alt = m.Alt
			break
		}
	}
	return view
}

// reportOf reads what a request says of a report. Its areas are the map's to find, and its
// place is a name that the city's data has, or none: nothing is typed but the words.
func reportOf(c *gate.Caller, s *didban.Submission, r SendRequest) error {
	if err := c.AwaitMap(); err != nil {
		return err
	}
	at := didban.Position{Lon: r.Lon, Lat: r.Lat}.Rounded()
	areas, err := c.Map.Locate(at, didban.ID(r.Area))
	if err != nil {
		return err
	}
	s.Report = &didban.ReportSent{
		Category: r.Category, Detail: r.Detail, Severity: didban.Severity(r.Severity), Point: at, Place: knownPlace(c, r.Place), Areas: areas,
	}
	if n := len(areas); n > 0 {
		s.Subject = didban.Ref{Kind: didban.KindArea, ID: areas[n-1]}
		return nil
	}
	city, err := cityID(c)
	s.Subject = didban.Ref{Kind: didban.KindCity, ID: city}
	return err
}

// toUnit gives a report to the unit that has its category, where there is one.
func toUnit(tx *store.Tx, s *didban.Submission) error {
	units, err := unitsOf(tx)
	if u := didban.UnitFor(s.Report.Category, units.list); err == nil && u != nil {
		s.Unit, s.Report.Unit = u.ID, u.ID
	}
	return err
}

// knownPlace is a name where the gazetteer has it; else empty.
func knownPlace(c *gate.Caller, name string) string {
	if name == "" || len(name) > 4*didban.MaxReportPlace {
		return ""
	}
	for _, n := range c.Map.Gazetteer(geo.Words(name), 50) {
		if n.Name == name {
			return name
		}
	}
	return ""
}

// shownReport adds to what its sender reads where their report stands, and every step that was
// taken, whether the public reads it or not.
func shownReport(tx *store.Tx, in *sent, view *FollowView) error {
	s, steps := in.s, didban.StepsOf(in.events)
	r, err := load[didban.Report](tx, didban.PublicID(s.ID))
	if err != nil {
		return err
	}
	switch {
	case r != nil:
		view.Noun, view.Shown = string(r.ID), r.Text
		r = r.Told(steps)
	case s.Worked(), s.Main != "":
		r = s.Report.Noun(s, didban.PublicID(s.ID)).Stepped(steps)
	default:
		return nil
	}
	units, err := unitsOf(tx)
	if err != nil {
		return err
	}
	view.Work, view.Unit = string(r.State), units.view(r.Unit).Title
	view.Confirm, view.Reopen = r.State == didban.StateFixed, r.State == didban.StateFixed
	for _, step := range workSteps(r.Steps[1:], units) { // what was sent is told of already
		view.Steps = append(view.Steps, followStep(step))
	}
	if s.Main != "" {
		view.Confirm, view.Reopen = false, false
		if err := shownMain(tx, in, view); err != nil {
			return err
		}
	}
	slices.SortStableFunc(view.Steps, func(a, b FollowStep) int { return cmp.Compare(a.Day, b.Day) })
	return nil
}

func followStep(step WorkStep) FollowStep {
	return FollowStep{
		What: didban.EventStep, Day: step.Day, State: step.State, Unit: step.Unit, From: step.From, Note: step.Text, Due: step.Due, Rule: step.Rule,
	}
}

// said takes a step of who sent a report: that it is fixed, or that it is not. Silence takes
// none.
func said(c *gate.Caller, id didban.ID, state didban.ReportState, text string) error {
	c.Publishing.Lock()
	defer c.Publishing.Unlock()
	at, err := workedOf(c.Backend, id)
	if didban.IsLeftOut(err) {
		return notNow()
	}
	if err != nil {
		return err
	}
	if state == didban.StateReopened && text == "" {
		return field("text", "report.reopened")
	}
	step := didban.ReportStep{State: state, Day: c.Today(), Text: text}
	return at.move(c.Backend, didban.System("reporter"), step, didban.ByReporter)
}
