package store_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

var smart = didban.Term{Code: "smart", Fa: "شهر هوشمند", En: "Smart city", Colour: "#0b7a75"}

// ownList is the list of a vocabulary with more terms.
func ownList(vocabulary string, more ...didban.Term) *didban.TermList {
	l := didban.ShippedList(vocabulary)
	l.ID = didbantest.ID(didban.KindTerms, len(vocabulary))
	l.Terms = append(l.Terms, more...)
	return l
}

func projectOf(domain string) *didban.Project {
	return &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "طرح", Domain: domain, Type: "construction",
		Status: "preparation", Budget: []didban.BudgetLine{{Year: 1405, Source: "municipal"}},
	}
}

func refused(t *testing.T, s *store.Store, fn func(*store.Tx) error) error {
	t.Helper()
	err := s.Update(admin, fn)
	if err == nil {
		t.Fatal("it was taken")
	}
	return err
}

func wantPlaced(t *testing.T, err error, key, field string) {
	t.Helper()
	all, ok := err.(didban.Errors) //nolint:errorlint // the store gives it as it is
	if !ok {
		one, _ := err.(*didban.Error) //nolint:errorlint // the store gives it as it is
		all = didban.Errors{one}
	}
	if len(all) != 1 || all[0] == nil || all[0].Key != key || all[0].Field != field {
		t.Fatalf("refused for %v, want %s at %s", err, key, field)
	}
}

func TestPut_CodesMustBeInAList(t *testing.T) {
	s := open(t, t.TempDir())
	putOne := func(n didban.Noun) func(*store.Tx) error {
		return func(tx *store.Tx) error { return tx.Put(n) }
	}
	wantPlaced(t, refused(t, s, putOne(projectOf("smart"))), "field.unknownCode", "domain")
	lost := projectOf("civil")
	lost.Budget[0].Source = "lottery"
	wantPlaced(t, refused(t, s, putOne(lost)), "field.unknownCode", "budget.0.source")

	// the list and what needs it may come together
	put(t, s, ownList("domains", smart), projectOf("smart"))
	view(t, s, func(tx *store.Tx) error {
		if term, ok := tx.Terms()["domains"].Term("smart"); !ok || term.Fa != smart.Fa {
			t.Errorf("the list is %v", tx.Terms()["domains"])
		}
		if len(tx.Terms()["sections"]) != len(didban.Sections) {
			t.Errorf("the sections are %v", tx.Terms()["sections"])
		}
		return nil
	})
	if _, ok := s.Terms()["domains"].Term("smart"); !ok {
		t.Error("the store itself does not know it")
	}
}

// without leaves a code out of a list.
func without(code string) func(*didban.TermList) {
	return func(l *didban.TermList) {
		l.Terms = slices.DeleteFunc(l.Terms, func(t didban.Term) bool { return t.Code == code })
	}
}

func TestPut_ListKeepsWhatIsInUse(t *testing.T) {
	s := open(t, t.TempDir())
	other := didban.Term{Code: "other", Fa: "دیگر", En: "Other"}
	list := ownList("domains", smart, other)
	put(t, s, list, projectOf("smart"))
	change := func(fn func(*didban.TermList)) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			l, err := store.Get[didban.TermList](tx, list.ID)
			if err != nil {
				return err
			}
			fn(l)
			return tx.Put(l)
		}
	}
	err := refused(t, s, change(without("smart")))
	wantPlaced(t, err, "term.inUse", "terms")
	if text := err.Error(); !strings.Contains(text, "smart") {
		t.Errorf("it does not say which: %s", text)
	}
	renamed := change(func(l *didban.TermList) {
		for i := range l.Terms {
			if l.Terms[i].Code == "smart" {
				l.Terms[i].Code = "clever"
			}
		}
	})
	wantPlaced(t, refused(t, s, renamed), "term.inUse", "terms")
	wantPlaced(t, refused(t, s, change(without("civil"))), "term.shipped", "terms")
	wantPlaced(t, refused(t, s, change(func(l *didban.TermList) {
		l.Code, l.Terms = "sections", didban.ShippedList("sections").Terms
	})), "term.renamed", "code")

	// retired it stays where it is, and what nobody uses may go
	update(t, s, change(func(l *didban.TermList) { l.Terms[len(l.Terms)-2].Retired = true }))
	update(t, s, change(without("other")))
	again := projectOf("smart")
	again.Title = "طرح دیگر"
	update(t, s, func(tx *store.Tx) error {
		p, err := store.Get[didban.Project](tx, again.ID)
		again.Version = p.Version
		if err != nil {
			return err
		}
		return tx.Put(again)
	})
}

func TestDelete_ListOfWhatIsInUse(t *testing.T) {
	s := open(t, t.TempDir())
	list, p := ownList("domains", smart), projectOf("smart")
	put(t, s, list, p)
	taken := func(tx *store.Tx) error {
		tx.Credit("", nil, []didban.FieldReason{{Field: "terms", Text: "برگشت"}})
		return tx.Delete(didban.KindTerms, list.ID)
	}
	wantPlaced(t, refused(t, s, taken), "term.inUse", "terms")
	second := ownList("domains")
	second.ID = didbantest.ID(didban.KindTerms, 99)
	wantPlaced(t, refused(t, s, func(tx *store.Tx) error { return tx.Put(second) }), "noun.codeTaken", "code")
	update(t, s, func(tx *store.Tx) error { return tx.Delete(didban.KindProject, p.ID) })
	update(t, s, taken)
	if len(s.Terms()["domains"]) != len(didban.Domains) {
		t.Errorf("what is shipped does not hold again: %v", s.Terms()["domains"])
	}
}

func TestOverlay_LaysListsToo(t *testing.T) {
	s := open(t, t.TempDir())
	put(t, s, ownList("domains"))
	view(t, s, func(tx *store.Tx) error {
		if _, ok := tx.Terms()["domains"].Term("smart"); ok {
			t.Error("it is there before")
		}
		if _, ok := tx.Overlay(ownList("domains", smart)).Terms()["domains"].Term("smart"); !ok {
			t.Error("the laid list is not seen")
		}
		return nil
	})
}
