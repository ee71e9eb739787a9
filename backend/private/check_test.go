package private_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/record"
)

// A record's checksum says nothing of its key: one that lies under another key, as a
// flipped bit leaves it, is found all the same.
func TestCheck_FlippedKey(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	fill(t, f)
	update(t, f, func(tx *private.Tx) error {
		u := &didban.User{Code: "sara", Name: "سارا کریمی", Roles: []didban.Role{didban.RoleEntry}}
		return errors.Join(tx.PutUser(u), tx.SetSecret(u.ID, "x"), tx.PutInvite(private.Invite{User: u.ID}),
			tx.PutTask(&didban.Task{What: "سرکشی", For: u.ID}), tx.Log(u.ID, "test", "", ""),
			tx.PutSavedView(&didban.SavedView{Kind: didban.KindPerson, Owner: u.ID, Name: "همه"}), fillSent(tx, u.ID))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "private.db")
	if r, err := private.Check(t.Context(), path); err != nil || !r.Whole() {
		t.Fatalf("found %+v, %v", r.Findings, err)
	}
	tried := 0
	for _, bucket := range buckets(t) {
		if bucket == "try" || bucket == "throttle" { // there is nothing that a count of attempts could be held to
			continue
		}
		tried++
		raw(t, dir, func(tx *record.Tx) error { return flipFirstKey(tx.Bucket(bucket)) })
		if r, err := private.Check(t.Context(), path); err == nil && r.Whole() {
			t.Errorf("%s: a record under another key is not found", bucket)
		}
		raw(t, dir, func(tx *record.Tx) error { return flipFirstKey(tx.Bucket(bucket)) })
	}
	if r, err := private.Check(t.Context(), path); err != nil || !r.Whole() || tried < 20 {
		t.Errorf("%d buckets tried and put back: found %+v, %v", tried, r.Findings, err)
	}
}

// fillSent keeps something that a citizen sent, in every bucket of those.
func fillSent(tx *private.Tx, user didban.ID) error {
	s := &didban.Submission{ID: tx.NewID(), Kind: didban.SubmitComment, Stage: didban.StageWaiting, Once: "a sending of a test", Tag: "0a0b0c0d"}
	noun := didban.PublicID(s.ID)
	return errors.Join(
		tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventSent}), tx.PutWords(s.ID, didban.Words{Text: "نظر"}),
		tx.PutTag([]byte{10, 11, 12, 13}, s.ID), tx.PutOnce(s.Once, s.ID), tx.PutMade(noun, s.ID), tx.PutTyped(user, "receive", "{}"),
		tx.AddVote(didban.Ref{Kind: didban.KindComment, ID: noun}, didban.VoteSupport, "0a0b0c0d"),
		tx.PutContact(s.ID, didban.Contact{Phone: "۰۳۱"}), tx.PutPhoto(s.ID, private.Photo{Photo: didban.Photo{K: 1}}),
		tx.Attach(user, "receive", private.Photo{Photo: didban.Photo{K: 2}}),
		tx.PutWord(private.Word{Folded: "واژه"}), tx.PutTemplate(didban.Template{ID: tx.NewID(), Title: "رسید"}),
	)
}

// flipFirstKey puts the first record under another key; done twice it is as before. The
// lowest bit of the third byte leaves it the first.
func flipFirstKey(b *record.Bucket) error {
	key, value := b.Cursor().First()
	if key == nil {
		return errors.New("the bucket is empty")
	}
	key, value = bytes.Clone(key), bytes.Clone(value)
	err := b.Delete(key)
	key[2] ^= 1
	return errors.Join(err, b.Put(key, value))
}

// What a repair could not read is told, even where nothing else of the file misses it.
func TestRepair_UnreadIsTold(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	update(t, f, func(tx *private.Tx) error { return tx.PutNote(&didban.Note{Text: "یادداشت"}) })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "private.db")
	spoiled := bytes.ReplaceAll(content(t, dir), []byte("note"), []byte("note"[:3]+"d")) // the name of the bucket
	if err := os.WriteFile(path, spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := private.Repair(t.Context(), dir, "")
	if err != nil || len(r.Lost) != 1 || r.Lost[0].Key != "check.unread" {
		t.Errorf("the repair that lost a note says %+v, %v", r, err)
	}
}
