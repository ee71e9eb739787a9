package dialogue

import (
	"reflect"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// StepRequest is the next step of a report, by one of the caller's units.
type StepRequest struct {
	ID    string `json:"id"`
	Seen  int    `json:"seen"` // how many steps the caller has seen
	State string `json:"state"`
	Text  string `json:"text"`
	Due   string `json:"due"`   // ISO day by which it is to be fixed; of planned
	Unit  string `json:"unit"`  // to which it is handed; of assigned
	Rule  string `json:"rule"`  // of declined
	Body  string `json:"body"`  // whose it is to mend, and its telephone; of elsewhere
	Phone string `json:"phone"` //
	By    string `json:"by"`    // the unit that takes the step, where the report has none yet
	// Photos are the pictures that were added to the form step:<id>, with what the unit says of
	// each: clear or covered.
	Photos []PhotoAnswer `json:"photos,omitempty"`
}

// Step takes the next step of a report, whether the public reads it already or not. The same
// step sent twice is one. It fails with what NextReport finds, with CodeForbidden
// "answer.notYours" for a report or a unit that is not the caller's, and with CodeConflict
// "step.moved" where somebody else has moved it since.
func (s *Queue) Step(r StepRequest) (WorkView, error) {
	return gate.Answer(s.caller, "Queue.Step", func() (WorkView, error) {
		c := s.caller.Settled()
		if err := takeStep(c, r); err != nil {
			return WorkView{}, err
		}
		tellQueue(c.Backend)
		return work(c, didban.ID(r.ID), true)
	})
}

// worked is a report on which somebody works, with the submission that it came of and what
// stands of it in the public record: one of the two may be missing.
type worked struct {
	s    *didban.Submission
	w    didban.Words
	noun *didban.Report
	now  *didban.Report // as it stands, after all its steps
	// photos are those of the step that is taken, and form is where they were added.
	photos []publicPhoto
	form   string
}

// workedOf reads a report by the id of its submission, or of the noun.
func workedOf(b *gate.Backend, id didban.ID) (out worked, err error) {
	var steps []didban.ReportStep
	noun := id
	err = b.Private.View(func(tx *private.Tx) error {
		from, err := tx.MadeFrom(id)
		if err != nil {
			return err
		}
		if from == "" {
			from = id
		}
		s, err := tx.Submission(from)
		if didban.IsLeftOut(err) {
			return nil // it came with the data
		}
		if err != nil || s.Kind != didban.SubmitReport || s.Report == nil {
			return err
		}
		out.s, noun = s, didban.PublicID(from)
		if out.w, _, err = tx.Words(from); err != nil {
			return err
		}
		events, err := tx.Events(from)
		steps = didban.StepsOf(events)
		return err
	})
	if err != nil {
		return out, err
	}
	err = b.Store.View(func(tx *store.Tx) error {
		out.noun, err = load[didban.Report](tx, noun)
		return err
	})
	switch {
	case err != nil:
	case out.noun != nil:
		out.now = out.noun.Told(steps)
		if out.noun.Sight == didban.SightHidden { // the public can't read it; who mends it has to
			out.now.Text = out.w.Text
		}
	case out.s != nil && out.s.Worked():
		out.now = out.s.Report.Noun(out.s, noun).Stepped(steps)
		out.now.Text = out.w.Text
	default:
		err = didban.Fault(didban.CodeNotFound, "report.notFound", "id", string(id))
	}
	return out, err
}

// mayWork wants a report to be with one of the actor's units, or with none yet.
func mayWork(actor didban.Actor, unit didban.ID) bool { return unit == "" || speaksFor(actor, unit) }

func notYours(field string) error {
	fault := didban.Fault(didban.CodeForbidden, "answer.notYours")
	fault.Field = field
	return fault
}

func takeStep(c *gate.Caller, r StepRequest) error {
	c.Publishing.Lock()
	defer c.Publishing.Unlock()
	at, err := workedOf(c.Backend, didban.ID(r.ID))
	if err != nil {
		return err
	}
	before := seenBy(at.now, r.Seen)
	if !mayWork(c.Actor(), before.Unit) {
		return notYours("")
	}
	step, err := stepOf(c, r, before)
	if err != nil {
		return err
	}
	step.Media = at.ofStep(r, before)
	if newer := len(at.now.Steps) - len(before.Steps); newer > 0 {
		if newer == 1 && reflect.DeepEqual(at.now.Last(), step) {
			return nil
		}
		return didban.Fault(didban.CodeConflict, "step.moved")
	}
	if err := c.Store.View(func(tx *store.Tx) error { return unitThere(tx, step.Unit) }); err != nil {
		return err
	}
	if err := at.takePhotos(c, r, before); err != nil {
		return err
	}
	return at.move(c.Backend, c.Actor(), step, didban.ByUnit)
}

// seenBy is a report as it stood after the steps that somebody has seen.
func seenBy(r *didban.Report, steps int) *didban.Report {
	if steps < 1 || steps >= len(r.Steps) {
		return r
	}
	before := *r
	before.Steps, before.Unit = nil, "" // the first step names the unit that had it from the start
	return before.Stepped(r.Steps[:steps])
}

// stepOf reads a request. What is another body's names it with its telephone.
func stepOf(c *gate.Caller, r StepRequest, now *didban.Report) (didban.ReportStep, error) {
	step := didban.ReportStep{
		State: didban.ReportState(r.State), Day: c.Today(), Text: didban.CleanText(r.Text), Due: didban.Day(r.Due), Rule: r.Rule,
		Unit: now.Unit,
	}
	if step.State == didban.StateDuplicate { // which of two is the main one is a moderator's to say
		fault := didban.Fault(didban.CodeForbidden, "step.duplicate")
		fault.Field = "state"
		return step, fault
	}
	if step.Unit == "" {
		step.Unit = didban.ID(r.By)
	}
	if !speaksFor(c.Actor(), step.Unit) {
		return step, notYours("by")
	}
	if step.State == didban.StateAssigned {
		step.Unit = didban.ID(r.Unit)
	}
	if step.State == didban.StateElsewhere {
		var err error
		step.Text, err = elsewhere(r)
		return step, err
	}
	return step, nil
}

// elsewhere are the words by which a report is sent to another body.
func elsewhere(r StepRequest) (string, error) {
	body, phone := didban.CleanText(r.Body), didban.CleanText(r.Phone)
	if err := didban.CheckWords("body", body, 2, didban.MaxReportPlace); err != nil {
		return "", err
	}
	if err := didban.CheckWords("phone", phone, 2, maxPhone); err != nil {
		return "", err
	}
	return didban.CleanText(body + " · " + phone + "\n" + r.Text), nil
}

// maxPhone is the most runes of a telephone number as it is typed.
const maxPhone = 30

func unitThere(tx *store.Tx, unit didban.ID) error {
	if u, err := load[didban.Unit](tx, unit); err != nil || u != nil || unit == "" {
		return err
	}
	fault := didban.Fault(didban.CodeInvalid, "field.required")
	fault.Field = "unit"
	return fault
}

// move takes a step: first it is kept with what was sent, then it is written into the public
// record where the report stands there. What ends the program in between is made good by
// catchUp.
func (at *worked) move(b *gate.Backend, actor didban.Actor, step didban.ReportStep, by didban.ReportParty) error {
	if err := didban.NextReport(at.now, step, by); err != nil {
		return err
	}
	if at.s != nil {
		if err := b.Private.Update(func(tx *private.Tx) error { return at.keep(tx, actor, step) }); err != nil {
			return err
		}
	}
	if at.noun == nil {
		return nil
	}
	if err := publishStep(b, actor, at.noun.ID, step.Public(), by, at.photos); err != nil {
		return err
	}
	if at.s == nil {
		return b.Private.Update(func(tx *private.Tx) error { return at.detach(tx, actor) })
	}
	return b.Private.Update(func(tx *private.Tx) error { return standing(tx, at.s.ID) })
}

// keep adds a step to what was sent.
func (at *worked) keep(tx *private.Tx, actor didban.Actor, step didban.ReportStep) error {
	s, err := tx.Submission(at.s.ID)
	if err != nil {
		return err
	}
	s.Work, s.Stepping = step.State, at.noun != nil
	if step.State == didban.StateAssigned {
		s.Unit = step.Unit
	}
	photos, err := at.keepPhotos(tx, actor)
	if err != nil {
		return err
	}
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventStep, Day: step.Day, Step: &step, Photos: photos, By: actor.ID})
}

