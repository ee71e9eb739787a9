package didban

// CommentState is where a comment stands with the moderators.
type CommentState string

// The states of a comment; the public sees approved ones only.
const (
	CommentPending  CommentState = "pending"
	CommentApproved CommentState = "approved"
	CommentRejected CommentState = "rejected"
	CommentHidden   CommentState = "hidden"
)

// Comment (نظر) is what a citizen says about a noun, without an account.
type Comment struct {
	Meta
	Subject  Ref          `json:"subject"`
	Parent   ID           `json:"parent,omitempty"` // the comment it replies to
	Author   string       `json:"author,omitempty"` // empty for an unnamed citizen
	Text     string       `json:"text"`
	Supports int          `json:"supports,omitempty"`
	State    CommentState `json:"state"`
	Reason   string       `json:"reason,omitempty"` // why it was rejected or hidden
	Answer   *Answer      `json:"answer,omitempty"`
}

// Answer is the city's official reply.
type Answer struct {
	Text string `json:"text"`
	By   string `json:"by"`
	At   int64  `json:"at"` // Unix ms
}

// Kind is KindComment.
func (*Comment) Kind() Kind { return KindComment }

func (m *Comment) refs(r *refList) {
	r.one("subject", m.Subject.Kind, m.Subject.ID)
	r.one("parent", KindComment, m.Parent)
}

// Validate checks the comment; rejecting or hiding one needs a reason.
func (m *Comment) Validate() error {
	var c check
	c.head(&m.Meta)
	if !m.Subject.ID.Valid() || New(m.Subject.Kind) == nil {
		c.add("subject", "field.required")
	}
	c.ref("parent", m.Parent)
	c.text("author", m.Author, MaxName)
	if m.Text == "" {
		c.add("text", "field.required")
	}
	c.text("text", m.Text, MaxText)
	if m.Supports < 0 {
		c.add("supports", "field.negative")
	}
	switch m.State {
	case CommentPending, CommentApproved:
	case CommentRejected, CommentHidden:
		if m.Reason == "" {
			c.add("reason", "comment.reason")
		}
	default:
		c.add("state", "field.unknownCode", "value", string(m.State))
	}
	return c.err()
}

// Public reports whether everybody may read the comment.
func (m *Comment) Public() bool { return m.State == CommentApproved }
