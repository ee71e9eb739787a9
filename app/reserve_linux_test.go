package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// fillUp takes all the room that a disk has left.
func fillUp(t *testing.T, ballast string) {
	t.Helper()
	f, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	for block := make([]byte, 4096); err == nil; {
		_, err = f.Write(block)
	}
	_ = f.Close()
}

// signedOut ends a session and holds the access log to it.
func signedOut(t *testing.T, p *Program, secret string) error {
	t.Helper()
	for _, s := range staff.Services(p.For(secret)) {
		if session, ok := s.(*staff.Session); ok {
			if _, err := session.SignOut(); err != nil {
				return err
			}
		}
	}
	return p.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 100)
		if len(log) == 0 || log[len(log)-1].What != didban.AccessSignedOut {
			t.Errorf("the access log ends with %+v", log)
		}
		return err
	})
}

// lastWords is a draft on a small disk that is filled to its last byte while it is written.
type lastWords struct {
	dir, ballast string
	words        string
	secret       string // of the clerk's session
	drafts       *staff.Drafts
	one, other   staff.DraftView
}

// filledWhileWriting opens two drafts, keeps room free or none, and fills the disk.
func filledWhileWriting(t *testing.T, reserve bool) (*Program, *lastWords) {
	t.Helper()
	disk := didbantest.DiskOf(t, 24<<20)
	w := &lastWords{
		dir: filepath.Join(disk, "data"), ballast: filepath.Join(disk, "ballast"),
		words: strings.Repeat("کاشان\u200cگرد ", 20_000),
	}
	p := reopened(t, w.dir)
	clerk := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
	w.drafts = serviceOf[*staff.Drafts](t, p, clerk)
	var err, err2, err3 error
	w.one, err = w.drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindPerson)})
	w.other, err2 = w.drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindPerson)})
	w.secret, err3 = p.Sessions.Begin("", clerk.ID)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	if reserve {
		p.tendOffice(t.Context(), &officeDays{})
	}
	if p.lastHealth().Full {
		t.Error("the disk is told to be full")
	}
	fillUp(t, w.ballast)
	return p, w
}

func (w *lastWords) write() error {
	_, err := w.drafts.Edits(staff.EditsRequest{Draft: w.one.ID, Page: "p", Edits: []staff.EditView{
		{N: 1, Sheet: w.one.Sheets[0].Sheet, Op: didban.EditSet, Path: "bio", Text: w.words},
	}})
	return err
}

// With the reserve the last words of a draft, throwing another away, signing out and a clean
// end all go on a disk that is full, and the person is told. Once there is room it is back.
func TestReserve_FullDisk(t *testing.T) {
	p, w := filledWhileWriting(t, true)
	if err := w.write(); err != nil {
		t.Errorf("the last words: %v", err)
	}
	if _, err := w.drafts.Drop(staff.DraftRequest{Draft: w.other.ID}); err != nil {
		t.Errorf("throwing away: %v", err)
	}
	if err := signedOut(t, p, w.secret); err != nil {
		t.Errorf("signing out: %v", err)
	}
	if !p.lastHealth().Full {
		t.Error("nobody is told")
	}
	closed(t, p)
	wantBothWhole(t, w.dir)
	p = reopened(t, w.dir)
	defer closed(t, p)
	err := p.Private.View(func(tx *private.Tx) error {
		if kept := textsOf(t, tx, w.one.ID, w.one.Sheets[0].Sheet)["bio"]; kept != w.words {
			t.Errorf("%d bytes of the last words are kept, want %d", len(kept), len(w.words))
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	p.tendOffice(t.Context(), &officeDays{})
	if !p.lastHealth().Full {
		t.Error("there is no room, and nobody is told after a start")
	}
	if err := os.Remove(w.ballast); err != nil {
		t.Fatal(err)
	}
	p.tendOffice(t.Context(), &officeDays{})
	if info, err := os.Stat(filepath.Join(w.dir, reserveFile)); err != nil || info.Size() == 0 || p.lastHealth().Full {
		t.Errorf("the reserve is not back: %v", err)
	}
}

// Without the reserve the same words are refused, and both files stay whole.
func TestReserve_NoneKept(t *testing.T) {
	p, w := filledWhileWriting(t, false)
	var fault *didban.Error
	if err := w.write(); !errors.As(err, &fault) || fault.Key != "store.full" || !p.lastHealth().Full {
		t.Errorf("told %v, full %t", err, p.lastHealth().Full)
	}
	_ = p.close() // the search index says that it could not be sealed, and is read up anew
	wantBothWhole(t, w.dir)
}
