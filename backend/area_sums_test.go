package didban_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
)

func TestSumArea(t *testing.T) {
	green := &didban.ProjectFacts{
		Domain: "green", Status: "completion", Money: didban.Money{Approved: 55, Revised: 50, Spent: 20},
		Lines: []didban.LineFacts{{Year: 1403, Approved: 30, Spent: 20}, {Year: 1404, Approved: 20}},
	}
	civil := &didban.ProjectFacts{
		Domain: "civil", Status: "completion", Suspended: true, Money: didban.Money{Approved: 70, Revised: 90, Spent: 5},
		Lines: []didban.LineFacts{{Year: 1404, Approved: 90, Spent: 5}},
	}
	bare := &didban.ProjectFacts{Domain: "green", Status: "preparation"}
	for _, c := range []struct {
		name     string
		projects []*didban.ProjectFacts
		want     didban.AreaSums
		known    bool
	}{
		{"nothing", nil, didban.AreaSums{Statuses: map[string]int{}}, false},
		{"a project without money is in no sum", []*didban.ProjectFacts{bare}, didban.AreaSums{
			Tally: didban.Tally{Projects: 1, Unbudgeted: 1}, Statuses: map[string]int{"preparation": 1},
			Domains: []didban.DomainSum{{Domain: "green", Projects: 1}},
		}, false},
		{"newest year and largest domain first", []*didban.ProjectFacts{green, civil, bare}, didban.AreaSums{
			Tally:    didban.Tally{Projects: 3, Unbudgeted: 1, Approved: 140, Spent: 25},
			Statuses: map[string]int{"completion": 1, "suspended": 1, "preparation": 1},
			Years:    []didban.YearSum{{Year: 1404, Approved: 110, Spent: 5}, {Year: 1403, Approved: 30, Spent: 20}},
			Domains:  []didban.DomainSum{{"civil", 1, 90, 5}, {"green", 2, 50, 20}},
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := didban.SumArea(c.projects)
			if !reflect.DeepEqual(got, c.want) || got.Known() != c.known {
				t.Errorf("got %+v, known %t; want %+v", got, got.Known(), c.want)
			}
		})
	}
}

func TestPerUnit(t *testing.T) {
	for _, c := range []struct {
		name   string
		amount didban.Rial
		units  float64
		want   didban.Rial
		ok     bool
	}{
		{"shared out", 1000, 4, 250, true},
		{"rounded", 10, 4, 3, true},
		{"nought is a figure", 0, 4, 0, true},
		{"nobody there", 1000, 0, 0, false},
		{"nonsense", 1000, -3, 0, false},
		{"too little ground", didban.MaxRial, 1e-6, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := didban.PerUnit(c.amount, c.units); got != c.want || ok != c.ok {
				t.Errorf("got %d %t, want %d %t", got, ok, c.want, c.ok)
			}
		})
	}
}

func TestTrustee_TermAndStale(t *testing.T) {
	const today didban.Day = "2026-11-22"
	for _, c := range []struct {
		name                 string
		start, end, verified didban.Day
		term                 didban.TermState
		stale                bool
	}{
		{"running", "2024-01-01", "2027-01-01", "2026-01-10", didban.TermRunning, false},
		{"open at both ends, never checked", "", "", "", didban.TermRunning, true},
		{"the last day still runs", "2024-01-01", today, today, didban.TermRunning, false},
		{"over", "2020-01-01", "2026-11-21", "2025-11-22", didban.TermOver, false},
		{"ahead is not over", "2026-12-01", "", "2025-11-21", didban.TermAhead, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			term := didban.Trustee{Start: c.start, End: c.end, Verified: c.verified}
			if got := term.Term(today); got != c.term || term.Stale(today) != c.stale {
				t.Errorf("got %s stale %t, want %s stale %t", got, term.Stale(today), c.term, c.stale)
			}
		})
	}
}

func TestEventFilter_Match(t *testing.T) {
	hour := int64(3_600_000)
	e := &didban.Event{Category: "sport", Audience: "خانواده‌ها", Start: 100 * hour, End: 130 * hour}
	areas := []didban.ID{"region", "hood"}
	for _, c := range []struct {
		name   string
		filter didban.EventFilter
		want   bool
	}{
		{"everything", didban.EventFilter{}, true},
		{"category", didban.EventFilter{Category: "sport"}, true},
		{"other category", didban.EventFilter{Category: "culture"}, false},
		{"area around", didban.EventFilter{Area: "region"}, true},
		{"other area", didban.EventFilter{Area: "elsewhere"}, false},
		{"audience", didban.EventFilter{Audience: "خانواده‌ها"}, true},
		{"other audience", didban.EventFilter{Audience: "کودکان"}, false},
		{"coming while it runs", didban.EventFilter{Time: didban.EventsComing, Now: 120 * hour}, true},
		{"past when it is over", didban.EventFilter{Time: didban.EventsPast, Now: 131 * hour}, true},
		{"not past while it runs", didban.EventFilter{Time: didban.EventsPast, Now: 120 * hour}, false},
		{"reaches into the stretch", didban.EventFilter{From: 110 * hour, Until: 200 * hour}, true},
		{"over before the stretch", didban.EventFilter{From: 131 * hour, Until: 200 * hour}, false},
		{"begins when the stretch is over", didban.EventFilter{From: 10 * hour, Until: 100 * hour}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.filter.Match(e, areas); got != c.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
