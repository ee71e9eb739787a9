package staff

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// ReviewView is a draft with what it would change, for who judges it.
type ReviewView struct {
	Draft      DraftView      `json:"draft"`
	Difference DifferenceView `json:"difference"`
	Next       string         `json:"next"` // the next draft that waits; empty for none
	// FourEyes tells that the caller may not publish it: the last edit is their own.
	FourEyes bool `json:"fourEyes"`
}

// ReturnRequest sends a draft back with a word.
type ReturnRequest struct {
	Draft string `json:"draft"`
	Word  string `json:"word"`
}

// Queue lists the drafts that wait for the caller's judgement, the oldest first.
func (s *Review) Queue() (BenchGroup, error) {
	return gate.Answer(s.caller, "Review.Queue", func() (BenchGroup, error) { return queue(s.caller) })
}

// Open shows a draft with what it would change.
func (s *Review) Open(r DraftRequest) (ReviewView, error) {
	return gate.Answer(s.caller, "Review.Open", func() (ReviewView, error) { return review(s.caller, r.Draft) })
}

// Return sends a draft back to its owner, with a word on what is to be done.
func (s *Review) Return(r ReturnRequest) (ReviewView, error) {
	return gate.Answer(s.caller, "Review.Return", func() (ReviewView, error) { return returnDraft(s.caller, r) })
}

// Publish puts a draft before the public, all of it or nothing. It fails with
// CodeForbidden for who may only edit, with "draft.fourEyes" where the last edit is the
// caller's own, with "draft.stale" where the public noun changed meanwhile, and with the
// faults of the draft.
func (s *Review) Publish(r PublishRequest) (PublishedView, error) {
	return gate.Answer(s.caller, "Review.Publish", func() (PublishedView, error) { return publish(s.caller, r) })
}

func review(c *gate.Caller, id string) (ReviewView, error) {
	view, err := lookFolder(c, id, func(f *folder) (view ReviewView, err error) {
		if view.Draft, err = f.view(""); err != nil {
			return view, err
		}
		if view.Difference, err = f.difference(); err != nil {
			return view, err
		}
		key, err := f.mayPublish()
		view.FourEyes = key == "draft.fourEyes"
		return view, err
	})
	if err != nil {
		return view, err
	}
	next, err := nextAfter(c, didban.ID(id))
	view.Next = next.Next
	return view, err
}

func returnDraft(c *gate.Caller, r ReturnRequest) (ReviewView, error) {
	word := strings.TrimSpace(r.Word)
	_, err := inFolder(c, r.Draft, func(f *folder) (struct{}, error) {
		if err := f.allow(f.waits(), "draft.notYours"); err != nil {
			return struct{}{}, err
		}
		if word == "" {
			fault := didban.Fault(didban.CodeInvalid, "draft.word")
			fault.Field = "word"
			return struct{}{}, fault
		}
		f.draft.State, f.draft.Word, f.draft.Reviewer, f.draft.Touched = didban.DraftReturned, word, f.actor.ID, f.tx.Now()
		return struct{}{}, f.tx.PutDraft(f.draft)
	})
	if err != nil {
		return ReviewView{}, err
	}
	return review(c, r.Draft)
}

func queue(c *gate.Caller) (BenchGroup, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (BenchGroup, error) {
		item, err := itemOf(c, tx)
		if err != nil {
			return BenchGroup{}, err
		}
		drafts, err := waiting(c, tx)
		return BenchGroup{Key: "review", Total: len(drafts), Items: mapped(drafts, item)}, err
	})
}

// waiting are the sent drafts that the caller judges, the oldest first.
func waiting(c *gate.Caller, tx *private.Tx) ([]*didban.Draft, error) {
	all, err := tx.Drafts()
	if err != nil {
		return nil, err
	}
	var out []*didban.Draft
	for _, d := range all {
		f := &folder{caller: c, actor: c.Actor(), tx: tx, draft: d}
		if f.waits() {
			out = append(out, d)
		}
	}
	return out, nil
}

// nextAfter tells the newest change and the next draft to be judged.
func nextAfter(c *gate.Caller, id didban.ID) (PublishedView, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (PublishedView, error) {
		view := PublishedView{Seq: int64(c.Store.Head())}
		drafts, err := waiting(c, tx)
		for _, d := range drafts {
			if d.ID != id {
				view.Next = string(d.ID)
				break
			}
		}
		return view, err
	})
}

// publicNoun reads a noun of the public record, nil where there is none.
func publicNoun(public *store.Tx) func(didban.Ref) (didban.Noun, error) {
	return func(ref didban.Ref) (didban.Noun, error) {
		n, err := public.Load(ref.Kind, ref.ID)
		if didban.IsNotFound(err) {
			return nil, nil
		}
		return n, err
	}
}
