package store

import (
	"bytes"
	"context"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Verify compares every secondary index, code and count with the nouns and lists
// what disagrees; Rebuild mends all of it. It reads every noun.
func (s *Store) Verify() ([]Finding, error) {
	var f record.Findings
	err := s.View(func(tx *Tx) error { return tx.verify(context.Background(), &f) })
	return f.List(), err
}

// Rebuild makes the indexes, codes and counts anew from the nouns, in one
// transaction. It fails with CodeDamaged where a noun can't be read.
func (s *Store) Rebuild() error {
	return s.file.Update(rebuild)
}

func rebuild(file *record.Tx) error {
	if err := file.Empty(bucketIndex, bucketCode, bucketCount); err != nil {
		return err
	}
	tx := &Tx{file: file, counts: map[didban.Kind]int{}}
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

func (tx *Tx) verify(ctx context.Context, f *record.Findings) error {
	for _, kind := range didban.Kinds {
		books, err := tx.expect(ctx, kind, f)
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

func (tx *Tx) expect(ctx context.Context, kind didban.Kind, f *record.Findings) (books, error) {
	b := books{kind, 0, map[IndexName]int{}, map[IndexName]int{}}
	codes := tx.file.Bucket(bucketCode, string(kind))
	for key, value := range record.Walk(tx.file.Bucket(bucketNoun, string(kind)), nil, record.Forward) {
		if err := ctx.Err(); err != nil {
			return b, err
		}
		n, err := decodeNoun(kind, didban.ID(key), value)
		if err != nil {
			findRecord(f, kind, string(key))
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
		bucket := tx.file.Bucket(bucketIndex, string(ix.name))
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
func (b *books) compare(tx *Tx, f *record.Findings) {
	check := func(name IndexName, bucket *record.Bucket) {
		stray := record.Size(bucket) - (b.indexes[name] - b.lost[name])
		if stray != 0 || b.lost[name] != 0 {
			f.Add("check.index", "index", string(name), "missing", itoa(b.lost[name]), "stray", itoa(stray))
		}
	}
	for _, ix := range indexes {
		if ix.kind == b.kind {
			check(ix.name, tx.file.Bucket(bucketIndex, string(ix.name)))
		}
	}
	check(codeIndex(b.kind), tx.file.Bucket(bucketCode, string(b.kind)))
	if n, err := tx.Count(b.kind); err != nil || n != b.nouns {
		f.Add("check.count", "kind", string(b.kind), "have", itoa(n), "want", itoa(b.nouns))
	}
}
