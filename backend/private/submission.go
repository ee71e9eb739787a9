package private

import (
	"encoding/hex"
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Submission reads what somebody sent, without its words; CodeNotFound where there is none.
func (tx *Tx) Submission(id didban.ID) (*didban.Submission, error) {
	var s didban.Submission
	ok, err := tx.Read(&s, []byte(id), bucketItem)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "submission.notFound", "id", string(id))
	}
	return &s, err
}

// PutSubmission keeps a submission, and keeps the list of those that wait for somebody.
func (tx *Tx) PutSubmission(s *didban.Submission) error {
	if err := tx.Write(s, []byte(s.ID), bucketItem); err != nil {
		return err
	}
	if s.Waits() {
		return tx.Write(s.Stage, []byte(s.ID), bucketOpen)
	}
	if tx.Has([]byte(s.ID), bucketOpen) {
		return tx.Delete([]byte(s.ID), bucketOpen)
	}
	return nil
}

// HeldSubmissions are those that wait for a second person, the oldest first. They are few among
// many: the others are not read.
func (tx *Tx) HeldSubmissions() ([]*didban.Submission, error) {
	var out []*didban.Submission
	for key, value := range record.Walk(tx.Bucket(bucketOpen), nil, record.Forward) {
		var stage didban.Stage
		if record.Decode(value, &stage) && stage != didban.StageHeld {
			continue
		}
		s, err := tx.Submission(didban.ID(key))
		if err != nil {
			return nil, err
		}
		if s.Stage == didban.StageHeld {
			out = append(out, s)
		}
	}
	return out, nil
}

// OpenSubmissions are those that wait to be judged, the oldest first.
func (tx *Tx) OpenSubmissions() ([]*didban.Submission, error) {
	return tx.waiting((*didban.Submission).Open)
}

// WorkedReports are the reports that stand in no public record and that wait to be judged or
// to be worked on, the oldest first.
func (tx *Tx) WorkedReports() ([]*didban.Submission, error) {
	return tx.waiting((*didban.Submission).Worked)
}

// SteppingReports are those whose newest step may not stand in the public record yet.
func (tx *Tx) SteppingReports() ([]*didban.Submission, error) {
	return tx.waiting(func(s *didban.Submission) bool { return s.Stepping })
}

// Submissions are all of them, the newest first, until fn says that it has enough.
func (tx *Tx) Submissions(fn func(*didban.Submission) (enough bool)) error {
	for key, value := range record.Walk(tx.Bucket(bucketItem), nil, record.Backward) {
		var s didban.Submission
		if !record.Decode(value, &s) {
			return record.Damaged(bucketItem, string(key))
		}
		if fn(&s) {
			break
		}
	}
	return nil
}

// Words reads what somebody wrote; false where it has been erased.
func (tx *Tx) Words(id didban.ID) (w didban.Words, ok bool, err error) {
	ok, err = tx.Read(&w, []byte(id), bucketBody)
	return w, ok, err
}

// PutWords keeps what somebody wrote.
func (tx *Tx) PutWords(id didban.ID, w didban.Words) error {
	return tx.Write(w, []byte(id), bucketBody)
}

// DropWords erases what somebody wrote; the bytes leave the file when it is compacted.
func (tx *Tx) DropWords(id didban.ID) error {
	if !tx.Has([]byte(id), bucketBody) {
		return nil
	}
	return errors.Join(tx.Delete([]byte(id), bucketBody), tx.MarkErased(1))
}

// ForgetWords drops the words of up to limit submissions that are over, and keeps that they
// were erased. It tells whether there are more; told hears of each.
func (tx *Tx) ForgetWords(over func(*didban.Submission, didban.Words) bool, told func(didban.ID), limit int) (more bool, err error) {
	n := 0
	for key, value := range record.Walk(tx.Bucket(bucketBody), nil, record.Forward) {
		var w didban.Words
		if !record.Decode(value, &w) {
			return false, record.Damaged(bucketBody, string(key))
		}
		s, err := tx.Submission(didban.ID(key))
		if err != nil {
			return false, err
		}
		if !over(s, w) {
			continue
		}
		if n++; n > limit {
			return true, nil
		}
		s.Erased = tx.Now()
		day := didban.ErasedOn(s.Erased)
		if err := errors.Join(tx.DropWords(s.ID), tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventErased, Day: day})); err != nil {
			return false, err
		}
		told(s.ID)
	}
	return false, nil
}

