package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// FollowMessage is what a message has beside the rest, for who holds its code. Turns are what
// came after its first words.
type FollowMessage struct {
	To       RefView    `json:"to"`
	Unit     RefView    `json:"unit"`
	Topic    string     `json:"topic"`
	State    string     `json:"state"`
	Referred bool       `json:"referred"`
	Public   bool       `json:"public"`  // its sender wants it published
	Contact  bool       `json:"contact"` // one is kept
	Refused  bool       `json:"refused"`
	Turns    []TurnSaid `json:"turns"`
	Reply    bool       `json:"reply"` // its sender may say more, Left times
	Left     int        `json:"left"`
	Close    bool       `json:"close"`
	Publish  bool       `json:"publish"` // it may be asked for
}

// followMessage adds what a message has beside the rest.
func followMessage(c *gate.Caller, tx *store.Tx, in *sent, view *FollowView) (err error) {
	s, m := in.s, in.s.Message
	out := &FollowMessage{
		Topic: m.Topic, State: string(m.State), Referred: m.Referred, Public: m.Public, Contact: in.contact, Refused: m.Refused, Left: didban.MaxTurns - m.Asked,
	}
	going := s.Action != didban.RuledWithdrawn && s.Erased == 0
	out.Reply = going && m.MayAsk()
	out.Close = going && m.State == didban.MessageAnswered
	out.Publish = going && mayPublish(s)
	if s.Noun {
		n, err := load[didban.Message](tx, didban.PublicID(s.ID))
		if err != nil {
			return err
		}
		if n != nil && n.Visible() {
			view.Noun = string(n.ID)
		}
	}
	if out.To, err = refView(tx, s.Subject); err != nil {
		return err
	}
	units, err := unitsOf(tx)
	if err != nil {
		return err
	}
	out.Unit = units.view(s.Unit)
	if out.Turns, err = turnsSaid(tx, in.w.Turns); err != nil {
		return err
	}
	for i, step := range view.Steps {
		if step.What == didban.EventReferred {
			view.Steps[i].Unit = units.view(didban.ID(step.Unit)).Title
		}
	}
	if m.Open() && s.Stage == didban.StagePrivate {
		days, err := messageDays(tx, s.Unit)
		if err != nil {
			return err
		}
		due := in.office.Due(m.Since, days)
		view.Due, view.Late = string(due), c.Today() > due
	}
	view.Message = out
	return nil
}

// mayPublish reports whether who wrote a message may ask for it to be published: once it was
// answered, and once.
func mayPublish(s *didban.Submission) bool {
	return s.Stage == didban.StagePrivate && !s.Message.Public && s.Message.Answered > 0 && !s.Message.Refused && !s.Noun
}

// actMessage does what the holder of a message's code may do with it alone.
func actMessage(c *gate.Caller, id didban.ID, what, text string) error {
	if what == actReply {
		if err := didban.CheckWords("text", text, minTurn, didban.MaxMessage); err != nil {
			return err
		}
	}
	return c.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		if err != nil {
			return err
		}
		if s.Message == nil || s.Action == didban.RuledWithdrawn || s.Erased > 0 {
			return notNow()
		}
		switch what {
		case actReply:
			return askMore(c, tx, s, text)
		case actClose:
			return closeMessage(c, tx, s)
		case actPublish:
			return askPublic(c, tx, s)
		}
		return eraseContact(c, tx, s)
	})
}

// What the holder of a message's code may do.
const (
	actReply        = "reply"
	actClose        = "close"
	actPublish      = "publish"
	actEraseContact = "eraseContact"
)

// minTurn is the least that who writes again says, in runes.
const minTurn = 2

func askMore(c *gate.Caller, tx *private.Tx, s *didban.Submission, text string) error {
	w, kept, err := tx.Words(s.ID)
	if err != nil {
		return err
	}
	if !s.Message.MayAsk() || !kept {
		return notNow()
	}
	w.Turns = append(w.Turns, didban.Turn{Day: c.Today(), Text: text})
	s.Message.Asked++
	s.Message.State, s.Message.Since = didban.MessageDelivered, c.Today()
	if err := tx.PutWords(s.ID, w); err != nil {
		return err
	}
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventAsked, Day: c.Today()})
}

func closeMessage(c *gate.Caller, tx *private.Tx, s *didban.Submission) error {
	if s.Message.State != didban.MessageAnswered {
		return notNow()
	}
	s.Message.State, s.Message.Closed = didban.MessageClosed, tx.Now()
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventClosed, Day: c.Today()})
}

func askPublic(c *gate.Caller, tx *private.Tx, s *didban.Submission) error {
	if !mayPublish(s) {
		return notNow()
	}
	s.Message.Public, s.Message.Judged, s.Stage = true, tx.Now(), didban.StageWaiting
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventConsent, Day: c.Today()})
}

func eraseContact(c *gate.Caller, tx *private.Tx, s *didban.Submission) error {
	if _, kept, err := tx.Contact(s.ID); err != nil || !kept {
		return err // erasing what is gone is done
	}
	if err := tx.DropContact(s.ID); err != nil {
		return err
	}
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventContact, Day: c.Today()})
}
