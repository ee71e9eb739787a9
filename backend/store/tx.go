package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Tx is one look at the store, or one change of it. It sees one instant of the
// file and its own changes, belongs to one goroutine and ends with the function
// that it was given to. What it returns is copied out and may be kept.
type Tx struct {
	file   *record.Tx
	damage *damage
	actor  didban.Actor
	now    int64               // Unix ms, the same for all changes of a transaction
	last   didban.AuditEntry   // the newest one, with this transaction's own
	failed error               // a write that was begun and not ended; nothing may be kept
	counts map[didban.Kind]int // changes to the number of nouns, written at the end
	ahead  []didban.Ref        // those that point at what comes after them: see checkRefs
	laid   map[didban.Ref]didban.Noun
	terms  didban.Vocabularies // what Terms gave; nil before it is asked
	erased []didban.Erasure    // by this transaction
	again  bool                // erased.log tells of it already

	draft   didban.ID // what Credit told
	authors []didban.ID
	reasons []didban.FieldReason
}

// NewID makes a new identifier, a UUIDv7.
func (tx *Tx) NewID() didban.ID { return record.NewID() }

// Load reads the present state of a noun; CodeNotFound where there is none,
// CodeDamaged where its record can't be trusted, or is not where its versions say that it
// is. A damaged one is noted: see Damaged.
func (tx *Tx) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if err := known(kind); err != nil {
		return nil, err
	}
	if n := tx.laid[didban.Ref{Kind: kind, ID: id}]; n != nil {
		return n, nil
	}
	n, err := tx.load(kind, id)
	tx.damage.note(kind, id, err)
	return n, err
}

// Version is that of a noun, without reading the rest of it; 0 where it is not public.
func (tx *Tx) Version(kind didban.Kind, id didban.ID) (int, error) {
	value := tx.file.Bucket(bucketNoun, string(kind)).Get([]byte(id))
	if value == nil { // whether it is withdrawn, never was, or is damaged
		_, err := tx.Load(kind, id)
		if didban.IsNotFound(err) {
			err = nil
		}
		return 0, err
	}
	var head struct {
		Version int `json:"version"`
	}
	if !record.Decode(value, &head) {
		err := damaged(kind, id)
		tx.damage.note(kind, id, err)
		return 0, err
	}
	return head.Version, nil
}

func (tx *Tx) load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	value := tx.file.Bucket(bucketNoun, string(kind)).Get([]byte(id))
	if value != nil {
		return decodeNoun(kind, id, value)
	}
	last, err := tx.lastVersion(kind, id)
	switch {
	case err != nil:
		return nil, err
	case last.N > 0 && !last.TookBack():
		return nil, damaged(kind, id)
	}
	return nil, notFound(kind, id)
}

// Find reads the noun of a kind by its code; false where no noun has the code.
func (tx *Tx) Find(kind didban.Kind, code string) (didban.Noun, bool, error) {
	if err := known(kind); err != nil {
		return nil, false, err
	}
	id := didban.ID(tx.file.Bucket(bucketCode, string(kind)).Get([]byte(code)))
	if id == "" {
		return nil, false, nil
	}
	n, err := tx.Load(kind, id)
	if isNotFound(err) || err == nil && n.Head().Code != code {
		return nil, false, damagedIndex(codeIndex(kind))
	}
	return n, err == nil, err
}

// Count says how many nouns of the kind there are, without reading them.
func (tx *Tx) Count(kind didban.Kind) (int, error) {
	if err := known(kind); err != nil {
		return 0, err
	}
	value := tx.file.Bucket(bucketCount).Get([]byte(kind))
	if value == nil {
		return tx.counts[kind], nil
	}
	var n int
	if !record.Decode(value, &n) {
		return 0, record.Damaged(bucketCount, string(kind))
	}
	return n + tx.counts[kind], nil
}

