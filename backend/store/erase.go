package store

import (
	"bytes"
	"encoding/json"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Erase takes the words of a noun out of the record for good: after is what is left of it to
// be seen, nil where nothing is; every earlier state becomes a record of the day, and the
// change has an audit entry of its own, with the rule as its reason. The digests of the states
// stay in the audit record. A noun of which nothing is left to be erased is left alone.
//
// It fails as Put and Delete do, and with CodeInvalid "noun.notErasable" for a kind whose past
// stays. The line in erased.log is on the disk before the change is; the bytes leave the file
// when it is compacted.
func (tx *Tx) Erase(ref didban.Ref, after didban.Noun, rule string) error {
	before, err := tx.erasing(ref, after, rule)
	if err != nil {
		return err
	}
	next, err := tx.afterErasure(before, after)
	if err != nil {
		return err
	}
	past := tx.unerased(ref)
	if len(past) == 0 && bytes.Equal(next.state, before.state) {
		return nil
	}
	if next.head.Version == before.head.Version { // what is seen is as it was, its past is not
		next.head.Version++
		if after != nil {
			if next, err = stateWith(after, next.head.Version, before.head.Created, tx.now); err != nil {
				return err
			}
		}
	}
	if before.noun != nil {
		past = append(past, versionKey(ref.ID, before.head.Version))
	}
	if err := tx.writeErasure(before, next, past, rule); err != nil {
		return err
	}
	if after != nil {
		*after.Head() = next.head
	}
	return nil
}

// erasing reads what is stored, for an actor who may erase it.
func (tx *Tx) erasing(ref didban.Ref, after didban.Noun, rule string) (saved, error) {
	before, err := tx.changing(ref.Kind, ref.ID, after)
	switch {
	case err != nil:
		return before, err
	case !didban.Erasable(ref.Kind):
		return before, didban.Fault(didban.CodeInvalid, "noun.notErasable", "kind", string(ref.Kind))
	case before.head.Version == 0:
		return before, notFound(ref.Kind, ref.ID)
	case !tx.actor.Can(didban.ActionModerate, ref.Kind):
		return before, didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(didban.ActionModerate), "kind", string(ref.Kind))
	case rule == "" || after != nil && (after.Kind() != ref.Kind || after.Head().ID != ref.ID):
		return before, didban.Fault(didban.CodeInvalid, "noun.reason", "kind", string(ref.Kind), "id", string(ref.ID))
	}
	return before, nil
}

// afterErasure is the state that is left; the stored one itself where nothing differs.
func (tx *Tx) afterErasure(before saved, after didban.Noun) (saved, error) {
	if after == nil {
		next := saved{kind: before.kind, head: before.head}
		if before.noun != nil {
			next.head.Version++
		}
		return next, nil
	}
	if err := after.Validate(); err != nil {
		return saved{}, err
	}
	for _, check := range []func(didban.Noun) error{tx.checkPublic, tx.checkCode, tx.checkRefs, tx.checkCodes} {
		if err := check(after); err != nil {
			return saved{}, err
		}
	}
	return tx.next(before, after)
}

// unerased are the keys of the past states of a noun that still hold their words.
func (tx *Tx) unerased(ref didban.Ref) (keys [][]byte) {
	for key, value := range record.Walk(tx.file.Bucket(bucketPast, string(ref.Kind)), versionPrefix(ref.ID), record.Forward) {
		if _, erased := erasedDay(value); !erased {
			keys = append(keys, bytes.Clone(key))
		}
	}
	return keys
}

