package dialogue

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// LettersRequest asks for the messages that the caller's units answer.
type LettersRequest struct {
	State  string `json:"state"` // open, answered, closed; "" for open
	Unit   string `json:"unit"`
	Code   string `json:"code"` // of one, in whatever state it is, as it stands on paper; "" for all
	Offset int    `json:"offset"`
}

// LettersView is a part of them: of the open ones what is due first, of the others the newest.
type LettersView struct {
	Items  []LetterItem `json:"items"`
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
	Late   int          `json:"late"`
	Counts []FacetCount `json:"counts"` // by state; of the closed ones where they are listed
	Units  []RefView    `json:"units"`  // the caller's
}

// LetterItem is a message of the list. Its code is that under which it stands on paper; it
// opens nothing.
type LetterItem struct {
	ID      string   `json:"id"`
	Code    string   `json:"code"`
	To      RefView  `json:"to"`
	Unit    RefView  `json:"unit"` // that has to answer now
	Topic   string   `json:"topic"`
	Channel string   `json:"channel"`
	Day     string   `json:"day"`
	Due     string   `json:"due"`
	Left    int      `json:"left"` // working days until then; below 0 once it is late
	State   string   `json:"state"`
	Stage   string   `json:"stage"`
	Head    string   `json:"head"`
	Hints   []string `json:"hints"`
	Public  bool     `json:"public"` // its sender wants it published
	Call    bool     `json:"call"`   // a contact was left and is still there
}

// Letters tells which messages the caller's units answer. Nobody else reads them.
func (s *Queue) Letters(r LettersRequest) (LettersView, error) {
	return gate.Answer(s.caller, "Queue.Letters", func() (LettersView, error) { return letters(s.caller.Settled(), r) })
}

// lettersPart is how many messages one answer holds.
const lettersPart = 50

// mostClosed is how many of the newest submissions are looked through for closed messages.
const mostClosed = 20_000

// readsLetter reports whether an actor is one of those to whom a message was written: one who
// answers for the unit that has it. No other right opens it.
func readsLetter(actor didban.Actor, s *didban.Submission) bool {
	return s.Message != nil && s.Unit != "" && slices.Contains(actor.Units, s.Unit) && actor.Can(didban.ActionAnswer, didban.KindMessage)
}

func letters(c *gate.Caller, r LettersRequest) (LettersView, error) {
	view := LettersView{Offset: max(0, r.Offset), Items: []LetterItem{}, Counts: []FacetCount{}, Units: []RefView{}}
	return view, overLetters(c, func(l *lettersOf) error {
		for _, u := range l.units.list {
			if slices.Contains(c.Actor().Units, u.ID) {
				view.Units = append(view.Units, l.units.view(u.ID))
			}
		}
		found, err := l.choose(r, &view)
		if err != nil {
			return err
		}
		from := min(view.Offset, len(found))
		for _, s := range found[from:min(from+lettersPart, len(found))] {
			item, err := l.item(s)
			if err != nil {
				return err
			}
			view.Items = append(view.Items, item)
		}
		return nil
	})
}

// overLetters looks at both files at once, for what lists and draws messages.
func overLetters(c *gate.Caller, fn func(*lettersOf) error) error {
	return c.Store.View(func(tx *store.Tx) error {
		units, err := unitsOf(tx)
		if err != nil {
			return err
		}
		return c.Private.View(func(ptx *private.Tx) error {
			office, err := ptx.Setting()
			if err != nil {
				return err
			}
			return fn(&lettersOf{c: c, tx: tx, ptx: ptx, units: units, clock: newWorkClock(office, c.Today(), nil)})
		})
	})
}

// lettersOf lists messages.
type lettersOf struct {
	c     *gate.Caller
	tx    *store.Tx
	ptx   *private.Tx
	units unitList
	clock *workClock
	dues  map[dueOf]didban.Day // of what was asked for: thousands share a few days
}

// dueOf is of what the day depends by which a message should be answered.
type dueOf struct {
	unit  didban.ID
	since didban.Day
}

// choose gives those of a state, sorted, and counts all.
func (l *lettersOf) choose(r LettersRequest, view *LettersView) (found []*didban.Submission, err error) {
	counts := map[string]int{}
	take := func(s *didban.Submission) {
		if !readsLetter(l.c.Actor(), s) || s.Action == didban.RuledWithdrawn || r.Unit != "" && r.Unit != string(s.Unit) {
			return
		}
		state := letterState(s.Message)
		counts[state]++
		if state == "open" && l.c.Today() > l.due(s) {
			view.Late++
		}
		if r.Code == "" && state == cmp.Or(r.State, "open") || r.Code != "" && letterCode(s.ID) == r.Code {
			found = append(found, s)
		}
	}
	open, err := l.ptx.Messages()
	if err != nil {
		return nil, err
	}
	for _, s := range open {
		take(s)
	}
	if r.State == "closed" || r.Code != "" {
		looked := 0
		err = l.ptx.Submissions(func(s *didban.Submission) bool {
			if looked++; s.Message != nil && !s.Waits() {
				take(s)
			}
			return looked >= mostClosed
		})
	}
	slices.SortStableFunc(found, func(a, b *didban.Submission) int {
		if cmp.Or(r.State, "open") == "open" {
			return cmp.Or(cmp.Compare(l.due(a), l.due(b)), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Compare(b.ID, a.ID)
	})
	view.Total, view.Counts = len(found), counted(counts)
	return found, err
}

// letterState is the list on which a message stands.
func letterState(m *didban.MessageSent) string {
	switch {
	case m.State == didban.MessageClosed:
		return "closed"
	case m.Open():
		return "open"
	}
	return "answered"
}

// due is the last working day on which a message should be answered.
func (l *lettersOf) due(s *didban.Submission) didban.Day {
	of := dueOf{s.Unit, s.Message.Since}
	if day, known := l.dues[of]; known {
		return day
	}
	days := didban.DefaultDeadline
	if u := l.units.byID[s.Unit]; u != nil {
		days = u.Deadlines.OrDefaults().Message
	}
	if l.dues == nil {
		l.dues = map[dueOf]didban.Day{}
	}
	l.dues[of] = l.clock.office.Due(s.Message.Since, days)
	return l.dues[of]
}

func (l *lettersOf) item(s *didban.Submission) (LetterItem, error) {
	w, _, err := l.ptx.Words(s.ID)
	if err != nil {
		return LetterItem{}, err
	}
	_, call, err := l.ptx.Contact(s.ID)
	if err != nil {
		return LetterItem{}, err
	}
	to, err := addresseeView(l.tx, s.Subject)
	item := LetterItem{
		ID: string(s.ID), Code: letterCode(s.ID), To: to, Unit: l.units.view(s.Unit), Topic: s.Message.Topic, Channel: string(s.Channel), Day: string(s.Day),
		State: string(s.Message.State), Stage: string(s.Stage), Head: headOf(w), Hints: mapped(s.Hints, func(h string) string { return h }),
		Public: s.Message.Public, Call: call,
	}
	if s.Message.Open() {
		due := l.due(s)
		item.Due, item.Left = string(due), l.clock.left(due)
	}
	return item, err
}

// letterCode is the code of a message on paper, and that of the noun which it may become.
func letterCode(id didban.ID) string {
	return didban.PublicCode(letterPrefix, didban.PublicID(id), false)
}

const letterPrefix = "L-"
