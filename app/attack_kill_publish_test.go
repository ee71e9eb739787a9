package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// term is a draft of three nouns, one that refers to the two others, ready to be
// published.
type term struct {
	draft string
	refs  []didban.Ref
}

// newTerm writes and sends such a draft.
func newTerm(t *testing.T, p *Program, clerk didban.Actor) term {
	t.Helper()
	drafts := serviceOf[*staff.Drafts](t, p, clerk)
	view, err := drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindTrustee)})
	for _, kind := range []didban.Kind{didban.KindPost, didban.KindPerson} {
		if err == nil {
			view, err = drafts.Add(staff.AddRequest{Draft: view.ID, Kind: string(kind)})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	trustee, post, person := view.Sheets[0], view.Sheets[1], view.Sheets[2]
	_, err = drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: "p", Edits: []staff.EditView{
		{N: 1, Sheet: person.Sheet, Op: didban.EditSet, Path: "name", Text: "زهرا کاشانی"},
		{N: 2, Sheet: post.Sheet, Op: didban.EditSet, Path: "title", Text: "شهردار منطقه"},
		{N: 3, Sheet: trustee.Sheet, Op: didban.EditSet, Path: "person", Text: person.ID},
		{N: 4, Sheet: trustee.Sheet, Op: didban.EditSet, Path: "post", Text: post.ID},
	}})
	if err == nil {
		_, err = drafts.Send(staff.SendRequest{Draft: view.ID, Word: "آماده است"})
	}
	if err != nil {
		t.Fatal(err)
	}
	one := term{draft: view.ID}
	for _, s := range view.Sheets {
		one.refs = append(one.refs, didban.Ref{Kind: didban.Kind(s.Kind), ID: didban.ID(s.ID)})
	}
	return one
}

// inRecord counts the versions that carry the draft, and holds them to be none at all
// or one of each noun.
func (one term) inRecord(t *testing.T, s *store.Store) (published bool) {
	t.Helper()
	n := 0
	err := s.View(func(tx *store.Tx) error {
		for _, ref := range one.refs {
			versions, err := tx.Versions(ref.Kind, ref.ID)
			if err != nil {
				return err
			}
			if n += len(versions); len(versions) > 1 || len(versions) == 1 && string(versions[0].Draft) != one.draft {
				t.Errorf("%s has the versions %+v", ref.Kind, versions)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n != 0 && n != len(one.refs) {
		t.Errorf("%d of %d nouns are public", n, len(one.refs))
	}
	return n > 0
}

// state is where the draft stands, and who has its nouns in hand.
func (one term) state(t *testing.T, f *private.File) (state didban.DraftState, claimed int) {
	t.Helper()
	err := f.View(func(tx *private.Tx) error {
		d, err := tx.Draft(didban.ID(one.draft))
		state = d.State
		for _, ref := range one.refs {
			holder, err2 := tx.Claim(ref)
			if err = errors.Join(err, err2); holder != "" {
				claimed++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return state, claimed
}

// The program dies while a publisher publishes: all of the draft is public or nothing,
// once, and the next start knows which.
func TestAttack_KilledWhilePublishing(t *testing.T) {
	tally, publishings := didbantest.Attack(t, "kills while a publisher publishes", 15, 250)
	dir := t.TempDir()
	p := reopened(t, dir)
	clerk := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
	publisher := employ(t, p.Private, "maryam", "مریم رضایی", didban.RolePublisher)
	closed(t, p)
	random := rand.New(rand.NewPCG(1405, 12))
	life := 40 * time.Millisecond
	for n := range publishings {
		p := reopened(t, dir)
		one := newTerm(t, p, clerk)
		closed(t, p)
		heard, took := killWhilePublishing(t, dir, one.draft, time.Duration(random.Int64N(int64(life))))
		if heard { // aim at what it takes, where most deaths come too early or too late
			life = (life + took*3/2) / 2
		}
		tally.Tried(1)
		wantBothWhole(t, dir)
		before := wantAllOrNothing(t, dir, one, heard)
		tally.Left(before)
		finish(t, dir, one, publisher)
		if t.Failed() {
			tally.Harm(didbantest.Lost, "a draft that was being published is not all or nothing")
			t.Fatalf("at death %d, in %s", n+1, before)
		}
	}
}

// reopened opens the program's parts; staff.Finish is among what that does.
func reopened(t *testing.T, dir string) *Program {
	t.Helper()
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func closed(t *testing.T, p *Program) {
	t.Helper()
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
}

// killWhilePublishing kills the program a moment after the publisher's click, and tells
// whether the publisher was told of success, and after how long.
func killWhilePublishing(t *testing.T, dir, draft string, life time.Duration) (heard bool, took time.Duration) {
	t.Helper()
	c := startServe(t, dir)
	defer c.kill()
	maryam := newBrowser(t, c.address)
	maryam.signIn(t, "maryam")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var asked sync.WaitGroup
	asked.Go(func() {
		began := time.Now()
		var view staff.PublishedView
		err := maryam.call(ctx, "Review/Publish", staff.PublishRequest{Draft: draft}, &view)
		if err != nil && !errors.Is(err, errGone) {
			t.Error(err)
		}
		heard, took = err == nil, time.Since(began)
	})
	time.Sleep(life)
	c.kill()
	asked.Wait()
	return heard, took
}

// wantAllOrNothing looks at the files as death left them.
func wantAllOrNothing(t *testing.T, dir string, one term, heard bool) string {
	t.Helper()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := private.Open(dir, private.Options{Record: s.Lineage()})
	if err != nil {
		t.Fatal(err)
	}
	public := one.inRecord(t, s)
	state, _ := one.state(t, f)
	left := string(state) + ", not public"
	if public {
		left = string(state) + ", public"
	}
	switch {
	case heard && (!public || state != didban.DraftPublished),
		public && state != didban.DraftPublishing && state != didban.DraftPublished,
		!public && state == didban.DraftPublished:
		t.Errorf("the draft is %s; success told: %v", left, heard)
	}
	if err := errors.Join(f.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	return left
}

// finish lets the next start settle the draft, and publishes it where it was not.
func finish(t *testing.T, dir string, one term, publisher didban.Actor) {
	t.Helper()
	p := reopened(t, dir)
	defer closed(t, p)
	public := one.inRecord(t, p.Store)
	state, claimed := one.state(t, p.Private)
	if public && (state != didban.DraftPublished || claimed != 0) || !public && (state != didban.DraftSent || claimed != len(one.refs)) {
		t.Errorf("after the next start: public %v, %s, %d nouns in hand", public, state, claimed)
	}
	_, err := serviceOf[*staff.Review](t, p, publisher).Publish(staff.PublishRequest{Draft: one.draft})
	if (err == nil) == public {
		t.Errorf("published once more though public %v: %v", public, err)
	}
	if !one.inRecord(t, p.Store) {
		t.Error("it is not public in the end")
	}
}
