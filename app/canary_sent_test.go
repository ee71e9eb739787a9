package main

import (
	"encoding/json"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/signin"
)

// sentOfAll is how many things are sent: half of them are let through.
const sentOfAll = 200

// plantSent sends two hundred things, each with a mark of its own. One half of them is let
// through; of the others some wait, some were rejected.
func (c *canary) plantSent() {
	c.p.FollowKey = func(code string, _ didban.ID) (key signin.Follow) {
		copy(key.Tag[:], code)
		return key
	}
	desk := serviceOf[*dialogue.Dialogue](c.t, c.p, employ(c.t, c.p.Private, "leila", "لیلا", didban.RoleClerk))
	queue := serviceOf[*dialogue.Queue](c.t, c.p, employ(c.t, c.p.Private, "vahid", "وحید", didban.RoleModerator))
	for n := range sentOfAll {
		marks := c.secret
		if n%2 == 0 {
			marks = c.public
		}
		r := dialogue.SendRequest{
			Once: fmt.Sprintf("a sending of the canary %d", n), Kind: string(didban.SubmitComment), On: string(didban.KindProject),
			ID: string(didbantest.ID(didban.KindProject, 1)), Text: marks.at("what citizen %d wrote", n), Channel: string(didban.ChannelDesk), Consent: true,
		}
		if n%2 == 1 {
			r.Author = c.secret.at("the name of citizen %d", n)
		}
		_, err := desk.Send(r)
		c.must(err)
		c.judge(queue, c.newestSent(), n)
	}
	c.must(dialogue.Resume(c.p.Backend))
}

// judge lets the even ones through, and rejects some of the odd ones.
func (c *canary) judge(queue *dialogue.Queue, id string, n int) {
	r := dialogue.DecideRequest{IDs: []string{id}}
	switch {
	case n%2 == 0:
		r.Action = string(didban.RuledPublished)
	case n%10 == 1:
		r.Action, r.Rule = string(didban.RuledRejected), "advert"
	default:
		return
	}
	_, err := queue.Decide(r)
	c.must(err)
	if n < 10 {
		c.ids = append(c.ids, id, string(didban.PublicID(didban.ID(id))))
	}
}

func (c *canary) newestSent() (id string) {
	c.must(c.p.Private.View(func(tx *private.Tx) error {
		return tx.Submissions(func(s *didban.Submission) bool {
			id = string(s.ID)
			return true
		})
	}))
	return id
}

// askDialogue reads, as a visitor, what is said on the page and what was decided: every mark of
// what was let through is there.
func (c *canary) askDialogue() {
	visitor, shown := serviceOf[*dialogue.Dialogue](c.t, c.p, didban.Actor{}), 0
	for _, order := range didban.ThreadOrders {
		for offset := 0; ; {
			view, err := visitor.Thread(dialogue.ThreadRequest{
				Kind: string(didban.KindProject), ID: string(didbantest.ID(didban.KindProject, 1)), Order: string(order), Offset: offset,
			})
			c.must(err)
			c.lookAtView("Dialogue.Thread", view)
			shown += len(view.Items)
			if offset += len(view.Items); len(view.Items) == 0 {
				break
			}
		}
	}
	if want := len(didban.ThreadOrders) * sentOfAll / 2; shown != want {
		c.t.Errorf("%d are shown in all orders, want %d", shown, want)
	}
	log, err := visitor.Rulings(dialogue.RulingsRequest{})
	c.must(err)
	c.lookAtView("Dialogue.Rulings", log)
}

func (c *canary) lookAtView(way string, view any) {
	b, err := json.Marshal(view)
	c.must(err)
	c.look(way, b)
}
