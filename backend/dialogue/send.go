package dialogue

import (
	"crypto/rand"
	"encoding/hex"
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
	"didban.app/backend/talk"
)

// SendRequest is what a citizen sends, or the office writes down for one.
type SendRequest struct {
	Once  string `json:"once"`  // what the page calls this sending: the same twice is one
	Visit string `json:"visit"` // the page's mark of one person at the screen
	Kind  string `json:"kind"`  // comment, notice, report, message
	// On is the kind of what it is about: project. A report on a report says that it is the same:
	// it counts for that one, and its code follows it.
	On     string `json:"on"`
	ID     string `json:"id"` // its id
	Parent string `json:"parent"`
	Aspect string `json:"aspect"`
	Author string `json:"author"`
	Text   string `json:"text"`
	Rule   string `json:"rule"` // that a notice names
	Took   int64  `json:"took"` // for how long the form was open, ms
	// Of a report: what it is about, how grave it is, where, and the name of the place where the
	// gazetteer has it. Area, which may be empty, is the area that the page took it to lie in.
	Category string  `json:"category,omitempty"`
	Detail   string  `json:"detail,omitempty"`
	Severity int     `json:"severity,omitempty"`
	Lon      float64 `json:"lon,omitempty"`
	Lat      float64 `json:"lat,omitempty"`
	Place    string  `json:"place,omitempty"`
	Area     string  `json:"area,omitempty"`
	// Of a message: its topic, whether question and answer may be published, and how its sender
	// may be called who wants to be. Area, which may be empty, is the one that it speaks of.
	Topic        string `json:"topic,omitempty"`
	Public       bool   `json:"public,omitempty"`
	ContactName  string `json:"contactName,omitempty"`
	ContactPhone string `json:"contactPhone,omitempty"`
	// Channel is empty for who writes for themselves; the office says how it was told.
	Channel string `json:"channel"`
	Consent bool   `json:"consent"` // that the office writes it down, read out and agreed to
	// Form is the form of the office to which pictures were added that go along; "" for none.
	Form string `json:"form,omitempty"`
}

// ReceiptView is what somebody gets who sent something. Code is empty where it can't be
// told again.
type ReceiptView struct {
	Code   string   `json:"code"`
	Groups []string `json:"groups"`
	Due    string   `json:"due"` // the day by which somebody should have read it; "" where nobody has to
}

// LookRequest asks for hints on a text that nobody has sent yet.
type LookRequest struct {
	Text string `json:"text"`
}

// LookView are the places at which its writer should look once more.
type LookView struct {
	Spans []SpanView `json:"spans"`
}

// Send takes what somebody sends. It fails with what Validate finds, CodeNotFound for a page
// that is gone, CodeBusy "send.full" where this device has sent enough for now, "send.visit"
// where this visit has, and CodeInternal or CodeDisk where it could not be kept: then there is
// no code.
func (s *Dialogue) Send(r SendRequest) (ReceiptView, error) {
	return gate.Answer(s.caller, "Dialogue.Send", func() (ReceiptView, error) { return send(s.caller.Settled(), r) })
}

// Look gives hints on a text before it is sent; nothing of it is kept.
func (s *Dialogue) Look(r LookRequest) (LookView, error) {
	return gate.Answer(s.caller, "Dialogue.Look", func() (LookView, error) {
		if len(r.Text) > maxLooked {
			return LookView{}, didban.Fault(didban.CodeInvalid, "field.tooLong", "limit", "5000")
		}
		known, err := knownOf(s.caller)
		return LookView{spansOf(r.Text, known)}, err
	})
}

// maxLooked bounds a text that is looked over, in bytes; four a rune.
const maxLooked = 4 * 5000

// The bounds of a device.
var (
	sendBound    = didban.Bound{Hour: 30, Day: 200}
	supportBound = didban.Bound{Hour: 300}
	followBound  = didban.Bound{Hour: 20}
)

// The most that may wait here for somebody to read it.
const maxOpen = 5000

