package staff

import (
	"slices"
	"time"

	didban "didban.app/backend"
)

// takeAfter is how long a draft must rest before anybody who may edit it may take it over.
const takeAfter = 30 * time.Minute

// kinds are those of the draft's sheets.
func (f *folder) kinds() []didban.Kind {
	out := make([]didban.Kind, len(f.draft.Sheets))
	for i, head := range f.draft.Sheets {
		out[i] = head.Ref.Kind
	}
	return out
}

// can reports whether the actor may do the action to every noun of the draft.
func (f *folder) can(action didban.Action) bool {
	return !slices.ContainsFunc(f.kinds(), func(k didban.Kind) bool { return !f.actor.Can(action, k) })
}

func (f *folder) mine() bool { return f.draft.Owner == f.actor.ID }

func (f *folder) in(states ...didban.DraftState) bool { return slices.Contains(states, f.draft.State) }

// mayRead refuses who may not see drafts of these kinds.
func (f *folder) mayRead() error {
	if f.can(didban.ActionInspect) {
		return nil
	}
	return didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(didban.ActionInspect))
}

// held is why the actor can't write in the draft, as a key; "" where they can. A
// reviewer may mend what waits for them.
func (f *folder) held() string {
	switch {
	case !f.can(didban.ActionEdit):
		return "actor.forbidden"
	case f.in(didban.DraftSent) && !f.mine() && f.canReview():
		return ""
	case f.in(didban.DraftSent):
		return "draft.sent"
	case f.in(didban.DraftScheduled):
		return "draft.scheduled"
	case !f.in(didban.DraftOpen, didban.DraftReturned):
		return "draft.closed"
	case !f.mine():
		return "draft.others"
	}
	return ""
}

func (f *folder) mayEdit() error {
	if key := f.held(); key != "" {
		return didban.Fault(didban.CodeForbidden, key)
	}
	return nil
}

// canReturn reports whether the actor judges drafts of these kinds: who publishes them,
// and editors, who send back.
func (f *folder) canReturn() bool {
	return f.can(didban.ActionPublish) || slices.Contains(f.actor.Roles, didban.RoleEditor) && f.can(didban.ActionEdit)
}

// canReview reports whether the draft waits for a judgement that is the actor's.
func (f *folder) canReview() bool { return f.in(didban.DraftSent) && f.canReturn() }

func (f *folder) canTake() bool {
	if f.mine() || !f.in(didban.DraftOpen, didban.DraftReturned) || !f.can(didban.ActionEdit) {
		return false
	}
	rested := f.tx.Now()-f.draft.Touched >= takeAfter.Milliseconds()
	return rested || f.canReturn()
}

func (f *folder) canSend() bool {
	return f.mine() && f.in(didban.DraftOpen, didban.DraftReturned) && f.can(didban.ActionEdit) && len(f.draft.Sheets) > 0
}

// fourEyes reports whether the rule keeps the actor from publishing this draft: the last
// edit is their own.
func (f *folder) fourEyes() (bool, error) {
	setting, err := f.tx.Setting()
	if err != nil || f.draft.Hand != f.actor.ID {
		return false, err
	}
	switch setting.FourEyes {
	case didban.FourEyesAll:
		return true, nil
	case didban.FourEyesCity:
		return slices.ContainsFunc(f.kinds(), func(k didban.Kind) bool { return k != didban.KindArticle }), nil
	case didban.FourEyesOff:
	}
	return false, nil
}

func refusedIf(refuse bool, key string) error {
	if refuse {
		return didban.Fault(didban.CodeForbidden, key)
	}
	return nil
}
