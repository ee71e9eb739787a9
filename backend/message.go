package didban

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of a message, in runes, and of how often each side may speak after the first
// words of the citizen.
const (
	MinMessage  = 10
	MaxMessage  = 3000
	MaxTurns    = 3
	MaxMessages = 1 + 2*MaxTurns
)

// MessageState is where a message stands with those to whom it was written.
type MessageState string

// The states of a message. That one is late is derived, and no state.
const (
	MessageDelivered MessageState = "delivered"
	MessageReferred  MessageState = "referred" // handed to another unit, once
	MessageAnswered  MessageState = "answered"
	MessageClosed    MessageState = "closed"
)

// MessageStates are the states with their titles.
var MessageStates = shipped(
	[6]string{string(MessageDelivered), "تحویل شد", "Delivered"},
	[6]string{string(MessageReferred), "به واحد دیگری ارجاع شد", "Handed to another unit"},
	[6]string{string(MessageAnswered), "پاسخ داده شد", "Answered"},
	[6]string{string(MessageClosed), "پایان یافت", "Closed"},
)

// Topics are what a message may be about.
var Topics = shipped(
	[6]string{"question", "پرسش", "Question"},
	[6]string{"request", "درخواست", "Request"},
	[6]string{"proposal", "پیشنهاد", "Proposal"},
	[6]string{"complaint", "شکایت", "Complaint"},
	[6]string{"thanks", "سپاس", "Thanks"},
	[6]string{"meeting", "درخواست دیدار", "Request to meet"},
)

// Message (پیام) is a letter of a citizen to a post or a unit with what was answered. It is a
// noun only where its sender asked for that and somebody judged it: all others stand in the
// private file alone.
type Message struct {
	Meta
	To      Ref     `json:"to"` // a Post or a Unit
	Topic   string  `json:"topic,omitempty"`
	Area    ID      `json:"area,omitempty"`
	Channel Channel `json:"channel"`
	Told    bool    `json:"told,omitempty"` // written down by the office in the citizen's words
	Day     Day     `json:"day"`
	// Turns are what was said, the citizen's first words before all; none in one out of sight.
	Turns    []Turn       `json:"turns,omitempty"`
	Salt     string       `json:"salt,omitempty"`
	Redacted bool         `json:"redacted,omitempty"`
	State    CommentState `json:"state"`
	Ruling   ID           `json:"ruling"` // the newest one on it
}

// Turn is one thing that was said in a message: the citizen's where it has no Answer.
type Turn struct {
	Day    Day     `json:"day"`
	Text   string  `json:"text,omitempty"`
	Answer *Answer `json:"answer,omitempty"`
}

// Said is the text of a turn, whoever said it.
func (t *Turn) Said() string {
	if t.Answer != nil {
		return t.Answer.Text
	}
	return t.Text
}

// Resaid is the turn with another text.
func (t Turn) Resaid(text string) Turn {
	if t.Answer == nil {
		t.Text = text
		return t
	}
	answer := *t.Answer
	answer.Text = text
	t.Answer = &answer
	return t
}

// turnBreak parts the turns of a message in its joined text.
const turnBreak = "\n\n"

// Transcript is all that was said in a message, one text behind the other.
func Transcript(turns []Turn) string {
	texts := make([]string, len(turns))
	for i := range turns {
		texts[i] = turns[i].Said()
	}
	return strings.Join(texts, turnBreak)
}

// TurnStarts are where the turns begin in their Transcript, in runes.
func TurnStarts(turns []Turn) []int {
	out, at := make([]int, len(turns)), 0
	for i := range turns {
		out[i] = at
		at += utf8.RuneCountInString(turns[i].Said()) + utf8.RuneCountInString(turnBreak)
	}
	return out
}

// TurnSpans are the spans of a Transcript that lie in its i-th turn, in runes of that turn.
func TurnSpans(turns []Turn, i int, spans []Span) (out []Span) {
	start := TurnStarts(turns)[i]
	length := utf8.RuneCountInString(turns[i].Said())
	for _, s := range spans {
		s.From, s.To = max(s.From-start, 0), min(s.To-start, length)
		if s.From < s.To {
			out = append(out, s)
		}
	}
	return out
}

// Kind is KindMessage.
func (*Message) Kind() Kind { return KindMessage }

func (m *Message) refs(r *refList) {
	r.one("to", m.To.Kind, m.To.ID)
	r.one("area", KindArea, m.Area)
	r.one("ruling", KindRuling, m.Ruling)
	for i := range m.Turns {
		m.Turns[i].Answer.refs(r, "turns."+strconv.Itoa(i)+".answer.")
	}
}

// AddressedKinds are those to whom messages are written. A person is written to by their post.
var AddressedKinds = []Kind{KindPost, KindUnit}

