package dialogue

import (
	"errors"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// faultKey is the key of what a person can act on.
func faultKey(err error) (key string, known bool) {
	var fault *didban.Error
	if errors.As(err, &fault) && fault.Code != didban.CodeInternal && fault.Code != didban.CodeDisk {
		return fault.Key, true
	}
	return "", false
}

// decide judges one submission; held tells that a second person has to agree.
func decide(c *gate.Caller, r DecideRequest, id didban.ID) (held bool, err error) {
	j, err := judge(c, id)
	if err != nil {
		return false, err
	}
	d, err := j.decision(c, r)
	if err != nil {
		return false, err
	}
	held = didban.Critical(d, runes(j.text()), len(j.mentions) > 0, j.contests)
	if held && len(r.IDs) > 1 {
		return false, didban.Fault(didban.CodeInvalid, "queue.criticalBatch")
	}
	err = c.Private.Update(func(tx *private.Tx) error { return keepDecision(c, tx, &j, d, held) })
	if err == nil && !held {
		c.Talk.Wait(id, d.At+didban.UndoMillis)
	}
	return held, err
}

// decision makes it of a request, for who may.
func (j *judged) decision(c *gate.Caller, r DecideRequest) (*didban.Decision, error) {
	action, actor := didban.RulingAction(r.Action), c.Actor()
	role, may := judgeRole(actor, j.s)
	if !may {
		return nil, didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(didban.ActionModerate), "kind", string(didban.KindComment))
	}
	if !slices.Contains(j.s.MayDo(), action) {
		return nil, didban.Fault(didban.CodeConflict, "queue.changed")
	}
	if r.Seen > 0 && uint64(r.Seen) != j.s.Last {
		return nil, didban.Fault(didban.CodeConflict, "queue.changed")
	}
	if key := j.refusal(actor, c.Millis()); key != "" {
		return nil, didban.Fault(didban.CodeForbidden, key)
	}
	d := &didban.Decision{
		Action: action, Rule: r.Rule, Note: r.Note, Authority: r.Authority, Number: r.Number, Into: didban.ID(r.Into),
		By: actor.ID, Role: role, At: c.Millis(), From: j.s.Stage,
	}
	for _, s := range r.Spans {
		d.Spans = append(d.Spans, didban.Span{From: s.From, To: s.To, Sort: s.Sort})
	}
	d.Spans = didban.SettleSpans(d.Spans, runes(j.text()))
	if action == didban.RuledRedacted && len(d.Spans) == 0 && !r.takesPhoto() {
		return nil, field("spans", "queue.spans")
	}
	if err := j.answerPhotos(d, r); err != nil {
		return nil, err
	}
	if action == didban.RuledMoved {
		d.Move = &didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.To)}
	}
	return d, j.reachable(c, d)
}

// judgeRole is the role in which an actor judges a submission: a moderator anything, a
// publisher an appeal.
func judgeRole(actor didban.Actor, s *didban.Submission) (didban.Role, bool) {
	for _, role := range actor.Roles {
		if (didban.Actor{Roles: []didban.Role{role}}).Can(didban.ActionModerate, didban.KindComment) {
			return role, true
		}
	}
	if s.Stage == didban.StageAppealed && slices.Contains(actor.Roles, didban.RolePublisher) {
		return didban.RolePublisher, true
	}
	return "", false
}

// mergeable wants the comment or report with which something is merged to stand there, and to
// be no duplicate itself. A report that is published must be one that can end so.
func (j *judged) mergeable(tx *store.Tx, d *didban.Decision) error {
	into, err := spoken(tx, didban.Ref{Kind: j.s.Ref().Kind, ID: d.Into})
	if err != nil {
		return err
	}
	own, _ := j.about.(*didban.Report)
	switch main, ok := into.(*didban.Report); {
	case into == nil, into.Head().ID == j.s.Ref().ID, ok && main.Main != "":
		return field("into", "queue.into")
	case ok && own != nil:
		return didban.NextReport(own, duplicateOf(own, d.Into, own.Last().Day), didban.ByUnit)
	case !ok && !into.Visible():
		return field("into", "queue.into")
	}
	return nil
}

// reachable wants the comment or report with which something is merged, and the page to which it is
// moved, to be there.
func (j *judged) reachable(c *gate.Caller, d *didban.Decision) error {
	return c.Store.View(func(tx *store.Tx) error {
		if d.Action == didban.RuledMerged {
			return j.mergeable(tx, d)
		}
		if d.Move == nil {
			return nil
		}
		if !slices.Contains(didban.CommentedKinds, d.Move.Kind) {
			return field("to", "comment.subject")
		}
		_, err := tx.Load(d.Move.Kind, d.Move.ID)
		return gone(err)
	})
}

// keepDecision writes a decision down, where nobody else was faster.
func keepDecision(c *gate.Caller, tx *private.Tx, j *judged, d *didban.Decision, held bool) error {
	s, err := tx.Submission(j.s.ID)
	if err != nil {
		return err
	}
	if s.Last != j.s.Last || s.Stage != j.s.Stage {
		return didban.Fault(didban.CodeConflict, "queue.changed")
	}
	s.Decision, s.Lock = d, nil
	if !held {
		s.Stage = didban.StageDeciding
		return errors.Join(tx.PutSubmission(s), tx.Log(d.By, didban.AccessJudged, string(s.ID), string(d.Action)))
	}
	s.Stage = didban.StageHeld
	return errors.Join(
		tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventHeld, Day: c.Today(), Action: d.Action, Rule: d.Rule, By: d.By}),
		tx.Log(d.By, didban.AccessJudged, string(s.ID), string(d.Action)),
	)
}

