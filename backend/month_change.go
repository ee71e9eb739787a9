package didban

import (
	"cmp"
	"maps"
	"slices"
)

// MonthSort is what changed of a project within a stretch of days.
type MonthSort string

// The sorts of a change, in the order in which they are told.
const (
	MonthBegan     MonthSort = "began"     // work began
	MonthFinished  MonthSort = "finished"  // work ended
	MonthSuspended MonthSort = "suspended" // work was brought to a stand
	MonthResumed   MonthSort = "resumed"   // work that stood went on
	MonthMoved     MonthSort = "moved"     // the planned end was put off
	MonthPassed    MonthSort = "passed"    // the day first promised went by, and the work was not done
	MonthProgress  MonthSort = "progress"  // physical progress was observed
	MonthMet       MonthSort = "met"       // a milestone was met
	MonthMissed    MonthSort = "missed"    // the due day of a milestone went by
	MonthBudget    MonthSort = "budget"    // the budget as it stands is another
	MonthPrice     MonthSort = "price"     // the price of a contract is another
	MonthSigned    MonthSort = "signed"    // a contract was signed
	MonthPaid      MonthSort = "paid"      // a contractor was paid
)

// MonthSorts are all sorts, in the order in which they are told.
var MonthSorts = []MonthSort{
	MonthBegan, MonthFinished, MonthSuspended, MonthResumed, MonthMoved, MonthPassed, MonthProgress, MonthMet, MonthMissed,
	MonthBudget, MonthPrice, MonthSigned, MonthPaid,
}

// MonthSource says what dates the changes of a sort.
type MonthSource string

// The sources. A day that was recorded tells when something happened, a saved version only
// when it was written down: what no day is recorded of is told by versions alone.
const (
	SourceDays  MonthSource = "days"  // a recorded day
	SourceSaved MonthSource = "saved" // the saved versions
	SourceBoth  MonthSource = "both"  // amendments by their day, and what has none by versions
)

// Source says what dates the changes of the sort.
func (s MonthSort) Source() MonthSource {
	switch s {
	case MonthSuspended, MonthResumed, MonthBudget:
		return SourceSaved
	case MonthMoved, MonthPrice:
		return SourceBoth
	case MonthBegan, MonthFinished, MonthPassed, MonthProgress, MonthMet, MonthMissed, MonthSigned, MonthPaid:
	}
	return SourceDays
}

// Days is a stretch of days, both ends in it.
type Days struct{ From, To Day }

// Hold reports whether a day lies in the stretch; no day lies in none.
func (d Days) Hold(day Day) bool { return day != "" && d.From <= day && day <= d.To }

// MonthChange is one thing that changed of a project.
type MonthChange struct {
	Sort MonthSort
	Day  Day // when it happened; of a saved version, when it was saved
	// N is the saved version that tells it; 0 where a recorded day does.
	N int
	// Number is that of the contract, Amendment that of the amendment.
	Number, Amendment string
	Title             string // of a milestone or contract
	Party             string // the contractor
	Reason            string
	// FromDay and ToDay are the ends before and after, empty where only Days is known; of a
	// milestone or a promise ToDay is the day for which it was promised.
	FromDay, ToDay Day
	Days           int
	From, To       Rial // before and after; of what was signed or paid, To alone
	// Before is the newest progress observed until the stretch, unknown where there was none.
	Before, After Percent
}

// ChangesIn tells what changed of a project within days, sort by sort; today is the day that
// judges what went by. What bears a recorded day counts on that day,
// whenever it was typed: a date that is put right later moves the change to its month, and is
// none of the month in which it was put right.
func (p *ProjectFacts) ChangesIn(days Days, today Day) []MonthChange {
	days.To = min(days.To, today)
	var out []MonthChange
	if days.Hold(p.Start) && slices.Contains(begun, p.Status) {
		out = append(out, MonthChange{Sort: MonthBegan, Day: p.Start})
	}
	if days.Hold(p.Finished) {
		out = append(out, MonthChange{Sort: MonthFinished, Day: p.Finished, ToDay: p.Promised})
	}
	out = p.promisesIn(out, days, today)
	out = p.progressIn(out, days)
	out = p.milestonesIn(out, days, today)
	for k := range p.Contracts.All() {
		out = k.changesIn(out, days)
	}
	return append(out, savedIn(p.Saved, days)...)
}

// promisesIn adds the moves of the end, and the first promise that went by unkept.
func (p *ProjectFacts) promisesIn(out []MonthChange, days Days, today Day) []MonthChange {
	for m := range p.Signals.Promise.Moves.All() {
		if days.Hold(m.Day) {
			out = append(out, MonthChange{
				Sort: MonthMoved, Day: m.Day, N: m.N, Amendment: m.Number, Reason: m.Reason, FromDay: m.From, ToDay: m.To, Days: m.Days,
			})
		}
	}
	if state := p.DeadlineOn(today).State; days.Hold(p.Promised) && (state == DeadlineOverdue || state == DeadlineMissed) {
		out = append(out, MonthChange{Sort: MonthPassed, Day: p.Promised, ToDay: p.Promised})
	}
	return out
}

