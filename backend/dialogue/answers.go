package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// AnswerRequest answers a comment in the name of a unit or a post, or mends what was answered.
type AnswerRequest struct {
	Comment string `json:"comment"`
	Text    string `json:"text"`
	Unit    string `json:"unit"`
	Post    string `json:"post"`
	Channel string `json:"channel"` // phone, paper: told and written down; "" for typed
	Outcome string `json:"outcome"`
	Kind    string `json:"kind"` // of what shows it
	Link    string `json:"link"`
	Due     string `json:"due"` // ISO day
	Why     string `json:"why"`
	// Template is the one of which the text was made.
	Template string `json:"template"`
}

// AnswersRequest asks for the comments on the pages of the caller's units.
type AnswersRequest struct {
	Answered bool `json:"answered"` // those that have an answer
	Offset   int  `json:"offset"`
}

// AnswersView is a part of them, what is due first.
type AnswersView struct {
	Items  []AnswerItem `json:"items"`
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
	Late   int          `json:"late"`
	Units  []RefView    `json:"units"` // in whose names the caller answers
	Posts  []RefView    `json:"posts"`
	// Templates are the answers that are ready.
	Templates []TemplateView `json:"templates"`
}

// AnswerItem is a comment that a unit may answer.
type AnswerItem struct {
	Comment CommentView `json:"comment"`
	On      RefView     `json:"on"`
	Unit    RefView     `json:"unit"`
	Due     string      `json:"due"`
	Left    int         `json:"left"` // working days until then; below 0 once it is late
	// Fill are the values of the placeholders of templates.
	Fill map[string]string `json:"fill"`
}

// Answers tells what the caller may answer.
func (s *Queue) Answers(r AnswersRequest) (AnswersView, error) {
	return gate.Answer(s.caller, "Queue.Answers", func() (AnswersView, error) { return answers(s.caller.Settled(), r) })
}

// Answer puts the answer of a unit or a post before the public. It fails with what Validate
// finds, CodeForbidden "answer.notYours" for a unit that is not the caller's.
func (s *Queue) Answer(r AnswerRequest) (CommentView, error) {
	return gate.Answer(s.caller, "Queue.Answer", func() (CommentView, error) { return answer(s.caller.Settled(), r) })
}

// speaksFor reports whether an actor may answer in the name of a unit.
func speaksFor(actor didban.Actor, unit didban.ID) bool {
	return slices.Contains(actor.Roles, didban.RolePublisher) || unit != "" && slices.Contains(actor.Units, unit)
}

func answer(c *gate.Caller, r AnswerRequest) (view CommentView, err error) {
	a := didban.Answer{
		Text: didban.CleanText(r.Text), Unit: didban.ID(r.Unit), Post: didban.ID(r.Post), Day: c.Today(), Channel: didban.Channel(r.Channel),
		Outcome: didban.Outcome{Kind: didban.OutcomeKind(r.Outcome), Due: didban.Day(r.Due), Why: didban.CleanText(r.Why)},
	}
	if r.Link != "" {
		a.Outcome.Link = &didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.Link)}
	}
	if err := filledIn(a.Text); err != nil {
		return view, err
	}
	if a.Ready, err = readyAnswer(c, r, a.Text); err != nil {
		return view, err
	}
	err = c.Store.Update(c.Actor(), func(tx *store.Tx) error {
		m, err := store.Get[didban.Comment](tx, didban.ID(r.Comment))
		if err == nil && !m.Visible() {
			err = didban.Fault(didban.CodeGone, "comment.gone")
		}
		if err != nil {
			return gone(err)
		}
		if err := mayAnswer(tx, c.Actor(), m, &a); err != nil {
			return err
		}
		a.Edited = m.Answer != nil
		if m.Answer != nil {
			a.Day = m.Answer.Day
		}
		m.Answer = &a
		if err := tx.Put(m); err != nil {
			return err
		}
		view, err = answered(tx, c, m)
		return err
	})
	return view, err
}

