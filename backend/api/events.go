package api

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// Numbers of events in a list.
const (
	pageEvents = 60
	maxEvents  = 2000
)

// Open returns the events of one selection.
func (s *Events) Open(r EventsRequest) (EventsView, error) {
	return gate.Read(s.caller, "Events.Open", func(tx *store.Tx) (EventsView, error) {
		return s.caller.events(tx, r)
	})
}

// Event returns one event's page.
func (s *Events) Event(id string) (EventView, error) {
	return gate.Read(s.caller, "Events.Event", func(tx *store.Tx) (EventView, error) {
		return s.caller.event(tx, didban.ID(id))
	})
}

func (c caller) events(tx *store.Tx, r EventsRequest) (EventsView, error) {
	filter := r.filter(c.Millis())
	view := EventsView{Base: c.base(), Events: []EventCard{}}
	times, categories, audiences, areas := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	var found []*didban.Event
	for e, err := range store.By[didban.Event](tx, store.EventsByStart) {
		if err != nil {
			return view, err
		}
		around := c.around(e.Areas)
		if filter.Match(e, around) {
			found = append(found, e)
		}
		if filter.MatchBut(e, around, didban.EventFacetTime) {
			times[timeOf(e, filter.Now)]++
		}
		if filter.MatchBut(e, around, didban.EventFacetCategory) {
			categories[e.Category]++
		}
		if e.Audience != "" && filter.MatchBut(e, around, didban.EventFacetAudience) {
			audiences[e.Audience]++
		}
		if filter.MatchBut(e, around, didban.EventFacetArea) {
			for _, area := range around {
				areas[string(area)]++
			}
		}
	}
	if filter.Time == didban.EventsPast {
		slices.Reverse(found)
	}
	view.Total = len(found)
	view.Times, view.Categories, view.Areas = optionCounts(times), optionCounts(categories), optionCounts(areas)
	view.Audiences = byWords(optionCounts(audiences))
	for _, e := range pageOf(found, r.Offset, r.Limit, pageEvents, maxEvents) {
		card, err := c.eventCard(tx, e)
		if err != nil {
			return view, err
		}
		view.Events = append(view.Events, card)
	}
	return view, nil
}

func (r EventsRequest) filter(now int64) didban.EventFilter {
	f := didban.EventFilter{
		Area: didban.ID(r.Area), Category: r.Category, Audience: r.Audience, Time: didban.EventTime(r.Time), Now: now,
	}
	if from, ok := jalali.FromISO(r.From); ok {
		f.From = from.Time(tehran).UnixMilli()
	}
	if to, ok := jalali.FromISO(r.To); ok {
		f.Until = to.AddDays(1).Time(tehran).UnixMilli()
	}
	return f
}

func timeOf(e *didban.Event, now int64) string {
	if e.Over(now) {
		return string(didban.EventsPast)
	}
	return string(didban.EventsComing)
}

// byWords puts options in the order of the Persian alphabet.
func byWords(options []OptionCount) []OptionCount {
	slices.SortFunc(options, func(a, b OptionCount) int {
		return cmp.Or(cmp.Compare(persian.SortKey(a.Code), persian.SortKey(b.Code)), cmp.Compare(a.Code, b.Code))
	})
	return options
}

// around lists areas with all around them, each once.
func (c caller) around(ids []didban.ID) []didban.ID {
	var out []didban.ID
	for _, id := range ids {
		for _, up := range didban.Ancestry(id, c.parent) {
			if !slices.Contains(out, up) {
				out = append(out, up)
			}
		}
	}
	return out
}

func (c caller) parent(id didban.ID) didban.ID {
	if a, ok := c.Map.Area(id); ok {
		return a.Parent
	}
	return ""
}

func (c caller) coming(tx *store.Tx, limit int) ([]EventCard, error) {
	agenda, err := c.events(tx, EventsRequest{Time: string(didban.EventsComing), Limit: limit})
	return agenda.Events, err
}

func (c caller) event(tx *store.Tx, id didban.ID) (EventView, error) {
	e, err := store.Get[didban.Event](tx, id)
	if err != nil {
		return EventView{}, orGone(tx, didban.KindEvent, string(id), err)
	}
	view := EventView{
		Description: e.Description, Organiser: e.Organiser, Audience: e.Audience, Capacity: e.Capacity,
		Geometry: geometryText(e.Geometry), Areas: texts(e.Areas), Base: c.base(),
	}
	if view.Card, err = c.eventCard(tx, e); err != nil {
		return view, err
	}
	if view.Pictures, _, err = pictures(tx, e.Media); err != nil {
		return view, err
	}
	if f, ok := c.Map.Facts(e.Project); ok {
		card, err := projectCard(tx, f, c.Map.Day())
		if err != nil {
			return view, err
		}
		view.Project = &card
	}
	if card := exchange.CalendarCard(e); len(card) <= maxQR {
		view.Calendar = card
	}
	view.Articles, err = c.articlesAbout(tx, e)
	return view, err
}

// maxQR is how many octets a QR code may hold and still be read from a screen at an
// arm's length.
const maxQR = 800

// articlesAbout returns what was written of an event, then of its project.
func (c caller) articlesAbout(tx *store.Tx, e *didban.Event) ([]ArticleCard, error) {
	out, err := c.articlesBy(tx, store.ArticlesByEvent, e.ID, relatedArticles)
	if err != nil || e.Project == "" {
		return out, err
	}
	more, err := c.articlesBy(tx, store.ArticlesByProject, e.Project, relatedArticles)
	for _, a := range more {
		if !slices.ContainsFunc(out, func(b ArticleCard) bool { return b.ID == a.ID }) {
			out = append(out, a)
		}
	}
	return out[:min(relatedArticles, len(out))], err
}

func (c caller) eventCards(tx *store.Tx, list []*didban.Event) ([]EventCard, error) {
	out := make([]EventCard, 0, len(list))
	for _, e := range list {
		card, err := c.eventCard(tx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

// eventCardsOf leaves out events that are gone.
func (c caller) eventCardsOf(tx *store.Tx, ids []didban.ID) ([]EventCard, error) {
	out := []EventCard{}
	for _, id := range ids {
		e, err := store.Get[didban.Event](tx, id)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		card, err := c.eventCard(tx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

func (c caller) eventCard(tx *store.Tx, e *didban.Event) (EventCard, error) {
	cover, err := picture(tx, didban.Cover(e.Media), "cover")
	card := EventCard{
		ID: string(e.ID), Title: e.Title, Category: e.Category, Start: e.Start, End: e.End, Place: e.Place,
		Past: e.Over(c.Millis()), On: e.On(c.Millis()), Audience: e.Audience, At: []float64{}, Cover: cover,
	}
	if at, ok := geo.PinOf(e.Geometry); ok {
		card.At = []float64{at.Lon, at.Lat}
	}
	if len(e.Areas) > 0 {
		card.Area = string(e.Areas[0])
	}
	return card, err
}
