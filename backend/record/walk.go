package record

import (
	"bytes"
	"iter"
	"slices"
)

// Direction says from which end a walk goes.
type Direction bool

// The directions of a walk.
const (
	Forward  Direction = false
	Backward Direction = true
)

// Walk yields the entries whose keys begin with the prefix. In a transaction
// that writes, it finds its place anew after every step, because bbolt's cursors
// are lost when their bucket changes.
func Walk(b *Bucket, prefix []byte, way Direction) iter.Seq2[[]byte, []byte] {
	switch {
	case way == Backward && b.Writable():
		return walkKeys(b, prefix)
	case way == Backward:
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

func walkBack(b *Bucket, prefix []byte) iter.Seq2[[]byte, []byte] {
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
func walkKeys(b *Bucket, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		var keys [][]byte
		for key := range Walk(b, prefix, Forward) {
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
func seekBefore(c *Cursor, key []byte) (prev, value []byte) {
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

// Size counts the keys of a bucket by walking them.
func Size(b *Bucket) int {
	n := 0
	for range Walk(b, nil, Forward) {
		n++
	}
	return n
}
