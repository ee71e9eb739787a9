package didban_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

func TestHolding(t *testing.T) {
	type noun struct {
		kind    didban.Kind
		id      didban.ID
		version int
	}
	of := func(list ...noun) didban.Holding {
		h := didban.HoldingOf(7, didban.KindProject, didban.KindArea)
		for _, n := range list {
			h.Add(n.kind, n.id, n.version)
		}
		return h
	}
	a, b := noun{didban.KindProject, "a", 1}, noun{didban.KindProject, "b", 2}
	area := noun{didban.KindArea, "a", 1}
	want := of(a, b, area)
	for _, c := range []struct {
		name string
		has  didban.Holding
		want []didban.Kind
	}{
		{"the same in another order", of(area, b, a), nil},
		{"one is missing", of(a, area), []didban.Kind{didban.KindProject}},
		{"one is of another version", of(a, noun{didban.KindProject, "b", 1}, area), []didban.Kind{didban.KindProject}},
		{"one stands for another", of(a, a, area), []didban.Kind{didban.KindProject}},
		{"versions changed places", of(noun{didban.KindProject, "a", 2}, noun{didban.KindProject, "b", 1}, area), []didban.Kind{didban.KindProject}},
		{"nothing", of(), []didban.Kind{didban.KindArea, didban.KindProject}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.has.Differs(want); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
