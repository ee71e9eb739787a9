package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
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
// be put and deleted while they are walked. An error ends the walk.
func All[T any, P pointer[T]](tx *Tx) iter.Seq2[P, error] {
	return typed[P](tx.all(kindOf[T, P]()))
}

// By yields the nouns whose keys in an index begin with the given parts (text or
// int64), in the order of the index. A noun is read when its turn comes, so
// stopping early is cheap. Where a noun has several such keys it comes several
// times. An error ends the walk.
func By[T any, P pointer[T]](tx *Tx, ix IndexName, key ...any) iter.Seq2[P, error] {
	return typed[P](tx.by(kindOf[T, P](), ix, forward, key))
}

// Reverse is By from the end of the index: the newest first where the key ends
// with an instant.
func Reverse[T any, P pointer[T]](tx *Tx, ix IndexName, key ...any) iter.Seq2[P, error] {
	return typed[P](tx.by(kindOf[T, P](), ix, backward, key))
}

func kindOf[T any, P pointer[T]]() didban.Kind { return P(new(T)).Kind() }

func typed[P didban.Noun](nouns iter.Seq2[didban.Noun, error]) iter.Seq2[P, error] {
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
		for key, value := range walk(tx.bucket(bucketNoun, string(kind)), nil, forward) {
			n, err := decodeNoun(kind, didban.ID(key), value)
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}

func (tx *Tx) by(kind didban.Kind, name IndexName, way direction, parts []any) iter.Seq2[didban.Noun, error] {
	return func(yield func(didban.Noun, error) bool) {
		ix, ok := findIndex(name)
		if !ok || ix.kind != kind {
			yield(nil, fmt.Errorf("index %q is none of %s", name, kind))
			return
		}
		prefix, err := indexPrefix(parts)
		if err != nil {
			yield(nil, fmt.Errorf("index %s: %w", name, err))
			return
		}
		for key := range walk(tx.bucket(bucketIndex, string(name)), prefix, way) {
			n, err := tx.entry(ix, key)
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

type direction bool

const (
	forward  direction = false
	backward direction = true
)

// walk yields the entries whose keys begin with the prefix. In a transaction
// that writes, it finds its place anew after every step, because bbolt's cursors
// are lost when their bucket changes.
func walk(b *bolt.Bucket, prefix []byte, way direction) iter.Seq2[[]byte, []byte] {
	switch {
	case way == backward && b.Writable():
		return walkKeys(b, prefix)
	case way == backward:
		return walkBack(b, prefix)
	}
	return func(yield func(k, v []byte) bool) {
		c := b.Cursor()
		key, value := c.Seek(prefix)
		for key != nil && bytes.HasPrefix(key, prefix) {
			if b.Writable() {
				key = bytes.Clone(key)
			}
			if !yield(key, value) {
				return
			}
			if b.Writable() {
				if found, v := c.Seek(key); !bytes.Equal(found, key) {
					key, value = found, v
					continue
				}
			}
			key, value = c.Next()
		}
	}
}

func walkBack(b *bolt.Bucket, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		c := b.Cursor()
		key, value := seekBefore(c, prefixEnd(prefix))
		for key != nil && bytes.HasPrefix(key, prefix) && yield(key, value) {
			key, value = c.Prev()
		}
	}
}

// walkKeys notes the keys before it walks them backward: in a bucket whose last
// pages were emptied in the same transaction, bbolt's cursor never finds an end.
func walkKeys(b *bolt.Bucket, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		var keys [][]byte
		for key := range walk(b, prefix, forward) {
			keys = append(keys, key)
		}
		for _, key := range slices.Backward(keys) {
			if value := b.Get(key); value != nil && !yield(key, value) {
				return
			}
		}
	}
}

// seekBefore moves to the last entry that sorts before key; nil is the end.
func seekBefore(c *bolt.Cursor, key []byte) (prev, value []byte) {
	if key == nil {
		return c.Last()
	}
	if found, _ := c.Seek(key); found == nil {
		return c.Last()
	}
	return c.Prev()
}

// prefixEnd is the smallest key that sorts after everything with the prefix, or nil
// where there is none.
func prefixEnd(prefix []byte) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i] < 0xff {
			end := bytes.Clone(prefix[:i+1])
			end[i]++
			return end
		}
	}
	return nil
}
