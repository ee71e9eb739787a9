package store_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// TestOverlay: what is laid before the store is read by its id, leads nowhere else, and is
// gone with the look.
func TestOverlay(t *testing.T) {
	s := open(t, t.TempDir())
	stored := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "P-1"}, Name: "پیشین"}
	put(t, s, stored)
	changed, fresh := *stored, *stored
	changed.Name, fresh.ID, fresh.Code, fresh.Name = "پسین", didbantest.ID(didban.KindPerson, 2), "P-2", "تازه"
	err := s.View(func(tx *store.Tx) error {
		over := tx.Overlay(&changed, &fresh)
		for id, want := range map[didban.ID]string{changed.ID: "پسین", fresh.ID: "تازه"} {
			if got, err := store.Get[didban.Person](over, id); err != nil || got.Name != want {
				t.Errorf("%s is %+v, %v", id, got, err)
			}
		}
		n := 0
		for range store.Laid[didban.Person](over) {
			n++
		}
		for range store.Laid[didban.Article](over) {
			t.Error("a person is an article")
		}
		for p, err := range store.All[didban.Person](over) {
			if err != nil {
				return err
			}
			if p.Name != "پیشین" {
				t.Errorf("the walk sees %s", p.Name)
			}
		}
		if _, err := store.Get[didban.Person](tx, fresh.ID); n != 2 || !didban.IsNotFound(err) {
			t.Errorf("%d laid; the look itself sees %v", n, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
