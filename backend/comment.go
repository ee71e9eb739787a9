package didban

import "slices"

// CommentState is what the public sees of a comment.
type CommentState string

// The states of a comment. What nobody has judged yet is a Submission, and no comment.
const (
	CommentApproved  CommentState = "approved"
	CommentHidden    CommentState = "hidden"    // taken from sight by a ruling: a tombstone stands in its place
	CommentWithdrawn CommentState = "withdrawn" // taken back by who wrote it
)

// The limits of a comment, in runes.
const (
	MinComment    = 5
	MaxComment    = 1000
	MaxSignedName = 40
)

// Comment (نظر) is what a citizen says about a noun, without an account. Its id and code
// come of its submission's: see PublicID and PublicCode.
type Comment struct {
	Meta
	Subject Ref `json:"subject"`
	// Parent is the comment under which a reply stands, one that is itself no reply; To the
	// one that it answers, where that is another reply.
	Parent   ID           `json:"parent,omitempty"`
	To       ID           `json:"to,omitempty"`
	Author   string       `json:"author,omitempty"` // empty for an unnamed citizen
	Aspect   string       `json:"aspect,omitempty"` // see Aspects
	Channel  Channel      `json:"channel"`
	Told     bool         `json:"told,omitempty"` // written down by the office in the citizen's words
	Day      Day          `json:"day"`            // of writing; the public sees no hour
	Text     string       `json:"text,omitempty"` // empty in a comment that is out of sight
	Salt     string       `json:"salt,omitempty"` // 16 random bytes, hex: makes digests of the text no riddle that can be guessed
	Redacted bool         `json:"redacted,omitempty"`
	State    CommentState `json:"state"`
	Ruling   ID           `json:"ruling"` // the newest one on it
	Answer   *Answer      `json:"answer,omitempty"`
}

// Kind is KindComment.
func (*Comment) Kind() Kind { return KindComment }

func (m *Comment) refs(r *refList) {
	r.one("subject", m.Subject.Kind, m.Subject.ID)
	r.one("parent", KindComment, m.Parent)
	r.one("to", KindComment, m.To)
	r.one("ruling", KindRuling, m.Ruling)
	m.Answer.refs(r, "answer.")
}

// Validate checks the comment. What is out of sight holds no words and no name.
func (m *Comment) Validate() error {
	var c check
	c.head(&m.Meta)
	if !m.Subject.ID.Valid() || !slices.Contains(CommentedKinds, m.Subject.Kind) {
		c.add("subject", "comment.subject")
	}
	c.ref("parent", m.Parent)
	c.ref("to", m.To)
	c.requiredDay("day", m.Day)
	c.optionalCode("aspect", m.Aspect, Aspects)
	c.code("channel", string(m.Channel), Channels)
	if !m.Ruling.Valid() {
		c.add("ruling", "field.required")
	}
	switch m.State {
	case CommentApproved:
		c.words("author", m.Author, 0, MaxSignedName)
		c.words("text", m.Text, MinComment, MaxComment+maxRedactedMore)
		c.salt("salt", m.Salt)
	case CommentHidden, CommentWithdrawn:
		if m.Text != "" || m.Author != "" || m.Salt != "" {
			c.add("text", "comment.outOfSight")
		}
	default:
		c.add("state", "field.unknownCode", "value", string(m.State))
	}
	if m.Answer != nil {
		m.Answer.check(&c, "answer.")
	}
	return c.err()
}

// maxRedactedMore is how much longer a text may become where words in it are replaced by what
// tells that they went.
const maxRedactedMore = 500

// Visible reports whether the words of the comment may be read.
func (m *Comment) Visible() bool { return m.State == CommentApproved }

// CommentedKinds are what can be commented on. A person, a post or a term is written to
// instead.
var CommentedKinds = []Kind{KindProject, KindEvent, KindArticle, KindArea, KindCity}

// Aspects are what a comment may be about.
var Aspects = shipped(
	[6]string{"quality", "کیفیت", "Quality"},
	[6]string{"time", "زمان", "Time"},
	[6]string{"cost", "هزینه", "Cost"},
	[6]string{"safety", "ایمنی", "Safety"},
	[6]string{"access", "دسترسی", "Access"},
	[6]string{"thanks", "سپاس", "Thanks"},
	[6]string{"question", "پرسش", "Question"},
	[6]string{"proposal", "پیشنهاد", "Proposal"},
)
