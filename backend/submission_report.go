package didban

// ReportSent is what a report says besides its words: all of it was chosen, and none typed.
type ReportSent struct {
	Category string   `json:"category"`
	Detail   string   `json:"detail,omitempty"`
	Severity Severity `json:"severity"`
	Point    Position `json:"point"`
	Place    string   `json:"place,omitempty"` // a name that the city's own data has
	Areas    []ID     `json:"areas,omitempty"` // those around Point, as the map has them
	Unit     ID       `json:"unit,omitempty"`  // to which reports of the category go
}

func (r *ReportSent) check(c *check) {
	if r == nil {
		c.add("category", "field.required")
		return
	}
	(&Report{Category: r.Category, Detail: r.Detail, Severity: r.Severity, Point: r.Point}).validateSubject(c)
	c.words("place", r.Place, 0, MaxReportPlace)
}

// Noun is the report that a submission becomes, with its first step.
func (r *ReportSent) Noun(s *Submission, id ID) *Report {
	out := &Report{
		Meta: Meta{ID: id}, Category: r.Category, Detail: r.Detail, Severity: r.Severity, Point: r.Point, Place: r.Place, Areas: r.Areas,
		Day: s.Day, Channel: s.Channel,
	}
	return out.Moved(ReportStep{State: StateReceived, Day: s.Day, Unit: r.Unit})
}

// StepsOf are the steps in the events of a report, the oldest first.
func StepsOf(events []SubmissionEvent) (steps []ReportStep) {
	for _, e := range events {
		if e.What == EventStep && e.Step != nil {
			steps = append(steps, *e.Step)
		}
	}
	return steps
}

// Stepped is the report after all these steps.
func (r *Report) Stepped(steps []ReportStep) *Report {
	for _, step := range steps {
		r = r.Moved(step)
	}
	return r
}
