package staff

import (
	"slices"

	didban "didban.app/backend"
)

func (f *folder) mine() bool { return f.draft.Owner == f.actor.ID }

func (f *folder) in(states ...didban.DraftState) bool { return slices.Contains(states, f.draft.State) }

// mayRead refuses who may not see the draft.
func (f *folder) mayRead() error {
	return f.allow(f.draft.MaySee(f.actor), didban.HeldForbidden)
}

// mayEdit refuses who can't write in the draft, with the key of why.
func (f *folder) mayEdit() error {
	key := f.draft.Held(f.actor)
	return f.allow(key == didban.HeldNot, key)
}

// mayPublish is the key of why the actor can't publish the draft, "" where they can. Who
// may publish a draft in their own hands sends it by that.
func (f *folder) mayPublish() (string, error) {
	setting, err := f.tx.Setting()
	if err != nil {
		return "", err
	}
	sent := *f.draft
	if sent.MaySend(f.actor) {
		sent.State = didban.DraftSent
	}
	return sent.MayPublish(f.actor, setting.FourEyes), nil
}

// waits reports whether the draft waits for a judgement that is the actor's.
func (f *folder) waits() bool { return f.draft.MayReturn(f.actor) }

// allow refuses what may not be, with the key of why. What somebody published or threw
// away is gone, whatever else would forbid it to who may read it.
func (f *folder) allow(may bool, key string) error {
	switch {
	case may:
		return nil
	case key == didban.HeldClosed, !f.draft.State.Live() && f.draft.MaySee(f.actor):
		return didban.Fault(didban.CodeGone, didban.HeldClosed)
	}
	return didban.Fault(didban.CodeForbidden, key)
}
