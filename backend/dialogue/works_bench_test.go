package dialogue_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// BenchmarkWorks: the reports of all units, 10,000 of them, of which fifty are shown.
func BenchmarkWorks(b *testing.B) {
	h := newHall(b)
	nouns, known := didbantest.Reports(10_000), map[didban.ID]bool{roads: true, parks: true}
	for _, n := range nouns {
		for _, s := range n.(*didban.Report).Steps {
			if s.Unit != "" && !known[s.Unit] {
				known[s.Unit] = true
				nouns = append(nouns, &didban.Unit{Meta: didban.Meta{ID: s.Unit, Code: "U-" + string(s.Unit[24:])}, Title: "واحد"})
			}
		}
	}
	for _, n := range nouns { // their main ones are others of them
		if r, ok := n.(*didban.Report); ok {
			r.Media, r.Project = nil, ""
		}
	}
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error { return putAll(tx, nouns) }))
	h.drawn()
	list := h.works("maryam", "")
	if list.Total < 1000 {
		b.Fatal(list.Total)
	}
	for name, call := range map[string]func() error{
		"list": func() error {
			_, err := h.queue("maryam").Works(dialogue.WorksRequest{})
			return err
		},
		"one": func() error {
			_, err := h.queue("maryam").Work(dialogue.ItemRequest{ID: list.Items[0].ID})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				h.must(call())
			}
		})
	}
}