// ByTag is the submission with the tag of a tracking code; "" for none.
func (tx *Tx) ByTag(tag []byte) (id didban.ID, err error) {
	_, err = tx.Read(&id, []byte(hex.EncodeToString(tag)), bucketTag)
	return id, err
}

// PutTag makes a submission found by the tag of its tracking code.
func (tx *Tx) PutTag(tag []byte, id didban.ID) error {
	return tx.Write(id, []byte(hex.EncodeToString(tag)), bucketTag)
}

// ByOnce is the submission that a page has sent under a name of its own; "" for none.
func (tx *Tx) ByOnce(once string) (id didban.ID, err error) {
	_, err = tx.Read(&id, []byte(once), bucketOnce)
	return id, err
}

// PutOnce makes a submission found by what the page called its sending.
func (tx *Tx) PutOnce(once string, id didban.ID) error { return tx.Write(id, []byte(once), bucketOnce) }

// AddEvent adds a step to a submission, numbers it, and keeps both.
func (tx *Tx) AddEvent(s *didban.Submission, e didban.SubmissionEvent) error {
	s.Last++
	e.N, e.At = s.Last, tx.Now()
	if err := tx.Write(e, eventKey(s.ID, e.N), bucketEvent); err != nil {
		return err
	}
	return tx.PutSubmission(s)
}

// Events are the steps of a submission, the oldest first.
func (tx *Tx) Events(id didban.ID) ([]didban.SubmissionEvent, error) {
	var out []didban.SubmissionEvent
	for key, value := range record.Walk(tx.Bucket(bucketEvent), record.Under(string(id)), record.Forward) {
		var e didban.SubmissionEvent
		if !record.Decode(value, &e) {
			return nil, record.Damaged(bucketEvent, string(key))
		}
		out = append(out, e)
	}
	return out, nil
}

func eventKey(id didban.ID, n uint64) []byte { return record.JoinSeq(n, string(id)) }

// Device is this machine among those that send.
type Device struct {
	ID   string `json:"id"`   // 8 hex digits
	Sent uint64 `json:"sent"` // how many submissions it has numbered
	// Ran is for how long the program had run over all its runs when it was last written, ms.
	Ran int64 `json:"ran"`
}

// Device reads what is known of this machine; its ID is empty before the first.
func (tx *Tx) Device() (d Device, err error) {
	_, err = tx.Read(&d, []byte(keyDevice), record.Meta)
	return d, err
}

// PutDevice keeps what is known of this machine.
func (tx *Tx) PutDevice(d Device) error { return tx.Write(d, []byte(keyDevice), record.Meta) }

// keyDevice is the key of what is known of this machine.
const keyDevice = "device"

// Throttle reads how often something was done here.
func (tx *Tx) Throttle(what string) (t didban.Throttle, err error) {
	_, err = tx.Read(&t, []byte(what), bucketThrottle)
	return t, err
}

// PutThrottle keeps how often something was done here.
func (tx *Tx) PutThrottle(what string, t didban.Throttle) error {
	return tx.Write(t, []byte(what), bucketThrottle)
}

// CountOpen is how many submissions wait to be judged: reports that are only worked on are none.
func (tx *Tx) CountOpen() (n int) {
	for _, value := range record.Walk(tx.Bucket(bucketOpen), nil, record.Forward) {
		if s := (didban.Submission{}); !record.Decode(value, &s.Stage) || s.Open() {
			n++
		}
	}
	return n
}

// MadeFrom is the submission that became a public noun; "" for one that nobody sent here.
func (tx *Tx) MadeFrom(noun didban.ID) (id didban.ID, err error) {
	_, err = tx.Read(&id, []byte(noun), bucketMade)
	return id, err
}

// PutMade remembers what a submission became.
func (tx *Tx) PutMade(noun, id didban.ID) error { return tx.Write(id, []byte(noun), bucketMade) }

// FreeLock frees a submission that somebody had before them, who goes on to another, or to
// none.
func (tx *Tx) FreeLock(last, next, by didban.ID) error {
	if last == "" || last == next {
		return nil
	}
	s, err := tx.Submission(last)
	if err != nil || s.Lock == nil || s.Lock.By != by {
		return err
	}
	s.Lock = nil
	return tx.PutSubmission(s)
}
