package dialogue

import (
	"cmp"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// WorksRequest asks for the reports on which the caller's units work.
type WorksRequest struct {
	State  string `json:"state"` // open, fixed, confirmed, ended; "" for open
	Offset int    `json:"offset"`
}

// WorksView is a part of them: what is urgent first, then what is due first; what is done, the
// newest first.
type WorksView struct {
	Items  []WorkItem   `json:"items"`
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
	Late   int          `json:"late"` // of those that are open
	Counts []FacetCount `json:"counts"`
	Units  []RefView    `json:"units"` // in whose names the caller works
}

// WorkItem is a report of the list. Its id is that of what was sent; of the noun where it came
// with the data.
type WorkItem struct {
	ID       string  `json:"id"`
	Noun     string  `json:"noun"` // where the public reads it; "" for not yet, or never
	Category string  `json:"category"`
	Detail   string  `json:"detail"`
	Domain   string  `json:"domain"`
	Severity int     `json:"severity"`
	State    string  `json:"state"`
	Phase    string  `json:"phase"`
	Unit     RefView `json:"unit"` // empty for one that no unit has taken
	Place    string  `json:"place"`
	Area     string  `json:"area"` // the id of the innermost
	Lon      float64 `json:"lon"`
	Lat      float64 `json:"lat"`
	Head     string  `json:"head"`
	Day      string  `json:"day"`
	Due      string  `json:"due"`
	Left     int     `json:"left"` // working days until then; below 0 once it is late
	// Said is what others say of it; Doubted that enough of them say it is still there though it
	// is said to be fixed: it stands on the open list too then, and is not moved.
	Said    StandView `json:"said"`
	Doubted bool      `json:"doubted"`
}

// WorkView is one of them with all that was done, and what may be done next.
type WorkView struct {
	WorkItem
	Text    string       `json:"text"`
	Channel string       `json:"channel"`
	Steps   []WorkStep   `json:"steps"`
	May     []string     `json:"may"` // states
	Near    []NearReport `json:"near"`
	Units   []RefView    `json:"units"` // to which it may be handed
	Mine    []RefView    `json:"mine"`
	Base    string       `json:"base"` // the address of the map below
}

// WorkStep is a step of a report. From is the unit that handed it on.
type WorkStep struct {
	State string `json:"state"`
	Day   string `json:"day"`
	Unit  string `json:"unit"`
	From  string `json:"from"`
	Text  string `json:"text"`
	Due   string `json:"due"`
	Rule  string `json:"rule"`
	// Photos is how many pictures the step has.
	Photos int `json:"photos"`
}

// Works tells which reports the caller's units work on: those that nobody has judged yet and
// those that are never published among them, for work does not wait for publication.
func (s *Queue) Works(r WorksRequest) (WorksView, error) {
	return gate.Answer(s.caller, "Queue.Works", func() (WorksView, error) { return works(s.caller.Settled(), r) })
}

// Work tells all about one of them. It fails with CodeForbidden "answer.notYours" for another
// unit's.
func (s *Queue) Work(r ItemRequest) (WorkView, error) {
	return gate.Answer(s.caller, "Queue.Work", func() (WorkView, error) { return work(s.caller.Settled(), didban.ID(r.ID), false) })
}

// worksPart is how many reports one answer holds.
const worksPart = 50

// workRow is a report on which somebody works, before it is drawn.
type workRow struct {
	facts *didban.ReportFacts
	sent  *didban.Submission // of one that nobody has published
	due   didban.Day
	votes []didban.VoteCell
}

func (row workRow) doubted() bool { return didban.Doubted(row.votes, row.facts.Fixed) }

// works gathers and sorts them; the words are read of those alone that are shown.
func works(c *gate.Caller, r WorksRequest) (WorksView, error) {
	view := WorksView{Offset: max(0, r.Offset), Items: []WorkItem{}, Counts: []FacetCount{}, Units: []RefView{}}
	rows, office, err := workRows(c)
	if err != nil {
		return view, err
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		if err != nil {
			return err
		}
		for _, u := range units.list {
			if speaksFor(c.Actor(), u.ID) {
				view.Units = append(view.Units, units.view(u.ID))
			}
		}
		clock := newWorkClock(office, c.Today(), rows)
		rows = clock.choose(rows, units, cmp.Or(r.State, "open"), &view)
		from := min(view.Offset, len(rows))
		return c.Private.View(func(ptx *private.Tx) error {
			for _, row := range rows[from:min(from+worksPart, len(rows))] {
				item, err := row.item(tx, ptx, units, clock)
				if err != nil {
					return err
				}
				view.Items = append(view.Items, item)
			}
			return nil
		})
	})
}

