package dialogue

import (
	"testing"

	didban "didban.app/backend"
)

// TestWorkClock_AsTheOffice: what is counted beforehand is what the office counts.
func TestWorkClock_AsTheOffice(t *testing.T) {
	office := didban.OfficeSetting{ThursdayOff: true, Holidays: []didban.Holiday{{Day: "2026-03-21"}, {Day: "2026-03-22"}, {Day: "2026-11-23"}}}
	today := didban.Day("2026-11-22")
	var rows []workRow
	for n := range 300 {
		sent := didban.DayOf(today.Time().AddDate(0, 0, -n))
		rows = append(rows, workRow{facts: &didban.ReportFacts{Category: "asphalt", Phase: didban.ReportOpen, Clock: sent}})
	}
	k := newWorkClock(office, today, rows)
	for n, row := range rows {
		unit := &didban.Unit{Deadlines: didban.Deadlines{Report: 1 + n%didban.MaxDeadline}}
		due := k.due(row.facts, unit)
		if want := office.Due(row.facts.Clock, unit.Deadlines.Report); due != want {
			t.Fatalf("from %s in %d days: %s, want %s", row.facts.Clock, unit.Deadlines.Report, due, want)
		}
		want := office.Workdays(today, due)
		if today > due {
			want = -office.Workdays(due, today)
		}
		if got := k.left(due); got != want {
			t.Fatalf("until %s: %d, want %d", due, got, want)
		}
	}
}
