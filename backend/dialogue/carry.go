package dialogue

import (
	"errors"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// CarryOut carries out the decisions of this run whose time to be taken back is over; those of
// an earlier one are for Resume. Carrying one out twice is the same as once.
func CarryOut(b *gate.Backend) error { return carryAll(b, b.Talk.Due(b.Millis())) }

// Resume carries out what was decided before the program ended, however it ended.
func Resume(b *gate.Backend) error {
	ids, err := deciding(b)
	return errors.Join(err, b.Private.View(func(tx *private.Tx) error {
		d, err := tx.Device()
		b.Talk.Ran(d.Ran, b.Now()) // from now on
		return err
	}), carryAll(b, ids), catchUp(b))
}

// carryOutOf carries out what somebody has decided: their next decision is there.
func carryOutOf(b *gate.Backend, by didban.ID) error {
	ids := b.Talk.Due(b.Millis() + didban.UndoMillis) // all that can still be taken back
	var own []didban.ID
	err := b.Private.View(func(tx *private.Tx) error {
		for _, id := range ids {
			s, err := tx.Submission(id)
			if err != nil {
				return err
			}
			if d := s.Decision; d != nil && (d.Second == by || d.Second == "" && d.By == by) {
				own = append(own, id)
			}
		}
		return nil
	})
	return errors.Join(err, carryAll(b, own))
}

// deciding are the submissions that are on their way to the public record.
func deciding(b *gate.Backend) (ids []didban.ID, err error) {
	err = b.Private.View(func(tx *private.Tx) error {
		open, err := tx.OpenSubmissions()
		for _, s := range open {
			if s.Stage == didban.StageDeciding && s.Decision != nil {
				ids = append(ids, s.ID)
			}
		}
		return err
	})
	return ids, err
}

func carryAll(b *gate.Backend, ids []didban.ID) error {
	var failed error
	for _, id := range ids {
		if err := carryOut(b, id); err != nil {
			failed = errors.Join(failed, fmt.Errorf("decision on %s: %w", id, err))
		}
	}
	return failed
}

// carryOut takes a decision to the public record: first what a hidden text was is kept, then
// the ruling and the comment are written in one transaction, then the submission is closed.
// Whatever ends the program in between, doing it again finds what is there: the ruling's id
// comes of the submission and of the number of the ruling.
//
// A decision that can't be carried out any more, because its page is gone, goes back to who
// judges: that is no fault of whatever they do next.
func carryOut(b *gate.Backend, id didban.ID) error {
	b.Publishing.Lock()
	defer b.Publishing.Unlock()
	done, err := prepared(b, id)
	if err == nil && done != nil {
		err = done.store(b)
	}
	switch {
	case done == nil:
	case err != nil:
		err = errors.Join(err, done.putBack(b, err), dropFiles(b, hashesOf(done.photos)))
	default:
		err = b.Private.Update(done.close)
	}
	if _, known := faultKey(err); err != nil && !known {
		b.Talk.Wait(id, b.Millis()) // it is tried again
		return err
	}
	b.Talk.Done(id)
	tellQueue(b)
	if done != nil && done.d.Action == didban.RuledWithdrawn {
		b.Talk.Forget(id)
		return err // its author waits for the answer
	}
	return nil
}

// carried is a decision on its way.
type carried struct {
	s      *didban.Submission
	w      didban.Words
	origin *didban.Submission // of the noun of which a notice speaks; nil for one that nobody sent here
	d      didban.Decision
	steps  []didban.ReportStep // of a report, taken before anybody could read it
	photos []publicPhoto       // that go before the public with it
	// verdicts are what it tells of the words that marked the text.
	verdicts []wordVerdict
	today    didban.Day
	ruling   didban.ID
	noun     didban.Ref
	ran      int64 // for how long the program has run over all its runs, ms
}

// prepared reads what is to be carried out; nil where that is done. Before a text leaves the
// record, the private file has it: for an appeal, and to put it back with the same salt.
func prepared(b *gate.Backend, id didban.ID) (out *carried, err error) {
	err = b.Private.View(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		if err != nil || s.Stage != didban.StageDeciding || s.Decision == nil {
			return err
		}
		out = &carried{s: s, d: *s.Decision, today: b.Today(), noun: s.Ref(), ruling: didban.PublicRulingID(s.ID, s.Rulings+1)}
		device, err := deviceOf(b, tx)
		out.ran = device.Ran
		return errors.Join(err, out.read(tx))
	})
	if err == nil && out != nil {
		out.verdicts, err = wordVerdicts(b, out.s, out.d, out.w.Text)
	}
	if err != nil || out == nil || !out.takesFromSight() {
		return out, err
	}
	var shown didban.Spoken
	err = b.Store.View(func(tx *store.Tx) error {
		shown, err = spoken(tx, out.noun)
		return err
	})
	if err != nil || shown == nil || !shown.Visible() || out.d.Action == didban.RuledWithdrawn {
		return out, err
	}
	photos, err := shownPhotos(b, shown.Said().Media)
	if err != nil {
		return out, err
	}
	return out, b.Private.Update(func(tx *private.Tx) error {
		return errors.Join(out.keepShown(tx, shown.Said()), out.keepShownPhotos(tx, photos))
	})
}