func second(c *gate.Caller, r SecondRequest) (DecidedView, error) {
	view := DecidedView{Items: []DecidedItem{{ID: r.ID}}, Until: c.Millis() + didban.UndoMillis}
	if err := didban.CheckWords("note", r.Note, 0, didban.MaxRulingNote); err != nil {
		return view, err
	}
	j, err := judge(c, didban.ID(r.ID))
	if err != nil {
		return view, err
	}
	actor := c.Actor()
	switch {
	case j.s.Stage != didban.StageHeld || j.s.Decision == nil:
		return view, didban.Fault(didban.CodeConflict, "queue.changed")
	case j.s.Decision.By == actor.ID:
		return view, didban.Fault(didban.CodeForbidden, "queue.sameHand")
	case j.s.Decision.From == didban.StageAppealed && j.s.JudgedBy(actor.ID):
		return view, didban.Fault(didban.CodeForbidden, "queue.firstHand")
	}
	if key := j.refusal(actor, c.Millis()); key != "" {
		return view, didban.Fault(didban.CodeForbidden, key)
	}
	err = c.Private.Update(func(tx *private.Tx) error { return keepSecond(c, tx, &j, r) })
	if err == nil {
		c.Talk.Wait(j.s.ID, view.Until)
		tellQueue(c.Backend)
	}
	return view, err
}

// keepSecond writes down what the second person said. Where they disagree, what was written is
// shown, or stays so.
func keepSecond(c *gate.Caller, tx *private.Tx, j *judged, r SecondRequest) error {
	s, err := tx.Submission(j.s.ID)
	if err != nil {
		return err
	}
	if s.Last != j.s.Last || s.Stage != didban.StageHeld || s.Decision == nil {
		return didban.Fault(didban.CodeConflict, "queue.changed")
	}
	actor, d, what, first := c.Actor(), s.Decision, didban.EventHeld, *s.Decision
	d.Before = &first
	d.Second, d.SecondRole, d.At = actor.ID, secondRole(actor), tx.Now()
	if len(actor.Units) > 0 {
		d.SecondUnit = actor.Units[0]
	}
	if !r.Agree {
		what = didban.EventDisagreed
		d.Action, d.Rule, d.Spans, d.Note = otherwise(s, d), "", nil, r.Note
		d.Authority, d.Number = "", ""
		unanswered(d, s)
		asRedacted(d)
	}
	s.Stage, s.Lock = didban.StageDeciding, nil
	if !r.Agree && s.SetAside() { // it has to be answered, and nothing of it is anybody else's
		s.Stage, s.Decision = didban.StagePrivate, nil
	}
	return errors.Join(
		tx.AddEvent(s, didban.SubmissionEvent{What: what, Day: c.Today(), Action: d.Action, Rule: d.Rule, Note: r.Note, By: actor.ID}),
		tx.Log(actor.ID, didban.AccessSeconded, string(s.ID), string(d.Action)),
	)
}

// otherwise is what becomes of words on which two could not agree: they are shown.
func otherwise(s *didban.Submission, d *didban.Decision) didban.RulingAction {
	switch {
	case s.Kind == didban.SubmitNotice && s.Interim != nil && !s.Interim.Ended:
		return didban.RuledRestored
	case s.Kind == didban.SubmitNotice, d.From == didban.StageDecided:
		return didban.RuledKept
	case s.Action == didban.RuledHidden:
		return didban.RuledRestored
	}
	return didban.RuledPublished
}

func secondRole(actor didban.Actor) didban.Role {
	for _, role := range actor.Roles {
		if (didban.Actor{Roles: []didban.Role{role}}).Can(didban.ActionSecond, didban.KindComment) {
			return role
		}
	}
	return actor.Role()
}

func undo(c *gate.Caller, r ItemRequest) (DecidedView, error) {
	id, actor := didban.ID(r.ID), c.Actor()
	err := c.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		if err != nil {
			return err
		}
		d := s.Decision
		switch {
		case d == nil, s.Stage != didban.StageDeciding && s.Stage != didban.StageHeld:
			return didban.Fault(didban.CodeGone, "queue.late")
		case d.Before != nil && d.Second == actor.ID && s.Stage == didban.StageDeciding:
			s.Stage, s.Decision = didban.StageHeld, d.Before
		case d.By == actor.ID && d.Second == "":
			s.Stage, s.Decision = d.From, nil
		default:
			return didban.Fault(didban.CodeForbidden, "queue.notYours")
		}
		return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventUndone, Day: c.Today(), By: actor.ID})
	})
	if err != nil {
		return DecidedView{}, err
	}
	c.Talk.Done(id)
	tellQueue(c.Backend)
	return DecidedView{Items: []DecidedItem{{ID: r.ID}}}, nil
}
