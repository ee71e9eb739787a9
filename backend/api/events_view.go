package api

// EventsRequest narrows the events; empty fields let all pass, and an area stands for
// all within it. Time is coming or past; From and To are days that an event must reach
// into. Limit 0 is 60, at most 2000.
type EventsRequest struct {
	Area     string `json:"area"`
	Category string `json:"category"`
	Audience string `json:"audience"`
	Time     string `json:"time"`
	From     string `json:"from"`
	To       string `json:"to"`
	Offset   int    `json:"offset"`
	Limit    int    `json:"limit"`
}

// EventsView is a list of events, the soonest first, and the newest first where only
// past ones were asked for. The counts tell what each option would show under the
// other filters.
type EventsView struct {
	Total      int           `json:"total"`
	Events     []EventCard   `json:"events"`
	Times      []OptionCount `json:"times"`
	Categories []OptionCount `json:"categories"`
	Audiences  []OptionCount `json:"audiences"` // as the city words them, by the alphabet
	Areas      []OptionCount `json:"areas"`
	Base       string        `json:"base"` // the address of the base map
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
	On       bool         `json:"on"` // it goes on now
	Audience string       `json:"audience"`
	At       []float64    `json:"at"` // lon and lat, empty where the spot is not known
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
	Base        string        `json:"base"` // the address of the base map
	Areas       []string      `json:"areas"`
	Project     *ProjectCard  `json:"project,omitempty"`
	Articles    []ArticleCard `json:"articles"`
	Pictures    []PictureView `json:"pictures"`
	// Calendar is the event as a VEVENT for a QR code, empty where it is too long.
	Calendar string `json:"calendar"`
}