// read reads what lies with the submission, and where the words of its noun lie.
func (k *carried) read(tx *private.Tx) error {
	w, kept, err := tx.Words(k.s.ID)
	if err != nil {
		return err
	}
	events, err := tx.Events(k.s.ID)
	if err != nil {
		return err
	}
	k.w, k.steps = w, didban.StepsOf(events)
	origin, err := tx.MadeFrom(k.noun.ID)
	if err != nil {
		return err
	}
	if origin != "" && origin != k.s.ID {
		if k.origin, err = tx.Submission(origin); err == nil && k.d.Action == didban.RuledRestored {
			k.w, kept, err = tx.Words(origin)
		}
	}
	if err == nil {
		k.photos, err = k.publicPhotos(tx, events)
	}
	if err == nil && !kept && k.d.Action == didban.RuledRestored {
		err = didban.Fault(didban.CodeGone, "comment.gone") // its words are erased: there is nothing to put back
	}
	return err
}

func (k *carried) takesFromSight() bool {
	return k.d.Action == didban.RuledHidden || k.d.Action == didban.RuledInterim || k.d.Action == didban.RuledWithdrawn || k.d.Action == didban.RuledErased
}

// home is the submission with which the words of the noun lie.
func (k *carried) home() *didban.Submission {
	if k.origin != nil {
		return k.origin
	}
	return k.s
}

// keepShown keeps the words of a noun that are about to leave the record.
func (k *carried) keepShown(tx *private.Tx, said didban.Said) error {
	w, kept, err := tx.Words(k.home().ID)
	if err != nil {
		return err
	}
	if said.Turns != nil {
		w.Salt, w.ShownTurns = said.Salt, said.Turns
		if k.home().ID == k.s.ID {
			k.w = w
		}
		return tx.PutWords(k.home().ID, w)
	}
	if !kept || k.home().Kind == didban.SubmitNotice {
		w.Author, w.Salt = said.Author, said.Salt
	}
	if w.Text != said.Text || k.home().Kind == didban.SubmitNotice {
		w.Shown = said.Text
	}
	switch {
	case !kept && said.Redacted: // the whole of it is gone for good
		w.Text, w.Shown = "", said.Text
	case !kept:
		w.Text, w.Shown = said.Text, ""
	}
	w.Media = said.Media
	if k.home().ID == k.s.ID {
		k.w = w
	}
	return tx.PutWords(k.home().ID, w)
}

// actor is who decided, in the role in which they did; the program carries it out.
func (k *carried) actor() didban.Actor {
	if k.d.By == "" {
		return didban.System(string(k.d.Action))
	}
	return didban.Actor{ID: k.d.By, Roles: []didban.Role{k.d.Role, didban.RoleSystem}}
}

// publish writes the ruling, and what it does, in one transaction of the record.
func (k *carried) publish(tx *store.Tx) error {
	if done, err := load[didban.Ruling](tx, k.ruling); err != nil || done != nil {
		return err
	}
	before, err := spoken(tx, k.noun)
	if err != nil {
		return err
	}
	if k.d.Action == didban.RuledWithdrawn && before == nil { // nobody ever saw it: there is nothing to rule on
		return nil
	}
	r, err := k.rulingOf(tx, before)
	if err != nil {
		return err
	}
	if err := tx.Put(r); err != nil {
		return err
	}
	return k.change(tx, before)
}