func send(c *gate.Caller, r SendRequest) (ReceiptView, error) {
	if c.ReadOnly {
		return ReceiptView{}, didban.Fault(didban.CodeForbidden, "send.closed")
	}
	if isSame(r) {
		return same(c, r)
	}
	in, err := submissionOf(c, r)
	if err != nil {
		return ReceiptView{}, err
	}
	s := in.s
	if view, done, err := repeated(c, r.Once); done || err != nil {
		return view, err
	}
	if err := throttled(c, s); err != nil {
		return ReceiptView{}, err
	}
	own := s.TakenBy == ""
	if own && !c.Talk.Take(visitOf(r.Visit), talk.Sending, c.Now()) {
		return ReceiptView{}, didban.Fault(didban.CodeBusy, "send.visit", "limit", "3")
	}
	code, err := keep(c, in, r)
	if err != nil {
		if own {
			c.Talk.Give(visitOf(r.Visit), talk.Sending, c.Now())
		}
		return ReceiptView{}, err
	}
	if code == "" { // another call of the same sending was faster
		view, _, err := repeated(c, r.Once)
		return view, err
	}
	c.Talk.KeepCode(r.Once, code, c.Now())
	tellQueue(c.Backend)
	return receipt(c, s, code)
}

// visitOf bounds what a page calls a visit.
func visitOf(name string) string { return name[:min(len(name), 64)] }

// repeated answers a sending that is already here: with its code while that is known.
func repeated(c *gate.Caller, once string) (view ReceiptView, done bool, err error) {
	var s *didban.Submission
	err = c.Private.View(func(tx *private.Tx) error {
		id, err := tx.ByOnce(once)
		if err == nil && id != "" {
			s, err = tx.Submission(id)
		}
		return err
	})
	if err != nil || s == nil {
		return view, false, err
	}
	view, err = receipt(c, s, c.Talk.Code(once, c.Now()))
	return view, true, err
}

func receipt(c *gate.Caller, s *didban.Submission, code string) (ReceiptView, error) {
	office, err := look(c, func(tx *private.Tx) (didban.OfficeSetting, error) { return tx.Setting() })
	if err != nil {
		return ReceiptView{}, err
	}
	days := s.DecideDays()
	if s.Message != nil { // nobody judges it: it is answered
		err = c.Store.View(func(tx *store.Tx) error {
			days, err = messageDays(tx, s.Unit)
			return err
		})
	}
	view := ReceiptView{Code: code, Groups: []string{}}
	if !s.Joined() {
		view.Due = string(office.Due(s.Day, days))
	}
	if code != "" {
		view.Groups = didban.TrackGroups(code)
	}
	return view, err
}

// arriving is what somebody sends, before it is kept.
type arriving struct {
	s       *didban.Submission
	w       *didban.Words
	contact *didban.Contact // nil for none
}

// submissionOf reads a request, and looks up what it is about.
func submissionOf(c *gate.Caller, r SendRequest) (in arriving, err error) {
	if n := len(r.Once); n < minOnce || n > maxOnce {
		return in, didban.Fault(didban.CodeInvalid, "field.required")
	}
	s := &didban.Submission{
		Kind: didban.SubmissionKind(r.Kind), Stage: didban.StageWaiting, Subject: didban.Ref{Kind: didban.Kind(r.On), ID: didban.ID(r.ID)},
		Aspect: r.Aspect, Channel: didban.ChannelKiosk, Day: c.Today(), Once: r.Once,
	}
	w := &didban.Words{Author: didban.CleanText(r.Author), Text: didban.CleanText(r.Text), Rule: r.Rule, Salt: newSalt()}
	in.s, in.w = s, w
	if err := taken(c, s, r); err != nil {
		return in, err
	}
	switch s.Kind {
	case didban.SubmitNotice:
		s.About, s.AboutKind = didban.ID(r.ID), didban.Kind(r.On)
	case didban.SubmitReport:
		err = reportOf(c, s, r)
	case didban.SubmitMessage:
		w.Author = "" // a contact stands apart
		in.contact, err = messageOf(c, s, r)
	case didban.SubmitComment:
	}
	if err != nil {
		return in, err
	}
	if err := s.Validate(w); err != nil {
		return in, err
	}
	return in, c.Store.View(func(tx *store.Tx) error { return place(tx, s, didban.ID(r.Parent)) })
}

// The bounds of what a page calls a sending, in bytes.
const (
	minOnce = 16
	maxOnce = 64
)

