package api

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// Open returns the directory.
func (s *Trustees) Open(r TrusteesRequest) (TrusteesView, error) {
	return gate.Read(s.caller, "Trustees.Open", func(tx *store.Tx) (TrusteesView, error) {
		return s.caller.trustees(tx, r)
	})
}

func (c caller) trustees(tx *store.Tx, r TrusteesRequest) (TrusteesView, error) {
	view := TrusteesView{Trustees: []TrusteeCard{}, Base: c.base(), Bounds: []float64{}}
	if b, ok := c.Map.AreaBounds(); ok {
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	counts := map[string]int{}
	wanted := strings.Fields(persian.Fold(r.Text))
	for t, err := range store.All[didban.Trustee](tx) {
		if err != nil {
			return view, err
		}
		card, err := c.trusteeCard(tx, t)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		around := c.around([]didban.ID{t.Area})
		if !holds(c.words(card, around), wanted) {
			continue
		}
		for _, id := range around {
			counts[string(id)]++
		}
		if r.Area == "" || slices.Contains(around, didban.ID(r.Area)) {
			view.Trustees = append(view.Trustees, card)
		}
	}
	sortTrustees(view.Trustees)
	view.Total, view.Areas, view.Pins = len(view.Trustees), optionCounts(counts), c.pins(view.Trustees)
	return view, nil
}

// termsBy gives the terms to which an index leads from some ids, in the order of the directory.
func (c caller) termsBy(tx *store.Tx, ix store.IndexName, ids []didban.ID) ([]TrusteeCard, error) {
	out := []TrusteeCard{}
	for _, id := range ids {
		for t, err := range store.By[didban.Trustee](tx, ix, string(id)) {
			if err != nil {
				return nil, err
			}
			card, err := c.trusteeCard(tx, t)
			if didban.IsLeftOut(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			out = append(out, card)
		}
	}
	sortTrustees(out)
	return out, nil
}

// pins gives the places of those who have one: terms tell no place of their own, so it
// is that of their area.
func (c caller) pins(list []TrusteeCard) []TrusteePin {
	out := []TrusteePin{}
	for _, card := range list {
		if at, ok := c.Map.AreaPin(didban.ID(card.Area)); ok {
			out = append(out, TrusteePin{ID: card.ID, Lon: at.Lon, Lat: at.Lat})
		}
	}
	return out
}

// words are all by which a person may be looked for, folded.
func (c caller) words(card TrusteeCard, around []didban.ID) string {
	parts := []string{card.Name, card.Post, card.Unit, card.Bio, card.Office}
	for _, id := range around {
		if a, ok := c.Map.Area(id); ok {
			parts = append(parts, a.Name, a.NameEn)
		}
	}
	return persian.Fold(strings.Join(parts, " "))
}

func holds(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// sortTrustees puts running terms before ended ones, then goes by name.
func sortTrustees(list []TrusteeCard) {
	slices.SortFunc(list, func(a, b TrusteeCard) int {
		return cmp.Or(boolOrder(a.Current, b.Current), cmp.Compare(persian.SortKey(a.Name), persian.SortKey(b.Name)), cmp.Compare(a.ID, b.ID))
	})
}

// trusteesOf returns up to limit running terms of the areas, in the areas' order; 0 for all.
func (c caller) trusteesOf(tx *store.Tx, areas []string, limit int) ([]TrusteeCard, error) {
	out := []TrusteeCard{}
	for _, area := range areas {
		for t, err := range store.By[didban.Trustee](tx, store.TrusteesByArea, area) {
			if err != nil {
				return nil, err
			}
			if !t.Current(c.Today()) {
				continue
			}
			card, err := c.trusteeCard(tx, t)
			if didban.IsLeftOut(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if out = append(out, card); len(out) == limit {
				return out, nil
			}
		}
	}
	return out, nil
}

// trusteeCard fails with CodeNotFound where the person or the post is gone; lists
// leave the term out.
func (c caller) trusteeCard(tx *store.Tx, t *didban.Trustee) (TrusteeCard, error) {
	person, err := store.Get[didban.Person](tx, t.Person)
	if err != nil {
		return TrusteeCard{}, err
	}
	post, err := store.Get[didban.Post](tx, t.Post)
	if err != nil {
		return TrusteeCard{}, err
	}
	unit, err := unitName(tx, post.UnitID)
	if err != nil {
		return TrusteeCard{}, err
	}
	photo, err := picture(tx, person.Photo, "cover")
	return TrusteeCard{
		ID: string(t.ID), Person: string(person.ID), Name: person.Name, Bio: person.Bio, Post: post.Title, PostID: string(post.ID), Unit: cmp.Or(unit.Title, post.Unit), UnitID: unit.ID,
		Area: string(t.Area), Start: string(t.Start), End: string(t.End), Current: t.Current(c.Today()), Phone: persian.Latin(t.Phone),
		Term: string(t.Term(c.Today())), Stale: t.Stale(c.Today()),
		Email: t.Email, Hours: t.Hours, Office: t.Office, Verified: string(t.Verified), Photo: photo,
	}, err
}
