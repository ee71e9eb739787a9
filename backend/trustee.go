package didban

// Person is a human being the public may turn to. Who holds which post where and
// when is a Trustee; the three stay apart as Popolo has them (person, post,
// membership), so that a term can end without losing the person.
type Person struct {
	Meta
	Name  string `json:"name"`
	Bio   string `json:"bio,omitempty"`
	Photo ID     `json:"photo,omitempty"` // a Media
}

// Post (سمت) is an office for an area, held by one person after another.
type Post struct {
	Meta
	Title string `json:"title"`
	Unit  string `json:"unit,omitempty"` // as the city words it
	// UnitID is the unit that the post belongs to, and that stands in for it.
	UnitID  ID      `json:"unitId,omitempty"`
	Area    ID      `json:"area,omitempty"`
	Letters Letters `json:"letters,omitempty"`
}

// Trustee (معتمد) is a person's term in a post.
type Trustee struct {
	Meta
	Person   ID     `json:"person"`
	Post     ID     `json:"post"`
	Area     ID     `json:"area,omitempty"`
	Start    Day    `json:"start,omitempty"`
	End      Day    `json:"end,omitempty"`
	Phone    string `json:"phone,omitempty"`
	Email    string `json:"email,omitempty"`
	Hours    string `json:"hours,omitempty"` // office hours, as the city words them
	Office   string `json:"office,omitempty"`
	Verified Day    `json:"verified,omitempty"` // the day the city last checked the entry
}

// Kind is KindPerson.
func (*Person) Kind() Kind { return KindPerson }

// Kind is KindPost.
func (*Post) Kind() Kind { return KindPost }

// Kind is KindTrustee.
func (*Trustee) Kind() Kind { return KindTrustee }

func (p *Person) refs(r *refList) { r.one("photo", KindMedia, p.Photo) }

// Validate checks the person.
func (p *Person) Validate() error {
	var c check
	c.head(&p.Meta)
	c.name("name", p.Name)
	c.text("bio", p.Bio, MaxText)
	c.ref("photo", p.Photo)
	return c.err()
}

func (p *Post) refs(r *refList) {
	r.one("unitId", KindUnit, p.UnitID)
	r.one("area", KindArea, p.Area)
}

// Validate checks the post.
func (p *Post) Validate() error {
	var c check
	c.head(&p.Meta)
	c.name("title", p.Title)
	c.text("unit", p.Unit, MaxName)
	c.ref("unitId", p.UnitID)
	c.ref("area", p.Area)
	c.optionalCode("letters", string(p.Letters), LetterWays)
	return c.err()
}

func (t *Trustee) refs(r *refList) {
	r.one("person", KindPerson, t.Person)
	r.one("post", KindPost, t.Post)
	r.one("area", KindArea, t.Area)
}

// Validate checks the term.
func (t *Trustee) Validate() error {
	var c check
	c.head(&t.Meta)
	if !t.Person.Valid() {
		c.add("person", "field.required")
	}
	if !t.Post.Valid() {
		c.add("post", "field.required")
	}
	c.ref("area", t.Area)
	c.day("start", t.Start)
	c.day("end", t.End)
	c.order("end", t.Start, t.End)
	c.text("phone", t.Phone, MaxName)
	c.text("email", t.Email, MaxName)
	c.text("hours", t.Hours, MaxText)
	c.text("office", t.Office, MaxText)
	c.day("verified", t.Verified)
	return c.err()
}

// Current reports whether the term runs on the day; an open end runs on.
func (t *Trustee) Current(today Day) bool {
	return (t.Start == "" || t.Start <= today) && (t.End == "" || t.End >= today)
}

// TermState tells where a term stands on a day.
type TermState string

// The states of a term.
const (
	TermAhead   TermState = "ahead"
	TermRunning TermState = "running"
	TermOver    TermState = "over"
)

// Term tells where the term stands on the day.
func (t *Trustee) Term(today Day) TermState {
	switch {
	case t.Current(today):
		return TermRunning
	case t.Start > today:
		return TermAhead
	}
	return TermOver
}

// Stale reports whether the city last checked the entry more than a year ago, or
// has never said when.
func (t *Trustee) Stale(today Day) bool {
	if !t.Verified.Valid() || !today.Valid() {
		return true
	}
	return DayOf(t.Verified.Time().AddDate(1, 0, 0)) < today
}