// readyAnswer reports whether an answer is a template as it stands.
func readyAnswer(c *gate.Caller, r AnswerRequest, text string) (is bool, err error) {
	if r.Template == "" {
		return false, nil
	}
	return is, c.Store.View(func(tx *store.Tx) error {
		m, err := load[didban.Comment](tx, didban.ID(r.Comment))
		if err != nil || m == nil {
			return err
		}
		f := answerOf{m: m}
		if f.unit, err = unitOf(tx, m.Subject); err != nil {
			return err
		}
		if f.days, err = answerDays(tx, f.unit); err != nil {
			return err
		}
		return c.Private.View(func(ptx *private.Tx) error {
			office, err := ptx.Setting()
			if err != nil {
				return err
			}
			f.due = office.Due(m.Day, f.days)
			values, err := f.fill(tx, c.Today())
			if err == nil {
				is, err = ready(ptx, r.Template, text, values)
			}
			return err
		})
	})
}

// fill are the values of the placeholders for a comment.
func (f *answerOf) fill(tx *store.Tx, today didban.Day) (map[string]string, error) {
	out := filling{today: today, due: f.due, code: f.m.Code}
	unit, err := refView(tx, didban.Ref{Kind: didban.KindUnit, ID: f.unit})
	if err != nil {
		return nil, err
	}
	on, err := refView(tx, f.m.Subject)
	if err != nil {
		return nil, err
	}
	out.unit = unit.Title
	switch f.m.Subject.Kind {
	case didban.KindArea:
		out.place = on.Title
	case didban.KindProject:
		out.project = on.Title
		p, err := load[didban.Project](tx, f.m.Subject.ID)
		if err != nil {
			return nil, err
		}
		if p != nil && len(p.Areas) > 0 {
			area, err := refView(tx, didban.Ref{Kind: didban.KindArea, ID: p.Areas[len(p.Areas)-1]})
			if err != nil {
				return nil, err
			}
			out.place = area.Title
		}
	default: // other pages lie nowhere
	}
	return out.values(), nil
}

// answered is a comment with its answer, for who has just answered it.
func answered(tx *store.Tx, c *gate.Caller, m *didban.Comment) (CommentView, error) {
	var t threadOf
	if err := t.read(tx, m.Subject); err != nil {
		return CommentView{}, err
	}
	return t.view(c, m.ID, ""), nil
}

// mayAnswer wants the signature to be one of the actor's units, and the comment to stand on a
// page of that unit, or on one that is nobody's.
func mayAnswer(tx *store.Tx, actor didban.Actor, m *didban.Comment, a *didban.Answer) error {
	unit := a.Unit
	if a.Post != "" {
		p, err := store.Get[didban.Post](tx, a.Post)
		if err != nil {
			return err
		}
		unit = p.UnitID
	}
	page, err := unitOf(tx, m.Subject)
	if err != nil {
		return err
	}
	if !speaksFor(actor, unit) || page != "" && page != unit && !slices.Contains(actor.Roles, didban.RolePublisher) {
		return didban.Fault(didban.CodeForbidden, "answer.notYours")
	}
	return nil
}

// unitOf is the unit that answers for a page; empty where none is named.
func unitOf(tx *store.Tx, subject didban.Ref) (didban.ID, error) {
	if subject.Kind != didban.KindProject {
		return "", nil
	}
	p, err := load[didban.Project](tx, subject.ID)
	if err != nil || p == nil {
		return "", err
	}
	return p.UnitID, nil
}

// answersPart is how many comments one answer holds.
const answersPart = 50