// standing tells of a submission that its newest step stands in the public record.
func standing(tx *private.Tx, id didban.ID) error {
	s, err := tx.Submission(id)
	if err != nil {
		return err
	}
	s.Stepping = false
	return tx.PutSubmission(s)
}

// publishStep writes a step into the public record, the files of its pictures first.
func publishStep(b *gate.Backend, actor didban.Actor, noun didban.ID, step didban.ReportStep, by didban.ReportParty, photos []publicPhoto) error {
	if err := keepFiles(b, photos); err != nil {
		return err
	}
	return b.Store.Update(withPhotos(actor, photos), func(tx *store.Tx) error { return putStep(tx, noun, step, by, photos) })
}

// putStep writes a step into the public record, once.
func putStep(tx *store.Tx, noun didban.ID, step didban.ReportStep, by didban.ReportParty, photos []publicPhoto) error {
	r, err := load[didban.Report](tx, noun)
	if err != nil || r == nil || reflect.DeepEqual(r.Last(), step) {
		return err
	}
	if err := didban.NextReport(r, step, by); err != nil {
		return err
	}
	if err := putPhotos(tx, r, photos); err != nil {
		return err
	}
	return tx.Put(r.Moved(step))
}

// catchUp writes those steps into the public record that a program has left on their way.
func catchUp(b *gate.Backend) error {
	b.Publishing.Lock()
	defer b.Publishing.Unlock()
	var left []*didban.Submission
	steps, photos := map[didban.ID]didban.ReportStep{}, map[didban.ID][]publicPhoto{}
	err := b.Private.View(func(tx *private.Tx) (err error) {
		if left, err = tx.SteppingReports(); err != nil {
			return err
		}
		for _, s := range left {
			events, err := tx.Events(s.ID)
			if err != nil {
				return err
			}
			e := lastStep(events)
			if e.Step == nil {
				continue
			}
			steps[s.ID] = *e.Step
			if photos[s.ID], err = publicPhotos(tx, s, e.Photos); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, s := range left {
		step := steps[s.ID]
		err := publishStep(b, didban.System("step"), didban.PublicID(s.ID), step.Public(), step.State.Party(), photos[s.ID])
		if _, known := faultKey(err); err != nil && !known {
			return err
		}
		if err := b.Private.Update(func(tx *private.Tx) error { return standing(tx, s.ID) }); err != nil {
			return err
		}
	}
	return nil
}

// lastStep is the newest event of a step; the zero event for none.
func lastStep(events []didban.SubmissionEvent) (last didban.SubmissionEvent) {
	for _, e := range events {
		if e.What == didban.EventStep {
			last = e
		}
	}
	return last
}

// nextSteps are the states to which a unit may move a report; which of two is the main one is
// no unit's to say.
func nextSteps(r *didban.Report) []string {
	next := slices.DeleteFunc(didban.NextReports(r, didban.ByUnit), func(s didban.ReportState) bool { return s == didban.StateDuplicate })
	return mapped(next, func(s didban.ReportState) string { return string(s) })
}
