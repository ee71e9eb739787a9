package api

// EventsView is the agenda: what is on or comes, soonest first, and what is past,
// newest first.
type EventsView struct {
	Coming []EventCard `json:"coming"`
	Past   []EventCard `json:"past"`
}

// EventCard is an event in a list.
type EventCard struct {
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Category string       `json:"category"`
	Start    int64        `json:"start"`
	End      int64        `json:"end"` // 0 where it is not known
	Place    string       `json:"place"`
	Area     string       `json:"area"`
	Past     bool         `json:"past"`
	Cover    *PictureView `json:"cover,omitempty"`
}

// EventView is an event's page.
type EventView struct {
	Card        EventCard     `json:"card"`
	Description string        `json:"description"`
	Organiser   string        `json:"organiser"`
	Audience    string        `json:"audience"`
	Capacity    int           `json:"capacity"`
	Geometry    string        `json:"geometry"`
	Areas       []string      `json:"areas"`
	Project     *ProjectCard  `json:"project,omitempty"`
	Articles    []ArticleCard `json:"articles"`
	Pictures    []PictureView `json:"pictures"`
}
