package store_test

import (
	"context"
	"errors"
	"os"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

func TestChanges_InOrderWithoutGaps(t *testing.T) {
	s := open(t, t.TempDir())
	id, _ := history(t, s)
	var got []didban.Change
	for range 3 {
		more, err := s.Changes(uint64(len(got)), 2)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, more...)
	}
	if len(got) != 5 {
		t.Fatalf("%d changes, want 5", len(got))
	}
	for i, c := range got {
		op := didban.OpPut
		if i == 3 {
			op = didban.OpDelete
		}
		if c.Seq != uint64(i+1) || c.ID != id || c.Op != op || c.Version != i+1 {
			t.Errorf("change %d is %+v", i+1, c)
		}
	}
	if rest, err := s.Changes(5, 10); len(rest) != 0 || err != nil {
		t.Errorf("after the last: %v %v", rest, err)
	}
}

func TestHead_SurvivesClosing(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, region(1, "R1"), region(2, "R2"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := open(t, dir).Head(); got != 2 {
		t.Errorf("head %d, want 2", got)
	}
}

func TestWait_ManyWaiters(t *testing.T) {
	s := open(t, t.TempDir())
	done := make(chan error)
	for range 4 {
		go func() { done <- s.Wait(t.Context(), 1) }()
	}
	put(t, s, region(1, "R1"))
	select {
	case err := <-done:
		t.Fatalf("a waiter for change 2 ended at change 1: %v", err)
	default:
	}
	put(t, s, region(2, "R2"))
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if err := s.Wait(t.Context(), 0); err != nil {
		t.Errorf("a change that is there already: %v", err)
	}
}

func TestWait_Ends(t *testing.T) {
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- s.Wait(ctx, 0) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	go func() { done <- s.Wait(t.Context(), 0) }()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; !errors.Is(err, os.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
	_, err = s.Load(didban.KindArea, "")
	if !errors.Is(err, os.ErrClosed) {
		t.Errorf("load from a closed store: %v", err)
	}
	if err := s.Update(admin, func(*store.Tx) error { return nil }); !errors.Is(err, os.ErrClosed) {
		t.Errorf("update of a closed store: %v", err)
	}
}
