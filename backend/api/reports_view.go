package api

import didban "didban.app/backend"

// ReportsRequest narrows reports; an empty list lets everything pass. Areas and Units are
// ids, Categories codes of reportCategories, Phases of open, reopened, fixed, confirmed and
// ended. Unless Whole is set, only what is open or was moved in the last 90 days is asked for.
// Offset and Limit page the list (Limit 0: 50, at most 200).
type ReportsRequest struct {
	Areas      []string `json:"areas"`
	Categories []string `json:"categories"`
	Phases     []string `json:"phases"`
	Units      []string `json:"units"`
	Whole      bool     `json:"whole"`
	Offset     int      `json:"offset"`
	Limit      int      `json:"limit"`
}

// ReportsView is the map of reports with the list beside it, the newest first. The tiles
// drawn with Tiles show exactly the Total reports of the list.
type ReportsView struct {
	Total   int          `json:"total"`
	Reports []ReportCard `json:"reports"`
	// Counts are the options of the facets area, category and phase with how many reports
	// each would show under the other filters.
	Counts []FacetCounts `json:"counts"`
	Bounds []float64     `json:"bounds"` // west, south, east, north; empty where there are none
	Tiles  string        `json:"tiles"`
	Base   string        `json:"base"`
	Since  string        `json:"since"` // the first day of what is shown at first
}

// ReportCard is a report in a list. Place is as its reporter worded it, Area the innermost
// that holds it. Fixed by the unit's word and confirmed by the citizen are two phases.
type ReportCard struct {
	ID       string       `json:"id"`
	Code     string       `json:"code"`
	Category string       `json:"category"`
	Detail   string       `json:"detail"`
	Domain   string       `json:"domain"` // gives its mark the colour
	Severity int          `json:"severity"`
	State    string       `json:"state"`
	Phase    string       `json:"phase"`
	Day      string       `json:"day"`
	Moved    string       `json:"moved"` // the day of its last step
	Place    string       `json:"place"`
	Area     string       `json:"area"`
	Text     string       `json:"text"`
	Sight    string       `json:"sight"` // why words and pictures can't be read any more: hidden, withdrawn; empty where they can
	Photo    *PictureView `json:"photo,omitempty"`
	Said     ReportSaid   `json:"said"`
	Lon      float64      `json:"lon"`
	Lat      float64      `json:"lat"`

	heard didban.Heard // before it came here
}

// ReportSaid is what others than its sender say of a report, by how many and from how many
// devices: that it is the same as theirs, that it is still there, that it is gone.
type ReportSaid struct {
	Supports       int `json:"supports"`
	SupportDevices int `json:"supportDevices"`
	Still          int `json:"still"`
	StillDevices   int `json:"stillDevices"`
	Gone           int `json:"gone"`
	GoneDevices    int `json:"goneDevices"`
}

// ReportView is a report's page.
type ReportView struct {
	Card     ReportCard       `json:"card"`
	Areas    []string         `json:"areas"` // the innermost first
	Pictures []PictureView    `json:"pictures"`
	Steps    []ReportStepView `json:"steps"`
	Unit     string           `json:"unit"`           // the title of who works on it; empty for nobody yet
	Days     int              `json:"days"`           // working days within which the city means to answer
	Channel  string           `json:"channel"`        // a code
	Main     *ReportLink      `json:"main,omitempty"` // of what it is a duplicate
	Project  *ReportLink      `json:"project,omitempty"`
	Base     string           `json:"base"`
	// Ruling is the decision by which words went from sight, or were taken out.
	Ruling *ReportRuling `json:"ruling,omitempty"`
}

// ReportRuling is a decision on the words of a report. Appeal is none, upheld or overturned.
type ReportRuling struct {
	Code   string   `json:"code"`
	Rule   string   `json:"rule"`
	Roles  []string `json:"roles"`
	Appeal string   `json:"appeal"`
}

// ReportStepView is a step of a report. Rule is the code of the rule by which it was declined.
type ReportStepView struct {
	State    string        `json:"state"`
	Day      string        `json:"day"`
	Unit     string        `json:"unit"`
	Text     string        `json:"text"`
	Pictures []PictureView `json:"pictures"`
	Due      string        `json:"due"`
	Rule     string        `json:"rule"`
	Link     *ReportLink   `json:"link,omitempty"`
}

// ReportLink is a noun to which a report or a step leads.
type ReportLink struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// AreaReports counts the reports of an area and of those within it, or of a unit, since the first
// of them.
// Open counts those that were reopened too.
type AreaReports struct {
	Open      int `json:"open"`
	Fixed     int `json:"fixed"`     // by the unit's word
	Confirmed int `json:"confirmed"` // by the citizen's
	Ended     int `json:"ended"`     // otherwise
}

// ReportKindView is what a category of reports means: within how many metres reports of its
// group are compared, within how many working days an answer is due, what it offers to choose,
// and whom to ring first where life is in danger.
type ReportKindView struct {
	Code      string   `json:"code"`
	Domain    string   `json:"domain"`
	Radius    int      `json:"radius"`
	Days      int      `json:"days"`
	Details   []string `json:"details"`
	Telephone string   `json:"telephone"`
}
