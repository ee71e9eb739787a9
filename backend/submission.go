package didban

import (
	"cmp"
	"slices"
)

// Channel is the way on which something reached the city.
type Channel string

// The channels.
const (
	ChannelKiosk   Channel = "kiosk"
	ChannelDesk    Channel = "desk"
	ChannelPhone   Channel = "phone"
	ChannelPaper   Channel = "paper"
	ChannelMeeting Channel = "meeting"
	ChannelImport  Channel = "import"
)

// Channels are the channels with their titles.
var Channels = shipped(
	[6]string{string(ChannelKiosk), "کیوسک", "Kiosk"},
	[6]string{string(ChannelDesk), "حضوری", "In person"},
	[6]string{string(ChannelPhone), "تلفن", "Telephone"},
	[6]string{string(ChannelPaper), "برگه", "Paper"},
	[6]string{string(ChannelMeeting), "نشست", "Meeting"},
	[6]string{string(ChannelImport), "از پرونده", "From a file"},
)

// SubmissionKind is what somebody sends.
type SubmissionKind string

// The kinds of submission.
const (
	SubmitComment SubmissionKind = "comment"
	SubmitNotice  SubmissionKind = "notice" // «این نوشته مشکل دارد»
	SubmitReport  SubmissionKind = "report"
	SubmitMessage SubmissionKind = "message"
)

// SubmissionKinds are all of them.
var SubmissionKinds = []SubmissionKind{SubmitComment, SubmitNotice, SubmitReport, SubmitMessage}

// Stage is where a submission stands.
type Stage string

// The stages. What is deciding has been judged, and is on its way to the public record.
const (
	StageWaiting  Stage = "waiting"
	StageHeld     Stage = "held" // a second person must agree
	StageDeciding Stage = "deciding"
	StageDecided  Stage = "decided"
	StageAppealed Stage = "appealed"
	// StagePrivate is that of a message which nobody judges: it is read by those to whom it was
	// written alone.
	StagePrivate Stage = "private"
)

// Submission (فرستاده) is what somebody sent, without its words: those stand apart, in Words,
// so that they can go while this row stays for the figures. It is no noun: nobody has judged
// it yet, and where one is rejected nobody ever sees it.
type Submission struct {
	ID      ID             `json:"id"`
	Kind    SubmissionKind `json:"kind"`
	Stage   Stage          `json:"stage"`
	Subject Ref            `json:"subject"`
	Parent  ID             `json:"parent,omitempty"`
	To      ID             `json:"to,omitempty"`
	// About is the noun of which a notice speaks, and AboutKind its kind: a comment's where empty.
	About     ID           `json:"about,omitempty"`
	AboutKind Kind         `json:"aboutKind,omitempty"`
	Report    *ReportSent  `json:"report,omitempty"`  // of a report
	Message   *MessageSent `json:"message,omitempty"` // of a message
	// Work is where a report stands, once a step was taken: that of its newest event of a step.
	Work ReportState `json:"work,omitempty"`
	// Main is the report with which it was merged: its sender reads what becomes of that one.
	Main ID `json:"main,omitempty"`
	// Stepping tells that its newest step may not stand in the public record yet.
	Stepping bool     `json:"stepping,omitempty"`
	Aspect   string   `json:"aspect,omitempty"`
	Unit     ID       `json:"unit,omitempty"` // who answers for its subject
	Channel  Channel  `json:"channel"`
	Told     bool     `json:"told,omitempty"`
	Day      Day      `json:"day"`
	At       int64    `json:"at"`                // Unix ms; private
	Device   string   `json:"device"`            // 8 hex digits
	N        uint64   `json:"n"`                 // the device numbers what it sends, without gaps, from 1
	Once     string   `json:"once,omitempty"`    // what the page called this sending: the same twice is one
	TakenBy  ID       `json:"takenBy,omitempty"` // the member of the staff who wrote it down
	Tag      string   `json:"tag,omitempty"`     // hex, of its tracking code
	Digest   string   `json:"digest"`            // SHA-256(salt ‖ text), hex
	Hints    []string `json:"hints,omitempty"`   // sorts only
	Last     uint64   `json:"last"`              // number of its newest event
	Rulings  int      `json:"rulings,omitempty"`
	Ruling   ID       `json:"ruling,omitempty"` // the newest one on it
	Noun     bool     `json:"noun,omitempty"`   // it stands, or stood, before the public
	// Photos are the pictures of a report, with what was decided on them.
	Photos []Photo `json:"photos,omitempty"`
	// Decision is what was decided and is not carried out yet: by one of two who have to agree,
	// or by all, in the seconds in which it can be taken back.
	Decision *Decision `json:"decision,omitempty"`
	// Action is the last one that was carried out, but for one that left everything as it was.
	Action RulingAction `json:"action,omitempty"`
	// Decided is who judged it last, Seconded who agreed; Ended when, Unix ms.
	Decided  ID       `json:"decided,omitempty"`
	Seconded ID       `json:"seconded,omitempty"`
	Ended    int64    `json:"ended,omitempty"`
	Appealed int64    `json:"appealed,omitempty"` // when an appeal came, Unix ms; one a submission
	Lock     *Lock    `json:"lock,omitempty"`
	Interim  *Interim `json:"interim,omitempty"`  // of a notice
	Assigned ID       `json:"assigned,omitempty"` // who looks at it first; others may as well
	Erased   int64    `json:"erased,omitempty"`   // when its words went, Unix ms
}

