package store

import (
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/record"
)

// An erased state stands where the audit record tells of its erasure, and nowhere else.
func TestErase_Forged(t *testing.T) {
	for _, c := range forgeries(forgedComment(1), forgedComment(2)) {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := filled(t, dir, forgedComment(1), forgedComment(2))
			if err := s.file.Update(c.do); err != nil {
				t.Fatal(err)
			}
			r, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(r.Findings) > 0 {
				got = r.Findings[0].Key
			}
			if got != c.want {
				t.Errorf("findings %+v, want %q first", r.Findings, c.want)
			}
		})
	}
}

func forgedComment(n int) *didban.Comment {
	return didbantest.Comment(n, didban.Ref{Kind: didban.KindArea, ID: didbantest.ID(didban.KindArea, 1)}, "چراغ خاموش است")
}

// A forgery is a change behind the store's back; want is the key of the first finding, "" for a
// whole file.
type forgery struct {
	name string
	want string
	do   func(*record.Tx) error
}

// forgeries are of a record as filled makes it.
func forgeries(first, second *didban.Comment) []forgery {
	return []forgery{
		{"nothing forged", "", func(*record.Tx) error { return nil }},
		{"without an entry", "check.erasedAlone", pastState(first, 1, erasedState("2026-11-29"))},
		{"on another day", "check.notErased", pastState(second, 1, erasedState("2001-01-01"))},
		{"with words beside the day", "check.notErased", pastState(second, 1, []byte(`{"erased":"2026-11-29","text":"نظر"}`))},
		{"words put back", "check.notErased", pastState(second, 1, []byte(`{"text":"نظر"}`))},
		{"after its own erasure", "check.erasedAlone", func(tx *record.Tx) error {
			return tx.Bucket(bucketNoun, string(didban.KindComment)).Put([]byte(second.ID), record.Wrap(erasedState("2026-11-29")))
		}},
		{"by the entry of another noun", "check.erasedAlone", func(tx *record.Tx) error {
			v := didban.Version{}
			key := versionKey(second.ID, 3)
			if _, err := tx.Read(&v, key, bucketVersion, string(didban.KindComment)); err != nil {
				return err
			}
			v.ID, v.N = first.ID, 3
			if err := tx.Write(v, versionKey(first.ID, 3), bucketVersion, string(didban.KindComment)); err != nil {
				return err
			}
			return pastState(first, 1, erasedState("2026-11-29"))(tx)
		}},
		{"by an entry that was never sealed", "check.audit", func(tx *record.Tx) error {
			var e didban.AuditEntry
			if _, err := tx.Read(&e, record.SeqKey(2), bucketAudit); err != nil {
				return err
			}
			e.Op = didban.OpErase
			return tx.Write(e, record.SeqKey(2), bucketAudit)
		}},
		{"with another digest in the entry", "check.audit", func(tx *record.Tx) error {
			var e didban.AuditEntry
			if _, err := tx.Read(&e, record.SeqKey(3), bucketAudit); err != nil {
				return err
			}
			e.Digest = digest(erasedState("2026-11-29"))
			return tx.Write(e, record.SeqKey(3), bucketAudit)
		}},
	}
}

// pastState puts a state in the place of a past one.
func pastState(c *didban.Comment, n int, state []byte) func(*record.Tx) error {
	return func(tx *record.Tx) error {
		return tx.Bucket(bucketPast, string(didban.KindComment)).Put(versionKey(c.ID, n), record.Wrap(state))
	}
}

// filled is a store with two comments of two states each, of which the second is erased and
// has left a tombstone.
func filled(t *testing.T, dir string, first, second *didban.Comment) *Store {
	t.Helper()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	put := func(c *didban.Comment) {
		c.Text += "."
		if err := s.Update(didban.System("test"), func(tx *Tx) error { return tx.Put(c) }); err != nil {
			t.Fatal(err)
		}
	}
	area := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "R1"}, Rank: didban.AreaRegion, Name: "منطقه"}
	if err := s.Update(didban.System("test"), func(tx *Tx) error { return errors.Join(tx.Put(area), tx.Put(didbantest.Ruling())) }); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*didban.Comment{first, second} {
		c.Subject = didban.Ref{Kind: didban.KindArea, ID: area.ID}
		put(c)
		put(c)
	}
	second.Text, second.Salt, second.State = "", "", didban.CommentHidden
	err = s.Update(didban.System("test"), func(tx *Tx) error {
		return tx.Erase(didban.Ref{Kind: didban.KindComment, ID: second.ID}, second, "personal")
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