// Put saves a noun and sets its Version, Created and Updated. Its Version must be
// the one stored, else somebody changed it first; for a noun that was never
// stored any Version will do. A noun that is just as stored is left alone.
//
// It fails with what Validate finds, CodeForbidden for an actor who may not make the
// change that didban.Transition says it is, CodeConflict for a changed noun or a code
// that another noun has, and CodeInvalid for a reference to a noun that is not there,
// for a code that no list of the city has, for a list of codes without one that is in use,
// and for what is not for the public yet: in the record means public. A Put that fails
// changes nothing.
func (tx *Tx) Put(n didban.Noun) error {
	before, err := tx.changing(n.Kind(), n.Head().ID, n)
	if err != nil {
		return err
	}
	if err := n.Validate(); err != nil {
		return err
	}
	after, err := tx.next(before, n)
	if err != nil {
		return err
	}
	if bytes.Equal(after.state, before.state) {
		*n.Head() = after.head
		return nil
	}
	for _, check := range []func(didban.Noun) error{tx.checkPublic, tx.checkCode, tx.checkRefs, tx.checkCodes} {
		if err := check(n); err != nil {
			return err
		}
	}
	if err := tx.checkList(before.noun, n); err != nil {
		return err
	}
	if err := tx.write(didban.OpPut, before, after); err != nil {
		return err
	}
	*n.Head() = after.head
	return nil
}

// Delete takes a noun back and keeps its versions, the deletion being one more. It
// fails with CodeNotFound, CodeForbidden as Put does, and CodeInvalid where nobody
// gave a reason, or for a list of codes of which one is in use; whether other nouns point at
// it is for the caller to ask.
func (tx *Tx) Delete(kind didban.Kind, id didban.ID) error {
	before, err := tx.changing(kind, id, nil)
	if err != nil {
		return err
	}
	if before.noun == nil {
		return notFound(kind, id)
	}
	if tx.actor.Reason == "" && len(tx.reasons) == 0 {
		return didban.Fault(didban.CodeInvalid, "noun.reason", "kind", string(kind), "id", string(id))
	}
	if err := tx.checkList(before.noun, nil); err != nil {
		return err
	}
	after := saved{kind: kind, head: before.head}
	after.head.Version++
	return tx.write(didban.OpDelete, before, after)
}

// Large tells that the changes to come are more than should stand in memory together: they are
// written beside the file, which takes them in at the end, and at once. It comes before the first
// of them. From then on a sequence must have come to its end when something is changed.
func (tx *Tx) Large() error { return tx.file.Beside() }

// changing reads what is stored, for an actor who may change it to next, nil for
// taking it back.
func (tx *Tx) changing(kind didban.Kind, id didban.ID, next didban.Noun) (saved, error) {
	if !tx.file.Writable() {
		return saved{}, record.NotWritable("change of " + string(kind))
	}
	if tx.failed != nil {
		return saved{}, tx.failed
	}
	if err := known(kind); err != nil {
		return saved{}, err
	}
	before, err := tx.present(kind, id)
	if err != nil || before.noun == nil && next == nil {
		return before, err
	}
	if action := didban.Transition(before.noun, next); !tx.actor.Can(action, kind) {
		return before, didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(action), "kind", string(kind))
	}
	return before, nil
}

func (tx *Tx) checkPublic(n didban.Noun) error { return didban.Publishable(n, tx.now) }

// saved is a state of a noun as the file has it; noun is nil where there is none.
type saved struct {
	kind  didban.Kind
	head  didban.Meta
	noun  didban.Noun
	state []byte // JSON
}

// present reads what is stored. Of a deleted noun only the version is left.
func (tx *Tx) present(kind didban.Kind, id didban.ID) (saved, error) {
	value := tx.file.Bucket(bucketNoun, string(kind)).Get([]byte(id))
	if value == nil {
		last, err := tx.lastVersion(kind, id)
		if err == nil && last.N > 0 && !last.TookBack() {
			err = damaged(kind, id)
		}
		return saved{kind: kind, head: didban.Meta{ID: id, Version: last.N}}, err
	}
	n, err := decodeNoun(kind, id, value)
	if err != nil {
		return saved{}, err
	}
	state, _ := record.Unwrap(value)
	return saved{kind, *n.Head(), n, bytes.Clone(state)}, nil
}

