package dialogue

import (
	"slices"
	"strconv"
	"unicode/utf8"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// DecideRequest is a decision on what was sent: one action on up to fifty, by one rule.
type DecideRequest struct {
	IDs       []string       `json:"ids"`
	Action    string         `json:"action"`
	Rule      string         `json:"rule"`
	Note      string         `json:"note"` // for who sent it, and the public
	Authority string         `json:"authority"`
	Number    string         `json:"number"`
	Spans     []SpanOfWriter `json:"spans"` // in runes, of what is taken out
	Into      string         `json:"into"`  // the comment with which it is merged
	Kind      string         `json:"kind"`  // of the page to which it is moved
	To        string         `json:"to"`
	Photos    []PhotoAnswer  `json:"photos,omitempty"` // of a report with pictures that is published: one for each
	Seen      int64          `json:"seen"`             // the newest event of the only item, as it was shown; 0 for many
}

// SpanOfWriter is a place in a text that somebody marked.
type SpanOfWriter struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Sort string `json:"sort"`
}

// SecondRequest agrees with a decision of somebody else, or not.
type SecondRequest struct {
	ID    string `json:"id"`
	Agree bool   `json:"agree"`
	Note  string `json:"note"`
}

// ItemRequest names a submission.
type ItemRequest struct {
	ID string `json:"id"`
}

// DecidedView tells what became of a decision, item by item.
type DecidedView struct {
	Items []DecidedItem `json:"items"`
	Until int64         `json:"until"` // Unix ms, to which it can be taken back
}

// DecidedItem is one of them: held for a second person, or on its way. Fault is the key of a
// refusal, "" for none.
type DecidedItem struct {
	ID    string `json:"id"`
	Held  bool   `json:"held"`
	Fault string `json:"fault"`
}

// maxBatch is how many can be decided at once.
const maxBatch = 50

// Decide judges what was sent. What is critical is held for a second person; the rest is
// carried out in ten seconds, or with the next decision of the same person. One that can't be
// decided so is told in its item; for a single one it is the error: CodeConflict
// "queue.changed" where it is no longer as it was shown, "queue.ownIntake", "queue.ownUnit",
// "queue.firstHand" and "queue.locked" for who may not.
func (s *Queue) Decide(r DecideRequest) (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Decide", func() (DecidedView, error) { return decideAll(s.caller.Settled(), r) })
}

// Second agrees with a decision that needs two, or judges otherwise: then the text is shown.
func (s *Queue) Second(r SecondRequest) (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Second", func() (DecidedView, error) { return second(s.caller.Settled(), r) })
}

// Undo takes the caller's own decision back while it can be; CodeGone "queue.late" after that.
func (s *Queue) Undo(r ItemRequest) (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Undo", func() (DecidedView, error) { return undo(s.caller.Settled(), r) })
}

func decideAll(c *gate.Caller, r DecideRequest) (DecidedView, error) {
	view := DecidedView{Items: []DecidedItem{}, Until: c.Millis() + didban.UndoMillis}
	if n := len(r.IDs); n == 0 || n > maxBatch {
		return view, didban.Fault(didban.CodeInvalid, "queue.many", "limit", strconv.Itoa(maxBatch))
	}
	if err := r.check(); err != nil {
		return view, err
	}
	if err := carryOutOf(c.Backend, c.Actor().ID); err != nil {
		return view, err
	}
	for _, id := range r.IDs {
		held, err := decide(c, r, didban.ID(id))
		key, known := faultKey(err)
		if err != nil && (len(r.IDs) == 1 || !known) {
			return view, err
		}
		view.Items = append(view.Items, DecidedItem{ID: id, Held: held, Fault: key})
	}
	tellQueue(c.Backend)
	return view, nil
}

