package dialogue

import (
	"cmp"
	"errors"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// AssignRequest says who looks at what was sent before others do; nobody where To is empty.
type AssignRequest struct {
	ID string `json:"id"`
	To string `json:"to"`
}

// ColleagueView is one of those who may judge an item.
type ColleagueView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Assign says who looks at an item first. It locks nobody out: whoever may judge it still may.
// It fails with CodeInvalid "queue.assignee" for somebody who may not judge it, and with
// CodeConflict "queue.changed" for one that is decided.
func (s *Queue) Assign(r AssignRequest) (ItemView, error) {
	return gate.Answer(s.caller, "Queue.Assign", func() (ItemView, error) { return assign(s.caller.Settled(), r) })
}

func assign(c *gate.Caller, r AssignRequest) (ItemView, error) {
	j, err := judge(c, didban.ID(r.ID))
	if err != nil {
		return ItemView{}, err
	}
	actor, to := c.Actor(), didban.ID(r.To)
	if _, may := judgeRole(actor, j.s); !may {
		return ItemView{}, didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(didban.ActionModerate), "kind", string(didban.KindComment))
	}
	err = c.Private.Update(func(tx *private.Tx) error {
		users, err := tx.Users()
		if err != nil {
			return err
		}
		s, err := tx.Submission(j.s.ID)
		switch {
		case err != nil:
			return err
		case !s.Open() || s.Stage != j.s.Stage:
			return didban.Fault(didban.CodeConflict, "queue.changed")
		case to != "" && !slices.ContainsFunc(j.colleagues(users), func(v ColleagueView) bool { return v.ID == r.To }):
			return field("to", "queue.assignee")
		case s.Assigned == to:
			return nil
		}
		s.Assigned = to
		return errors.Join(
			tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventAssigned, Day: c.Today(), By: actor.ID, To: to}),
			tx.Log(actor.ID, didban.AccessAssigned, r.ID, r.To),
		)
	})
	if err != nil {
		return ItemView{}, err
	}
	tellQueue(c.Backend)
	return item(c, j.s.ID)
}

// colleagues are those of the staff who may judge it as it stands, by name. Who has it before
// them at the moment takes nothing from the others.
func (j *judged) colleagues(users []*didban.User) []ColleagueView {
	free, out := *j, []ColleagueView{}
	s := *j.s
	s.Lock = nil
	free.s = &s
	for _, u := range users {
		actor := u.Actor()
		_, may := judgeRole(actor, j.s)
		if may && !u.Disabled && free.refusal(actor, 0) == "" && !j.isFirst(u.ID) {
			out = append(out, ColleagueView{string(u.ID), u.Name})
		}
	}
	slices.SortFunc(out, func(a, b ColleagueView) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}

// isFirst reports whether somebody is the first of two who have to agree.
func (j *judged) isFirst(who didban.ID) bool {
	return j.s.Stage == didban.StageHeld && j.s.Decision != nil && j.s.Decision.By == who
}
