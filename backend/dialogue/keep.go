package dialogue

import (
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/hints"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/store"
)

// write puts a submission into the private file: numbered by this device, found by its code.
func write(c *gate.Caller, tx *private.Tx, in arriving, tag []byte, took int64) error {
	s, w := in.s, in.w
	if s.TakenBy == "" {
		t, err := take(c, tx, "send", sendBound)
		if err != nil {
			return err
		}
		if err := tx.PutThrottle("send", t); err != nil {
			return err
		}
		if err := signs(tx, s, w, took); err != nil {
			return err
		}
	}
	if err := number(c, tx, s, tag); err != nil {
		return err
	}
	if err := tx.PutWords(s.ID, *w); err != nil || in.contact == nil {
		return err
	}
	return tx.PutContact(s.ID, *in.contact)
}

// number makes a submission one of this device, found by its code, with its first event.
func number(c *gate.Caller, tx *private.Tx, s *didban.Submission, tag []byte) error {
	device, err := deviceOf(c.Backend, tx)
	if err != nil {
		return err
	}
	device.Sent++
	s.ID, s.Device, s.N, s.At = tx.NewID(), device.ID, device.Sent, tx.Now()
	if err := tx.PutDevice(device); err != nil {
		return err
	}
	if err := tx.PutTag(tag, s.ID); err != nil {
		return err
	}
	if err := tx.PutOnce(s.Once, s.ID); err != nil {
		return err
	}
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventSent, Day: s.Day, By: s.TakenBy})
}

// deviceOf is this machine among those that send, with how long it has run by now; it gets its
// id with the first thing it sends.
func deviceOf(b *gate.Backend, tx *private.Tx) (private.Device, error) {
	d, err := tx.Device()
	d.Ran = b.Talk.Ran(d.Ran, b.Now())
	if err == nil && d.ID == "" {
		d.ID = newSalt()[:deviceLength]
	}
	return d, err
}

const deviceLength = 8

// The signs of a sending that no person may have written: hints like any other.
const (
	hintHaste  = "haste"
	hintRepeat = "repeat"
)

const (
	// hasteMillis is how long a person needs at least for a few words, ms.
	hasteMillis = 8000
	// fewLast is among how many of the last sendings the same words are a repetition.
	fewLast = 20
)

// signs adds what tells of haste and repetition to the hints of a submission.
func signs(tx *private.Tx, s *didban.Submission, w *didban.Words, took int64) error {
	if took < hasteMillis {
		s.Hints = append(s.Hints, hintHaste)
	}
	folded, looked, found := persian.Fold(w.Text), 0, false
	var failed error
	err := tx.Submissions(func(other *didban.Submission) bool {
		looked++
		words, _, err := tx.Words(other.ID)
		failed, found = err, found || w.Text != "" && persian.Fold(words.Text) == folded
		return found || err != nil || looked >= fewLast
	})
	if found {
		s.Hints = append(s.Hints, hintRepeat)
	}
	if err == nil {
		err = failed
	}
	return err
}

// hasRoom refuses where so much waits that nobody would read one more in time.
func hasRoom(tx *private.Tx) error {
	if tx.CountOpen() >= maxOpen {
		return didban.Fault(didban.CodeBusy, "send.closed")
	}
	return nil
}

// drawCode draws a tracking code that is nobody's yet, and derives its tag.
func drawCode(c *gate.Caller, known hints.Known, length int) (code string, tag []byte, err error) {
	city, err := cityID(c)
	if err != nil {
		return "", nil, err
	}
	// One city in a thousand billion draws a tag twice; three in a row would be a fault of ours.
	for range 3 {
		code = didban.NewTrackCode(length, func(code string) bool {
			return len(hints.Find(code, known)) > 0
		})
		tag = tagOf(c, code, city)
		var id didban.ID
		id, err = look(c, func(tx *private.Tx) (didban.ID, error) { return tx.ByTag(tag) })
		if err != nil || id == "" {
			return code, tag, err
		}
	}
	return "", nil, didban.Fault(didban.CodeInternal, "internal")
}

// tagOf derives the tag of a code; one derivation runs at a time.
func tagOf(c *gate.Caller, code string, city didban.ID) (tag []byte) {
	derive := c.FollowKey
	if derive == nil {
		derive = signin.FollowKey
	}
	c.Talk.Deriving(func() {
		key := derive(code, city)
		tag = key.Tag[:]
	})
	return tag
}

// cityID is the city of whose tracking codes keys are derived.
func cityID(c *gate.Caller) (id didban.ID, err error) {
	err = c.Store.View(func(tx *store.Tx) error {
		id, err = cityOfRecord(tx)
		return err
	})
	return id, err
}

// cityOfRecord is the city of a record; "" where it has none.
func cityOfRecord(tx *store.Tx) (id didban.ID, err error) {
	for city, err := range store.All[didban.City](tx) {
		if err != nil {
			return "", err
		}
		id = city.ID
	}
	return id, nil
}

// knownOf is what the city has made known of itself: its own telephone numbers, posts, streets
// and places are no hints.
func knownOf(c *gate.Caller) (hints.Known, error) {
	return c.Talk.Known(c.Store.Head(), c.Now(), func() (hints.City, error) { return cityOf(c) })
}

// spansOf are the hints of a text, in runes.
func spansOf(text string, known hints.Known) []SpanView {
	found := hints.Find(text, known)
	out := make([]SpanView, len(found))
	at, runes := 0, 0 // of the byte up to which runes are counted
	upTo := func(b int) int {
		runes += len([]rune(text[at:b]))
		at = b
		return runes
	}
	for i, h := range found {
		out[i] = SpanView{From: upTo(h.From), To: upTo(h.To), Sort: string(h.Sort), Sure: h.Sure, Word: h.Word.Text}
	}
	return out
}

// sortsOf are the sorts among hints, each once.
func sortsOf(spans []SpanView) []string {
	var out []string
	for _, s := range spans {
		if !slices.Contains(out, s.Sort) {
			out = append(out, s.Sort)
		}
	}
	return out
}

// clockOf is the time of day of an instant, Unix ms, for a person: 14:05.
func clockOf(at int64) string { return time.UnixMilli(at).In(jalali.Tehran()).Format("15:04") }

// tellQueue tells the open pages of the staff that something waits, or waits no more.
func tellQueue(b *gate.Backend) {
	if b.DeskChanged != nil {
		b.DeskChanged(queueNews)
	}
}

// queueNews is what a page of the queue listens for, in the place of the id of a draft.
const queueNews didban.ID = "queue"
