package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// Open returns the agenda.
func (s *Events) Open() (EventsView, error) {
	return read(s.desk, "Events.Open", didban.KindEvent, s.desk.agenda)
}

// Event returns one event's page.
func (s *Events) Event(id string) (EventView, error) {
	return read(s.desk, "Events.Event", didban.KindEvent, func(tx *store.Tx) (EventView, error) {
		return s.desk.event(tx, didban.ID(id))
	})
}

func (d *Desk) agenda(tx *store.Tx) (EventsView, error) {
	view := EventsView{Coming: []EventCard{}, Past: []EventCard{}}
	for e, err := range store.By[didban.Event](tx, store.EventsByStart) {
		if err != nil {
			return view, err
		}
		card, err := d.eventCard(tx, e)
		if err != nil {
			return view, err
		}
		if card.Past {
			view.Past = append(view.Past, card)
		} else {
			view.Coming = append(view.Coming, card)
		}
	}
	slices.Reverse(view.Past)
	return view, nil
}

func (d *Desk) coming(tx *store.Tx, limit int) ([]EventCard, error) {
	agenda, err := d.agenda(tx)
	return agenda.Coming[:min(limit, len(agenda.Coming))], err
}

func (d *Desk) event(tx *store.Tx, id didban.ID) (EventView, error) {
	e, err := store.Get[didban.Event](tx, id)
	if err != nil {
		return EventView{}, err
	}
	view := EventView{
		Description: e.Description, Organiser: e.Organiser, Audience: e.Audience, Capacity: e.Capacity,
		Geometry: geometryText(e.Geometry), Areas: texts(e.Areas),
	}
	if view.Card, err = d.eventCard(tx, e); err != nil {
		return view, err
	}
	if view.Pictures, _, err = pictures(tx, e.Media); err != nil {
		return view, err
	}
	if f, ok := d.Map.Facts(e.Project); ok {
		card, err := projectCard(tx, f)
		if err != nil {
			return view, err
		}
		view.Project = &card
	}
	view.Articles, err = d.articlesBy(tx, store.ArticlesByEvent, id, relatedArticles)
	return view, err
}

func (d *Desk) eventsOf(tx *store.Tx, project didban.ID) ([]EventCard, error) {
	out := []EventCard{}
	for e, err := range store.By[didban.Event](tx, store.EventsByProject, string(project)) {
		if err != nil {
			return nil, err
		}
		card, err := d.eventCard(tx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

// eventCardsOf leaves out events that are gone.
func (d *Desk) eventCardsOf(tx *store.Tx, ids []didban.ID) ([]EventCard, error) {
	out := []EventCard{}
	for _, id := range ids {
		e, err := store.Get[didban.Event](tx, id)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		card, err := d.eventCard(tx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

func (d *Desk) eventCard(tx *store.Tx, e *didban.Event) (EventCard, error) {
	cover, err := picture(tx, didban.Cover(e.Media), "cover")
	card := EventCard{
		ID: string(e.ID), Title: e.Title, Category: e.Category, Start: e.Start, End: e.End, Place: e.Place,
		Past: max(e.Start, e.End) < d.millis(), Cover: cover,
	}
	if len(e.Areas) > 0 {
		card.Area = string(e.Areas[0])
	}
	return card, err
}
