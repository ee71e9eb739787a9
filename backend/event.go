package didban

import "slices"

// Event (رویداد) is something that happens in the city at a time.
type Event struct {
	Meta
	Title       string       `json:"title"`
	Category    string       `json:"category"` // a code of the vocabulary eventCategories
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

func (e *Event) refs(r *refList) {
	r.many("areas", KindArea, e.Areas)
	r.one("project", KindProject, e.Project)
	r.media(e.Media)
}

// Validate checks the event.
func (e *Event) Validate() error {
	var c check
	c.head(&e.Meta)
	c.name("title", e.Title)
	c.local("category", e.Category)
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

// Over reports whether the event is past at the instant now, Unix ms.
func (e *Event) Over(now int64) bool { return max(e.Start, e.End) < now }

// On reports whether the event goes on at the instant now, Unix ms; one whose end is
// not known never does.
func (e *Event) On(now int64) bool { return e.Start <= now && now <= e.End }

// EventTime is a side of the present.
type EventTime string

// The sides of the present; what is on is coming until it is over.
const (
	EventsComing EventTime = "coming"
	EventsPast   EventTime = "past"
)

// EventFilter narrows events; an empty field lets all pass.
type EventFilter struct {
	Area     ID
	Category string
	Audience string // as the city words it
	Time     EventTime
	Now      int64 // Unix ms, what Time goes by
	// From and Until are a stretch, Unix ms, that the event must reach into; Until is
	// the first instant after it.
	From, Until int64
}

// EventFacet names one field of an EventFilter whose options are counted.
type EventFacet int

// The facets of an EventFilter.
const (
	NoEventFacet EventFacet = iota
	EventFacetArea
	EventFacetCategory
	EventFacetAudience
	EventFacetTime
)

// Match reports whether the event passes; areas are its own and those around them.
func (f EventFilter) Match(e *Event, areas []ID) bool { return f.MatchBut(e, areas, NoEventFacet) }

// MatchBut ignores one facet, to count its options under the other filters.
func (f EventFilter) MatchBut(e *Event, areas []ID, skip EventFacet) bool {
	return (skip == EventFacetArea || f.Area == "" || slices.Contains(areas, f.Area)) &&
		(skip == EventFacetCategory || f.Category == "" || f.Category == e.Category) &&
		(skip == EventFacetAudience || f.Audience == "" || f.Audience == e.Audience) &&
		(skip == EventFacetTime || f.Time == "" || (f.Time == EventsPast) == e.Over(f.Now)) &&
		(f.From == 0 || max(e.Start, e.End) >= f.From) && (f.Until == 0 || e.Start < f.Until)
}