// check wants of a decision what its action and its rule ask for.
func (r DecideRequest) check() error {
	action := didban.RulingAction(r.Action)
	if _, known := didban.Rules.Term(r.Rule); !known && (r.Rule != "" || action.NeedsRule()) {
		return field("rule", "ruling.rule")
	}
	if err := didban.CheckWords("note", r.Note, 0, didban.MaxRulingNote); err != nil {
		return err
	}
	switch {
	case r.Note == "" && (action == didban.RuledUpheld || action.NeedsRule() && didban.NeedsWords(r.Rule)):
		return field("note", "queue.words")
	case r.Rule == didban.RuleOrder && (r.Authority == "" || r.Number == ""):
		return field("authority", "ruling.order")
	case action == didban.RuledInterim && !didban.AllowsInterim(r.Rule):
		return field("rule", "queue.interimRule")
	case r.Rule == didban.RuleAuthor: // the author's own act, by code
		return field("rule", "queue.authorRule")
	case action == didban.RuledRedacted && len(r.Spans) == 0 && !r.takesPhoto():
		return field("spans", "queue.spans")
	case action == didban.RuledMerged && r.Into == "":
		return field("into", "queue.into")
	case action == didban.RuledMoved && r.To == "":
		return field("to", "queue.into")
	}
	return nil
}

func field(name, key string) error {
	e := didban.Fault(didban.CodeInvalid, key)
	e.Field = name
	return e
}

// judged is a submission before somebody who judges it.
type judged struct {
	s        *didban.Submission
	w        didban.Words
	about    didban.Spoken // what a notice speaks of, or what it became; nil for nothing
	mentions []mention
	contests bool // it answers an answer of the city
}

// text is the words that a decision is about.
func (j *judged) text() string {
	if j.s.Kind == didban.SubmitNotice && j.about != nil {
		return j.about.Said().Text
	}
	if j.s.Message != nil {
		return didban.Transcript(j.s.TurnsOf(j.w))
	}
	return j.w.Text
}

// judge reads a submission with what a decision on it depends on.
func judge(c *gate.Caller, id didban.ID) (j judged, err error) {
	err = c.Private.View(func(tx *private.Tx) error {
		if j.s, err = tx.Submission(id); err != nil {
			return err
		}
		j.w, _, err = tx.Words(id)
		return err
	})
	if err != nil {
		return j, err
	}
	return j, c.Store.View(func(tx *store.Tx) error {
		j.about, err = spoken(tx, j.s.Ref())
		if err != nil {
			return err
		}
		parent, err := load[didban.Comment](tx, j.s.Parent)
		if err != nil {
			return err
		}
		j.contests = parent != nil && parent.Answer != nil
		j.mentions, err = mentions(tx, j.text())
		return err
	})
}

// spoken reads what holds a citizen's words and may not be there; nil then.
func spoken(tx *store.Tx, ref didban.Ref) (didban.Spoken, error) {
	if ref.ID == "" {
		return nil, nil
	}
	n, err := tx.Load(ref.Kind, ref.ID)
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	said, _ := n.(didban.Spoken)
	return said, err
}

// load reads a noun that may not be there; nil then.
func load[T any, P interface {
	*T
	didban.Noun
}](tx *store.Tx, id didban.ID) (P, error) {
	if id == "" {
		return nil, nil
	}
	n, err := tx.Load(P(new(T)).Kind(), id)
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return n.(P), nil
}

// refusal is the key of why an actor may not judge this; "" where they may.
func (j *judged) refusal(actor didban.Actor, now int64) string {
	s := j.s
	switch {
	case !s.Judgeable():
		return "message.private"
	case s.TakenBy != "" && s.TakenBy == actor.ID:
		return "queue.ownIntake"
	case j.ownUnit(actor):
		return "queue.ownUnit"
	case s.Stage == didban.StageAppealed && s.JudgedBy(actor.ID):
		return "queue.firstHand"
	case s.Lock != nil && s.Lock.By != actor.ID && now < s.Lock.Until:
		return "queue.locked"
	}
	return ""
}

// ownUnit reports whether it speaks of a unit for which the actor speaks.
func (j *judged) ownUnit(actor didban.Actor) bool {
	if slices.Contains(actor.Units, j.s.Unit) && j.s.Unit != "" {
		return true
	}
	return slices.ContainsFunc(j.mentions, func(m mention) bool { return m.unit != "" && slices.Contains(actor.Units, m.unit) })
}

// runes counts those of a text.
func runes(text string) int { return utf8.RuneCountInString(text) }
