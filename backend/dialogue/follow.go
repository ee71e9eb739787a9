package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
	"didban.app/backend/talk"
)

// FollowRequest asks what became of something by its tracking code.
type FollowRequest struct {
	Code  string `json:"code"`
	Visit string `json:"visit"`
}

// FollowView is what became of something, for who holds its code.
type FollowView struct {
	Kind  string `json:"kind"`
	State string `json:"state"` // waiting, held, published, redacted, rejected, merged, hidden, withdrawn, appealed, erased
	Day   string `json:"day"`   // of sending
	Due   string `json:"due"`   // the day by which somebody should have judged it; "" where it is judged
	Late  bool   `json:"late"`
	// On is the page on which it was written, or to which it was moved; Noun the id of what stands there.
	On     RefView     `json:"on"`
	Noun   string      `json:"noun"`
	Text   string      `json:"text"` // as it was written; "" once it is erased
	Shown  string      `json:"shown"`
	Salt   string      `json:"salt"` // with it anybody can prove that the digest of a ruling is of this text
	Ruling *RulingView `json:"ruling"`
	Answer *AnswerView `json:"answer"`
	Appeal bool        `json:"appeal"`   // the decision can be contested
	Until  string      `json:"until"`    // to which day
	Back   bool        `json:"withdraw"` // it can be taken back
	// Work is the state of a report, Unit who works on it. Confirm and Reopen tell that the unit
	// says it is fixed, and that its sender has not said yet whether it is.
	Work    string `json:"work"`
	Unit    string `json:"unit"`
	Confirm bool   `json:"confirm"`
	Reopen  bool   `json:"reopen"`
	// Main is the report with which it was merged: what is told of the work is told of that one.
	Main  *RefView     `json:"main"`
	Steps []FollowStep `json:"steps"`
	// Message is nil for anything else.
	Message *FollowMessage `json:"message"`
}

// FollowStep is one step of it.
type FollowStep struct {
	What   string `json:"what"`
	Day    string `json:"day"`
	Action string `json:"action"`
	Rule   string `json:"rule"`
	Note   string `json:"note"`
	State  string `json:"state"` // of a report, with the unit that took the step
	Unit   string `json:"unit"`
	From   string `json:"from"` // the unit that handed it on
	Due    string `json:"due"`
}

// Follow tells what became of something. It fails with "track.form" or "track.slip" for what
// is no code, which costs nothing; CodeNotFound "track.unknown" for one that nobody has here;
// CodeBusy "follow.visit" or "follow.full" after too many.
func (s *Dialogue) Follow(r FollowRequest) (FollowView, error) {
	return gate.Answer(s.caller, "Dialogue.Follow", func() (FollowView, error) {
		c := s.caller.Settled()
		found, err := find(c, r.Code, r.Visit)
		if err != nil {
			return FollowView{}, err
		}
		return follow(c, found)
	})
}

// followClosed is for how long the device is closed after too many codes, ms.
const followClosed = 15 * 60 * 1000

// find looks a submission up by its code. A code of the right form takes the same time whether
// anybody has it or not: the derivation of its key.
func find(c *gate.Caller, typed, visit string) (didban.ID, error) {
	code, err := didban.ReadTrackCode(typed)
	if err != nil {
		return "", err
	}
	if c.ReadOnly {
		return "", didban.Fault(didban.CodeForbidden, "send.closed")
	}
	if !c.Talk.Take(visitOf(visit), talk.Following, c.Now()) {
		return "", didban.Fault(didban.CodeBusy, "follow.visit")
	}
	if err := c.Private.Update(func(tx *private.Tx) error { return takeFollow(c, tx) }); err != nil {
		return "", err
	}
	city, err := cityID(c)
	if err != nil {
		return "", err
	}
	tag := tagOf(c, code, city)
	id, err := look(c, func(tx *private.Tx) (didban.ID, error) { return tx.ByTag(tag) })
	if err == nil && id == "" {
		err = didban.Fault(didban.CodeNotFound, "track.unknown")
	}
	if err == nil { // a code that opens is no guess
		c.Talk.Give(visitOf(visit), talk.Following, c.Now())
	}
	return id, err
}

// takeFollow counts a code that is tried at this device. Too many close it for a while.
func takeFollow(c *gate.Caller, tx *private.Tx) error {
	shut, err := tx.Throttle("follow.shut")
	if err != nil {
		return err
	}
	if shut.Hour > c.Millis() {
		return full("follow", shut.Hour)
	}
	t, err := take(c, tx, "follow", followBound)
	if didban.IsBusy(err) {
		return err
	}
	if err != nil {
		return err
	}
	device, err := deviceOf(c.Backend, tx)
	if err == nil {
		err = tx.PutDevice(device)
	}
	if err != nil {
		return err
	}
	if t.Count == followBound.Hour {
		shut.Hour = c.Millis() + followClosed
		if err := tx.PutThrottle("follow.shut", shut); err != nil {
			return err
		}
	}
	return tx.PutThrottle("follow", t)
}

