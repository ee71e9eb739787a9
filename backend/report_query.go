package didban

import "slices"

// ReportDays is for how long a report that is open no more stays in what is shown at first.
const ReportDays = 90

// SuggestDays is for how long a report that was fixed is still held against new ones.
const SuggestDays = 30

// ReportFacts are what lists, counts and the map need of a report.
type ReportFacts struct {
	ID       ID
	Code     string
	Category string
	Group    string // of its category
	Domain   string // of its category
	Severity Severity
	State    ReportState
	Phase    ReportPhase
	Point    Position
	Areas    []ID // with those around them, the innermost first
	Unit     ID
	Day      Day // on which it was sent
	Clock    Day // on which the unit's clock began: see Report.Clock
	Moved    Day // on which it was last moved
	Fixed    Day // on which it was last said to be fixed; empty where it is not
}

// Facts are the facts of the report; parent gives the area around an area, empty for none.
func (r *Report) Facts(parent func(ID) ID) *ReportFacts {
	kind, _ := ReportKindOf(r.Category)
	return &ReportFacts{
		ID: r.ID, Code: r.Code, Category: r.Category, Group: kind.Group, Domain: kind.Domain, Severity: r.Severity,
		State: r.State, Phase: r.State.Phase(), Point: r.Point, Areas: AreasAround(r.Areas, parent), Unit: r.Unit,
		Day: r.Day, Clock: r.Clock(), Moved: r.Last().Day, Fixed: r.FixedOn(),
	}
}

// ReportOrder sorts the newest first.
func ReportOrder(a, b *ReportFacts) int {
	if a.Day != b.Day {
		if a.Day > b.Day {
			return -1
		}
		return 1
	}
	switch {
	case a.ID > b.ID:
		return -1
	case a.ID < b.ID:
		return 1
	}
	return 0
}

// Suggested reports whether somebody who is about to report the same should see it on a day:
// it is open, or was fixed a short while ago.
func (f *ReportFacts) Suggested(today Day) bool {
	if f.Phase.Open() {
		return true
	}
	days, ok := DaysBetween(f.Fixed, today)
	return ok && days <= SuggestDays
}

// ReportFilter narrows reports; an empty list lets everything pass. Unless Whole is set, those
// pass alone that are open or were moved on the day Since or later: see ReportsSince.
type ReportFilter struct {
	Areas      []string // ids; those within are meant too
	Categories []string
	Phases     []string
	Units      []string // ids
	Whole      bool
	Since      Day
}

// ReportsSince is the first of the last ReportDays before a day.
func ReportsSince(today Day) Day { return DayOf(today.Time().AddDate(0, 0, -ReportDays)) }

// ReportFacet is a field of a ReportFilter whose options are counted.
type ReportFacet string

// The facets of a ReportFilter.
const (
	ReportFacetArea     ReportFacet = "area"
	ReportFacetCategory ReportFacet = "category"
	ReportFacetPhase    ReportFacet = "phase"
)

// ReportFacets lists them.
var ReportFacets = []ReportFacet{ReportFacetArea, ReportFacetCategory, ReportFacetPhase}

// Match reports whether a report passes.
func (f ReportFilter) Match(r *ReportFacts) bool {
	return f.shown(r) && oneOf(f.Phases, string(r.Phase)) && oneOf(f.Categories, r.Category) && oneOf(f.Units, string(r.Unit)) && anyOf(f.Areas, r.Areas)
}

// Passes tells of each facet whether the report is counted in it: whether it passes all the
// others. All three are true for one that matches.
func (f ReportFilter) Passes(r *ReportFacts) (area, category, phase bool) {
	if !f.shown(r) || !oneOf(f.Units, string(r.Unit)) {
		return false, false, false
	}
	area, category, phase = anyOf(f.Areas, r.Areas), oneOf(f.Categories, r.Category), oneOf(f.Phases, string(r.Phase))
	return category && phase, area && phase, area && category
}

// shown reports whether the report is new enough.
func (f ReportFilter) shown(r *ReportFacts) bool {
	return f.Whole || r.Phase.Open() || r.Moved >= f.Since
}

func oneOf(asked []string, code string) bool { return len(asked) == 0 || slices.Contains(asked, code) }

func anyOf(asked []string, ids []ID) bool {
	return len(asked) == 0 || slices.ContainsFunc(ids, func(id ID) bool { return slices.Contains(asked, string(id)) })
}
