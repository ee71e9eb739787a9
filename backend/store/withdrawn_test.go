package store_test

import (
	"cmp"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// TestPointing holds the ways of the indexes to what all nouns say themselves.
func TestPointing(t *testing.T) {
	s := open(t, t.TempDir())
	nouns := didbantest.City(6, 6)
	put(t, s, nouns...)
	area, project, photo := nouns[1].Head().ID, didban.ID(""), didbantest.ID(didban.KindMedia, 90)
	for _, n := range nouns {
		if n.Kind() == didban.KindProject {
			project = n.Head().ID
		}
	}
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 90), Code: "N-90"}, Name: "نرگس", Photo: photo}
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 90), Code: "S-90"}, Title: "معتمد", Area: area}
	hash := "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	event := &didban.Event{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindEvent, 90), Code: "E-90"}, Title: "جشن", Category: "cultural", Start: 1_700_000_000_000,
		Project: project, Areas: []didban.ID{area},
	}
	put(t, s,
		&didban.Media{Meta: didban.Meta{ID: photo, Code: "M-90"}, Hash: hash, Type: "image/png", Alt: "عکس"},
		person, post, event,
		&didban.Trustee{Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, 90), Code: "T-90"}, Person: person.ID, Post: post.ID, Area: area},
		&didban.Article{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, 90), Code: "Q-90"}, Title: "خبر", Section: "civil", Form: "news", Published: 1,
			Body: "![](media:" + hash + ")", Projects: []didban.ID{project}, Events: []didban.ID{event.ID}, Persons: []didban.ID{person.ID}, Areas: []didban.ID{area},
		},
	)
	view(t, s, func(tx *store.Tx) error {
		want, err := said(tx)
		if err != nil {
			return err
		}
		picture := didban.Ref{Kind: didban.KindMedia, ID: photo}
		want[picture] = append(want[picture], store.Pointer{From: didban.Ref{Kind: didban.KindArticle, ID: didbantest.ID(didban.KindArticle, 90)}, Field: "body"})
		kinds := map[didban.Kind]bool{}
		for ref, pointers := range want {
			got, err := tx.Pointing(ref)
			if err != nil {
				return err
			}
			slices.SortFunc(got, byField)
			slices.SortFunc(pointers, byField)
			if !slices.Equal(got, pointers) {
				t.Errorf("%v: got %v, want %v", ref, got, pointers)
			}
			kinds[ref.Kind] = true
		}
		if len(kinds) < 6 { // area, media, person, post, project, event
			t.Errorf("only %v are named at all", kinds)
		}
		return nil
	})
}

func byField(a, b store.Pointer) int {
	return cmp.Or(cmp.Compare(a.From.ID, b.From.ID), cmp.Compare(a.Field, b.Field))
}

// said is who names whom, by what the nouns say themselves.
func said(tx *store.Tx) (map[didban.Ref][]store.Pointer, error) {
	out := map[didban.Ref][]store.Pointer{}
	for _, kind := range didban.Kinds {
		ids, err := idsOf(tx, kind)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			n, err := tx.Load(kind, id)
			if err != nil {
				return nil, err
			}
			for _, ref := range didban.Refs(n) {
				if kind != didban.KindComment {
					out[ref.To] = append(out[ref.To], store.Pointer{From: didban.Ref{Kind: kind, ID: id}, Field: ref.Field})
				}
			}
		}
	}
	return out, nil
}

// idsOf are the ids of a kind, the oldest first.
func idsOf(tx *store.Tx, kind didban.Kind) (out []didban.ID, err error) {
	changes := map[didban.ID]bool{}
	entries, err := tx.Audit(0, 10_000)
	for _, e := range entries {
		if e.Kind == kind && !changes[e.ID] {
			changes[e.ID] = true
			out = append(out, e.ID)
		}
	}
	slices.Sort(out)
	return out, err
}

func TestWithdrawn(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "R1")
	put(t, s, a)
	told := func(want int) {
		t.Helper()
		view(t, s, func(tx *store.Tx) error {
			byID, ok, err := tx.Withdrawn(didban.KindArea, a.ID)
			if ok != (want > 0) || ok && byID.N != want || err != nil {
				t.Errorf("by id: %+v, %v, %v", byID, ok, err)
			}
			byCode, ok, err := tx.WithdrawnCode(didban.KindArea, "R1")
			if ok != (want > 0) || ok && (byCode.N != want || byCode.ID != a.ID) || err != nil {
				t.Errorf("by code: %+v, %v, %v", byCode, ok, err)
			}
			if _, ok, err := tx.WithdrawnCode(didban.KindArea, "R2"); ok || err != nil {
				t.Errorf("another code: %v, %v", ok, err)
			}
			return nil
		})
	}
	told(0)
	update(t, s, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	told(2)
	back := region(1, "R1")
	put(t, s, back)
	told(0)
	update(t, s, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	told(4)
}