// Clone is a copy of the submission that shares nothing with it that anybody changes in place.
func (s *Submission) Clone() *Submission {
	out := *s
	out.Report, out.Message, out.Decision = copied(s.Report), copied(s.Message), copied(s.Decision)
	out.Lock, out.Interim = copied(s.Lock), copied(s.Interim)
	out.Hints = slices.Clone(s.Hints)
	return &out
}

// copied is a copy of what a pointer names; nil of nil.
func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// Lock tells who has a submission before them, until when, Unix ms.
type Lock struct {
	By    ID    `json:"by"`
	Until int64 `json:"until"`
}

// Decision is what somebody decided on a submission.
type Decision struct {
	Action    RulingAction `json:"action"`
	Rule      string       `json:"rule,omitempty"`
	Note      string       `json:"note,omitempty"`
	Authority string       `json:"authority,omitempty"`
	Number    string       `json:"number,omitempty"`
	Spans     []Span       `json:"spans,omitempty"` // what is taken out of the text
	Into      ID           `json:"into,omitempty"`  // the comment or report with which it is merged
	Move      *Ref         `json:"move,omitempty"`  // the page to which it is moved
	Photos    []Photo      `json:"photos,omitempty"`
	By        ID           `json:"by"`
	Role      Role         `json:"role"`
	At        int64        `json:"at"` // Unix ms
	// Second agreed, or judged otherwise.
	Second     ID   `json:"second,omitempty"`
	SecondRole Role `json:"secondRole,omitempty"`
	SecondUnit ID   `json:"secondUnit,omitempty"`
	// Before is what the first decided, once a second has spoken: undoing brings it back.
	Before *Decision `json:"before,omitempty"`
	// Lifts is set where nobody decided: the time is over for which something was out of sight.
	Lifts bool `json:"lifts,omitempty"`
	// From is the stage to which undoing leads back.
	From Stage `json:"from"`
}

// Span is a place in a text, in runes: text[From:To].
type Span struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Sort string `json:"sort"`
}

// Words are what somebody wrote, apart from everything else.
type Words struct {
	Author string `json:"author,omitempty"`
	Text   string `json:"text"`
	Salt   string `json:"salt"`
	Rule   string `json:"rule,omitempty"`   // that a notice names
	Appeal string `json:"appeal,omitempty"` // why the decision is contested
	// Shown is the text as it stood before the public, where that is another.
	Shown string `json:"shown,omitempty"`
	// Media are the pictures that stood there before they went from sight.
	Media []ID `json:"media,omitempty"`
	// Turns are what was said after the first words of a message; ShownTurns all of it as it
	// stood before the public.
	Turns      []Turn `json:"turns,omitempty"`
	ShownTurns []Turn `json:"shownTurns,omitempty"`
}

