package dialogue

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// ReplyRequest answers a message in the name of the unit that has it, or of one of its posts.
type ReplyRequest struct {
	ID       string `json:"id"`
	Seen     int64  `json:"seen"` // the newest event that the caller has seen
	Text     string `json:"text"`
	Unit     string `json:"unit"`
	Post     string `json:"post"`
	Channel  string `json:"channel"`  // phone, paper: told and written down; "" for typed
	Template string `json:"template"` // of which the text was made
	Outcome  string `json:"outcome"`
	Kind     string `json:"kind"` // of what shows it
	Link     string `json:"link"`
	Due      string `json:"due"` // ISO day
	Why      string `json:"why"`
	Close    bool   `json:"close"` // nothing more is to be said
}

// Reply answers a message. It fails with what an answer's check finds, CodeInvalid
// "answer.unfilled" for a placeholder that nobody filled in, CodeConflict "message.turnsOver"
// and "queue.changed".
func (s *Queue) Reply(r ReplyRequest) (LetterWork, error) {
	return gate.Answer(s.caller, "Queue.Reply", func() (LetterWork, error) {
		c := s.caller.Settled()
		if err := reply(c, r); err != nil {
			return LetterWork{}, err
		}
		tellQueue(c.Backend)
		return letter(c, didban.ID(r.ID))
	})
}

func reply(c *gate.Caller, r ReplyRequest) error {
	a := &didban.Answer{
		Text: didban.CleanText(r.Text), Unit: didban.ID(r.Unit), Post: didban.ID(r.Post), Day: c.Today(), Channel: didban.Channel(r.Channel),
		Outcome: didban.Outcome{Kind: didban.OutcomeKind(r.Outcome), Due: didban.Day(r.Due), Why: didban.CleanText(r.Why)},
	}
	if r.Link != "" {
		a.Outcome.Link = &didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.Link)}
	}
	if err := a.Validate(); err != nil {
		return err
	}
	if err := filledIn(a.Text); err != nil {
		return err
	}
	err := overLetters(c, func(l *lettersOf) error {
		s, err := unchanged(c, l.ptx, r.ID, r.Seen)
		if err != nil {
			return err
		}
		if err := signedFor(l.tx, s, a); err != nil {
			return err
		}
		values, err := l.fill(s)
		if err == nil {
			a.Ready, err = ready(l.ptx, r.Template, a.Text, values)
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.Private.Update(func(tx *private.Tx) error {
		s, err := unchanged(c, tx, r.ID, r.Seen)
		if err != nil {
			return err
		}
		return keepReply(c, tx, s, a, r.Close)
	})
}

// unchanged reads a message that the caller may read, as they have seen it.
func unchanged(c *gate.Caller, tx *private.Tx, id string, seen int64) (*didban.Submission, error) {
	s, err := letterOf(c, tx, didban.ID(id))
	if err == nil && (uint64(seen) != s.Last || s.Stage == didban.StageHeld || s.Message.State == didban.MessageClosed) {
		err = didban.Fault(didban.CodeConflict, "queue.changed")
	}
	return s, err
}

// signedFor wants the signature to be that of the unit which has the message, or of one of its
// posts, and what an outcome leads to to be there.
func signedFor(tx *store.Tx, s *didban.Submission, a *didban.Answer) error {
	unit := a.Unit
	if a.Post != "" {
		p, err := store.Get[didban.Post](tx, a.Post)
		if err != nil {
			return err
		}
		unit = p.UnitID
	}
	if unit != s.Unit {
		return notYours("unit")
	}
	if l := a.Outcome.Link; l != nil {
		if _, err := tx.Load(l.Kind, l.ID); err != nil {
			return gone(err)
		}
	}
	return nil
}

func keepReply(c *gate.Caller, tx *private.Tx, s *didban.Submission, a *didban.Answer, closes bool) error {
	m := s.Message
	if !m.MayAnswer() {
		return didban.Fault(didban.CodeConflict, "message.turnsOver")
	}
	w, kept, err := tx.Words(s.ID)
	if err == nil && !kept {
		err = didban.Fault(didban.CodeConflict, "queue.changed")
	}
	if err != nil {
		return err
	}
	w.Turns = append(w.Turns, didban.Turn{Day: a.Day, Answer: a})
	m.Answered++
	m.Spoken = tx.Now()
	m.State = didban.MessageAnswered
	if m.First == "" {
		m.First = a.Day
	}
	if closes || m.Answered == didban.MaxTurns {
		m.State, m.Closed = didban.MessageClosed, tx.Now()
	}
	if m.Public && s.Stage == didban.StagePrivate && !s.Noun {
		s.Stage, m.Judged = didban.StageWaiting, tx.Now()
	}
	if err := tx.PutWords(s.ID, w); err != nil {
		return err
	}
	if err := tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventReply, Day: a.Day, By: c.Actor().ID}); err != nil {
		return err
	}
	return tx.Log(c.Actor().ID, didban.AccessAnswered, string(s.ID), "")
}

