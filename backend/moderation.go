package didban

import "slices"

// Critical reports whether a decision needs a second person: one that takes words from sight,
// or more than a third of them, where the text speaks of a post, a person or a unit of the city,
// where the rule is one that is easily bent, or where it contests an answer of the city.
func Critical(d *Decision, runes int, speaksOfCity, contestsAnswer bool) bool {
	switch d.Action {
	case RuledRejected, RuledHidden, RuledErased:
	case RuledRedacted:
		if 3*spanned(d.Spans) <= runes {
			return false
		}
	default:
		return false
	}
	return speaksOfCity || contestsAnswer || slices.Contains(criticalRules, d.Rule)
}

// criticalRules can be bent against criticism.
var criticalRules = []string{RuleInsult, RuleAccusation, RuleElsewhere, RuleEmpty, RuleOrder}

func spanned(spans []Span) (n int) {
	for _, s := range spans {
		n += s.To - s.From
	}
	return n
}

// The clocks of moderation, in working days.
const (
	FirstDecisionDays = 2
	AppealDays        = 5
	NoticeDays        = 1
	// HeldDays is after how many a decision that waits for a second person is the auditor's too.
	HeldDays = 5
)

// AppealWindow is how long a decision can be contested, and the words that it took from
// sight are kept for that, in days.
const AppealWindow = 30

// InterimMillis is for how long something may be out of sight while a notice of it is judged.
const InterimMillis = 72 * 60 * 60 * 1000

// interimRules are those by which it may.
var interimRules = []string{RulePersonal, RuleThreat, RuleOrder}

// AllowsInterim reports whether a rule is one by which something may be taken from sight for a
// time before it is judged.
func AllowsInterim(rule string) bool { return slices.Contains(interimRules, rule) }

// Interim tells that what a notice speaks of is out of sight for a time.
type Interim struct {
	Ruling ID `json:"ruling"` // that took it from sight
	// Until is when the time is over, Unix ms; Ran for how long the program has run by then over
	// all its runs, ms.
	Until int64 `json:"until"`
	Ran   int64 `json:"ran"`
	Ended bool  `json:"ended,omitempty"`
}

// Over reports whether the time is over: by a clock that may be believed, or by how long the
// program has run, which nobody can set.
func (i *Interim) Over(now, ran int64, believed bool) bool {
	return i != nil && !i.Ended && (ran >= i.Ran || believed && now >= i.Until)
}

// UndoMillis is how long a decision can be taken back before it is carried out, ms.
const UndoMillis = 10_000

// LockMillis is how long a submission is kept for who has it before them, ms.
const LockMillis = 5 * 60 * 1000

// Due is the last working day on which a submission should be judged that reached the office
// on a day.
func (s OfficeSetting) Due(from Day, workdays int) Day {
	day := from
	for n := 0; n < workdays; {
		day = DayOf(day.Time().AddDate(0, 0, 1))
		if s.Works(day) {
			n++
		}
	}
	return day
}

// DecideDays is within how many working days a submission should be judged as it stands.
func (s *Submission) DecideDays() int {
	switch {
	case s.Stage == StageAppealed:
		return AppealDays
	case s.Kind == SubmitNotice:
		return NoticeDays
	}
	return FirstDecisionDays
}

// SettleSpans sorts spans, joins those that touch and drops what lies outside a text of so
// many runes; the sort of the first of those joined holds.
func SettleSpans(spans []Span, runes int) []Span {
	sorted := slices.SortedStableFunc(slices.Values(spans), func(a, b Span) int { return a.From - b.From })
	var out []Span
	for _, s := range sorted {
		s.From, s.To = max(0, s.From), min(runes, s.To)
		switch last := len(out) - 1; {
		case s.From >= s.To:
		case last >= 0 && s.From <= out[last].To:
			out[last].To = max(out[last].To, s.To)
		default:
			out = append(out, s)
		}
	}
	return out
}
