package didban

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"unicode"
)

// ReportState is where a report stands. What a unit says of it and what its reporter says
// are states of their own: nothing is confirmed by silence.
type ReportState string

// The states of a report.
const (
	StateReceived  ReportState = "received"
	StateAccepted  ReportState = "accepted"
	StateAssigned  ReportState = "assigned"
	StatePlanned   ReportState = "planned"
	StateFixed     ReportState = "fixed"     // by the unit's word
	StateConfirmed ReportState = "confirmed" // by the reporter's
	StateReopened  ReportState = "reopened"  // by the reporter's
	StateElsewhere ReportState = "elsewhere" // another body's to mend
	StateDuplicate ReportState = "duplicate"
	StateDeclined  ReportState = "declined"
)

// ReportStates titles the states.
var ReportStates = shipped(
	[6]string{string(StateReceived), "دریافت شد", "Received", "#7a6f9b", "inbox", "open"},
	[6]string{string(StateAccepted), "پذیرفته شد", "Accepted", "#0f7f9c", "check", "open"},
	[6]string{string(StateAssigned), "به واحد سپرده شد", "Given to a unit", "#6b4fa0", "users", "open"},
	[6]string{string(StatePlanned), "در برنامهٔ کار", "Planned", "#b07d12", "calendar", "open"},
	[6]string{string(StateFixed), "رفع شد به گفتهٔ واحد", "Fixed, by the unit’s word", "#2b6cb0", "wrench", "closed"},
	[6]string{string(StateConfirmed), "شهروند تأیید کرد", "Confirmed by the citizen", "#2a6f3c", "circle-check", "closed"},
	[6]string{string(StateReopened), "دوباره باز شد", "Reopened", "#a83232", "rotate-ccw", "open"},
	[6]string{string(StateElsewhere), "کار نهاد دیگری است", "For another body", "#8a5a44", "external-link", "closed"},
	[6]string{string(StateDuplicate), "تکراری", "Duplicate", "#6b6460", "copy", "closed"},
	[6]string{string(StateDeclined), "رد شد", "Declined", "#6b6460", "circle-x", "closed"},
)

// ReportPhase is what a reader tells apart at first sight, on the map by the shape of the
// mark: states of one phase stand together in filters and counts.
type ReportPhase string

// The phases of a report.
const (
	ReportOpen      ReportPhase = "open"
	ReportReopened  ReportPhase = "reopened" // open too
	ReportFixed     ReportPhase = "fixed"
	ReportConfirmed ReportPhase = "confirmed"
	ReportEnded     ReportPhase = "ended" // without being fixed here
)

// ReportPhases lists them in the order in which they are shown.
var ReportPhases = []ReportPhase{ReportOpen, ReportReopened, ReportFixed, ReportConfirmed, ReportEnded}

// Open reports whether somebody still has to mend something.
func (p ReportPhase) Open() bool { return p == ReportOpen || p == ReportReopened }

// Phase is the phase of the state.
func (s ReportState) Phase() ReportPhase {
	switch s {
	case StateReopened:
		return ReportReopened
	case StateFixed:
		return ReportFixed
	case StateConfirmed:
		return ReportConfirmed
	case StateElsewhere, StateDuplicate, StateDeclined:
		return ReportEnded
	case StateReceived, StateAccepted, StateAssigned, StatePlanned:
	}
	return ReportOpen
}

// ReportParty is who moves a report.
type ReportParty string

// The parties: the city by one of its units, and whoever holds the report's code.
const (
	ByUnit     ReportParty = "unit"
	ByReporter ReportParty = "reporter"
)

// ReopenDays is for how many days after a fix the reporter may reopen; later it is a new
// report.
const ReopenDays = 30

// reportMoves are the states that may follow one. A unit may hand a report on to another
// unit, and set another day for the work: both are told like any step.
var reportMoves = map[ReportState][]ReportState{
	"":            {StateReceived},
	StateReceived: {StateAccepted, StateElsewhere, StateDuplicate, StateDeclined},
	StateAccepted: {StateAssigned, StateElsewhere, StateDuplicate, StateDeclined},
	StateAssigned: {StateAssigned, StatePlanned, StateFixed, StateElsewhere, StateDuplicate, StateDeclined},
	StatePlanned:  {StateAssigned, StatePlanned, StateFixed, StateElsewhere, StateDuplicate, StateDeclined},
	StateFixed:    {StateConfirmed, StateReopened},
	StateReopened: {StateAccepted},
}

// Party is who alone may make a move to the state.
func (s ReportState) Party() ReportParty {
	if s == StateConfirmed || s == StateReopened {
		return ByReporter
	}
	return ByUnit
}

// NextReports are the states to which a party may move a report, in the order of the list.
func NextReports(before *Report, by ReportParty) (states []ReportState) {
	for _, s := range reportMoves[before.State] {
		if s.Party() == by {
			states = append(states, s)
		}
	}
	return states
}

