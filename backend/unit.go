package didban

import (
	"slices"
	"strconv"
)

// Unit (واحد) is a part of the municipality that answers for projects and to citizens: a
// deputy's office, an organisation, the municipality of a region.
type Unit struct {
	Meta
	Title string `json:"title"`
	// Parent is the unit above this one; empty at the top.
	Parent ID     `json:"parent,omitempty"`
	Phone  string `json:"phone,omitempty"`
	Hours  string `json:"hours,omitempty"` // office hours, as the city words them
	// HeadPost is the post that leads the unit. Posts refer to units too and come after
	// them, so that the store looks for it at the end of a transaction.
	HeadPost  ID        `json:"headPost,omitempty"`
	Deadlines Deadlines `json:"deadlines,omitzero"`
	// Categories are those of the reports that go to the unit from the start: codes of
	// ReportCategories.
	Categories []string `json:"categories,omitempty"`
}

// UnitFor is the unit to which reports of a category go: the first by code that has it; nil for
// none.
func UnitFor(category string, units []*Unit) (first *Unit) {
	for _, u := range units {
		if slices.Contains(u.Categories, category) && (first == nil || u.Code < first.Code) {
			first = u
		}
	}
	return first
}

// Deadlines are within how many working days a unit answers; 0 stands for DefaultDeadline.
type Deadlines struct {
	Comment  int `json:"comment,omitempty"`
	Message  int `json:"message,omitempty"`
	Report   int `json:"report,omitempty"`
	Question int `json:"question,omitempty"`
}

// Bounds of a deadline, in working days: what holds where none is set, and the most that may
// be, which is a year without its weekends and holidays.
const (
	DefaultDeadline = 10
	MaxDeadline     = 250
)

// OrDefaults fills in the default where a deadline is not set.
func (d Deadlines) OrDefaults() Deadlines {
	for _, field := range d.fields() {
		if *field.value == 0 {
			*field.value = DefaultDeadline
		}
	}
	return d
}

type deadlineField struct {
	name  string
	value *int
}

func (d *Deadlines) fields() []deadlineField {
	return []deadlineField{{"comment", &d.Comment}, {"message", &d.Message}, {"report", &d.Report}, {"question", &d.Question}}
}

// Kind is KindUnit.
func (*Unit) Kind() Kind { return KindUnit }

func (u *Unit) refs(r *refList) {
	r.one("parent", KindUnit, u.Parent)
	r.one("headPost", KindPost, u.HeadPost)
}

// Validate checks the unit alone; an import looks for parents that run in a circle.
func (u *Unit) Validate() error {
	var c check
	c.head(&u.Meta)
	c.name("title", u.Title)
	c.ref("parent", u.Parent)
	if u.Parent != "" && u.Parent == u.ID {
		c.add("parent", "unit.loop")
	}
	c.text("phone", u.Phone, MaxName)
	c.text("hours", u.Hours, MaxText)
	c.ref("headPost", u.HeadPost)
	for i, category := range u.Categories {
		at := "categories." + strconv.Itoa(i)
		c.code(at, category, ReportCategories)
		if slices.Index(u.Categories, category) < i {
			c.add(at, "field.duplicate", "value", category)
		}
	}
	for _, field := range u.Deadlines.fields() {
		if *field.value < 0 || *field.value > MaxDeadline {
			c.add("deadlines."+field.name, "unit.deadline", "value", strconv.Itoa(*field.value), "most", strconv.Itoa(MaxDeadline))
		}
	}
	return c.err()
}

// Letters says how citizens may write to whoever holds a post.
type Letters string

// The ways of writing to a post.
const (
	LettersAccepts Letters = "accepts"      // the post itself answers
	LettersThrough Letters = "through-unit" // the post's unit stands in
	LettersNone    Letters = "none"         // nobody writes to it; an empty one means the same
)

// LetterWays are the codes of Letters.
var LetterWays = shipped(
	[6]string{string(LettersAccepts), "خود سمت پاسخ می‌دهد", "The post itself answers", "", "", ""},
	[6]string{string(LettersThrough), "واحدش پاسخ می‌دهد", "Its unit answers", "", "", ""},
	[6]string{string(LettersNone), "نامه نمی‌پذیرد", "Takes no letters", "", "", ""},
)
