package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// readable reports whether an actor may read what they are to judge: a message that was set aside
// is read by those alone who may be the second.
func (j *judged) readable(actor didban.Actor, now int64) bool {
	return j.s.Judgeable() && (!j.s.SetAside() || j.refusal(actor, now) == "")
}

// opened writes down who reads a message that is not before the public.
func (j *judged) opened(c *gate.Caller) error {
	if j.s.Message == nil || j.s.Noun {
		return nil
	}
	return c.Private.Update(func(tx *private.Tx) error {
		return tx.Log(c.Actor().ID, didban.AccessRead, string(j.s.ID), string(j.s.Stage))
	})
}

// parts tells who says what in a message.
func (j *judged) parts(tx *store.Tx, view *ItemView) error {
	if j.s.Message == nil {
		return nil
	}
	view.Topic = j.s.Message.Topic
	turns := j.s.TurnsOf(j.w)
	said, err := turnsSaid(tx, turns)
	if err != nil {
		return err
	}
	for i, from := range didban.TurnStarts(turns) {
		part := PartView{From: from, Day: said[i].Day}
		if said[i].Answer != nil {
			part.By = said[i].Answer.By
		}
		view.Parts = append(view.Parts, part)
	}
	return nil
}

// PartView is one turn of a message in its joined text. By is who speaks for the city; empty for
// the citizen.
type PartView struct {
	From int     `json:"from"`
	By   RefView `json:"by"`
	Day  string  `json:"day"`
}
