package didban

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Limits of a report; lengths in runes.
const (
	MaxReportPlace = 120
	MaxReportText  = 1000
	MaxReportMedia = 3
	MaxStepText    = 1000
)

// Severity is how grave its reporter holds something to be.
type Severity int

// The severities; the gravest shows a telephone before the form goes on.
const (
	SeverityAnnoying  Severity = 1
	SeverityDangerous Severity = 2
	SeverityUrgent    Severity = 3
)

// Report (گزارش) is something in the city that a citizen asks to be mended: where it is,
// what it is, and every step that was taken since. Whoever reads one reads nothing about
// who wrote it.
type Report struct {
	Meta
	Category string   `json:"category"`         // of ReportCategories
	Detail   string   `json:"detail,omitempty"` // of ReportDetails, one that the category offers
	Severity Severity `json:"severity"`
	Point    Position `json:"point"` // at most 6 decimals: a decimetre
	Place    string   `json:"place,omitempty"`
	Areas    []ID     `json:"areas,omitempty"` // those around Point, as the map has them
	Text     string   `json:"text,omitempty"`
	Media    []ID     `json:"media,omitempty"`
	Unit     ID       `json:"unit,omitempty"` // who works on it now
	Project  ID       `json:"project,omitempty"`
	Main     ID       `json:"main,omitempty"` // the report of which this one is a duplicate
	// State is that of the last step; Steps are all there were, the first of them received.
	State ReportState  `json:"state"`
	Steps []ReportStep `json:"steps"`
	// Still and Gone are how often others than the reporter said that it is still there, or
	// that it is not.
	Still   int     `json:"still,omitempty"`
	Gone    int     `json:"gone,omitempty"`
	Day     Day     `json:"day"` // on which it was sent
	Channel Channel `json:"channel"`
	// Salt, 32 hexadecimal digits, makes a digest of the words one that can't be guessed; it
	// goes with them.
	Salt     string `json:"salt,omitempty"`
	Redacted bool   `json:"redacted,omitempty"`
	// Sight is why the words and pictures can't be read any more; empty where they can.
	Sight  Sight `json:"sight,omitempty"`
	Ruling ID    `json:"ruling,omitempty"` // the newest one on it
}

// ReportStep is a move of a report: what was done with it, when, by which unit and in what
// words.
type ReportStep struct {
	State ReportState `json:"state"`
	Day   Day         `json:"day"`
	Unit  ID          `json:"unit,omitempty"`
	Text  string      `json:"text,omitempty"`
	Media []ID        `json:"media,omitempty"`
	Due   Day         `json:"due,omitempty"`  // by which it is to be fixed
	Rule  string      `json:"rule,omitempty"` // by which it was declined
	Link  Ref         `json:"link,omitzero"`  // what it leads to: the main report of a duplicate, a project
}

// Kind is KindReport.
func (*Report) Kind() Kind { return KindReport }

func (r *Report) title() string { return cmp.Or(r.Place, r.Code) }

func (r *Report) refs(list *refList) {
	list.many("areas", KindArea, r.Areas)
	list.many("media", KindMedia, r.Media)
	list.one("unit", KindUnit, r.Unit)
	list.one("project", KindProject, r.Project)
	list.one("main", KindReport, r.Main)
	list.one("ruling", KindRuling, r.Ruling)
	for i := range r.Steps {
		at, s := "steps."+strconv.Itoa(i), &r.Steps[i]
		list.one(at+".unit", KindUnit, s.Unit)
		list.many(at+".media", KindMedia, s.Media)
		list.one(at+".link", s.Link.Kind, s.Link.ID)
	}
}

