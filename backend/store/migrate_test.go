package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

func TestMigrate_AllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, fileName)
	mark := func(key string) migration {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucketMeta)).Put([]byte(key), []byte("x")) }
	}
	mine := errors.New("mine")
	reopen(t, dir, nil)
	before := content(t, path)
	_, err := openWith(dir, Options{}, []migration{mark("a"), func(*bolt.Tx) error { return mine }})
	if !errors.Is(err, mine) {
		t.Fatalf("error %v, want the migration's", err)
	}
	if !bytes.Equal(content(t, path), before) {
		t.Error("a migration that failed left something behind")
	}
	reopen(t, dir, []migration{mark("a"), mark("b")})
	kept, err := Check(path + ".v1.bak")
	if err != nil || !kept.Whole() || kept.Schema != 1 {
		t.Errorf("the copy kept aside: %+v %v", kept, err)
	}
	migrated := content(t, path)
	_, err = Open(dir, Options{})
	var e *didban.Error
	if !errors.As(err, &e) || e.Key != "store.tooNew" || e.Args["have"] != "3" || e.Args["want"] != "2" {
		t.Errorf("opened by an older program: %v", err)
	}
	if !bytes.Equal(content(t, path), migrated) {
		t.Error("the newer file was touched")
	}
}

// TestMigrate_AddsIndexes makes a file of the first program and opens it with this one.
func TestMigrate_AddsIndexes(t *testing.T) {
	dir := t.TempDir()
	s, err := openWith(dir, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	person := didban.ID("01000000-0000-7000-8000-000000000002")
	article := &didban.Article{
		Meta:  didban.Meta{ID: "01000000-0000-7000-8000-000000000001", Code: "A-1"},
		Title: "x", Section: "civil", Form: "news", Published: 5, Persons: []didban.ID{person},
	}
	named := &didban.Person{Meta: didban.Meta{ID: person, Code: "P-1"}, Name: "x"}
	write := func(tx *Tx) error { return errors.Join(tx.Put(named), tx.Put(article)) }
	older := func(b *bolt.Tx) error { return b.Bucket([]byte(bucketIndex)).DeleteBucket([]byte(ArticlesByPerson)) }
	err = errors.Join(s.Update(didban.System(""), write), s.bolt.Update(older), s.Close())
	if err != nil {
		t.Fatal(err)
	}
	if s, err = Open(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	found := 0
	err = s.View(func(tx *Tx) error {
		for a, err := range Reverse[didban.Article](tx, ArticlesByPerson, string(person)) {
			if err != nil || a.Code != "A-1" {
				t.Errorf("found %v, %v", a, err)
			}
			found++
		}
		return nil
	})
	if err = errors.Join(err, s.Close()); err != nil || found != 1 {
		t.Errorf("found %d, %v", found, err)
	}
}

func reopen(t *testing.T, dir string, steps []migration) {
	t.Helper()
	s, err := openWith(dir, Options{}, steps)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestVerify_FindsAndRebuildMends(t *testing.T) {
	s, err := openWith(t.TempDir(), Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := didban.ID("01000000-0000-7000-8000-000000000001")
	area := &didban.Area{Meta: didban.Meta{ID: id, Code: "R1"}, Rank: didban.AreaRegion, Name: "x"}
	if err := s.Update(didban.System(""), func(tx *Tx) error { return tx.Put(area) }); err != nil {
		t.Fatal(err)
	}
	err = s.bolt.Update(func(b *bolt.Tx) error {
		ix := bucketAt(b, bucketPath{bucketIndex, string(AreasByParent)})
		return errors.Join(ix.Delete(append([]byte{separator}, id...)), ix.Put([]byte("stray"), []byte{}),
			bucketAt(b, bucketPath{bucketCode, "area"}).Delete([]byte("R1")), b.Bucket([]byte(bucketCount)).Delete([]byte("area")))
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
