package private_test

import (
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
)

// TestWaiting_Fresh: what waits is as it was written last, whatever was done to what an earlier
// look gave, and whatever a change wrote that was not kept.
func TestWaiting_Fresh(t *testing.T) {
	f := fresh(t)
	var id didban.ID
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	update := func(keep bool, fn func(*private.Tx, *didban.Submission) error) {
		t.Helper()
		changeOnly(t, f, keep, fn)
	}
	want := func(by didban.ID) {
		t.Helper()
		must(f.View(func(tx *private.Tx) error {
			open, err := tx.OpenSubmissions()
			if err != nil || len(open) != 1 || open[0].ID != id || open[0].Lock.By != by {
				t.Fatalf("got %+v, %v", open, err)
			}
			open[0].Lock.By = "nobody"
			return nil
		}))
	}
	must(f.Update(func(tx *private.Tx) error {
		id = tx.NewID()
		return tx.PutSubmission(&didban.Submission{ID: id, Kind: didban.SubmitComment, Stage: didban.StageWaiting, Lock: &didban.Lock{By: "a"}})
	}))
	want("a")
	want("a")
	update(false, func(tx *private.Tx, s *didban.Submission) error {
		s.Lock.By = "b"
		_, err := tx.OpenSubmissions()
		return errors.Join(err, tx.PutSubmission(s))
	})
	want("a")
	update(true, func(tx *private.Tx, s *didban.Submission) error {
		s.Lock.By = "c"
		return tx.PutSubmission(s)
	})
	want("c")
	must(f.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		s.Stage = didban.StageDecided
		return errors.Join(err, tx.PutSubmission(s))
	}))
	must(f.View(func(tx *private.Tx) error {
		if open, err := tx.OpenSubmissions(); err != nil || len(open) != 0 {
			t.Errorf("got %+v, %v", open, err)
		}
		return nil
	}))
}

// changeOnly changes the only submission that waits, in a transaction that is kept or not.
func changeOnly(t *testing.T, f *private.File, keep bool, fn func(*private.Tx, *didban.Submission) error) {
	t.Helper()
	err := f.Update(func(tx *private.Tx) error {
		open, err := tx.OpenSubmissions()
		if err != nil || len(open) != 1 {
			t.Fatal(open, err)
		}
		if err := fn(tx, open[0]); err != nil {
			return err
		}
		if !keep {
			return errors.New("not kept")
		}
		return nil
	})
	if (err == nil) != keep {
		t.Fatal(err)
	}
}
