package main

import (
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// plantLetters sends four letters to a unit: one that waits, one that is answered, one that was
// set aside and one that its sender wants published and a moderator lets through. Of each the
// words, the answer and the contact are marked.
func (c *canary) plantLetters() {
	unit := &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 700), Code: "U-700"}, Title: "واحد قناری"}
	c.must(c.p.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Put(unit) }))
	hand := employ(c.t, c.p.Private, "nima", "نیما", didban.RoleResponder)
	hand.Units = []didban.ID{unit.ID}
	desk := serviceOf[*dialogue.Dialogue](c.t, c.p, employ(c.t, c.p.Private, "mahsa", "مهسا", didban.RoleClerk))
	answers := serviceOf[*dialogue.Queue](c.t, c.p, hand)
	judges := serviceOf[*dialogue.Queue](c.t, c.p, employ(c.t, c.p.Private, "mina", "مینا", didban.RoleModerator))
	for n, what := range []string{"waits", "answered", "set aside", "published"} {
		marks := c.secret
		if what == "published" {
			marks = c.public
		}
		_, err := desk.Send(dialogue.SendRequest{
			Once: fmt.Sprintf("a letter of the canary %d", n), Kind: string(didban.SubmitMessage), On: string(didban.KindUnit), ID: string(unit.ID),
			Text: marks.at("a letter that is %s", what), Public: what == "published", ContactName: c.secret.at("who wrote letter %d", n),
			ContactPhone: c.secret.at("the telephone of letter %d", n), Channel: string(didban.ChannelDesk), Consent: true,
		})
		c.must(err)
		id := c.newestSent()
		c.ids = append(c.ids, id, string(didban.PublicID(didban.ID(id))))
		at, err := answers.Letter(dialogue.ItemRequest{ID: id})
		c.must(err)
		switch what {
		case "answered", "published":
			_, err = answers.Reply(dialogue.ReplyRequest{ID: id, Seen: at.Seen, Text: marks.at("the answer to letter %d", n), Unit: string(unit.ID), Outcome: "explained"})
		case "set aside":
			_, err = answers.Refuse(dialogue.RefuseRequest{ID: id, Seen: at.Seen, Rule: didban.RuleEmpty})
			c.must(err)
			_, err = judges.Second(dialogue.SecondRequest{ID: id, Agree: true})
		}
		c.must(err)
		if what == "published" {
			_, err = judges.Decide(dialogue.DecideRequest{IDs: []string{id}, Action: string(didban.RuledPublished)})
			c.must(err)
		}
	}
	c.must(dialogue.Resume(c.p.Backend))
}

// askLetters reads what is published to the unit: the one letter, whole.
func (c *canary) askLetters() {
	visitor := serviceOf[*dialogue.Dialogue](c.t, c.p, didban.Actor{})
	list, err := visitor.Letters(dialogue.PublishedRequest{Kind: string(didban.KindUnit), ID: string(didbantest.ID(didban.KindUnit, 700))})
	c.must(err)
	if list.Total != 1 || len(list.Items[0].Turns) != 2 {
		c.t.Errorf("%d letters are published, want the one", list.Total)
	}
	c.lookAtView("Dialogue.Letters", list)
}