// progressIn adds how far the work came: from the last observation before the days to the
// last one in them.
func (p *ProjectFacts) progressIn(out []MonthChange, days Days) []MonthChange {
	change := MonthChange{Sort: MonthProgress}
	for seen := range p.Traces.Seen.All() {
		switch {
		case seen.Day < days.From:
			change.Before = seen.Physical
		case days.Hold(seen.Day):
			change.Day, change.After = seen.Day, seen.Physical
		}
	}
	if change.Day == "" || change.Before == change.After {
		return out
	}
	return append(out, change)
}

// milestonesIn adds the milestones that were met, and those whose day went by before they were.
func (p *ProjectFacts) milestonesIn(out []MonthChange, days Days, today Day) []MonthChange {
	for m := range p.Milestones.All() {
		change := MonthChange{Title: m.Title, ToDay: m.Due, Days: m.Late(today)}
		if days.Hold(m.Met) {
			change.Sort, change.Day = MonthMet, m.Met
			out = append(out, change)
		}
		if state := m.State(today); days.Hold(m.Due) && (state == MilestoneOverdue || state == MilestoneMetLate) {
			change.Sort, change.Day = MonthMissed, m.Due
			out = append(out, change)
		}
	}
	return out
}

// changesIn adds what happened to a contract: it was signed, repriced by amendment, paid.
func (k *ContractFacts) changesIn(out []MonthChange, days Days) []MonthChange {
	own := MonthChange{Number: k.Number, Title: k.Title, Party: k.Contractor}
	if days.Hold(k.Signed) {
		signed := own
		signed.Sort, signed.Day, signed.To = MonthSigned, k.Signed, k.Price
		out = append(out, signed)
	}
	for r := range k.Repriced.All() {
		if days.Hold(r.Day) && r.Old != r.Amount {
			priced := own
			priced.Sort, priced.Day, priced.From, priced.To = MonthPrice, r.Day, r.Old, r.Amount
			priced.Amendment, priced.Reason = r.Number, r.Reason
			out = append(out, priced)
		}
	}
	for paid := range k.Paid.All() {
		if days.Hold(paid.Day) {
			payment := own
			payment.Sort, payment.Day, payment.To = MonthPaid, paid.Day, paid.Amount
			out = append(out, payment)
		}
	}
	return out
}

// SavedChange is what a saved version tells that bears no day of its own.
type SavedChange struct {
	Sort     MonthSort
	Day      Day // when it was saved
	N        int // the version
	Number   string
	Reason   string
	From, To Rial
}

func (s *SavedChange) told() MonthChange {
	return MonthChange{Sort: s.Sort, Day: s.Day, N: s.N, Number: s.Number, Reason: s.Reason, From: s.From, To: s.To}
}

// savedIn gives what the saved versions of the days tell. Amounts are told once: from what
// stood before the days to what stood at their end, and not at all where that is the same.
func savedIn(saved List[SavedChange], days Days) (out []MonthChange) {
	for change := range saved.All() {
		if !days.Hold(change.Day) {
			continue
		}
		s := change.told()
		at := slices.IndexFunc(out, func(o MonthChange) bool { return o.Sort == s.Sort && o.Number == s.Number })
		if amount := s.Sort == MonthBudget || s.Sort == MonthPrice; !amount || at < 0 {
			out = append(out, s)
			continue
		}
		s.From = out[at].From
		out[at] = s
	}
	return slices.DeleteFunc(out, func(s MonthChange) bool {
		return (s.Sort == MonthBudget || s.Sort == MonthPrice) && s.From == s.To
	})
}

// savedChanges tells what the saved states of a project, the oldest first, changed of what
// bears no day: whether it stands, its budget, and the price for which a contract was signed.
// The first state changes nothing: since when it was so, nobody wrote down.
func savedChanges(past []Stood) (out []SavedChange) {
	for i := 1; i < len(past); i++ {
		before, s := past[i-1], past[i]
		change := SavedChange{Day: s.Day, N: s.N, Reason: s.Reason}
		switch {
		case s.Suspended && !before.Suspended:
			change.Sort, change.Reason = MonthSuspended, cmp.Or(s.SuspendedReason, s.Reason)
			out = append(out, change)
		case before.Suspended && !s.Suspended:
			change.Sort = MonthResumed
			out = append(out, change)
		}
		change.Reason = s.Reason
		if s.Revised != before.Revised {
			change.Sort, change.From, change.To = MonthBudget, before.Revised, s.Revised
			out = append(out, change)
		}
		for _, number := range slices.Sorted(maps.Keys(s.Prices)) {
			if was, price := before.Prices[number], s.Prices[number]; was > 0 && price != was {
				change.Sort, change.Number, change.From, change.To = MonthPrice, number, was, price
				out = append(out, change)
			}
		}
	}
	return out
}

// Undated counts what of a sort bears no day, and so is told of no month: work that ended or
// began without one, moves and contracts.
func (p *ProjectFacts) Undated(s MonthSort) (n int) {
	switch s {
	case MonthBegan:
		return countOf(p.Start == "" && slices.Contains(begun, p.Status))
	case MonthFinished:
		return countOf(over(p.Status, p.Finished) && p.Finished == "" && p.Status != "cancelled")
	case MonthMoved:
		for m := range p.Signals.Promise.Moves.All() {
			n += countOf(m.Day == "")
		}
	case MonthSigned:
		for k := range p.Contracts.All() {
			n += countOf(k.Signed == "")
		}
	case MonthSuspended, MonthResumed, MonthPassed, MonthProgress, MonthMet, MonthMissed, MonthBudget, MonthPrice, MonthPaid:
	}
	return n
}
