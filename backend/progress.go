package didban

import "cmp"

// Progress is one dated observation of a project in percent of the whole;
// a share that was not observed is unknown, not nought.
type Progress struct {
	Day              Day     `json:"day"`
	PhysicalPlanned  Percent `json:"physicalPlanned"`
	PhysicalActual   Percent `json:"physicalActual"`
	FinancialPlanned Percent `json:"financialPlanned"`
	FinancialActual  Percent `json:"financialActual"`
	Note             string  `json:"note,omitempty"`
}

func (o Progress) check(c *check, at string) {
	c.requiredDay(at+".day", o.Day)
	c.percent(at+".physicalPlanned", o.PhysicalPlanned)
	c.percent(at+".physicalActual", o.PhysicalActual)
	c.percent(at+".financialPlanned", o.FinancialPlanned)
	c.percent(at+".financialActual", o.FinancialActual)
	c.text(at+".note", o.Note, MaxText)
}

// Milestone (نقطهٔ عطف) is a promised step.
type Milestone struct {
	Title string `json:"title"`
	Sort  string `json:"sort"` // a code of MilestoneKinds
	Due   Day    `json:"due"`
	Met   Day    `json:"met,omitempty"`
}

// MilestoneState is where a milestone stands on a day.
type MilestoneState string

// The states of a milestone.
const (
	MilestoneMet     MilestoneState = "met"
	MilestoneMetLate MilestoneState = "metLate"
	MilestoneOverdue MilestoneState = "overdue"
	MilestoneAhead   MilestoneState = "ahead"
)

// State tells where the milestone stands on the given day.
func (m Milestone) State(today Day) MilestoneState {
	switch {
	case m.Met != "" && m.Met > m.Due:
		return MilestoneMetLate
	case m.Met != "":
		return MilestoneMet
	case m.Due < today:
		return MilestoneOverdue
	}
	return MilestoneAhead
}

// Late counts the days by which the milestone was met after its due day, or by which it
// is overdue on the given day; 0 where it is neither.
func (m Milestone) Late(today Day) int {
	days, _ := DaysBetween(m.Due, cmp.Or(m.Met, today))
	return max(0, days)
}

func (m Milestone) check(c *check, at string) {
	c.name(at+".title", m.Title)
	c.code(at+".sort", m.Sort, MilestoneKinds)
	c.requiredDay(at+".due", m.Due)
	c.day(at+".met", m.Met)
}