// Validate checks the report: each step must be one that could be taken after those before it.
func (r *Report) Validate() error {
	var c check
	c.head(&r.Meta)
	r.validateSubject(&c)
	c.words("place", r.Place, 0, MaxReportPlace)
	c.words("text", r.Text, 0, MaxReportText+maxRedactedMore)
	c.refs("areas", r.Areas)
	c.photos("media", r.Media)
	c.ref("unit", r.Unit)
	c.ref("project", r.Project)
	c.ref("main", r.Main)
	r.validateSight(&c)
	r.validateSteps(&c)
	for _, n := range []struct {
		field string
		count int
	}{{"still", r.Still}, {"gone", r.Gone}} {
		if n.count < 0 {
			c.add(n.field, "field.negative")
		}
	}
	c.requiredDay("day", r.Day)
	c.code("channel", string(r.Channel), Channels)
	if r.Salt != "" {
		c.salt("salt", r.Salt)
	}
	return c.err()
}

// validateSight wants that what is out of sight holds no words and no pictures.
func (r *Report) validateSight(c *check) {
	c.ref("ruling", r.Ruling)
	switch r.Sight {
	case "":
	case SightHidden, SightWithdrawn:
		if r.Text != "" || r.Salt != "" || len(r.Media) > 0 {
			c.add("text", "comment.outOfSight")
		}
	default:
		c.add("sight", "field.unknownCode", "value", string(r.Sight))
	}
}

func (r *Report) validateSubject(c *check) {
	c.code("category", r.Category, ReportCategories)
	if c.optionalCode("detail", r.Detail, ReportDetails); r.Detail != "" {
		if kind, ok := ReportKindOf(r.Category); ok && !slices.Contains(kind.Details, r.Detail) {
			c.add("detail", "report.detail", "value", r.Detail)
		}
	}
	switch {
	case r.Severity == 0:
		c.add("severity", "field.required")
	case r.Severity < SeverityAnnoying || r.Severity > SeverityUrgent:
		c.add("severity", "field.unknownCode", "value", strconv.Itoa(int(r.Severity)))
	}
	switch p := r.Point; {
	case p == Position{}:
		c.add("point", "field.required")
	case !Surroundings.Holds(p):
		c.add("point", "report.outside")
	case !decimals(p.Lon) || !decimals(p.Lat):
		c.add("point", "report.decimals")
	}
}

// decimals reports whether a coordinate has six decimals at most.
func decimals(degrees float64) bool {
	text := strconv.FormatFloat(degrees, 'f', -1, 64)
	_, behind, _ := strings.Cut(text, ".")
	return len(behind) <= 6
}

// Rounded is the position with the six decimals that a report keeps.
func (p Position) Rounded() Position {
	round := func(v float64) float64 { return math.Round(v*1e6) / 1e6 }
	return Position{Lon: round(p.Lon), Lat: round(p.Lat)}
}

// photos are the pictures of a report or of one of its steps.
func (c *check) photos(field string, ids []ID) {
	if len(ids) > MaxReportMedia {
		c.add(field, "field.tooMany", "limit", strconv.Itoa(MaxReportMedia))
		return
	}
	c.refs(field, ids)
}

// Last is the newest step; the zero step where there is none.
func (r *Report) Last() ReportStep {
	if len(r.Steps) == 0 {
		return ReportStep{}
	}
	return r.Steps[len(r.Steps)-1]
}

// Clock is the day from which the unit's time to act is counted: that of sending, or the last
// on which it was reopened. A unit that hands the report on does not stop it.
func (r *Report) Clock() Day {
	for _, s := range slices.Backward(r.Steps) {
		if s.State == StateReopened {
			return s.Day
		}
	}
	return r.Day
}

// Workdays is within how many working days a report of a category is due at a unit: within
// the unit's own, where it has set one, else within those of the category. nil for no unit.
func (u *Unit) Workdays(category string) int {
	if u != nil && u.Deadlines.Report > 0 {
		return u.Deadlines.Report
	}
	kind, _ := ReportKindOf(category)
	return kind.Days
}

// FixedOn is the day on which it was last said to be fixed; empty where it is not fixed now.
func (r *Report) FixedOn() Day {
	if phase := r.State.Phase(); phase != ReportFixed && phase != ReportConfirmed {
		return ""
	}
	for _, s := range slices.Backward(r.Steps) {
		if s.State == StateFixed {
			return s.Day
		}
	}
	return ""
}
