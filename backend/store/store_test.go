package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

var admin = didban.System("test")

// clock is a time that moves by a second at every reading, from when all articles of
// the generated city are out.
func clock() func() time.Time {
	now := time.UnixMilli(didbantest.Start).AddDate(1, 0, 0)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func open(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(dir, store.Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func put(t testing.TB, s *store.Store, nouns ...didban.Noun) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error {
		for _, n := range nouns {
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	})
}

func update(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(admin, fn); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.View(fn); err != nil {
		t.Fatal(err)
	}
}

// wantFault checks the class and key of an error.
func wantFault(t testing.TB, err error, code didban.ErrorCode, key string) {
	t.Helper()
	var e *didban.Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want %s %s", err, code, key)
	}
	if e.Code != code || e.Key != key {
		t.Fatalf("error %v, want %s %s", err, code, key)
	}
}

func region(n int, code string) *didban.Area {
	return &didban.Area{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, n), Code: code},
		Rank: didban.AreaRegion, Name: "منطقهٔ " + code,
	}
}

func article(n int, code string, published int64) *didban.Article {
	return &didban.Article{
		Meta:  didban.Meta{ID: didbantest.ID(didban.KindArticle, n), Code: code},
		Title: "خبر " + code, Section: didban.Sections[0].Code, Form: didban.ArticleKinds[0].Code, Published: published,
	}
}

func codes[P didban.Noun](t testing.TB, nouns func(func(P, error) bool)) []string {
	t.Helper()
	out := []string{}
	for n, err := range nouns {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n.Head().Code)
	}
	return out
}

func equal[E comparable](t testing.TB, what string, got, want []E) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestPut_SetsHead(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "R1")
	put(t, s, a)
	created := a.Created
	if a.Version != 1 || created == 0 || a.Updated != created {
		t.Fatalf("head after the first put: %+v", a.Meta)
	}
	a.Name = "نام دیگر"
	put(t, s, a)
	if a.Version != 2 || a.Created != created || a.Updated <= created {
		t.Errorf("head after the second put: %+v", a.Meta)
	}
	view(t, s, func(tx *store.Tx) error {
		got, err := store.Get[didban.Area](tx, a.ID)
		if err == nil && *got != *a {
			t.Errorf("stored %+v, want %+v", got, a)
		}
		return err
	})
}

func TestPut_EqualChangesNothing(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "R1")
	put(t, s, a)
	before := a.Meta
	put(t, s, a)
	if a.Meta != before || s.Head() != 1 {
		t.Errorf("head %+v at change %d, want %+v at 1", a.Meta, s.Head(), before)
	}
}

func TestUpdate_WholeCity(t *testing.T) {
	s := open(t, t.TempDir())
	city := didbantest.City(60, 40)
	put(t, s, city...)
	if got, want := s.Head(), uint64(len(city)); got != want {
		t.Errorf("head %d, want %d", got, want)
	}
	view(t, s, func(tx *store.Tx) error {
		for kind, want := range map[didban.Kind]int{didban.KindProject: 60, didban.KindArticle: 40, didban.KindArea: 30} {
			if got, err := tx.Count(kind); err != nil || got != want {
				t.Errorf("count of %s: %d %v, want %d", kind, got, err, want)
			}
		}
		newest := []string{}
		for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
			if err != nil {
				return err
			}
			if newest = append(newest, a.Code); len(newest) == 3 {
				break
			}
		}
		equal(t, "newest", newest, []string{"A-000040", "A-000039", "A-000038"})
		return nil
	})
}
