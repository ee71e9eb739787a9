package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// pointer is a noun of package didban as its pointer type, so that callers name
// the noun alone: Get[didban.Project](tx, id).
type pointer[T any] interface {
	*T
	didban.Noun
}

// Get reads a noun by its id; it fails as Load does.
func Get[T any, P pointer[T]](tx *Tx, id didban.ID) (P, error) {
	n, err := tx.Load(kindOf[T, P](), id)
	if err != nil {
		return nil, err
	}
	return n.(P), nil
}

// ByCode reads a noun by its code; CodeNotFound where no noun has it.
func ByCode[T any, P pointer[T]](tx *Tx, code string) (P, error) {
	kind := kindOf[T, P]()
	n, ok, err := tx.Find(kind, code)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, didban.Fault(didban.CodeNotFound, "noun.codeNotFound", "kind", string(kind), "code", code)
	}
	return n.(P), nil
}

// All yields every noun of a kind, the oldest id first. The nouns of a kind may
// be put and deleted while they are walked. An error ends the walk; a damaged noun is left
// out, and noted: see Damaged.
func All[T any, P pointer[T]](tx *Tx) iter.Seq2[P, error] {
	return nounsAs[P](tx.all(kindOf[T, P]()))
}

// By yields the nouns whose keys in an index begin with the given parts (text or
// int64), in the order of the index. A noun is read when its turn comes, so
// stopping early is cheap. Where a noun has several such keys it comes several
// times. An error ends the walk; a damaged noun, or one that the index no longer leads to,
// is left out, and noted: see Damaged.
func By[T any, P pointer[T]](tx *Tx, ix IndexName, key ...any) iter.Seq2[P, error] {
	return nounsAs[P](tx.by(kindOf[T, P](), ix, record.Forward, key))
}

// Reverse is By from the end of the index: the newest first where the key ends
// with an instant.
func Reverse[T any, P pointer[T]](tx *Tx, ix IndexName, key ...any) iter.Seq2[P, error] {
	return nounsAs[P](tx.by(kindOf[T, P](), ix, record.Backward, key))
}

func kindOf[T any, P pointer[T]]() didban.Kind { return P(new(T)).Kind() }

func nounsAs[P didban.Noun](nouns iter.Seq2[didban.Noun, error]) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		for n, err := range nouns {
			p, _ := n.(P)
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

func (tx *Tx) all(kind didban.Kind) iter.Seq2[didban.Noun, error] {
	return func(yield func(didban.Noun, error) bool) {
		for key, value := range record.Walk(tx.file.Bucket(bucketNoun, string(kind)), nil, record.Forward) {
			n, err := decodeNoun(kind, didban.ID(key), value)
			if tx.damage.note(kind, ownID(kind, key, value), err) {
				continue
			}
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}

// ownID is the id that a record gives itself, where its key is another one: it is one noun
// that is damaged then, not two.
func ownID(kind didban.Kind, key, value []byte) didban.ID {
	if n := didban.New(kind); record.Decode(value, n) {
		return n.Head().ID
	}
	return didban.ID(key)
}

func (tx *Tx) by(kind didban.Kind, name IndexName, way record.Direction, parts []any) iter.Seq2[didban.Noun, error] {
	return func(yield func(didban.Noun, error) bool) {
		ix, ok := findIndex(name)
		if !ok || ix.kind != kind {
			yield(nil, fmt.Errorf("index %q is none of %s", name, kind))
			return
		}
		prefix, err := record.Prefix(parts...)
		if err != nil {
			yield(nil, fmt.Errorf("index %s: %w", name, err))
			return
		}
		for key := range record.Walk(tx.file.Bucket(bucketIndex, string(name)), prefix, way) {
			n, err := tx.entry(ix, key)
			if tx.damage.note(kind, idOfIndexKey(key), err) {
				continue
			}
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}

// entry reads the noun that an index key leads to, and checks that the noun
// would have that key.
func (tx *Tx) entry(ix index, key []byte) (didban.Noun, error) {
	n, err := tx.Load(ix.kind, idOfIndexKey(key))
	if isNotFound(err) {
		return nil, damagedIndex(ix.name).Because(err)
	}
	if err != nil {
		return nil, err
	}
	keys, err := ix.entries(n)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(keys, func(k []byte) bool { return bytes.Equal(k, key) }) {
		return nil, damagedIndex(ix.name)
	}
	return n, nil
}

func isNotFound(err error) bool {
	var e *didban.Error
	return errors.As(err, &e) && e.Code == didban.CodeNotFound
}
