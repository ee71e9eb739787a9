package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/store"
)

// At tells who answers for a spot.
func (s *Trustees) At(r PlaceRequest) (PlaceView, error) {
	return read(s.desk, "Trustees.At", didban.KindTrustee, func(tx *store.Tx) (PlaceView, error) {
		return s.desk.answering(tx, r)
	})
}

// Trustee returns the page of one term.
func (s *Trustees) Trustee(id string) (TrusteeView, error) {
	return read(s.desk, "Trustees.Trustee", didban.KindTrustee, func(tx *store.Tx) (TrusteeView, error) {
		return s.desk.trustee(tx, didban.ID(id))
	})
}

// answering goes from the narrowest area to the whole city, whose terms name no area.
func (d *Desk) answering(tx *store.Tx, r PlaceRequest) (PlaceView, error) {
	areas := d.Map.AreasAt(didban.Position{Lon: r.Lon, Lat: r.Lat})
	slices.Reverse(areas)
	if r.Area != "" {
		if _, err := store.Get[didban.Area](tx, didban.ID(r.Area)); err != nil {
			return PlaceView{}, err
		}
		areas = d.around([]didban.ID{didban.ID(r.Area)})
	}
	view := PlaceView{Areas: texts(areas)}
	var err error
	view.Trustees, err = d.trusteesOf(tx, append(slices.Clone(view.Areas), ""))
	return view, err
}

func (d *Desk) trustee(tx *store.Tx, id didban.ID) (TrusteeView, error) {
	c, err := contact(tx, id)
	if err != nil {
		return TrusteeView{}, err
	}
	view := TrusteeView{Base: d.base(), Others: []TrusteeCard{}, Areas: texts(d.around([]didban.ID{c.Term.Area}))}
	if view.Card, err = d.trusteeCard(tx, c.Term); err != nil {
		return view, err
	}
	if card := exchange.ContactCard(c); len(card) <= maxQR {
		view.Contact = card
	}
	if view.Others, err = d.otherTerms(tx, c.Term); err != nil {
		return view, err
	}
	view.Projects, view.Articles = []ProjectCard{}, []ArticleCard{}
	if view.Named, err = d.articlesBy(tx, store.ArticlesByPerson, c.Term.Person, relatedArticles); err != nil {
		return view, err
	}
	if c.Term.Area == "" {
		return view, nil
	}
	return view, d.trusteeArea(tx, c.Term.Area, &view)
}

// trusteeArea fills in what the person's area holds.
func (d *Desk) trusteeArea(tx *store.Tx, id didban.ID, view *TrusteeView) error {
	if a, ok := d.Map.Area(id); ok {
		view.Boundary = geometryText(a.Boundary)
	}
	within, err := areasWithin(tx, id)
	if err != nil {
		return err
	}
	projects := d.Map.Select(didban.ProjectFilter{Areas: []string{string(id)}}).Projects
	view.Total = len(projects)
	if view.Projects, err = projectCards(tx, projects[:min(areaProjects, len(projects))]); err != nil {
		return err
	}
	view.Articles, err = d.articlesIn(tx, within, areaArticles)
	return err
}

func (d *Desk) otherTerms(tx *store.Tx, term *didban.Trustee) ([]TrusteeCard, error) {
	out := []TrusteeCard{}
	for t, err := range store.By[didban.Trustee](tx, store.TrusteesByPerson, string(term.Person)) {
		if err != nil {
			return nil, err
		}
		if t.ID == term.ID {
			continue
		}
		card, err := d.trusteeCard(tx, t)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
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
		if err != nil && !missing(err) {
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
