package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// At tells who answers for a spot.
func (s *Trustees) At(r PlaceRequest) (PlaceView, error) {
	return gate.Read(s.caller, "Trustees.At", func(tx *store.Tx) (PlaceView, error) {
		return s.caller.answering(tx, r)
	})
}

// Trustee returns the page of one term.
func (s *Trustees) Trustee(id string) (TrusteeView, error) {
	return gate.Read(s.caller, "Trustees.Trustee", func(tx *store.Tx) (TrusteeView, error) {
		return s.caller.trustee(tx, didban.ID(id))
	})
}

// answering goes from the narrowest area to the whole city, whose terms name no area.
func (c caller) answering(tx *store.Tx, r PlaceRequest) (PlaceView, error) {
	areas := c.Map.AreasAt(didban.Position{Lon: r.Lon, Lat: r.Lat})
	slices.Reverse(areas)
	if r.Area != "" {
		if _, err := store.Get[didban.Area](tx, didban.ID(r.Area)); err != nil {
			return PlaceView{}, err
		}
		areas = c.around([]didban.ID{didban.ID(r.Area)})
	}
	view := PlaceView{Areas: texts(areas)}
	var err error
	view.Trustees, err = c.trusteesOf(tx, append(slices.Clone(view.Areas), ""), 0)
	return view, err
}

func (c caller) trustee(tx *store.Tx, id didban.ID) (TrusteeView, error) {
	found, err := contact(tx, id)
	if err != nil {
		return TrusteeView{}, orGone(tx, didban.KindTrustee, string(id), err)
	}
	view := TrusteeView{Base: c.base(), Others: []TrusteeCard{}, Holders: []TrusteeCard{}, Areas: texts(c.around([]didban.ID{found.Term.Area}))}
	if view.Card, err = c.trusteeCard(tx, found.Term); err != nil {
		return view, err
	}
	if card := exchange.ContactCard(found); len(card) <= maxQR {
		view.Contact = card
	}
	if view.Others, err = c.otherTerms(tx, found.Term); err != nil {
		return view, err
	}
	if view.Holders, err = c.holders(tx, found.Term); err != nil {
		return view, err
	}
	view.Projects, view.Articles = []ProjectCard{}, []ArticleCard{}
	if view.Named, err = c.articlesBy(tx, store.ArticlesByPerson, found.Term.Person, relatedArticles); err != nil {
		return view, err
	}
	if found.Term.Area == "" {
		return view, nil
	}
	return view, c.trusteeArea(tx, found.Term.Area, &view)
}

// trusteeArea fills in what the person's area holds.
func (c caller) trusteeArea(tx *store.Tx, id didban.ID, view *TrusteeView) (err error) {
	if a, ok := c.Map.Area(id); ok {
		view.Boundary = geometryText(a.Boundary)
	}
	view.Total = c.Map.CountIn([]didban.ID{id})[0]
	if view.Projects, err = projectCards(tx, c.Map.First(string(id), areaProjects), c.Map.Day()); err != nil {
		return err
	}
	view.Articles, err = c.articlesIn(tx, c.areasWithin(id), areaArticles)
	return err
}

func (c caller) otherTerms(tx *store.Tx, term *didban.Trustee) ([]TrusteeCard, error) {
	out := []TrusteeCard{}
	for t, err := range store.By[didban.Trustee](tx, store.TrusteesByPerson, string(term.Person)) {
		if err != nil {
			return nil, err
		}
		if t.ID == term.ID {
			continue
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
	return out, nil
}

// holders are those who hold the post of a term that does not run; none of one that does.
func (c caller) holders(tx *store.Tx, term *didban.Trustee) ([]TrusteeCard, error) {
	post := PostView{Holders: []TrusteeCard{}}
	if term.Current(c.Today()) {
		return post.Holders, nil
	}
	err := c.fillPosts(tx, map[didban.ID]*PostView{term.Post: &post})
	return post.Holders, err
}

// contact gathers what an address card tells; it fails with CodeNotFound where the
// term, the person or the post is gone.
func contact(tx *store.Tx, id didban.ID) (c exchange.Contact, err error) {
	if c.Term, err = store.Get[didban.Trustee](tx, id); err != nil {
		return c, err
	}
	if c.Person, err = store.Get[didban.Person](tx, c.Term.Person); err != nil {
		return c, err
	}
	if c.Post, err = store.Get[didban.Post](tx, c.Term.Post); err != nil {
		return c, err
	}
	if c.Term.Area != "" {
		a, err := store.Get[didban.Area](tx, c.Term.Area)
		if err != nil && !didban.IsLeftOut(err) {
			return c, err
		}
		if err == nil {
			c.Area = a.Name
		}
	}
	city, err := cityView(tx)
	c.City = city.Name
	return c, err
}