// SubmissionEvent is a step of a submission: what was sent never changes, what comes after it
// is added.
type SubmissionEvent struct {
	N      uint64       `json:"n"` // from 1
	At     int64        `json:"at"`
	Day    Day          `json:"day"`
	What   string       `json:"what"`
	Action RulingAction `json:"action,omitempty"`
	Rule   string       `json:"rule,omitempty"`
	Note   string       `json:"note,omitempty"` // for who sent it, or among the staff where By stands
	Ruling ID           `json:"ruling,omitempty"`
	By     ID           `json:"by,omitempty"`
	Step   *ReportStep  `json:"step,omitempty"`   // of a report
	Photos []Photo      `json:"photos,omitempty"` // of the step
	To     ID           `json:"to,omitempty"`     // to whom it was assigned; empty for nobody any more
	Unit   ID           `json:"unit,omitempty"`   // to which a message was handed
}

// The events of a submission.
const (
	EventSent      = "sent"
	EventHeld      = "held"
	EventDisagreed = "disagreed" // the second judged otherwise
	EventRuled     = "ruled"
	EventUndone    = "undone"
	EventAppealed  = "appealed"
	EventAnswered  = "answered"
	EventStep      = "step" // of a report
	EventNote      = "note" // among the staff
	EventErased    = "erased"
	EventAssigned  = "assigned" // among the staff: who looks at it first
	// Of a message:
	EventReferred = "referred" // to another unit, which Unit names
	EventReply    = "reply"    // of the city; EventAsked of the citizen
	EventAsked    = "asked"
	EventRefused  = "refused" // by whom it was written to; a second person reads it
	EventConsent  = "consent" // its sender wants it published
	EventClosed   = "closed"
	EventUnmasked = "unmasked" // a contact was opened, for the reason in Note
	EventContact  = "contactErased"
)

// Validate checks what somebody sent, words and all.
func (s *Submission) Validate(w *Words) error {
	var c check
	switch s.Kind {
	case SubmitComment:
		c.words("author", w.Author, 0, MaxSignedName)
		c.words("text", w.Text, MinComment, MaxComment)
		c.optionalCode("aspect", s.Aspect, Aspects)
		if !s.Subject.ID.Valid() || !slices.Contains(CommentedKinds, s.Subject.Kind) {
			c.add("subject", "comment.subject")
		}
	case SubmitNotice:
		c.words("text", w.Text, 0, MaxComment)
		c.code("rule", w.Rule, Rules)
		if about := s.Ref(); !about.ID.Valid() || !IsSpoken(about.Kind) {
			c.add("about", "field.required")
		}
	case SubmitReport:
		c.words("text", w.Text, 0, MaxReportText)
		s.Report.check(&c)
	case SubmitMessage:
		c.words("text", w.Text, MinMessage, MaxMessage)
		if !s.Subject.ID.Valid() || !slices.Contains(AddressedKinds, s.Subject.Kind) || s.Message == nil {
			c.add("subject", "message.to")
		} else {
			c.optionalCode("topic", s.Message.Topic, Topics)
		}
	default:
		c.add("kind", "field.unknownCode", "value", string(s.Kind))
	}
	c.code("channel", string(s.Channel), Channels)
	return c.err()
}

// Ref is the noun of which a notice speaks; of anything else, the one that it may become.
func (s *Submission) Ref() Ref {
	switch s.Kind {
	case SubmitNotice:
		return Ref{cmp.Or(s.AboutKind, KindComment), s.About}
	case SubmitReport:
		return Ref{KindReport, PublicID(s.ID)}
	case SubmitMessage:
		return Ref{KindMessage, PublicID(s.ID)}
	case SubmitComment:
	}
	return Ref{KindComment, PublicID(s.ID)}
}

// JudgedBy reports whether somebody is one of those who judged it last.
func (s *Submission) JudgedBy(who ID) bool {
	return who != "" && (s.Decided == who || s.Seconded == who)
}

