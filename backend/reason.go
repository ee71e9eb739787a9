package didban

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// MinReason is the fewest letters of a reason that is a word at all.
const MinReason = 10

// Why a reason is due: keys of sentences.
const (
	WhyEnd       = "reason.end"       // a planned end moved
	WhyAmount    = "reason.amount"    // an approved or revised amount changed
	WhyRemoved   = "reason.removed"   // a budget line, a contract or a payment went
	WhyAward     = "reason.award"     // a contract's price, method or winner changed
	WhyProgress  = "reason.progress"  // progress fell
	WhyBackwards = "reason.backwards" // a project went back a stage
	WhySuspended = "reason.suspended"
	WhyCancelled = "reason.cancelled"
	WhyWithdrawn = "reason.withdrawn" // what was public is so no more
)

// ReasonDue is a change that the public is owed a reason for. One reason is due for all
// rows in which a field changed.
type ReasonDue struct {
	Field string // as FieldChange has it; empty for the noun as a whole
	Items []FieldItem
	Why   string // the key of a sentence
}

// ReasonsDue tells for which changes between two states of a noun a reason must be
// given, in the order of its fields. What was not public before owes none.
func ReasonsDue(before, after Noun) ([]ReasonDue, error) {
	switch {
	case before == nil:
		return nil, nil
	case after == nil:
		return []ReasonDue{{Why: WhyWithdrawn}}, nil
	}
	changes, err := Diff(before, after)
	if err != nil {
		return nil, err
	}
	project, _ := after.(*Project)
	if project == nil {
		return nil, nil
	}
	var due reasons
	for _, c := range changes {
		if field, why := whyOf(c); why != "" {
			due.add(field, why, c.Items)
		}
	}
	if old, ok := before.(*Project); ok && project.fellBehind(old) && !due.tell(WhyProgress) {
		due.add("progress", WhyProgress, nil)
	}
	return due, nil
}

type reasons []ReasonDue

func (r reasons) tell(why string) bool {
	return slices.ContainsFunc(r, func(d ReasonDue) bool { return d.Why == why })
}

func (r *reasons) add(field, why string, items []FieldItem) {
	if why == WhyRemoved && len(items) > 1 && r.removed(items[0]) {
		return // it went with what it was part of
	}
	i := slices.IndexFunc(*r, func(d ReasonDue) bool { return d.Field == field })
	if i < 0 {
		*r = append(*r, ReasonDue{Field: field, Items: slices.Clone(items), Why: why})
		return
	}
	(*r)[i].Items = append((*r)[i].Items, items...)
}

func (r reasons) removed(outer FieldItem) bool {
	return slices.ContainsFunc(r, func(d ReasonDue) bool {
		return d.Field == outer.List && d.Why == WhyRemoved &&
			slices.ContainsFunc(d.Items, func(i FieldItem) bool { return slices.Equal(i.Keys, outer.Keys) })
	})
}

// whyOf is the reason due for one change of a project and the field that it is due for;
// empty where there is none. A figure that was not known before is none that changed.
func whyOf(c FieldChange) (field, why string) {
	if c.Op == FieldRemoved {
		return removal(c)
	}
	if c.Op != FieldSet {
		return "", ""
	}
	switch c.Field {
	case "end", "originalEnd":
		return c.Field, known(c, WhyEnd)
	case "budget.approved":
		return c.Field, known(c, WhyAmount)
	case "budget.revised":
		return c.Field, WhyAmount // the first revision changes what holds
	case "contracts.price", "contracts.method", "contracts.contractor":
		return c.Field, known(c, WhyAward)
	case "progress.physicalActual", "progress.financialActual":
		return c.Field, lowered(c)
	case "status":
		return c.Field, stage(c)
	case "suspended":
		if c.New.Text == "true" {
			return c.Field, WhySuspended
		}
	}
	return "", ""
}

// removal is due once for a row that went: for the first of the fields that name it.
func removal(c FieldChange) (field, why string) {
	switch c.Field {
	case "budget.year", "contracts.number":
	case "contracts.payments.number":
	default:
		return "", ""
	}
	return c.Field[:strings.LastIndexByte(c.Field, '.')], WhyRemoved
}

func known(c FieldChange, why string) string {
	if c.Old.Text == "" {
		return ""
	}
	return why
}

func lowered(c FieldChange) string {
	old, err := strconv.ParseFloat(c.Old.Text, 64)
	if err != nil {
		return "" // it was not observed
	}
	next, err := strconv.ParseFloat(c.New.Text, 64)
	if err == nil && next >= old {
		return ""
	}
	return WhyProgress
}

// stage tells of a status that goes back, and of a project that is given up.
func stage(c FieldChange) string {
	switch {
	case c.New.Text == "cancelled":
		return WhyCancelled
	case c.Old.Text != "" && Statuses.place(c.New.Text) < Statuses.place(c.Old.Text):
		return WhyBackwards
	}
	return ""
}

// fellBehind reports whether the newest progress that is known is less than it was
// before, or known no more.
func (p *Project) fellBehind(before *Project) bool {
	for _, pick := range []func(Progress) Percent{
		func(o Progress) Percent { return o.PhysicalActual },
		func(o Progress) Percent { return o.FinancialActual },
	} {
		old, next := before.newest(pick), p.newest(pick)
		if old.Known && (!next.Known || next.Value < old.Value) {
			return true
		}
	}
	return false
}

// newest is the last share that was observed.
func (p *Project) newest(pick func(Progress) Percent) (share Percent) {
	var day Day
	for _, o := range p.Progress {
		if one := pick(o); one.Known && o.Day >= day {
			share, day = one, o.Day
		}
	}
	return share
}

// Reasoned checks that every reason that is due was given, with letters enough to say
// something: Errors that name the fields without one.
func Reasoned(due []ReasonDue, given []FieldReason) error {
	var c check
	for _, d := range due {
		i := slices.IndexFunc(given, func(r FieldReason) bool { return r.Field == d.Field })
		if i < 0 || letters(given[i].Text) < MinReason {
			c.add(d.Field, "reason.required", "why", d.Why, "letters", strconv.Itoa(MinReason))
		}
	}
	for _, r := range given {
		c.text(r.Field, r.Text, MaxText)
	}
	return c.err()
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