// taken settles who sends: a citizen, or the office for one. Others of the staff send nothing:
// who judges or answers does not speak as a citizen from the same place.
func taken(c *gate.Caller, s *didban.Submission, r SendRequest) error {
	actor := c.Actor()
	if r.Channel == "" {
		if actor.ID != "" {
			return didban.Fault(didban.CodeForbidden, "send.staff")
		}
		return nil
	}
	if !actor.Can(didban.ActionReceive, didban.KindComment) {
		return didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(didban.ActionReceive), "kind", string(didban.KindComment))
	}
	if !r.Consent {
		e := didban.Fault(didban.CodeInvalid, "send.consent")
		e.Field = "consent"
		return e
	}
	s.Channel, s.Told, s.TakenBy = didban.Channel(r.Channel), true, actor.ID
	return nil
}

func newSalt() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails: the program would end
	return hex.EncodeToString(b[:])
}

// place looks up what somebody speaks of. A notice stands on the page of what it speaks of; a
// reply hangs under the first of its thread.
func place(tx *store.Tx, s *didban.Submission, parent didban.ID) error {
	if s.Kind == didban.SubmitNotice {
		about, err := spoken(tx, s.Ref())
		switch {
		case err != nil:
			return err
		case about == nil:
			return didban.Fault(didban.CodeGone, "send.gone")
		case !about.Visible():
			return didban.Fault(didban.CodeGone, "comment.gone")
		}
		s.Subject = about.Page()
	}
	n, err := tx.Load(s.Subject.Kind, s.Subject.ID)
	if err != nil {
		return gone(err)
	}
	switch n := n.(type) {
	case *didban.Project:
		s.Unit = n.UnitID
	case *didban.Report:
		s.Unit = n.Unit
	}
	if s.Report != nil {
		if err := toUnit(tx, s); err != nil {
			return err
		}
	}
	if parent == "" || s.Kind != didban.SubmitComment {
		return nil
	}
	m, err := store.Get[didban.Comment](tx, parent)
	switch {
	case err != nil:
		return gone(err)
	case m.Subject != s.Subject:
		return didban.Fault(didban.CodeInvalid, "comment.otherPage")
	case m.Parent == "":
		s.Parent = m.ID
	default:
		s.Parent, s.To = m.Parent, m.ID
	}
	return nil
}

// gone says of a page or comment that is not there that it is gone.
func gone(err error) error {
	if didban.IsNotFound(err) {
		return didban.Fault(didban.CodeGone, "send.gone").Because(err)
	}
	return err
}

// throttled refuses where the device has sent enough for now, and counts nothing.
func throttled(c *gate.Caller, s *didban.Submission) error {
	if s.TakenBy != "" {
		return nil
	}
	return c.Private.View(func(tx *private.Tx) error {
		_, err := take(c, tx, "send", sendBound)
		return err
	})
}

// take counts one more of what is done at this device, for who writes the result; CodeBusy
// "send.full" with the hour at which it opens again, where the bound is reached.
func take(c *gate.Caller, tx *private.Tx, what string, b didban.Bound) (didban.Throttle, error) {
	t, err := tx.Throttle(what)
	device, err2 := tx.Device()
	if err := errors.Join(err, err2); err != nil {
		return t, err
	}
	next, opens, ok := t.Take(b, c.Millis(), c.Talk.Ran(device.Ran, c.Now()), c.Today())
	if !ok {
		return t, full(what, opens)
	}
	return next, nil
}

func full(what string, opens int64) error {
	return didban.Fault(didban.CodeBusy, what+".full", "at", clockOf(opens))
}

// keep writes what was sent, and gives its tracking code: "" where the same sending is there
// already. The key of the code is derived before the file is written to: it takes its time.
func keep(c *gate.Caller, in arriving, r SendRequest) (code string, err error) {
	s, w := in.s, in.w
	known, err := knownOf(c)
	if err != nil {
		return "", err
	}
	code, tag, err := drawCode(c, known, s.TrackLength())
	if err != nil {
		return "", err
	}
	found := spansOf(w.Text, known)
	s.Digest, s.Tag, s.Hints = didban.DigestOf(w.Salt, w.Text), hex.EncodeToString(tag), sortsOf(found)
	err = c.Private.Update(func(tx *private.Tx) error {
		if id, err := tx.ByOnce(s.Once); err != nil || id != "" {
			code = ""
			return err
		}
		if err := hasRoom(tx); err != nil {
			return err
		}
		if err := write(c, tx, in, tag, r.Took); err != nil {
			return err
		}
		return takePhotos(tx, s, r.Form)
	})
	return code, err
}
