package store_test

import (
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

func TestPut_Refuses(t *testing.T) {
	entry := didban.Actor{Name: "entry", Roles: []didban.Role{didban.RoleEntry}}
	publisher := didban.Actor{Name: "publisher", Roles: []didban.Role{didban.RolePublisher}}
	stale := region(1, "R1")
	stale.Version = 7
	orphan := region(3, "D1")
	orphan.Rank, orphan.Parent = didban.AreaDistrict, didbantest.ID(didban.KindArea, 99)
	unnamed := region(3, "R3")
	unnamed.Name = ""
	comment := &didban.Comment{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindComment, 1), Code: "C1"}, Text: "چراغ خاموش است", State: didban.CommentApproved,
		Channel: didban.ChannelKiosk, Day: "2026-11-01", Salt: strings.Repeat("0", 32), Ruling: didbantest.ID(didban.KindRuling, 1),
		Subject: didban.Ref{Kind: didban.KindProject, ID: didbantest.ID(didban.KindProject, 1)},
	}
	later := clock()().UnixMilli() + 60_000
	tests := []struct {
		name  string
		actor didban.Actor
		noun  didban.Noun
		code  didban.ErrorCode
		key   string
		field string
	}{
		{"a visitor", didban.Actor{}, region(3, "R3"), didban.CodeForbidden, "actor.forbidden", ""},
		{"a role that may only edit", entry, region(3, "R3"), didban.CodeForbidden, "actor.forbidden", ""},
		{"a role without the kind", publisher, comment, didban.CodeForbidden, "actor.forbidden", ""},
		{"an invalid noun", publisher, unnamed, didban.CodeInvalid, "field.required", "name"},
		{"a stale version", publisher, stale, didban.CodeConflict, "noun.changed", ""},
		{"a taken code", publisher, region(3, "R2"), didban.CodeConflict, "noun.codeTaken", "code"},
		{"a missing parent", publisher, orphan, didban.CodeInvalid, "ref.missing", "parent"},
		{"an article without a time", publisher, article(1, "A1", 0), didban.CodeInvalid, "article.notYet", "published"},
		{"an article of later", admin, article(1, "A1", later), didban.CodeInvalid, "article.notYet", "published"},
		{"a missing subject", admin, comment, didban.CodeInvalid, "ref.missing", "subject"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t, t.TempDir())
			put(t, s, region(1, "R1"), region(2, "R2"))
			before := *test.noun.Head()
			err := s.Update(test.actor, func(tx *store.Tx) error { return tx.Put(test.noun) })
			wantFault(t, err, test.code, test.key)
			var e *didban.Error
			if errors.As(err, &e) && e.Field != test.field {
				t.Errorf("field %q, want %q", e.Field, test.field)
			}
			if got := *test.noun.Head(); got != before {
				t.Errorf("head %+v after the refusal, want %+v", got, before)
			}
			if s.Head() != 2 {
				t.Errorf("%d changes, want 2", s.Head())
			}
		})
	}
}

// A Put that was refused leaves nothing behind even where the caller goes on.
func TestPut_RefusedAndIgnored(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	update(t, s, func(tx *store.Tx) error {
		if err := tx.Put(region(1, "R1")); err != nil {
			return err
		}
		wantFault(t, tx.Put(region(2, "R1")), didban.CodeConflict, "noun.codeTaken")
		return nil
	})
	wholeIndexes(t, s)
	if s.Head() != 1 {
		t.Errorf("%d changes, want 1", s.Head())
	}
}

func TestUpdate_ErrorKeepsNothing(t *testing.T) {
	s := open(t, t.TempDir())
	mine := errors.New("mine")
	err := s.Update(admin, func(tx *store.Tx) error {
		if err := tx.Put(region(1, "R1")); err != nil {
			t.Error(err)
		}
		return mine
	})
	if !errors.Is(err, mine) {
		t.Errorf("error %v, want the caller's", err)
	}
	_, err = s.Load(didban.KindArea, didbantest.ID(didban.KindArea, 1))
	wantFault(t, err, didban.CodeNotFound, "noun.notFound")
	if s.Head() != 0 {
		t.Errorf("head %d, want 0", s.Head())
	}
}

func TestPut_SeesItsOwnTransaction(t *testing.T) {
	s := open(t, t.TempDir())
	child := region(2, "D1")
	child.Rank, child.Parent = didban.AreaDistrict, didbantest.ID(didban.KindArea, 1)
	wantFault(t, s.Update(admin, func(tx *store.Tx) error { return tx.Put(child) }), didban.CodeInvalid, "ref.missing")
	put(t, s, region(1, "R1"), child)
	update(t, s, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, child.Parent) })
	view(t, s, func(tx *store.Tx) error {
		broken, err := tx.Broken()
		if len(broken) != 1 || broken[0].From.ID != child.ID || broken[0].To.ID != child.Parent || broken[0].Field != "parent" {
			t.Errorf("broken %+v, want the child's parent", broken)
		}
		return err
	})
}

func TestView_WritesNothing(t *testing.T) {
	s := open(t, t.TempDir())
	err := s.View(func(tx *store.Tx) error { return tx.Put(region(1, "R1")) })
	if err == nil {
		t.Error("a view let a noun be put")
	}
}

func TestDelete_NeedsTheRightAndAReason(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "R1")
	put(t, s, a)
	editor := didban.Actor{Name: "e", Roles: []didban.Role{didban.RoleEditor}}
	err := s.Update(editor, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	wantFault(t, err, didban.CodeForbidden, "actor.forbidden")
	publisher := didban.Actor{Name: "p", Roles: []didban.Role{didban.RolePublisher}}
	err = s.Update(publisher, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	wantFault(t, err, didban.CodeInvalid, "noun.reason")
	err = s.Update(admin, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, region(2, "").ID) })
	wantFault(t, err, didban.CodeNotFound, "noun.notFound")
}

