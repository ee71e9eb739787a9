package private

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// check reads every record and holds its key to what stands in it and around it: a record's
// checksum says nothing about the key under which it is looked for. It follows the access
// log to its head. Attempts to sign in alone have nothing to be held to.
func check(ctx context.Context, rtx *record.Tx, found *record.Findings) error {
	tx := &Tx{Tx: rtx}
	for _, path := range append(layout(), record.Path{record.Meta}) {
		for key, value := range record.Walk(rtx.Bucket(path...), nil, record.Forward) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, ok := record.Unwrap(value); !ok || !tx.isOwn(path[0], key, value) {
				found.Add("check.record", "kind", path.String(), "id", fmt.Sprintf("%q", key))
			}
		}
	}
	return checkAccess(rtx, found)
}

// isOwn reports whether a record belongs under its key.
func (tx *Tx) isOwn(bucket string, key, value []byte) bool {
	switch bucket {
	case record.Meta:
		return slices.Contains(metaKeys, string(key))
	case bucketUser:
		var u didban.User
		return record.Decode(value, &u) && string(u.ID) == string(key)
	case bucketName:
		return tx.isNameOf(key, value)
	case bucketSecret:
		return tx.Has(key, bucketUser)
	case bucketInvite:
		var i Invite
		return record.Decode(value, &i) && string(i.User) == string(key)
	case bucketDraft:
		var d didban.Draft
		return record.Decode(value, &d) && string(d.ID) == string(key)
	case bucketSheet:
		var s Sheet
		return record.Decode(value, &s) && tx.isOfDraft(key) &&
			bytes.HasSuffix(key, record.Join("", string(s.Ref.Kind), string(s.Ref.ID)))
	case bucketEdit:
		return tx.isEdit(key, value)
	case bucketPage:
		return tx.isOfDraft(key)
	case bucketClaim:
		return tx.isClaim(key, value)
	case bucketNote:
		var n didban.Note
		return record.Decode(value, &n) && string(n.ID) == string(key)
	case bucketTask:
		var t didban.Task
		return record.Decode(value, &t) && string(t.ID) == string(key)
	case bucketView:
		var v didban.SavedView
		return record.Decode(value, &v) && string(v.ID) == string(key)
	case bucketItem:
		var s didban.Submission
		return record.Decode(value, &s) && string(s.ID) == string(key) && s.Waits() == tx.Has(key, bucketOpen)
	case bucketOpen, bucketBody, bucketContact:
		return tx.Has(key, bucketItem)
	case bucketEvent:
		return tx.isEvent(key, value)
	case bucketTag, bucketMade, bucketOnce:
		return tx.isWayTo(bucket, string(key), value)
	case bucketWord:
		var w Word
		return record.Decode(value, &w) && w.Folded == string(key)
	case bucketTemplate:
		var t didban.Template
		return record.Decode(value, &t) && string(t.ID) == string(key)
	case bucketTyped:
		return tx.Has([]byte(record.Split(key)[0]), bucketUser)
	case bucketPhoto:
		return tx.isPhoto(key, value)
	case bucketVote:
		var n int
		parts := record.Split(key)
		return record.Decode(value, &n) && n > 0 && len(parts) == voteKeyParts && slices.Contains(didban.Kinds, didban.Kind(parts[0]))
	case bucketAccess:
		var e didban.AccessEntry
		return record.Decode(value, &e) && bytes.Equal(record.SeqKey(e.Seq), key)
	}
	return true
}

// isWayTo wants of a key by which a submission is found that it is the submission's.
func (tx *Tx) isWayTo(bucket, key string, value []byte) bool {
	var id didban.ID
	if !record.Decode(value, &id) {
		return false
	}
	s, err := tx.Submission(id)
	switch {
	case err != nil:
		return false
	case bucket == bucketTag:
		return s.Tag == key
	case bucket == bucketOnce:
		return s.Once == key
	}
	return string(didban.PublicID(s.ID)) == key
}

// isEvent wants of a step that its submission has counted it.
func (tx *Tx) isEvent(key, value []byte) bool {
	var e didban.SubmissionEvent
	id, _, ok := bytes.Cut(key, []byte{record.Separator})
	if !ok || !record.Decode(value, &e) || e.N != record.SeqOf(key) {
		return false
	}
	s, err := tx.Submission(didban.ID(id))
	return err == nil && e.N <= s.Last
}

func (tx *Tx) isNameOf(key, value []byte) bool {
	var id didban.ID
	var u didban.User
	if !record.Decode(value, &id) {
		return false
	}
	found, err := tx.Read(&u, []byte(id), bucketUser)
	return err == nil && found && foldedName(u.Code) == string(key)
}

// isOfDraft reports whether a key begins with a draft that there is.
func (tx *Tx) isOfDraft(key []byte) bool {
	draft, _, ok := bytes.Cut(key, []byte{record.Separator})
	return ok && tx.Has(draft, bucketDraft)
}

// isEdit wants of an edit also that its page has been counted that far: a page that is not
// would send what it typed once more.
func (tx *Tx) isEdit(key, value []byte) bool {
	var e Edit
	if !record.Decode(value, &e) || e.Seq != record.SeqOf(key) || !tx.isOfDraft(key) {
		return false
	}
	if e.Undoes != 0 || e.Redoes != 0 { // it has the number of the edit that it undoes
		return true
	}
	draft, _, _ := bytes.Cut(key, []byte{record.Separator})
	n, err := tx.Page(didban.ID(draft), e.Page)
	return err != nil || n >= e.Edit.N // one that can't be read is a finding of its own
}

// isClaim wants of a claim that its draft is there and, for a noun, works on it.
func (tx *Tx) isClaim(key, value []byte) bool {
	var holder didban.ID
	var d didban.Draft
	if !record.Decode(value, &holder) {
		return false
	}
	if found, err := tx.Read(&d, []byte(holder), bucketDraft); err != nil || !found {
		return err != nil // a draft that can't be read is a finding of its own
	}
	parts := record.Split(key)
	return len(parts) >= 3 && slices.ContainsFunc(d.Sheets, func(s didban.SheetHead) bool {
		switch parts[0] {
		case claimNoun:
			return s.Ref == didban.Ref{Kind: didban.Kind(parts[1]), ID: didban.ID(parts[2])}
		case claimCode:
			return string(s.Ref.Kind) == parts[1]
		}
		return false
	})
}
