package didban

import "cmp"

// Said are the words of a citizen as all may read them.
type Said struct {
	Author   string
	Text     string
	Salt     string
	Media    []ID
	Redacted bool // something was taken out of them
	// Turns are those of a message; its Text is all of them, one behind the other.
	Turns []Turn
}

// Sight is why the words of a citizen can't be read any more.
type Sight string

// The ways out of sight.
const (
	SightHidden    Sight = "hidden"    // by a ruling
	SightWithdrawn Sight = "withdrawn" // by who wrote them
)

// Spoken is a noun that holds what a citizen wrote: the words may go from sight by a ruling,
// and come back by another.
type Spoken interface {
	Noun
	// Visible reports whether the words may be read.
	Visible() bool
	// Said are the words; none where they are out of sight.
	Said() Said
	// Page is the page on which they stand: that of another noun, or its own.
	Page() Ref
	// Silenced is what is left of it without the words; an empty ruling leaves the newest one.
	Silenced(sight Sight, ruling ID) Spoken
	// Saying is the noun with these words from now on.
	Saying(said Said, ruling ID) Spoken
}

// IsSpoken reports whether the nouns of a kind hold what a citizen wrote.
func IsSpoken(kind Kind) bool {
	_, ok := New(kind).(Spoken)
	return ok
}

// Page is the page on which the comment stands.
func (m *Comment) Page() Ref { return m.Subject }

// Said are the words of the comment.
func (m *Comment) Said() Said {
	return Said{Author: m.Author, Text: m.Text, Salt: m.Salt, Redacted: m.Redacted}
}

// Silenced is the tombstone of the comment; the answer of the city stays.
func (m *Comment) Silenced(sight Sight, ruling ID) Spoken {
	left := *m
	left.Text, left.Author, left.Salt, left.Redacted = "", "", "", false
	left.State, left.Ruling = CommentState(sight), cmp.Or(ruling, m.Ruling)
	return &left
}

// Saying is the comment with these words.
func (m *Comment) Saying(said Said, ruling ID) Spoken {
	out := *m
	out.Text, out.Author, out.Salt, out.Redacted = said.Text, said.Author, said.Salt, said.Redacted
	out.State, out.Ruling = CommentApproved, ruling
	return &out
}

// Page is the report's own.
func (r *Report) Page() Ref { return Ref{KindReport, r.ID} }

// Visible reports whether the words of the report may be read, where it has any.
func (r *Report) Visible() bool { return r.Sight == "" }

// Said are the words and pictures of the report.
func (r *Report) Said() Said {
	return Said{Text: r.Text, Salt: r.Salt, Media: r.Media, Redacted: r.Redacted}
}

// Silenced is the report without its words and pictures: what has to be mended stays, with its
// place and every step.
func (r *Report) Silenced(sight Sight, ruling ID) Spoken {
	left := *r
	left.Text, left.Salt, left.Media, left.Redacted = "", "", nil, false
	left.Sight, left.Ruling = sight, cmp.Or(ruling, r.Ruling)
	return &left
}

// Saying is the report with these words and pictures.
func (r *Report) Saying(said Said, ruling ID) Spoken {
	out := *r
	out.Text, out.Salt, out.Media, out.Redacted = said.Text, said.Salt, said.Media, said.Redacted
	out.Sight, out.Ruling = "", ruling
	return &out
}

// Page is the message's own.
func (m *Message) Page() Ref { return Ref{KindMessage, m.ID} }

// Said is all that was said in the message.
func (m *Message) Said() Said {
	return Said{Text: Transcript(m.Turns), Turns: m.Turns, Salt: m.Salt, Redacted: m.Redacted}
}

// Silenced is the tombstone of the message: to whom it was written, and when.
func (m *Message) Silenced(sight Sight, ruling ID) Spoken {
	left := *m
	left.Turns, left.Salt, left.Redacted = nil, "", false
	left.State, left.Ruling = CommentState(sight), cmp.Or(ruling, m.Ruling)
	return &left
}

// Saying is the message with these turns.
func (m *Message) Saying(said Said, ruling ID) Spoken {
	out := *m
	out.Turns, out.Salt, out.Redacted = said.Turns, said.Salt, said.Redacted
	out.State, out.Ruling = CommentApproved, ruling
	return &out
}
