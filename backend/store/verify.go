package store

import (
	"bytes"
	"fmt"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

// Verify compares every secondary index, code and count with the nouns and lists
// what disagrees; Rebuild mends all of it. It reads every noun.
func (s *Store) Verify() ([]Finding, error) {
	var f findings
	err := s.View(func(tx *Tx) error { return tx.verify(&f) })
	return f.list, err
}

// Rebuild makes the indexes, codes and counts anew from the nouns, in one
// transaction. It fails with CodeDamaged where a noun can't be read.
func (s *Store) Rebuild() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := guarded(s.path, func() error { return s.file().Update(rebuild) })
	return fileFault(s.path, opened(err))
}

func rebuild(b *bolt.Tx) error {
	for _, top := range []string{bucketIndex, bucketCode, bucketCount} {
		if err := b.DeleteBucket([]byte(top)); err != nil {
			return fmt.Errorf("drop %s: %w", top, err)
		}
	}
	if err := addBuckets(b); err != nil {
		return err
	}
	tx := &Tx{bolt: b, counts: map[didban.Kind]int{}}
	for _, kind := range didban.Kinds {
		for n, err := range tx.all(kind) {
			if err != nil {
				return err
			}
			if err := tx.reindex(kind, nil, n); err != nil {
				return err
			}
			tx.counts[kind]++
		}
	}
	return tx.finish()
}

func (tx *Tx) verify(f *findings) error {
	for _, kind := range didban.Kinds {
		books, err := tx.expect(kind, f)
		if err != nil {
			return err
		}
		books.compare(tx, f)
	}
	return nil
}

// books is what the indexes of one kind should hold.
type books struct {
	kind    didban.Kind
	nouns   int
	indexes map[IndexName]int // entries that should be there
	lost    map[IndexName]int // and are not
}

func (tx *Tx) expect(kind didban.Kind, f *findings) (books, error) {
	b := books{kind, 0, map[IndexName]int{}, map[IndexName]int{}}
	codes := tx.bucket(bucketCode, string(kind))
	for key, value := range walk(tx.bucket(bucketNoun, string(kind)), nil, forward) {
		n, err := decodeNoun(kind, didban.ID(key), value)
		if err != nil {
			f.record(kind, string(key))
			continue
		}
		b.nouns++
		if !bytes.Equal(codes.Get([]byte(n.Head().Code)), key) {
			b.lost[codeIndex(kind)]++
		}
		if err := b.addEntries(tx, n); err != nil {
			return b, err
		}
	}
	b.indexes[codeIndex(kind)] = b.nouns
	return b, nil
}

func (b *books) addEntries(tx *Tx, n didban.Noun) error {
	for _, ix := range indexes {
		if ix.kind != b.kind {
			continue
		}
		keys, err := ix.entries(n)
		if err != nil {
			return err
		}
		bucket := tx.bucket(bucketIndex, string(ix.name))
		for _, key := range keys {
			b.indexes[ix.name]++
			if bucket.Get(key) == nil {
				b.lost[ix.name]++
			}
		}
	}
	return nil
}

// compare needs no list of entries: when none is lost, one too many shows in the
// number.
func (b *books) compare(tx *Tx, f *findings) {
	check := func(name IndexName, bucket *bolt.Bucket) {
		stray := size(bucket) - (b.indexes[name] - b.lost[name])
		if stray != 0 || b.lost[name] != 0 {
			f.add("check.index", "index", string(name), "missing", itoa(b.lost[name]), "stray", itoa(stray))
		}
	}
	for _, ix := range indexes {
		if ix.kind == b.kind {
			check(ix.name, tx.bucket(bucketIndex, string(ix.name)))
		}
	}
	check(codeIndex(b.kind), tx.bucket(bucketCode, string(b.kind)))
	if n, err := tx.Count(b.kind); err != nil || n != b.nouns {
		f.add("check.count", "kind", string(b.kind), "have", itoa(n), "want", itoa(b.nouns))
	}
}

func size(b *bolt.Bucket) int {
	n := 0
	for range walk(b, nil, forward) {
		n++
	}
	return n
}
