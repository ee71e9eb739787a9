package entry_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

func TestApply_Rows(t *testing.T) {
	keys := func(s didban.Sheet, list string) string { return strings.Join(s.Rows[list], " ") }
	for _, test := range []struct {
		name, list, want string
		edit             didban.Edit
	}{
		{"a first row", "budget", "n r1 r2", didban.Edit{Op: didban.EditAdd, Path: "budget", Row: "n"}},
		{"a row between", "budget", "r1 n r2", didban.Edit{Op: didban.EditAdd, Path: "budget", Row: "n", After: "r1"}},
		{"behind a row that went", "budget", "r1 r2 n", didban.Edit{Op: didban.EditAdd, Path: "budget", Row: "n", After: "gone"}},
		{"the first of a list", "milestones", "n", didban.Edit{Op: didban.EditAdd, Path: "milestones", Row: "n"}},
		{"a row of a row", "contracts.r1.payments", "r1 r2 n", didban.Edit{Op: didban.EditAdd, Path: "contracts.r1.payments", Row: "n", After: "r2"}},
		{"a row away", "budget", "r2", didban.Edit{Op: didban.EditDrop, Path: "budget", Row: "r1"}},
		{"the last row away", "contracts", "", didban.Edit{Op: didban.EditDrop, Path: "contracts", Row: "r1"}},
		{"a row down", "budget", "r2 r1", didban.Edit{Op: didban.EditMove, Path: "budget", Row: "r1", After: "r2"}},
		{"a row to the front", "contracts.r1.payments", "r2 r1", didban.Edit{Op: didban.EditMove, Path: "contracts.r1.payments", Row: "r2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laid(t, works())
			apply(t, didban.KindProject, &s, set("contracts.r1.payments.r2.amount", "ناخوانا"), toman)
			apply(t, didban.KindProject, &s, set("budget.r1.spent", "۱ میلیون"), toman)
			before := form(t, didban.KindProject, s)
			back := apply(t, didban.KindProject, &s, test.edit, toman)
			if got := keys(s, test.list); got != test.want {
				t.Fatalf("got %q, want %q", got, test.want)
			}
			after := form(t, didban.KindProject, s)
			again := apply(t, didban.KindProject, &s, back, rial)
			if got := form(t, didban.KindProject, s); got != before {
				t.Fatalf("undone: got %s\nwant %s", got, before)
			}
			apply(t, didban.KindProject, &s, again, rial)
			if got := form(t, didban.KindProject, s); got != after {
				t.Fatalf("made again: got %s\nwant %s", got, after)
			}
		})
	}
}

func TestApply_AFieldFollowsItsRow(t *testing.T) {
	s := laid(t, works())
	apply(t, didban.KindProject, &s, didban.Edit{Op: didban.EditMove, Path: "budget", Row: "r2"}, toman)
	apply(t, didban.KindProject, &s, set("budget.r1.spent", "9"), rial)
	n, err := entry.Noun(didban.KindProject, &s)
	if err != nil {
		t.Fatal(err)
	}
	if b := n.(*didban.Project).Budget; b[0].Year != 1404 || b[1].Year != 1403 || b[1].Spent != 9 {
		t.Fatalf("got %+v", b)
	}
}

func TestStates_FaultsStandAtTheirRow(t *testing.T) {
	s := laid(t, works())
	apply(t, didban.KindProject, &s, didban.Edit{Op: didban.EditAdd, Path: "contracts.r1.payments", Row: "late", After: "r1"}, toman)
	apply(t, didban.KindProject, &s, didban.Edit{Op: didban.EditMove, Path: "budget", Row: "r2"}, toman)
	apply(t, didban.KindProject, &s, set("budget.r1.year", "2024"), toman)
	states, rest, err := entry.States(didban.KindProject, &s, toman)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, state := range states {
		if state.Fault != nil {
			got[state.Path] = state.Fault.Key
		}
	}
	want := map[string]string{"budget.r1.year": "field.fiscalYear", "contracts.r1.payments.late.day": "field.required"}
	if !maps.Equal(got, want) || len(rest) > 0 {
		t.Errorf("got %v, %v", got, rest)
	}
	if n, err := entry.Faulty(didban.KindProject, &s, toman); n != 2 || err != nil {
		t.Errorf("counted %d, %v", n, err)
	}
}

func TestRows_InOrder(t *testing.T) {
	s := laid(t, works())
	var got []string
	for _, list := range entry.Rows(&s) {
		got = append(got, list.Path+": "+strings.Join(list.Keys, " "))
	}
	want := []string{"budget: r1 r2", "contracts: r1", "contracts.r1.payments: r1 r2", "progress: r1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
