package main

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
)

// What an import brings before its time waits in the private file, once however often it
// is brought; what somebody wrote in it since stays.
func TestImport_HeldOnce(t *testing.T) {
	dir, from := t.TempDir(), t.TempDir()
	for _, title := range []string{"خبر فردا", "خبر فردای دیگر"} {
		write(t, from, "later.md", "---\ntitle: "+title+"\ndate: 2199-01-02\nsection: civil\n---\nمتن\n")
		if code, said := ran(t, "--data", dir, "import", from); code != 0 {
			t.Fatal(said)
		}
		wantHeld(t, dir, title)
	}
	f, err := private.Open(dir, private.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = f.Update(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		if err != nil {
			return err
		}
		all[0].Seq, all[0].Title = 1, "خبر ویراسته" // as an editor's edit leaves it
		return tx.PutDraft(all[0])
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if code, said := ran(t, "--data", dir, "import", from); code != 0 {
		t.Fatal(said)
	}
	wantHeld(t, dir, "خبر ویراسته")
}

func wantHeld(t *testing.T, dir, title string) {
	t.Helper()
	p := reopened(t, dir)
	defer closed(t, p)
	err := p.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		if len(all) != 1 || all[0].Title != title || all[0].State != didban.DraftScheduled {
			t.Errorf("held %d drafts, %+v; want one of %s", len(all), all, title)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
