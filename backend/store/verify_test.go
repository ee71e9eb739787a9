package store

import (
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

func TestVerify_FindsAndRebuildMends(t *testing.T) {
	s, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := didban.ID("01000000-0000-7000-8000-000000000001")
	area := &didban.Area{Meta: didban.Meta{ID: id, Code: "R1"}, Rank: didban.AreaRegion, Name: "x"}
	if err := s.Update(didban.System(""), func(tx *Tx) error { return tx.Put(area) }); err != nil {
		t.Fatal(err)
	}
	err = s.file.Update(func(tx *record.Tx) error {
		ix := tx.Bucket(bucketIndex, string(AreasByParent))
		return errors.Join(ix.Delete(append([]byte{record.Separator}, id...)), ix.Put([]byte("stray"), []byte{}),
			tx.Delete([]byte("R1"), bucketCode, "area"), tx.Delete([]byte("area"), bucketCount))
	})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := s.Verify(); err != nil || len(found) != 3 {
		t.Errorf("found %v %v, want index, code and count", found, err)
	}
	if err := s.Rebuild(); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Verify(); err != nil || len(found) != 0 {
		t.Errorf("after the rebuild: %v %v", found, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