// writeErasure makes the change. An error in the middle spoils the transaction.
func (tx *Tx) writeErasure(before, after saved, past [][]byte, rule string) error {
	own := tx.actor.Reason
	tx.actor.Reason = rule
	err := tx.write(didban.OpErase, before, after)
	tx.actor.Reason = own
	if err != nil {
		return err
	}
	bucket, day := tx.file.Bucket(bucketPast, string(after.kind)), didban.ErasedOn(tx.now)
	for _, key := range past {
		if err == nil {
			err = bucket.Put(key, record.Wrap(erasedState(day)))
		}
	}
	if err == nil {
		err = tx.file.MarkErased(1)
	}
	if err == nil {
		err = tx.noteErasure(after.kind)
	}
	tx.failed = err
	tx.erased = append(tx.erased, didban.Erasure{Kind: after.kind, ID: after.head.ID, Version: after.head.Version, Day: day})
	return err
}

// keyErased is the key in Meta of the sequences of the last erasures, by kind.
const keyErased = "erased"

func (tx *Tx) noteErasure(kind didban.Kind) error {
	last := map[didban.Kind]uint64{}
	if _, err := tx.file.Read(&last, []byte(keyErased), record.Meta); err != nil {
		return err
	}
	last[kind] = tx.last.Seq
	return tx.file.Write(last, []byte(keyErased), record.Meta)
}

// LastErasures are the sequences of the last erasures by kind, none for a kind without: what
// follows the feed and can't forget a word singly has to be made anew if it is older.
func (s *Store) LastErasures() (last map[didban.Kind]uint64, err error) {
	err = s.View(func(tx *Tx) error {
		_, err := tx.file.Read(&last, []byte(keyErased), record.Meta)
		return err
	})
	return last, err
}

// erasedState is the JSON that stands in the place of an erased state.
func erasedState(day didban.Day) []byte { return []byte(`{"erased":"` + string(day) + `"}`) }

// erasedDay reads such a record; nothing else may stand beside the day.
func erasedDay(value []byte) (didban.Day, bool) {
	state, ok := record.Unwrap(value)
	var e struct {
		Erased didban.Day `json:"erased"`
	}
	if !ok || json.Unmarshal(state, &e) != nil || !bytes.Equal(state, erasedState(e.Erased)) {
		return "", false
	}
	return e.Erased, true
}

// erasureAfter is the day of the erasure that came first after a version, by its audit entry;
// false where none did. Before a version that is no erasure's own, every state is erased.
func (tx *Tx) erasureAfter(v didban.Version) (didban.Day, bool) {
	if !didban.Erasable(v.Kind) {
		return "", false
	}
	for key, value := range record.Walk(tx.file.Bucket(bucketVersion, string(v.Kind)), versionPrefix(v.ID), record.Forward) {
		later, err := decodeVersion(v.Kind, v.ID, key, value)
		if err != nil || later.N <= v.N || later.Op != didban.OpErase {
			continue
		}
		var e didban.AuditEntry
		if record.Decode(tx.file.Bucket(bucketAudit).Get(record.SeqKey(later.Seq)), &e) && e.Seq > v.Seq &&
			e.Op == didban.OpErase && e.Kind == v.Kind && e.ID == v.ID && e.Version == later.N {
			return didban.ErasedOn(e.At), true
		}
	}
	return "", false
}

// checkState holds the state that a version left against its audit entry: it is the one that
// was sealed, or an erased one where an erasure came after it, and nowhere else.
func (tx *Tx) checkState(v didban.Version, sealed string, f *record.Findings) {
	state, ok := tx.rawState(v)
	if ok && v.TookBack() {
		ok = digest(state) == sealed
	} else if ok {
		day, erased := tx.erasureAfter(v)
		switch {
		case erased && !bytes.Equal(state, erasedState(day)):
			f.Add("check.notErased", "kind", string(v.Kind), "id", string(v.ID), "version", itoa(v.N))
			return
		case !erased && digest(state) != sealed && isErased(state):
			f.Add("check.erasedAlone", "kind", string(v.Kind), "id", string(v.ID), "version", itoa(v.N))
			return
		}
		ok = erased || digest(state) == sealed
	}
	if !ok {
		findVersion(f, v.Kind, v.ID, v.N)
	}
}

func isErased(state []byte) bool {
	_, erased := erasedDay(record.Wrap(state))
	return erased
}