func TestFind_FollowsTheCode(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "old")
	put(t, s, a)
	a.Code = "new"
	put(t, s, a, region(2, "old"))
	view(t, s, func(tx *store.Tx) error {
		for code, want := range map[string]didban.ID{"new": a.ID, "old": region(2, "").ID} {
			got, err := store.ByCode[didban.Area](tx, code)
			if err != nil || got.ID != want {
				t.Errorf("%s is %v %v, want %s", code, got, err, want)
			}
		}
		_, err := store.ByCode[didban.Area](tx, "none")
		wantFault(t, err, didban.CodeNotFound, "noun.codeNotFound")
		_, ok, err := tx.Find(didban.KindProject, "new")
		if ok || err != nil {
			t.Errorf("found an area among the projects: %v", err)
		}
		return nil
	})
}

func TestBy_Order(t *testing.T) {
	s := open(t, t.TempDir())
	second := article(9, "other", 5)
	second.Section = didban.Sections[1].Code
	first, tagged := article(4, "first", 1), article(5, "tagged", 40)
	tagged.Tags = []string{"شهر\x00", "شهر"}
	put(t, s, article(1, "b", 20), article(2, "c", 30), article(3, "a", 10), first, second, tagged)
	tests := []struct {
		name    string
		ix      store.IndexName
		key     []any
		forward []string
	}{
		{"all", store.ArticlesByPublished, nil, []string{"first", "other", "a", "b", "c", "tagged"}},
		{"one instant", store.ArticlesByPublished, []any{int64(20)}, []string{"b"}},
		{"section", store.ArticlesBySection, []any{didban.Sections[0].Code}, []string{"first", "a", "b", "c", "tagged"}},
		{"part of a section's code", store.ArticlesBySection, []any{didban.Sections[0].Code[:2]}, []string{}},
		{"a tag like another", store.ArticlesByTag, []any{"شهر"}, []string{"tagged"}},
		{"no such tag", store.ArticlesByTag, []any{"باغ"}, []string{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			view(t, s, func(tx *store.Tx) error {
				equal(t, "By", codes(t, store.By[didban.Article](tx, test.ix, test.key...)), test.forward)
				reverse := codes(t, store.Reverse[didban.Article](tx, test.ix, test.key...))
				for i, j := 0, len(reverse)-1; i < j; i, j = i+1, j-1 {
					reverse[i], reverse[j] = reverse[j], reverse[i]
				}
				equal(t, "Reverse", reverse, test.forward)
				return nil
			})
		})
	}
}

func TestBy_WrongIndex(t *testing.T) {
	s := open(t, t.TempDir())
	view(t, s, func(tx *store.Tx) error {
		for _, seq := range []func(func(*didban.Area, error) bool){
			store.By[didban.Area](tx, store.ArticlesByTag),
			store.By[didban.Area](tx, store.AreasByParent, 3.5),
		} {
			turns := 0
			for a, err := range seq {
				if turns++; err == nil {
					t.Errorf("%v without an error", a)
				}
			}
			if turns != 1 {
				t.Errorf("%d turns, want the error alone", turns)
			}
		}
		return nil
	})
}

// All nouns of a kind may be changed or deleted while they are walked, in both
// directions of an index too.
func TestAll_ChangedWhileWalked(t *testing.T) {
	s := open(t, t.TempDir())
	put(t, s, didbantest.City(0, 500)...)
	update(t, s, func(tx *store.Tx) error {
		n := 0
		for a, err := range store.All[didban.Article](tx) {
			if err != nil {
				return err
			}
			a.Title += " +"
			if err := tx.Put(a); err != nil {
				return err
			}
			n++
		}
		if n != 500 {
			t.Errorf("walked %d articles, want 500", n)
		}
		for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
			if err != nil {
				return err
			}
			if err := tx.Delete(didban.KindArticle, a.ID); err != nil {
				return err
			}
		}
		if n, err := tx.Count(didban.KindArticle); n != 0 || err != nil {
			t.Errorf("%d articles left, %v", n, err)
		}
		return nil
	})
	wholeIndexes(t, s)
}

func wholeIndexes(t testing.TB, s *store.Store) {
	t.Helper()
	found, err := s.Verify()
	if err != nil || len(found) != 0 {
		t.Errorf("verify: %v %v", found, err)
	}
}

// TestPut_AheadOfItsPost: a unit and the post that leads it name each other, so that the post
// may follow within the transaction, and must.
func TestPut_AheadOfItsPost(t *testing.T) {
	s := open(t, t.TempDir())
	unit := &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 1), Code: "U-1"}, Title: "عمران", HeadPost: didbantest.ID(didban.KindPost, 1)}
	post := &didban.Post{Meta: didban.Meta{ID: unit.HeadPost, Code: "S-1"}, Title: "معاون عمران", UnitID: unit.ID}
	alone := *unit
	err := s.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Put(&alone) })
	var faults didban.Errors
	if !errors.As(err, &faults) || faults[0].Key != "ref.missing" || faults[0].Field != "headPost" {
		t.Fatalf("a unit without its post: %v", err)
	}
	put(t, s, unit, post)
	view(t, s, func(tx *store.Tx) error {
		for _, ref := range []didban.Ref{{Kind: didban.KindUnit, ID: unit.ID}, {Kind: didban.KindPost, ID: post.ID}} {
			if by, err := tx.Pointing(ref); err != nil || len(by) != 1 {
				t.Errorf("%s is named by %v, %v", ref.Kind, by, err)
			}
		}
		return nil
	})
}