// workRows are the reports of the caller's units, and those that no unit has taken: what is
// published as the map has it, what is not as it was sent.
func workRows(c *gate.Caller) (rows []workRow, office didban.OfficeSetting, err error) {
	if err := c.AwaitMap(); err != nil {
		return nil, office, err
	}
	actor := c.Actor()
	filter := didban.ReportFilter{Whole: true}
	if !slices.Contains(actor.Roles, didban.RolePublisher) {
		filter.Units = append(mapped(actor.Units, func(id didban.ID) string { return string(id) }), "")
	}
	for _, facts := range c.Map.Reports(filter).Reports {
		rows = append(rows, workRow{facts: facts})
	}
	err = c.Private.View(func(tx *private.Tx) error {
		if office, err = tx.Setting(); err != nil {
			return err
		}
		votes, err := tx.VotesOf(didban.KindReport)
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].votes = votes[rows[i].facts.ID]
		}
		sent, err := tx.WorkedReports()
		if err != nil {
			return err
		}
		for _, s := range sent {
			if _, public := c.Map.Report(didban.PublicID(s.ID)); public {
				continue // it is being published at this moment
			}
			r, err := sentReport(tx, s)
			if err != nil {
				return err
			}
			if mayWork(actor, r.Unit) {
				rows = append(rows, workRow{facts: r.Facts(func(didban.ID) didban.ID { return "" }), sent: s})
			}
		}
		return nil
	})
	return rows, office, err
}

// sentReport is what was sent, as a report after the steps that were taken.
func sentReport(tx *private.Tx, s *didban.Submission) (*didban.Report, error) {
	r := s.Report.Noun(s, didban.PublicID(s.ID))
	if s.Work == "" {
		return r, nil
	}
	events, err := tx.Events(s.ID)
	return r.Stepped(didban.StepsOf(events)), err
}

// workTab is where a report is listed: what was reopened is open.
func workTab(p didban.ReportPhase) string {
	if p.Open() {
		return "open"
	}
	return string(p)
}

// choose counts the reports, and sorts those that were asked for. What is said to be fixed and
// is not, as others say, stands among the open ones too, before those that are due.
func (k *workClock) choose(rows []workRow, units unitList, tab string, view *WorksView) (out []workRow) {
	counts := map[string]int{}
	for _, row := range rows {
		of := workTab(row.facts.Phase)
		counts[of]++
		if of == "open" {
			row.due = k.due(row.facts, units.byID[row.facts.Unit])
			if k.today > row.due {
				view.Late++
			}
		}
		if of == tab || tab == "open" && row.doubted() {
			out = append(out, row)
		}
	}
	slices.SortStableFunc(out, func(a, b workRow) int {
		if tab != "open" {
			return cmp.Or(cmp.Compare(b.facts.Moved, a.facts.Moved), cmp.Compare(b.facts.ID, a.facts.ID))
		}
		return cmp.Or(isGrave(b.facts)-isGrave(a.facts), cmp.Compare(a.due, b.due), cmp.Compare(a.facts.ID, b.facts.ID))
	})
	view.Total, view.Counts = len(out), counted(counts)
	return out
}

func isGrave(f *didban.ReportFacts) int {
	if f.Severity == didban.SeverityUrgent {
		return 1
	}
	return 0
}

// item draws one.
func (row workRow) item(tx *store.Tx, ptx *private.Tx, units unitList, clock *workClock) (WorkItem, error) {
	if row.sent != nil {
		r, err := sentReport(ptx, row.sent)
		if err != nil {
			return WorkItem{}, err
		}
		w, _, err := ptx.Words(row.sent.ID)
		r.Text = w.Text
		return workItem(r, row.facts, string(row.sent.ID), "", units, clock), err
	}
	r, err := store.Get[didban.Report](tx, row.facts.ID)
	if err != nil {
		return WorkItem{}, gone(err)
	}
	from, err := ptx.MadeFrom(r.ID)
	item := workItem(r, row.facts, string(cmp.Or(from, r.ID)), string(r.ID), units, clock)
	item.Said, item.Doubted = standView(r.Heard().And(didban.HeardOf(row.votes))), row.doubted()
	return item, err
}