// TrackLength is how many digits its tracking code has: a message is private, and its code
// opens more.
func (s *Submission) TrackLength() int {
	if s.Kind == SubmitMessage {
		return TrackPrivate
	}
	return TrackPublic
}

// Open reports whether somebody still has to judge it.
func (s *Submission) Open() bool { return s.Stage != StageDecided && s.Stage != StagePrivate }

// Waits reports whether somebody still has to do something with it: to judge it, to work on a
// report, whether it may be read or not, or to answer a message, or to close it.
func (s *Submission) Waits() bool {
	return s.Open() || s.Stepping || s.Worked() && s.Work.Phase().Open() || s.Message != nil && s.Message.State != MessageClosed
}

// Worked reports whether it is a report that nobody but the units reads: one that was not
// judged, or one that was rejected.
func (s *Submission) Worked() bool {
	return s.Kind == SubmitReport && s.Report != nil && !s.Noun && s.Action != RuledWithdrawn && s.Action != RuledMerged
}

// Joined reports whether it is no report of its own: somebody has said of another report that
// it is the same. There are no words in it, and nothing to judge.
func (s *Submission) Joined() bool { return s.Main != "" && s.Rulings == 0 }

// Contested reports whether the last decision kept or took words from sight, so that who wrote
// them may contest it.
func (s *Submission) Contested() bool {
	switch s.Action {
	case RuledRedacted, RuledRejected, RuledMerged, RuledMoved, RuledHidden:
		return true
	case RuledPublished, RuledRestored, RuledInterim, RuledWithdrawn, RuledUpheld, RuledKept, RuledErased:
	}
	return false
}

// Shown reports whether what it became stands before the public.
func (s *Submission) Shown() bool {
	switch s.Action {
	case RuledPublished, RuledRedacted, RuledRestored, RuledMoved:
		return true
	case RuledRejected, RuledMerged, RuledHidden, RuledInterim, RuledWithdrawn, RuledUpheld, RuledKept, RuledErased:
	}
	return false
}

// MayDoOnNotice are the actions that are open on a notice: once what it speaks of is out of
// sight for a time, it comes back or stays away, and no second time is given.
func (s *Submission) MayDoOnNotice() []RulingAction {
	switch {
	case s.Interim == nil:
		return []RulingAction{RuledKept, RuledHidden, RuledInterim}
	case s.Interim.Ended:
		return []RulingAction{RuledKept, RuledHidden}
	}
	return []RulingAction{RuledRestored, RuledHidden}
}

// MayDo are the actions that are open to who judges a submission as it stands.
func (s *Submission) MayDo() []RulingAction {
	switch {
	case s.Kind == SubmitNotice && s.Stage == StageWaiting:
		return s.MayDoOnNotice()
	case s.Kind == SubmitReport && s.Stage == StageWaiting:
		return []RulingAction{RuledPublished, RuledRedacted, RuledRejected, RuledMerged}
	case s.Kind == SubmitMessage && s.Stage == StageWaiting:
		return []RulingAction{RuledPublished, RuledRedacted, RuledRejected}
	case s.Stage == StageAppealed && s.SetAside():
		return []RulingAction{RuledRestored, RuledUpheld}
	case s.Stage == StageWaiting:
		return []RulingAction{RuledPublished, RuledRedacted, RuledRejected, RuledMerged, RuledMoved}
	case s.Stage == StageAppealed && s.Action == RuledHidden:
		return []RulingAction{RuledRestored, RuledUpheld}
	case s.Stage == StageAppealed:
		return []RulingAction{RuledPublished, RuledRedacted, RuledUpheld}
	case s.Kind == SubmitReport && s.Stage == StageDecided && s.Shown() && s.Main == "":
		return []RulingAction{RuledHidden, RuledMerged}
	case s.Stage == StageDecided && s.Shown():
		return []RulingAction{RuledHidden}
	case s.Stage == StageDecided && s.Action == RuledHidden:
		return []RulingAction{RuledRestored}
	}
	return nil
}
