package store_test

import (
	"fmt"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

func BenchmarkStore(b *testing.B) {
	for name, size := range map[string]int{"10k": 10_000, "100k": 100_000} {
		b.Run(name, func(b *testing.B) {
			city := didbantest.City(size, size/10)
			b.Run("fill", func(b *testing.B) { benchFill(b, city) })
			dir := b.TempDir()
			s := open(b, dir)
			put(b, s, city...)
			b.Run("get", func(b *testing.B) { benchGet(b, s, size) })
			b.Run("asOf", func(b *testing.B) { benchAsOf(b, s, size) })
			b.Run("newest50", func(b *testing.B) { benchNewest(b, s) })
			b.Run("putOne", func(b *testing.B) { benchPut(b, s, 1) })
			b.Run("put1000", func(b *testing.B) { benchPut(b, s, 1000) })
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			b.Run("open", func(b *testing.B) { benchOpen(b, dir) })
			b.Run("compact", func(b *testing.B) { benchCompact(b, dir) })
		})
	}
}

// benchFill puts the whole city into a new file in one Update.
func benchFill(b *testing.B, city []didban.Noun) {
	for b.Loop() {
		for _, n := range city {
			n.Head().Version = 0
		}
		put(b, open(b, b.TempDir()), city...)
	}
}

func benchOpen(b *testing.B, dir string) {
	for b.Loop() {
		s, err := store.Open(dir, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// benchCompact writes the open file anew, as after an erasure.
func benchCompact(b *testing.B, dir string) {
	s := open(b, dir)
	for b.Loop() {
		if err := s.Compact(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func benchGet(b *testing.B, s *store.Store, size int) {
	view(b, s, func(tx *store.Tx) error {
		for i := 0; b.Loop(); i++ {
			if _, err := store.Get[didban.Project](tx, didbantest.ID(didban.KindProject, 1+i*7919%size)); err != nil {
				return err
			}
		}
		return nil
	})
}

func benchAsOf(b *testing.B, s *store.Store, size int) {
	view(b, s, func(tx *store.Tx) error {
		for i := 0; b.Loop(); i++ {
			if _, err := tx.AsOf(didban.KindProject, didbantest.ID(didban.KindProject, 1+i*7919%size), 1<<60); err != nil {
				return err
			}
		}
		return nil
	})
}

func benchNewest(b *testing.B, s *store.Store) {
	for b.Loop() {
		view(b, s, func(tx *store.Tx) error {
			n := 0
			for _, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
				if n++; err != nil || n == 50 {
					return err
				}
			}
			return nil
		})
	}
}

func benchPut(b *testing.B, s *store.Store, batch int) {
	n := 0
	for b.Loop() {
		update(b, s, func(tx *store.Tx) error {
			for range batch {
				n++
				p, err := store.ByCode[didban.Project](tx, fmt.Sprintf("P-%06d", 1+n%10_000))
				if err != nil {
					return err
				}
				p.Scope = fmt.Sprint(b.N, n, p.Version)
				if err := tx.Put(p); err != nil {
					return err
				}
			}
			return nil
		})
	}
}