// next is the state that would follow if n were put: the stored one itself where
// nothing differs.
func (tx *Tx) next(before saved, n didban.Noun) (saved, error) {
	given := n.Head().Version
	recreated := before.noun == nil && given == 0
	if before.head.Version != 0 && given != before.head.Version && !recreated {
		return saved{}, didban.Fault(didban.CodeConflict, "noun.changed", "kind", string(n.Kind()), "id", string(n.Head().ID))
	}
	if before.noun != nil {
		same, err := stateWith(n, before.head.Version, before.head.Created, before.head.Updated)
		if err != nil || bytes.Equal(same.state, before.state) {
			return same, err
		}
	}
	created := tx.now
	if before.noun != nil {
		created = before.head.Created
	}
	return stateWith(n, before.head.Version+1, created, tx.now)
}

// stateWith is n's state under the head fields that only the store sets; n
// itself is as it was afterwards.
func stateWith(n didban.Noun, version int, created, updated int64) (saved, error) {
	given := *n.Head()
	defer func() { *n.Head() = given }()
	n.Head().Version, n.Head().Created, n.Head().Updated = version, created, updated
	state, err := json.Marshal(n)
	if err != nil {
		return saved{}, fmt.Errorf("encode %s %s: %w", n.Kind(), given.ID, err)
	}
	return saved{n.Kind(), *n.Head(), n, state}, nil
}

// write makes one change: the state, its history and its indexes. An error in
// the middle spoils the transaction.
func (tx *Tx) write(op didban.Op, before, after saved) error {
	err := tx.writeState(before, after)
	if err == nil {
		err = tx.reindex(after.kind, before.noun, after.noun)
	}
	if err == nil {
		err = tx.remember(op, after)
	}
	if err == nil {
		err = tx.file.Wrote(len(before.state) + len(after.state))
	}
	if err != nil {
		tx.failed = fmt.Errorf("write %s %s: %w", after.kind, after.head.ID, err)
	}
	return tx.failed
}

func (tx *Tx) writeState(before, after saved) error {
	if after.kind == didban.KindTerms {
		tx.terms = nil
	}
	key, nouns := []byte(after.head.ID), tx.file.Growing(bucketNoun, string(after.kind))
	if before.noun != nil {
		past := tx.file.Bucket(bucketPast, string(after.kind))
		if err := past.Put(versionKey(before.head.ID, before.head.Version), record.Wrap(before.state)); err != nil {
			return err
		}
	}
	switch {
	case after.noun == nil:
		tx.counts[after.kind]--
		return nouns.Delete(key)
	case before.noun == nil:
		tx.counts[after.kind]++
	}
	return nouns.Put(key, record.Wrap(after.state))
}

// finish writes what is kept until the end of the transaction.
func (tx *Tx) finish() error {
	if tx.failed != nil {
		return tx.failed
	}
	if err := tx.checkAhead(); err != nil {
		return err
	}
	for kind := range tx.counts {
		n, err := tx.Count(kind)
		if err != nil {
			return err
		}
		if err := tx.file.Write(n, []byte(kind), bucketCount); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) checkCode(n didban.Noun) error {
	id := didban.ID(tx.file.Bucket(bucketCode, string(n.Kind())).Get([]byte(n.Head().Code)))
	if id == "" || id == n.Head().ID {
		return nil
	}
	e := didban.Fault(didban.CodeConflict, "noun.codeTaken", "kind", string(n.Kind()), "code", n.Head().Code, "id", string(id))
	e.Field = "code"
	return e
}

func known(kind didban.Kind) error {
	if didban.New(kind) == nil {
		return didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", string(kind))
	}
	return nil
}

// decodeNoun reads a noun and checks that it is the one that was asked for.
func decodeNoun(kind didban.Kind, id didban.ID, value []byte) (didban.Noun, error) {
	n := didban.New(kind)
	if !record.Decode(value, n) || n.Head().ID != id {
		return nil, damaged(kind, id)
	}
	return n, nil
}
