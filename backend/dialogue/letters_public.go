package dialogue

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// PublishedRequest asks for the published messages to a post or a unit.
type PublishedRequest struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Offset int    `json:"offset"`
}

// PublishedView is a part of them, the newest first.
type PublishedView struct {
	Items  []LetterView `json:"items"`
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
}

// LetterView is a published message, or the tombstone of one.
type LetterView struct {
	ID       string     `json:"id"`
	Code     string     `json:"code"`
	To       RefView    `json:"to"`
	Topic    string     `json:"topic"`
	Day      string     `json:"day"`
	Channel  string     `json:"channel"`
	Told     bool       `json:"told"`
	State    string     `json:"state"`
	Redacted bool       `json:"redacted"`
	Turns    []TurnSaid `json:"turns"`
	Ruling   RulingView `json:"ruling"`
}

// publishedPart is how many messages one answer holds.
const publishedPart = 20

// Letters tells what was asked of a post or a unit, and answered, in public.
func (s *Dialogue) Letters(r PublishedRequest) (PublishedView, error) {
	return gate.Answer(s.caller, "Dialogue.Letters", func() (PublishedView, error) {
		return gate.RunRead(s.caller, func(tx *store.Tx) (PublishedView, error) { return published(tx, r) })
	})
}

// Letter tells one of them, by its id or its code. It fails with CodeGone "letter.gone" where
// there is none.
func (s *Dialogue) Letter(r ItemRequest) (LetterView, error) {
	return gate.Answer(s.caller, "Dialogue.Letter", func() (LetterView, error) {
		return gate.RunRead(s.caller, func(tx *store.Tx) (LetterView, error) { return publishedOne(tx, r.ID) })
	})
}

func publishedOne(tx *store.Tx, name string) (LetterView, error) {
	id := didban.ID(name)
	if !id.Valid() {
		n, ok, err := tx.Find(didban.KindMessage, strings.ToUpper(name))
		if err != nil {
			return LetterView{}, err
		}
		if ok {
			id = n.Head().ID
		}
	}
	m, err := load[didban.Message](tx, id)
	if err == nil && m == nil {
		err = didban.Fault(didban.CodeGone, "letter.gone")
	}
	if err != nil {
		return LetterView{}, err
	}
	return letterView(tx, m)
}

func published(tx *store.Tx, r PublishedRequest) (PublishedView, error) {
	view := PublishedView{Items: []LetterView{}, Offset: max(0, r.Offset)}
	for m, err := range store.Reverse[didban.Message](tx, store.MessagesByTo, didban.Kind(r.Kind), didban.ID(r.ID)) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return view, err
		}
		view.Total++
		if n := view.Total - view.Offset; n < 1 || n > publishedPart {
			continue
		}
		item, err := letterView(tx, m)
		if err != nil {
			return view, err
		}
		view.Items = append(view.Items, item)
	}
	return view, nil
}

func letterView(tx *store.Tx, m *didban.Message) (view LetterView, err error) {
	view = LetterView{
		ID: string(m.ID), Code: m.Code, Topic: m.Topic, Day: string(m.Day), Channel: string(m.Channel), Told: m.Told, State: string(m.State), Redacted: m.Redacted,
	}
	if view.To, err = refView(tx, m.To); err != nil {
		return view, err
	}
	if view.Turns, err = turnsSaid(tx, m.Turns); err != nil {
		return view, err
	}
	r, err := load[didban.Ruling](tx, m.Ruling)
	if err == nil && r != nil {
		view.Ruling, err = rulingView(tx, r)
	}
	return view, err
}