func answers(c *gate.Caller, r AnswersRequest) (AnswersView, error) {
	view := AnswersView{Offset: max(0, r.Offset), Items: []AnswerItem{}, Units: []RefView{}, Posts: []RefView{}}
	ready, err := templates(c)
	if err != nil {
		return view, err
	}
	view.Templates = ready.Items
	office, err := look(c, func(tx *private.Tx) (didban.OfficeSetting, error) { return tx.Setting() })
	if err != nil {
		return view, err
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		if err := signatures(tx, c.Actor(), &view); err != nil {
			return err
		}
		found, err := answerable(tx, c, r.Answered)
		if err != nil {
			return err
		}
		for i := range found {
			f := &found[i]
			f.due = office.Due(f.m.Day, f.days)
			if !r.Answered && c.Today() > f.due {
				view.Late++
			}
		}
		slices.SortStableFunc(found, func(a, b answerOf) int { return compareDays(a.due, b.due, r.Answered) })
		view.Total = len(found)
		from := min(view.Offset, len(found))
		for _, f := range found[from:min(from+answersPart, len(found))] {
			item, err := f.view(tx, c, office)
			if err != nil {
				return err
			}
			view.Items = append(view.Items, item)
		}
		return nil
	})
}

// compareDays sorts what is due first, or what was written last.
func compareDays(a, b didban.Day, newest bool) int {
	switch {
	case a == b:
		return 0
	case (a < b) != newest:
		return -1
	}
	return 1
}

// answerOf is a comment with the unit whose page it stands on.
type answerOf struct {
	m    *didban.Comment
	unit didban.ID
	days int
	due  didban.Day
}

func answerable(tx *store.Tx, c *gate.Caller, done bool) ([]answerOf, error) {
	units := map[didban.Ref]didban.ID{}
	days := map[didban.ID]int{}
	var out []answerOf
	for m, err := range store.All[didban.Comment](tx) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !m.Visible() || (m.Answer != nil) != done {
			continue
		}
		unit, known := units[m.Subject]
		if !known {
			if unit, err = unitOf(tx, m.Subject); err != nil {
				return nil, err
			}
			units[m.Subject] = unit
		}
		if !speaksFor(c.Actor(), unit) {
			continue
		}
		if days[unit] == 0 {
			if days[unit], err = answerDays(tx, unit); err != nil {
				return nil, err
			}
		}
		out = append(out, answerOf{m: m, unit: unit, days: days[unit]})
	}
	return out, nil
}

// answerDays is within how many working days a unit answers a comment.
func answerDays(tx *store.Tx, unit didban.ID) (int, error) {
	u, err := load[didban.Unit](tx, unit)
	if err != nil || u == nil {
		return didban.DefaultDeadline, err
	}
	return u.Deadlines.OrDefaults().Comment, nil
}

func (f *answerOf) view(tx *store.Tx, c *gate.Caller, office didban.OfficeSetting) (item AnswerItem, err error) {
	t := threadOf{byID: map[didban.ID]*didban.Comment{f.m.ID: f.m}, rulings: map[didban.ID]RulingView{}, answers: map[didban.ID]*AnswerView{}}
	if err := t.readAbout(tx, f.m); err != nil {
		return item, err
	}
	item = AnswerItem{Comment: t.view(c, f.m.ID, ""), Due: string(f.due), Left: office.Workdays(c.Today(), f.due)}
	if c.Today() > f.due {
		item.Left = -office.Workdays(f.due, c.Today())
	}
	if item.Fill, err = f.fill(tx, c.Today()); err != nil {
		return item, err
	}
	if item.On, err = refView(tx, f.m.Subject); err != nil {
		return item, err
	}
	item.Unit, err = refView(tx, didban.Ref{Kind: didban.KindUnit, ID: f.unit})
	return item, err
}

// signatures are the units and posts in whose names an actor answers.
func signatures(tx *store.Tx, actor didban.Actor, view *AnswersView) error {
	for u, err := range store.All[didban.Unit](tx) {
		if err != nil {
			return err
		}
		if speaksFor(actor, u.ID) {
			view.Units = append(view.Units, RefView{string(didban.KindUnit), string(u.ID), u.Title})
		}
	}
	for p, err := range store.All[didban.Post](tx) {
		if err != nil {
			return err
		}
		if speaksFor(actor, p.UnitID) {
			view.Posts = append(view.Posts, RefView{string(didban.KindPost), string(p.ID), p.Title})
		}
	}
	return nil
}