// change does to the noun what the decision says.
func (k *carried) change(tx *store.Tx, before didban.Spoken) error {
	if k.s.SetAside() {
		return nil // it is private, whatever was decided
	}
	switch k.d.Action {
	case didban.RuledPublished, didban.RuledRedacted, didban.RuledMoved, didban.RuledRestored:
		after, err := k.said(tx, before)
		if err != nil {
			return err
		}
		if r, ok := after.(*didban.Report); ok {
			if err := putPhotos(tx, r, k.photos); err != nil {
				return err
			}
		}
		return tx.Put(after)
	case didban.RuledHidden, didban.RuledInterim, didban.RuledErased:
		return k.silence(tx, before, didban.SightHidden)
	case didban.RuledWithdrawn:
		return k.silence(tx, before, didban.SightWithdrawn)
	case didban.RuledMerged:
		if r, ok := before.(*didban.Report); ok {
			return k.duplicate(tx, r)
		}
	case didban.RuledRejected, didban.RuledUpheld, didban.RuledKept:
	}
	return nil
}

func (k *carried) silence(tx *store.Tx, before didban.Spoken, sight didban.Sight) error {
	if before == nil {
		return nil
	}
	if err := tx.Erase(k.noun, before.Silenced(sight, k.ruling), k.d.Rule); err != nil {
		return err
	}
	return erasePhotos(tx, before.Said().Media, k.d.Rule)
}

// rulingOf is the public word on the decision.
func (k *carried) rulingOf(tx *store.Tx, before didban.Spoken) (*didban.Ruling, error) {
	r := &didban.Ruling{
		Meta: didban.Meta{ID: k.ruling}, Of: k.s.Kind, Subject: k.s.Subject, Action: k.d.Action, Rule: k.d.Rule, Unit: k.d.SecondUnit,
		Day: k.today, Digest: k.s.Digest, Note: k.d.Note, Authority: k.d.Authority, Number: k.d.Number,
	}
	if k.d.Action == didban.RuledInterim {
		r.Until = didban.ErasedOn(k.d.At + didban.InterimMillis)
	}
	if k.d.Action != didban.RuledRejected && k.d.Action != didban.RuledUpheld {
		r.Noun = k.noun.ID
	}
	if k.d.Action == didban.RuledMerged {
		r.Noun = k.d.Into
	}
	if k.s.Message != nil && !k.shows() { // whose message was not published is nobody's business
		city, err := cityOfRecord(tx)
		if err != nil {
			return nil, err
		}
		r.Subject, r.Noun = didban.Ref{Kind: didban.KindCity, ID: city}, ""
	}
	if k.s.Kind == didban.SubmitNotice && before != nil && before.Visible() {
		said := before.Said()
		r.Digest = didban.DigestOf(said.Salt, said.Text)
	}
	if k.s.Kind == didban.SubmitNotice && k.d.Action == didban.RuledRestored {
		r.Digest = didban.DigestOf(k.w.Salt, k.shownText())
	}
	if k.d.Role != "" {
		r.Roles = append(r.Roles, k.d.Role)
	}
	if k.d.SecondRole != "" {
		r.Roles = append(r.Roles, k.d.SecondRole)
	}
	if k.d.From == didban.StageAppealed {
		r.Against = k.s.Ruling
	}
	for _, s := range k.d.Spans {
		r.Redactions = countRedaction(r.Redactions, s.Sort)
	}
	r.Redactions = countPhotos(r.Redactions, k.d.Photos)
	code, err := freeCode(tx, didban.KindRuling, "T-", k.ruling)
	r.Code = code
	return r, err
}

// shows reports whether a message stands before the public, or does from now on.
func (k *carried) shows() bool {
	return k.s.Noun || !k.s.SetAside() && (k.d.Action == didban.RuledPublished || k.d.Action == didban.RuledRedacted)
}

func countRedaction(list []didban.Redaction, sort string) []didban.Redaction {
	for i := range list {
		if list[i].Sort == sort {
			list[i].Count++
			return list
		}
	}
	return append(list, didban.Redaction{Sort: sort, Count: 1})
}
