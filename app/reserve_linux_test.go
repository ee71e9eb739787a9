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

// The disk is filled to its last byte while somebody writes: with the reserve the last words
// of the draft, throwing another away, signing out and a clean end all go, and the person is
// told; without it the same words are refused. Once there is room the reserve is back.
func TestReserve_FullDisk(t *testing.T) {
	for name, kept := range map[string]bool{"with the reserve": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			disk := didbantest.DiskOf(t, 24<<20)
			dir, ballast := filepath.Join(disk, "data"), filepath.Join(disk, "ballast")
			p := reopened(t, dir)
			clerk := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
			drafts := serviceOf[*staff.Drafts](t, p, clerk)
			words := strings.Repeat("کاشان\u200cگرد ", 20_000)
			begun := func() *staff.DraftView {
				view, err := drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindPerson)})
				if err != nil {
					t.Fatal(err)
				}
				return &view
			}
			one, other := begun(), begun()
			if kept {
				p.tendOffice(&officeDays{})
				if p.lastHealth().Full {
					t.Error("the disk is told to be full")
				}
			}
			secret, err := p.Sessions.Begin("", clerk.ID)
			if err != nil {
				t.Fatal(err)
			}
			fillUp(t, ballast)
			_, err = drafts.Edits(staff.EditsRequest{Draft: one.ID, Page: "p", Edits: []staff.EditView{
				{N: 1, Sheet: one.Sheets[0].Sheet, Op: didban.EditSet, Path: "bio", Text: words},
			}})
			if !kept {
				var fault *didban.Error
				if !errors.As(err, &fault) || fault.Key != "store.full" || !p.lastHealth().Full {
					t.Errorf("without the reserve: %v, told %t", err, p.lastHealth().Full)
				}
				_ = p.close() // the search index says that it could not be sealed, and is read up anew
				wantBothWhole(t, dir)
				return
			}
			if err != nil {
				t.Errorf("the last words: %v", err)
			}
			if _, err := drafts.Drop(staff.DraftRequest{Draft: other.ID}); err != nil {
				t.Errorf("throwing away: %v", err)
			}
			if err := signedOut(t, p, secret); err != nil {
				t.Errorf("signing out: %v", err)
			}
			if !p.lastHealth().Full {
				t.Error("nobody is told")
			}
			closed(t, p)
			wantBothWhole(t, dir)
			p = reopened(t, dir)
			err = p.Private.View(func(tx *private.Tx) error {
				if kept := textsOf(t, tx, one.ID, one.Sheets[0].Sheet)["bio"]; kept != words {
					t.Errorf("%d bytes of the last words are kept, want %d", len(kept), len(words))
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			p.tendOffice(&officeDays{})
			if !p.lastHealth().Full {
				t.Error("there is no room, and nobody is told after a start")
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			p.tendOffice(&officeDays{})
			if info, err := os.Stat(filepath.Join(dir, reserveFile)); err != nil || info.Size() == 0 || p.lastHealth().Full {
				t.Errorf("the reserve is not back: %v", err)
			}
			closed(t, p)
		})
	}
}
