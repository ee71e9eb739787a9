package staff_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// putCity puts nouns into the public record, and the map after it.
func (o *office) putCity(nouns ...didban.Noun) {
	o.t.Helper()
	o.must(o.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, n := range nouns {
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	}))
	o.must(o.Map.CatchUp(o.Store))
}

func watched(n int, unit string, change func(*didban.Project)) *didban.Project {
	p := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, n), Code: "W-" + string(rune('0'+n))}, Title: "پروژهٔ " + string(rune('۰'+n)),
		Domain: didban.Domains[0].Code, Type: didban.Types[0].Code, Status: "implementation", Unit: unit,
	}
	change(p)
	return p
}

func unitID(n int) didban.ID { return didbantest.ID(didban.KindUnit, n) }

func unit(n int, title string) *didban.Unit {
	return &didban.Unit{Meta: didban.Meta{ID: unitID(n), Code: fmt.Sprintf("U-%d", n)}, Title: title}
}

func groupOf(t *testing.T, view staff.BenchView, key string) staff.BenchGroup {
	t.Helper()
	at := slices.IndexFunc(view.Groups, func(g staff.BenchGroup) bool { return g.Key == key })
	if at < 0 {
		t.Fatalf("no group %s", key)
	}
	return view.Groups[at]
}

func idsOf(g staff.BenchGroup) (out []string) {
	for _, item := range g.Items {
		out = append(out, item.ID)
	}
	return out
}

func TestBench_TellsWhatInTheCityAsksForSomebody(t *testing.T) {
	o := newOffice(t)
	o.Map.Today(o.Today())
	today := o.Today()
	late := watched(1, "عمران", func(p *didban.Project) { p.Start, p.End, p.AsOf = "2023-01-01", "2024-01-01", today })
	silent := watched(2, "فضای سبز", func(p *didban.Project) { p.Start, p.AsOf = "2023-01-01", "2023-02-01" })
	o.putCity(late, silent)

	view, err := o.as("sara").bench.Open(staff.BenchRequest{Whose: "all"})
	o.must(err)
	got := groupOf(t, view, "late")
	if !slices.Equal(idsOf(got), []string{string(late.ID)}) || got.Items[0].Day != "2024-01-01" || got.Items[0].Days < 300 {
		t.Errorf("late: %+v", got)
	}
	if got := groupOf(t, view, "silent"); !slices.Equal(idsOf(got), []string{string(silent.ID)}) || got.Items[0].Day != "2023-02-01" {
		t.Errorf("silent: %+v", got)
	}
	incomplete := groupOf(t, view, "incomplete")
	if incomplete.Total != 2 {
		t.Fatalf("incomplete: %+v", incomplete)
	}
	for _, item := range incomplete.Items {
		if item.Expected-item.Disclosed != len(item.Missing) {
			t.Errorf("%d of %d are told, and %d are missing", item.Disclosed, item.Expected, len(item.Missing))
		}
		for _, missing := range item.Missing {
			if _, ok := didban.Named(didban.Fields(didban.KindProject), missing.Path); !ok {
				t.Errorf("item %s leads to no field: %q", missing.Code, missing.Path)
			}
		}
	}
}

func TestBench_UnitsPresetWhatIsSeen(t *testing.T) {
	o := newOffice(t)
	o.Map.Today(o.Today())
	o.update(func(tx *private.Tx) error {
		u, err := tx.User(o.ids["sara"])
		if err != nil {
			return err
		}
		u.Units = []didban.ID{unitID(1), "فضای سبز"} // a text permits and presets nothing
		return tx.PutUser(u)
	})
	overdue := func(p *didban.Project) { p.Start, p.End = "2023-01-01", "2024-01-01" }
	own, other := watched(1, "عمران", overdue), watched(2, "فضای سبز", overdue)
	own.UnitID = unitID(1)
	o.putCity(unit(1, "عمران"), own, other)
	for whose, want := range map[string]int{"me": 1, "unit": 1, "all": 2} {
		view, err := o.as("sara").bench.Open(staff.BenchRequest{Whose: whose})
		o.must(err)
		if got := groupOf(t, view, "late"); got.Total != want || whose != "all" && got.Items[0].ID != string(own.ID) {
			t.Errorf("%s: %+v", whose, got)
		}
	}
}