// sent is a submission with all that its holder may see.
type sent struct {
	s       *didban.Submission
	w       didban.Words
	events  []didban.SubmissionEvent
	office  didban.OfficeSetting
	contact bool // one is kept
}

func readSent(tx *private.Tx, id didban.ID) (out sent, err error) {
	if out.s, err = tx.Submission(id); err != nil {
		return out, err
	}
	if out.w, _, err = tx.Words(id); err != nil {
		return out, err
	}
	if out.events, err = tx.Events(id); err != nil {
		return out, err
	}
	if _, out.contact, err = tx.Contact(id); err != nil {
		return out, err
	}
	out.office, err = tx.Setting()
	return out, err
}

func follow(c *gate.Caller, id didban.ID) (FollowView, error) {
	in, err := look(c, func(tx *private.Tx) (sent, error) { return readSent(tx, id) })
	if err != nil {
		return FollowView{}, err
	}
	s := in.s
	view := FollowView{
		Kind: string(s.Kind), State: stateOf(s, in.events), Day: string(s.Day), Text: in.w.Text, Salt: in.w.Salt,
		Noun: "", Steps: stepsOf(in.events), Appeal: mayAppeal(c, s), Back: mayWithdraw(s),
	}
	if view.Appeal {
		view.Until = string(gate.DayAt(s.Ended + appealMillis))
	}
	if stage := seen(s); stage != didban.StageDecided && stage != didban.StagePrivate {
		due := in.office.Due(didban.Day(gate.DayAt(startOf(s, stage))), s.DecideDays())
		view.Due, view.Late = string(due), c.Today() > due
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		if err := shown(tx, &in, &view); err != nil || s.Message == nil {
			return err
		}
		return followMessage(c, tx, &in, &view)
	})
}

// clockStart is when the clock of the present judging began, Unix ms.
func clockStart(s *didban.Submission) int64 { return startOf(s, s.Stage) }

func startOf(s *didban.Submission, stage didban.Stage) int64 {
	switch {
	case stage == didban.StageAppealed:
		return s.Appealed
	case s.Message != nil && s.Message.Judged > 0:
		return s.Message.Judged
	}
	return s.At
}

// seen is the stage that who sent something is told of: while a decision can be taken back,
// the one before it.
func seen(s *didban.Submission) didban.Stage {
	if s.Stage == didban.StageDeciding && s.Decision != nil {
		return s.Decision.From
	}
	return s.Stage
}

const appealMillis = didban.AppealWindow * 24 * 60 * 60 * 1000

// shown adds what the public record says of it.
func shown(tx *store.Tx, in *sent, view *FollowView) (err error) {
	s := in.s
	if view.On, err = refView(tx, s.Subject); err != nil {
		return err
	}
	r, err := load[didban.Ruling](tx, s.Ruling) // of a notice, where one took it from sight
	if err != nil {
		return err
	}
	if r != nil {
		ruled, err := rulingView(tx, r)
		if err != nil {
			return err
		}
		view.Ruling = &ruled
	}
	if s.Kind == didban.SubmitReport {
		return shownReport(tx, in, view)
	}
	if s.Kind != didban.SubmitComment || !s.Noun {
		return nil
	}
	m, err := store.Get[didban.Comment](tx, didban.PublicID(s.ID))
	if didban.IsLeftOut(err) {
		return nil
	}
	if err != nil {
		return err
	}
	view.Noun, view.Shown = string(m.ID), m.Text
	if view.Salt == "" && !m.Redacted {
		view.Salt = m.Salt
	}
	if m.Subject != s.Subject { // it was moved
		if view.On, err = refView(tx, m.Subject); err != nil {
			return err
		}
	}
	if m.Answer != nil {
		view.Answer, err = answerView(tx, m.Answer)
	}
	return err
}

// stateOf is where a submission stands, for who sent it.
func stateOf(s *didban.Submission, events []didban.SubmissionEvent) string {
	switch seen(s) {
	case didban.StageWaiting, didban.StageDeciding:
		return "waiting"
	case didban.StageHeld:
		return "held"
	case didban.StageAppealed:
		return "appealed"
	case didban.StagePrivate:
		return "private"
	case didban.StageDecided:
	}
	state := "waiting"
	for _, e := range events {
		switch {
		case e.What == didban.EventRuled && e.Action != didban.RuledUpheld:
			state = string(e.Action)
		case e.What == didban.EventErased && !s.Shown(): // what is public is as it was
			state = "erased"
		}
	}
	return state
}

func stepsOf(events []didban.SubmissionEvent) []FollowStep {
	out := []FollowStep{}
	for _, e := range events {
		switch e.What {
		case didban.EventNote, didban.EventUndone, didban.EventHeld, didban.EventDisagreed, didban.EventRefused, didban.EventStep, didban.EventAssigned: // the staff's own, or told with the report
			continue
		}
		step := FollowStep{What: e.What, Day: string(e.Day), Action: string(e.Action), Rule: e.Rule, Note: e.Note, Unit: string(e.Unit)}
		if e.What == didban.EventUnmasked { // why is the office's own
			step.Note = ""
		}
		out = append(out, step)
	}
	return out
}
