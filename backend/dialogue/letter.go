package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// LetterWork is a message before one of those to whom it was written, with what they may do.
type LetterWork struct {
	LetterItem
	Text   string     `json:"text"`
	Told   bool       `json:"told"`
	Area   RefView    `json:"area"`
	Spans  []SpanView `json:"spans"`
	Turns  []TurnSaid `json:"turns"` // what came after Text
	Seen   int64      `json:"seen"`
	Answer bool       `json:"answer"`
	Refer  bool       `json:"refer"`
	Refuse bool       `json:"refuse"`
	More   int        `json:"more"` // how often they may still answer
	// Fill are the values of the placeholders of templates; an empty one is not known.
	Fill      map[string]string `json:"fill"`
	Templates []TemplateView    `json:"templates"`
	Units     []RefView         `json:"units"` // to which it may be handed
	Mine      []RefView         `json:"mine"`  // units and posts in whose names it may be answered
	Events    []EventView       `json:"events"`
}

// TurnSaid is one thing that was said: by the citizen, or, with an Answer, by the city.
type TurnSaid struct {
	Day    string      `json:"day"`
	Text   string      `json:"text"`
	Answer *AnswerView `json:"answer"`
}

// Letter tells all about a message, to whom it was written; that it was opened goes into the
// access log. It fails with CodeForbidden "message.private" for everybody else.
func (s *Queue) Letter(r ItemRequest) (LetterWork, error) {
	return gate.Answer(s.caller, "Queue.Letter", func() (LetterWork, error) {
		c, id := s.caller.Settled(), didban.ID(r.ID)
		view, err := letter(c, id)
		if err != nil {
			return view, err
		}
		return view, c.Private.Update(func(tx *private.Tx) error {
			return tx.Log(c.Actor().ID, didban.AccessRead, string(id), "")
		})
	})
}

// letterOf reads a message that the caller may read.
func letterOf(c *gate.Caller, tx *private.Tx, id didban.ID) (*didban.Submission, error) {
	s, err := tx.Submission(id)
	if err != nil {
		return nil, err
	}
	if !readsLetter(c.Actor(), s) || s.Action == didban.RuledWithdrawn {
		return nil, didban.Fault(didban.CodeForbidden, "message.private")
	}
	return s, nil
}

func letter(c *gate.Caller, id didban.ID) (view LetterWork, err error) {
	known, err := knownOf(c)
	if err != nil {
		return view, err
	}
	return view, overLetters(c, func(l *lettersOf) error {
		s, err := letterOf(c, l.ptx, id)
		if err != nil {
			return err
		}
		if view.LetterItem, err = l.item(s); err != nil {
			return err
		}
		if err := l.work(s, &view); err != nil {
			return err
		}
		view.Spans = spansOf(view.Text, known)
		return l.forms(s, &view)
	})
}

// work fills in what was said and what may be done.
func (l *lettersOf) work(s *didban.Submission, view *LetterWork) error {
	w, kept, err := l.ptx.Words(s.ID)
	if err != nil {
		return err
	}
	events, err := l.ptx.Events(s.ID)
	if err != nil {
		return err
	}
	names, err := namesOf(l.ptx)
	if err != nil {
		return err
	}
	m := s.Message
	view.Text, view.Told, view.Seen = w.Text, s.Told, int64(s.Last)
	may := kept && s.Stage != didban.StageHeld && m.State != didban.MessageClosed
	view.Answer, view.More = may && m.MayAnswer(), didban.MaxTurns-m.Answered
	view.Refer, view.Refuse = may && m.Open() && !m.Referred, may && m.Open() && s.Stage == didban.StagePrivate && m.Answered == 0
	for _, e := range events {
		view.Events = append(view.Events, EventView{
			What: e.What, Day: string(e.Day), At: e.At, Action: string(e.Action), Rule: e.Rule, Note: e.Note, By: names(e.By), State: l.units.view(e.Unit).Title,
		})
	}
	if view.Area, err = refView(l.tx, didban.Ref{Kind: didban.KindArea, ID: m.Area}); err != nil {
		return err
	}
	view.Turns, err = turnsSaid(l.tx, w.Turns)
	return err
}

// turnsSaid draws what was said.
func turnsSaid(tx *store.Tx, turns []didban.Turn) ([]TurnSaid, error) {
	out := []TurnSaid{}
	for _, t := range turns {
		said := TurnSaid{Day: string(t.Day), Text: t.Text}
		if t.Answer != nil {
			answer, err := answerView(tx, t.Answer)
			if err != nil {
				return nil, err
			}
			said.Answer = answer
		}
		out = append(out, said)
	}
	return out, nil
}

// forms fills in what the form of an answer offers.
func (l *lettersOf) forms(s *didban.Submission, view *LetterWork) error {
	actor := l.c.Actor()
	view.Units, view.Mine, view.Templates = []RefView{}, []RefView{}, []TemplateView{}
	for _, u := range l.units.list {
		switch {
		case u.ID == s.Unit:
			view.Mine = append(view.Mine, l.units.view(u.ID))
		case view.Refer:
			view.Units = append(view.Units, l.units.view(u.ID))
		}
	}
	for p, err := range store.All[didban.Post](l.tx) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return err
		}
		if p.UnitID == s.Unit {
			post, err := addresseeView(l.tx, didban.Ref{Kind: didban.KindPost, ID: p.ID})
			if err != nil {
				return err
			}
			view.Mine = append(view.Mine, post)
		}
	}
	slices.SortStableFunc(view.Mine, func(a, b RefView) int { // the one to whom it was written first
		return boolInt(b.ID == string(s.Subject.ID)) - boolInt(a.ID == string(s.Subject.ID))
	})
	fill, err := l.fill(s)
	if err != nil {
		return err
	}
	view.Fill = fill
	templates, err := l.ptx.Templates()
	for _, t := range templates {
		if t.Unit == "" || t.Unit == s.Unit {
			view.Templates = append(view.Templates, templateView(l.units, actor, t))
		}
	}
	return err
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fill are the values of the placeholders for a message.
func (l *lettersOf) fill(s *didban.Submission) (map[string]string, error) {
	place, err := refView(l.tx, didban.Ref{Kind: didban.KindArea, ID: s.Message.Area})
	if err != nil {
		return nil, err
	}
	if place.Title == "" && s.Subject.Kind == didban.KindPost {
		p, err := load[didban.Post](l.tx, s.Subject.ID)
		if err != nil {
			return nil, err
		}
		if p != nil {
			if place, err = refView(l.tx, didban.Ref{Kind: didban.KindArea, ID: p.Area}); err != nil {
				return nil, err
			}
		}
	}
	return filling{
		place: place.Title, unit: l.units.view(s.Unit).Title, today: l.c.Today(), due: l.due(s), code: letterCode(s.ID),
	}.values(), nil
}
