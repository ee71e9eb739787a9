package dialogue

import (
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// RulingsRequest asks for decisions, the newest first: those from one ISO day to another, of
// one action, by one rule; "" asks for all.
type RulingsRequest struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Month  string `json:"month"`
	Code   string `json:"code"`
	Action string `json:"action"`
	Rule   string `json:"rule"`
	Offset int    `json:"offset"`
}

// RulingsView is a part of the log of decisions, with what it counts by month.
type RulingsView struct {
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
	Items  []RulingView `json:"items"`
	Months []MonthView  `json:"months"` // all of the log, the newest first
}

// MonthView counts the decisions of a month of the Solar Hijri calendar.
type MonthView struct {
	Month      string      `json:"month"` // 1405-08
	Published  int         `json:"published"`
	Redacted   int         `json:"redacted"`
	Rejected   int         `json:"rejected"`
	Hidden     int         `json:"hidden"`
	Merged     int         `json:"merged"`
	Withdrawn  int         `json:"withdrawn"`
	Overturned int         `json:"overturned"` // decisions that an appeal changed
	Upheld     int         `json:"upheld"`
	All        int         `json:"all"`
	Rules      []RuleCount `json:"rules"` // for what was rejected or hidden
}

// RuleCount is how often a rule was used.
type RuleCount struct {
	Rule  string `json:"rule"`
	Count int    `json:"count"`
}

// RulingView is one decision.
type RulingView struct {
	ID         string      `json:"id"`
	Code       string      `json:"code"`
	Of         string      `json:"of"`
	Subject    RefView     `json:"subject"`
	Noun       string      `json:"noun"`
	Action     string      `json:"action"`
	Rule       string      `json:"rule"`
	Roles      []string    `json:"roles"`
	Unit       string      `json:"unit"`
	Day        string      `json:"day"`
	Digest     string      `json:"digest"`
	Redactions []RuleCount `json:"redactions"`
	Note       string      `json:"note"`
	Authority  string      `json:"authority"`
	Number     string      `json:"number"`
	Against    string      `json:"against"` // the code of the decision that it judges anew
	Appeal     string      `json:"appeal"`  // none, upheld, overturned
	AppealCode string      `json:"appealCode"`
	Until      string      `json:"until"` // the day on which what was hidden for a time comes back
}

// rulingPart is how many decisions one answer holds.
const rulingPart = 50

// Rulings tells what was decided on what citizens sent.
func (s *Dialogue) Rulings(r RulingsRequest) (RulingsView, error) {
	return gate.Answer(s.caller, "Dialogue.Rulings", func() (RulingsView, error) {
		return gate.RunRead(s.caller, func(tx *store.Tx) (RulingsView, error) { return rulings(tx, r) })
	})
}

func rulings(tx *store.Tx, r RulingsRequest) (RulingsView, error) {
	view := RulingsView{Offset: max(0, r.Offset), Items: []RulingView{}, Months: []MonthView{}}
	var found []*didban.Ruling
	for n, err := range store.Reverse[didban.Ruling](tx, store.RulingsByDay) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		view.Months = countRuling(view.Months, n)
		if r.fits(n) {
			found = append(found, n)
		}
	}
	view.Total = len(found)
	from := min(view.Offset, len(found))
	for _, n := range found[from:min(from+rulingPart, len(found))] {
		item, err := rulingView(tx, n)
		if err != nil {
			return view, err
		}
		view.Items = append(view.Items, item)
	}
	return view, nil
}

func (r RulingsRequest) fits(n *didban.Ruling) bool {
	return (r.From == "" || string(n.Day) >= r.From) && (r.To == "" || string(n.Day) <= r.To) &&
		(r.Month == "" || solarMonth(n.Day) == r.Month) && (r.Code == "" || n.Code == r.Code) &&
		(r.Action == "" || string(n.Action) == r.Action) && (r.Rule == "" || n.Rule == r.Rule)
}

// countRuling counts a decision in its month; they come the newest first.
func countRuling(months []MonthView, n *didban.Ruling) []MonthView {
	month := solarMonth(n.Day)
	if len(months) == 0 || months[len(months)-1].Month != month {
		months = append(months, MonthView{Month: month, Rules: []RuleCount{}})
	}
	m := &months[len(months)-1]
	m.All++
	switch n.Action {
	case didban.RuledPublished:
		m.Published++
	case didban.RuledRedacted:
		m.Redacted++
	case didban.RuledRejected:
		m.Rejected++
	case didban.RuledHidden, didban.RuledErased:
		m.Hidden++
	case didban.RuledMerged, didban.RuledMoved:
		m.Merged++
	case didban.RuledWithdrawn:
		m.Withdrawn++
	case didban.RuledUpheld:
		m.Upheld++
	case didban.RuledInterim, didban.RuledRestored, didban.RuledKept:
	}
	if n.Against != "" && n.Action != didban.RuledUpheld {
		m.Overturned++
	}
	if n.Action == didban.RuledRejected || n.Action == didban.RuledHidden {
		m.Rules = countRule(m.Rules, n.Rule)
	}
	return months
}

func countRule(rules []RuleCount, rule string) []RuleCount {
	if i := slices.IndexFunc(rules, func(r RuleCount) bool { return r.Rule == rule }); i >= 0 {
		rules[i].Count++
		return rules
	}
	return append(rules, RuleCount{rule, 1})
}

func rulingView(tx *store.Tx, n *didban.Ruling) (RulingView, error) {
	view := RulingView{
		ID: string(n.ID), Code: n.Code, Of: string(n.Of), Noun: string(n.Noun), Action: string(n.Action), Rule: n.Rule,
		Roles: mapped(n.Roles, func(r didban.Role) string { return string(r) }), Day: string(n.Day), Digest: n.Digest,
		Redactions: mapped(n.Redactions, func(r didban.Redaction) RuleCount { return RuleCount{r.Sort, r.Count} }),
		Note:       n.Note, Authority: n.Authority, Number: n.Number, Until: string(n.Until),
	}
	var err error
	if view.Subject, err = refView(tx, n.Subject); err != nil {
		return view, err
	}
	unit, err := refView(tx, didban.Ref{Kind: didban.KindUnit, ID: n.Unit})
	if err != nil {
		return view, err
	}
	view.Unit = unit.Title
	if n.Against != "" {
		first, err := store.Get[didban.Ruling](tx, n.Against)
		if err != nil && !didban.IsLeftOut(err) {
			return view, err
		}
		if err == nil {
			view.Against = first.Code
		}
	}
	appeal, later, err := store.AppealOf(tx, n.ID)
	if view.Appeal = appeal; later != nil {
		view.AppealCode = later.Code
	}
	return view, err
}

// solarMonth is the month of a day: 1405-08; "" for a day that is none.
func solarMonth(d didban.Day) string {
	date, ok := jalali.FromISO(string(d))
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d-%02d", date.Year, date.Month)
}
