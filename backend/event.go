package didban

// Event (رویداد) is something that happens in the city at a time.
type Event struct {
	Meta
	Title       string       `json:"title"`
	Category    string       `json:"category"` // a code of EventCategories
	Start       int64        `json:"start"`    // Unix ms
	End         int64        `json:"end,omitempty"`
	Place       string       `json:"place,omitempty"`
	Areas       []ID         `json:"areas,omitempty"`
	Geometry    *Geometry    `json:"geometry,omitempty"`
	Organiser   string       `json:"organiser,omitempty"`
	Audience    string       `json:"audience,omitempty"`
	Capacity    int          `json:"capacity,omitempty"`
	Description string       `json:"description,omitempty"`
	Project     ID           `json:"project,omitempty"`
	Media       []Attachment `json:"media,omitempty"`
}

// Kind is KindEvent.
func (*Event) Kind() Kind { return KindEvent }

// Validate checks the event.
func (e *Event) Validate() error {
	var c check
	c.head(&e.Meta)
	c.name("title", e.Title)
	c.code("category", e.Category, EventCategories)
	if e.Start <= 0 {
		c.add("start", "field.required")
	}
	if e.End != 0 && e.End < e.Start {
		c.add("end", "event.order")
	}
	c.text("place", e.Place, MaxName)
	c.refs("areas", e.Areas)
	c.geometry("geometry", e.Geometry)
	c.text("organiser", e.Organiser, MaxName)
	c.text("audience", e.Audience, MaxName)
	if e.Capacity < 0 {
		c.add("capacity", "field.negative")
	}
	c.text("description", e.Description, MaxText)
	c.ref("project", e.Project)
	return c.err()
}