// Validate checks the message. What is out of sight holds no words.
func (m *Message) Validate() error {
	var c check
	c.head(&m.Meta)
	if !m.To.ID.Valid() || !slices.Contains(AddressedKinds, m.To.Kind) {
		c.add("to", "message.to")
	}
	c.optionalCode("topic", m.Topic, Topics)
	c.ref("area", m.Area)
	c.code("channel", string(m.Channel), Channels)
	c.requiredDay("day", m.Day)
	if !m.Ruling.Valid() {
		c.add("ruling", "field.required")
	}
	switch m.State {
	case CommentApproved:
		m.checkTurns(&c)
		c.salt("salt", m.Salt)
	case CommentHidden, CommentWithdrawn:
		if len(m.Turns) > 0 || m.Salt != "" {
			c.add("turns", "comment.outOfSight")
		}
	default:
		c.add("state", "field.unknownCode", "value", string(m.State))
	}
	return c.err()
}

// checkTurns wants the citizen's words first, and an answer among the rest: without one there
// is nothing to publish.
func (m *Message) checkTurns(c *check) {
	if len(m.Turns) > MaxMessages {
		c.add("turns", "field.tooMany", "limit", strconv.Itoa(MaxMessages))
		return
	}
	answered := false
	for i := range m.Turns {
		t, at := &m.Turns[i], "turns."+strconv.Itoa(i)+"."
		c.requiredDay(at+"day", t.Day)
		if t.Answer != nil {
			answered = true
			t.Answer.check(c, at+"answer.")
			if i == 0 || t.Text != "" {
				c.add(at+"text", "message.turns")
			}
			continue
		}
		c.words(at+"text", t.Text, 1, MaxMessage+maxRedactedMore)
	}
	if !answered {
		c.add("turns", "message.unanswered")
	}
}

// Visible reports whether the words of the message may be read.
func (m *Message) Visible() bool { return m.State == CommentApproved }

// TurnsOf are all turns of a message that was sent, its first words before all.
func (s *Submission) TurnsOf(w Words) []Turn {
	return append([]Turn{{Day: s.Day, Text: w.Text}}, w.Turns...)
}

// Judgeable reports whether somebody may read a submission in order to judge it: a message only
// where its sender wants it published, where it was set aside or stands before the public.
func (s *Submission) Judgeable() bool {
	return s.Kind != SubmitMessage || s.Open() || s.Noun
}

// SetAside reports whether the decision on a message is whether it was rightly set aside: then
// nothing of it is published, however that ends.
func (s *Submission) SetAside() bool {
	return s.Message != nil && !s.Noun && (s.Message.Refused || s.Decision != nil && s.Decision.From == StagePrivate)
}

// MessageSent is what a message says besides its words, and where it stands.
type MessageSent struct {
	Topic string `json:"topic,omitempty"`
	Area  ID     `json:"area,omitempty"`
	// Public tells that its sender wants question and answer published; a moderator reads them
	// then, and not before.
	Public bool         `json:"public,omitempty"`
	Call   bool         `json:"call,omitempty"` // a contact was left
	State  MessageState `json:"state"`
	// Since is the day from which the time to answer is counted: that of sending, or of the
	// citizen's last words. Handing it on does not stop it.
	Since Day `json:"since"`
	// First is the day of the first answer; Referred that it was handed on, which goes once.
	First    Day  `json:"first,omitempty"`
	Referred bool `json:"referred,omitempty"`
	// Asked and Answered are how often each side has spoken after the first words.
	Asked    int   `json:"asked,omitempty"`
	Answered int   `json:"answered,omitempty"`
	Spoken   int64 `json:"spoken,omitempty"` // when it was answered last, Unix ms
	Closed   int64 `json:"closed,omitempty"` // Unix ms
	// Judged is since when somebody has to judge whether it is published or rightly refused,
	// Unix ms.
	Judged int64 `json:"judged,omitempty"`
	// Refused tells that it was set aside, and that a second person agreed.
	Refused bool `json:"refused,omitempty"`
}

// Open reports whether somebody has to answer.
func (m *MessageSent) Open() bool {
	return m.State == MessageDelivered || m.State == MessageReferred
}

// MayAsk reports whether its sender may say more: after an answer, three times.
func (m *MessageSent) MayAsk() bool { return m.State == MessageAnswered && m.Asked < MaxTurns }

// MayAnswer reports whether those to whom it was written may say more.
func (m *MessageSent) MayAnswer() bool { return m.State != MessageClosed && m.Answered < MaxTurns }

// The limits of a contact, in runes.
const (
	MaxContactName = 60
	MinPhone       = 5
	MaxPhone       = 30
)

// Contact is how somebody may be called who asked for that. It stands apart from all else that
// they sent, is shown with a reason alone, and goes first.
type Contact struct {
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone"`
}

// Validate checks the contact.
func (p Contact) Validate() error {
	var c check
	c.words("name", p.Name, 0, MaxContactName)
	c.words("phone", p.Phone, MinPhone, MaxPhone)
	return c.err()
}

// The days for which a message and a contact are kept after the message was closed; of a
// contact MaxContactDays after it was left is the end. A message whose last answer is
// IdleMessageDays old closes by itself.
const (
	KeepMessageDays = 90
	KeepContactDays = 30
	MaxContactDays  = 90
	IdleMessageDays = 30
)