func workItem(r *didban.Report, facts *didban.ReportFacts, id, noun string, units unitList, clock *workClock) WorkItem {
	item := WorkItem{
		ID: id, Noun: noun, Category: r.Category, Detail: r.Detail, Domain: facts.Domain, Severity: int(r.Severity), State: string(r.State),
		Phase: string(facts.Phase), Unit: units.view(r.Unit), Place: r.Place, Lon: r.Point.Lon, Lat: r.Point.Lat,
		Head: headOf(didban.Words{Text: r.Text}), Day: string(r.Day),
	}
	if n := len(r.Areas); n > 0 {
		item.Area = string(r.Areas[n-1])
	}
	if facts.Phase.Open() {
		due := clock.due(facts, units.byID[r.Unit])
		item.Due, item.Left = string(due), clock.left(due)
	}
	return item
}

// work draws one. Who has just moved it sees it, whosever it is by now.
func work(c *gate.Caller, id didban.ID, moved bool) (WorkView, error) {
	if err := c.AwaitMap(); err != nil {
		return WorkView{}, err
	}
	at, err := workedOf(c.Backend, id)
	if err != nil {
		return WorkView{}, err
	}
	view, err := at.draw(c, moved)
	if err != nil {
		return view, err
	}
	if view.Said, err = standOf(c, at.now, false); err != nil {
		return view, err
	}
	return view, hear(c, view.Near)
}

func (at *worked) draw(c *gate.Caller, moved bool) (view WorkView, err error) {
	mine := mayWork(c.Actor(), at.now.Unit)
	if !mine && !moved {
		return view, notYours("")
	}
	office, err := look(c, func(tx *private.Tx) (didban.OfficeSetting, error) { return tx.Setting() })
	if err != nil {
		return view, err
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		if err != nil {
			return err
		}
		clock := newWorkClock(office, c.Today(), nil)
		view = at.view(units, clock)
		view.May, view.Units, view.Mine = []string{}, []RefView{}, []RefView{}
		if mine {
			view.May = nextSteps(at.now)
		}
		for _, u := range units.list {
			view.Units = append(view.Units, units.view(u.ID))
			if speaksFor(c.Actor(), u.ID) {
				view.Mine = append(view.Mine, units.view(u.ID))
			}
		}
		view.Base = fmt.Sprintf("/base/%d.geojson", c.Map.Revision())
		p := at.now.Point
		found, err := near(c, tx, NearRequest{Category: at.now.Category, Lon: p.Lon, Lat: p.Lat, Text: at.now.Text})
		if _, known := faultKey(err); err != nil && !known {
			return err
		}
		view.Near = slices.DeleteFunc(found.Items, func(n NearReport) bool { return n.ID == string(at.now.ID) })
		return nil
	})
}

func (at *worked) view(units unitList, clock *workClock) WorkView {
	r, noun := at.now, ""
	id := string(r.ID)
	if at.s != nil {
		id = string(at.s.ID)
	}
	if at.noun != nil {
		noun = string(r.ID)
	}
	return WorkView{
		WorkItem: workItem(r, r.Facts(func(didban.ID) didban.ID { return "" }), id, noun, units, clock),
		Text:     r.Text, Channel: string(r.Channel), Steps: workSteps(r.Steps, units),
	}
}

// workSteps are the steps of a report; one that hands it on names both units.
func workSteps(steps []didban.ReportStep, units unitList) []WorkStep {
	var with didban.ID
	return mapped(steps, func(s didban.ReportStep) WorkStep {
		view := WorkStep{
			State: string(s.State), Day: string(s.Day), Unit: units.view(s.Unit).Title, Text: s.Text, Due: string(s.Due), Rule: s.Rule,
			Photos: len(s.Media),
		}
		if s.State == didban.StateAssigned && with != "" && with != s.Unit {
			view.From = units.view(with).Title
		}
		with = cmp.Or(s.Unit, with)
		return view
	})
}