// NextReport returns why a party may not make the step after all that happened to a report;
// nil where it may. CodeForbidden means that the step is the other party's.
func NextReport(before *Report, step ReportStep, by ReportParty) error {
	if step.State.Party() != by {
		fault := Fault(CodeForbidden, "report.party", "state", string(step.State))
		fault.Field = "state"
		return fault
	}
	var c check
	if !slices.Contains(reportMoves[before.State], step.State) {
		c.add("state", "report.move", "from", string(before.State), "to", string(step.State))
		return c.err()
	}
	c.requiredDay("day", step.Day)
	if last := before.Last(); step.Day.Valid() && last.Day.Valid() && step.Day < last.Day {
		c.add("day", "field.order", "from", string(last.Day), "to", string(step.Day))
	}
	c.words("text", step.Text, 0, MaxStepText)
	c.photos("media", step.Media)
	c.ref("unit", step.Unit)
	step.check(&c, before)
	return c.err()
}

// check holds what one state asks of its step.
func (s *ReportStep) check(c *check, before *Report) {
	if s.Due != "" && s.State != StatePlanned || s.Rule != "" && s.State != StateDeclined {
		c.add("state", "report.stray")
	}
	if s.Link.ID != "" && New(s.Link.Kind) == nil {
		c.add("link", "field.unknownCode", "value", string(s.Link.Kind))
	}
	switch s.State {
	case StateAssigned:
		if s.Unit == "" {
			c.add("unit", "field.required")
		} else if before.State != StateAccepted && s.Unit == before.Unit {
			c.add("unit", "report.sameUnit")
		}
	case StatePlanned:
		c.requiredDay("due", s.Due)
		c.order("due", s.Day, s.Due)
	case StateFixed:
		if s.Text == "" && len(s.Media) == 0 {
			c.add("text", "report.fixedHow")
		}
	case StateReopened:
		s.checkReopened(c, before)
	case StateElsewhere:
		if !holdsNumber(s.Text) {
			c.add("text", "report.elsewhere")
		}
	case StateDuplicate:
		if s.Link.Kind != KindReport || !s.Link.ID.Valid() || s.Link.ID == before.ID {
			c.add("link", "report.main")
		}
	case StateDeclined:
		c.code("rule", s.Rule, Rules)
		if s.Text == "" {
			c.add("text", "report.declined")
		}
	case StateReceived, StateAccepted, StateConfirmed:
	}
}

// checkReopened wants words, and not too long after the fix.
func (s *ReportStep) checkReopened(c *check, before *Report) {
	if s.Text == "" {
		c.add("text", "report.reopened")
	}
	if days, ok := DaysBetween(before.Last().Day, s.Day); ok && days > ReopenDays {
		c.add("day", "report.late", "days", strconv.Itoa(ReopenDays))
	}
}

// holdsNumber reports whether a text has three digits that could be a telephone's.
func holdsNumber(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n >= 3
}

// Moved is the report after a step, which NextReport allowed. The report itself stays.
func (r *Report) Moved(step ReportStep) *Report {
	out := *r
	out.Steps = append(slices.Clone(r.Steps), step)
	out.State = step.State
	if step.State == StateAssigned || step.State == StateReceived {
		out.Unit = step.Unit
	}
	if step.State == StateDuplicate {
		out.Main = step.Link.ID
	}
	return &out
}

// stepTaken reports whether a change of the record is one step of a report by a unit, and
// nothing else. Making one a duplicate of another is a moderator's.
func stepTaken(before, after Noun) bool {
	old, was := before.(*Report)
	next, is := after.(*Report)
	if !was || !is || len(next.Steps) != len(old.Steps)+1 {
		return false
	}
	step := next.Last()
	moved := old.Moved(step)
	moved.Meta = next.Meta
	return step.State != StateDuplicate && step.State.Party() == ByUnit && reflect.DeepEqual(moved, next)
}

// validateSteps goes the whole way again.
func (r *Report) validateSteps(c *check) {
	if len(r.Steps) == 0 {
		c.add("steps", "field.required")
		c.add("state", "field.required")
		return
	}
	c.list("steps", len(r.Steps))
	walked := &Report{Meta: r.Meta}
	for i, s := range r.Steps {
		for _, fault := range faultsOf(NextReport(walked, s, s.State.Party())) {
			c.add("steps."+strconv.Itoa(i)+"."+fault.Field, fault.Key, pairsOf(fault.Args)...)
		}
		walked = walked.Moved(s)
	}
	if r.State != walked.State {
		c.add("state", "report.state")
	}
	if r.Main != walked.Main {
		c.add("main", "report.main")
	}
}

// faultsOf are the faults in an error of NextReport.
func faultsOf(err error) Errors {
	var all Errors
	var one *Error
	switch {
	case errors.As(err, &all):
		return all
	case errors.As(err, &one):
		return Errors{one}
	}
	return nil
}

func pairsOf(args map[string]string) (pairs []string) {
	for name, value := range args {
		pairs = append(pairs, name, value)
	}
	return pairs
}