// ReferRequest hands a message to another unit.
type ReferRequest struct {
	ID   string `json:"id"`
	Seen int64  `json:"seen"`
	Unit string `json:"unit"`
	Note string `json:"note"`
}

// RefuseRequest sets a message aside by a rule.
type RefuseRequest struct {
	ID   string `json:"id"`
	Seen int64  `json:"seen"`
	Rule string `json:"rule"` // insult, threat, advert, empty
	Note string `json:"note"`
}

// Refer hands a message to another unit, once: who wrote it is told, and the time to answer
// runs on.
func (s *Queue) Refer(r ReferRequest) (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Refer", func() (DecidedView, error) {
		c := s.caller.Settled()
		err := didban.CheckWords("note", didban.CleanText(r.Note), 0, didban.MaxRulingNote)
		if err == nil {
			err = refer(c, r)
		}
		tellQueue(c.Backend)
		return decidedOne(r.ID, false), err
	})
}

func decidedOne(id string, held bool) DecidedView {
	return DecidedView{Items: []DecidedItem{{ID: id, Held: held}}}
}

func refer(c *gate.Caller, r ReferRequest) error {
	if err := c.Store.View(func(tx *store.Tx) error { return unitThere(tx, didban.ID(r.Unit)) }); err != nil {
		return err
	}
	return c.Private.Update(func(tx *private.Tx) error {
		s, err := unchanged(c, tx, r.ID, r.Seen)
		if err != nil {
			return err
		}
		switch m := s.Message; {
		case m.Referred:
			return didban.Fault(didban.CodeConflict, "message.referredOnce")
		case !m.Open() || r.Unit == "" || didban.ID(r.Unit) == s.Unit:
			return didban.Fault(didban.CodeConflict, "message.notNow")
		}
		from := s.Unit
		s.Unit, s.Message.Referred, s.Message.State = didban.ID(r.Unit), true, didban.MessageReferred
		e := didban.SubmissionEvent{What: didban.EventReferred, Day: c.Today(), Unit: s.Unit, Note: didban.CleanText(r.Note), By: c.Actor().ID}
		if err := tx.AddEvent(s, e); err != nil {
			return err
		}
		return tx.Log(c.Actor().ID, didban.AccessHandOver, string(s.ID), string(from)+" → "+string(s.Unit))
	})
}

// refusedBy are the rules by which those to whom a message was written may set it aside.
var refusedBy = []string{didban.RuleInsult, didban.RuleThreat, didban.RuleAdvert, didban.RuleEmpty}

// Refuse sets a message aside by one of four rules. It is read by a second person then, and by
// nobody before; where they do not agree it has to be answered.
func (s *Queue) Refuse(r RefuseRequest) (DecidedView, error) {
	return gate.Answer(s.caller, "Queue.Refuse", func() (DecidedView, error) {
		c := s.caller.Settled()
		if !slices.Contains(refusedBy, r.Rule) {
			return DecidedView{}, field("rule", "message.refuseRule")
		}
		err := didban.CheckWords("note", didban.CleanText(r.Note), 0, didban.MaxRulingNote)
		if err == nil {
			err = c.Private.Update(func(tx *private.Tx) error { return refuse(c, tx, r) })
		}
		tellQueue(c.Backend)
		return decidedOne(r.ID, true), err
	})
}

func refuse(c *gate.Caller, tx *private.Tx, r RefuseRequest) error {
	s, err := unchanged(c, tx, r.ID, r.Seen)
	if err != nil {
		return err
	}
	if !s.Message.Open() || s.Stage != didban.StagePrivate || s.Message.Answered > 0 {
		return didban.Fault(didban.CodeConflict, "message.notNow")
	}
	by := c.Actor().ID
	s.Decision = &didban.Decision{
		Action: didban.RuledRejected, Rule: r.Rule, Note: didban.CleanText(r.Note), By: by, Role: didban.RoleResponder, At: tx.Now(), From: didban.StagePrivate,
	}
	s.Stage, s.Message.Judged = didban.StageHeld, tx.Now()
	if err := tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventRefused, Day: c.Today(), Action: didban.RuledRejected, Rule: r.Rule, By: by}); err != nil {
		return err
	}
	return tx.Log(by, didban.AccessJudged, string(s.ID), string(didban.RuledRejected))
}
