package store

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// TestOpen_FileWithoutLists: a file of schema 3, which knows no lists of codes, goes on and
// takes one.
func TestOpen_FileWithoutLists(t *testing.T) {
	dir := t.TempDir()
	older := options()
	older.Schema, older.Migrations = 3, nil
	older.Layout = slices.DeleteFunc(layout(), func(p record.Path) bool { return slices.Contains(p, string(didban.KindTerms)) })
	if len(older.Layout) != len(layout())-4 {
		t.Fatalf("%d buckets fell away", len(layout())-len(older.Layout))
	}
	file, err := record.Open(dir, older)
	if err != nil {
		t.Fatal(err)
	}
	lineage := file.Lineage()
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	list := didban.ShippedList("sections")
	if err := s.Update(didban.System("test"), func(tx *Tx) error {
		list.ID = tx.NewID()
		list.Terms[0].Fa = "عمران شهر"
		return tx.Put(list)
	}); err != nil {
		t.Fatal(err)
	}
	if s.Lineage() != lineage || s.Terms()["sections"][0].Fa != "عمران شهر" {
		t.Errorf("lineage %s, terms %v", s.Lineage(), s.Terms()["sections"][0])
	}
}
