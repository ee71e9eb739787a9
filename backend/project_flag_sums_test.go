package didban_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

func TestSumFlags(t *testing.T) {
	limits := didban.Thresholds{Behind: 10, Bidders: 3}.OrDefaults()
	facts := func(id didban.ID, s didban.Signals) *didban.ProjectFacts {
		p := &didban.ProjectFacts{ID: id, Signals: s}
		p.Flags = s.Flagged("2026-11-25", &limits, nil)
		return p
	}
	list := []*didban.ProjectFacts{
		facts("a", didban.Signals{Behind: didban.PercentOf(20), Single: 1}),
		facts("b", didban.Signals{Behind: didban.PercentOf(50)}),
		facts("c", didban.Signals{Behind: didban.PercentOf(1)}),
		facts("d", didban.Signals{}), // nothing is known of it
		facts("e", didban.Signals{Over: true, Behind: didban.PercentOf(80)}),
		facts("f", didban.Signals{Fewest: 2}),
	}
	sums, flagged := didban.SumFlags(list, "2026-11-25", limits, 5)
	var got []string
	for _, sum := range sums {
		line := string(sum.Code)
		for _, one := range sum.Worst {
			line += " " + string(one.Project.ID)
		}
		got = append(got, line)
	}
	if want := []string{"behind b a", "uncontested a", "bidders f"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if flagged != 3 {
		t.Errorf("%d flagged, want 3", flagged)
	}
	if sums, flagged := didban.SumFlags(nil, "2026-11-25", didban.Thresholds{}, 5); len(sums) != 0 || flagged != 0 {
		t.Errorf("nothing: got %v, %d", sums, flagged)
	}
}
