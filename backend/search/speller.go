package search

import (
	"errors"
	"fmt"
	"maps"
	"sync"

	"didban.app/backend/persian"
)

// spelling keeps the speller of the words that the index holds.
type spelling struct {
	mu      sync.Mutex
	of      *generation
	seq     uint64
	speller *persian.Speller
}

// staleAfter is how many changes a speller may be behind: what a word is taken
// for changes little with one article, and every candidate is looked up.
const staleAfter = 1000

// speller gives a speller of the terms of the current generation.
func (x *Index) speller() (out *persian.Speller, err error) {
	err = x.read(func(g *generation) error {
		x.spelling.mu.Lock()
		defer x.spelling.mu.Unlock()
		s := &x.spelling
		seq := x.state.Done
		if s.of != g || s.seq+staleAfter < seq {
			counts, err := g.counts()
			if err != nil {
				return err
			}
			s.of, s.seq, s.speller = g, seq, persian.NewSpeller(maps.All(counts))
		}
		out = s.speller
		return nil
	})
	return out, err
}

// counts gives every term and in how many texts it stands.
func (g *generation) counts() (map[string]int, error) {
	out := map[string]int{}
	for _, f := range textFields {
		dict, err := g.index.FieldDict(f.name)
		if err != nil {
			return nil, fmt.Errorf("read terms: %w", err)
		}
		for {
			entry, err := dict.Next()
			if err != nil {
				return nil, errors.Join(err, dict.Close())
			}
			if entry == nil {
				break
			}
			out[entry.Term] += int(entry.Count)
		}
		if err := dict.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// hasTerm reports whether a term stands in any text.
func (g *generation) hasTerm(term string) bool {
	for _, f := range textFields {
		dict, err := g.index.FieldDictRange(f.name, []byte(term), []byte(term))
		if err != nil {
			continue
		}
		entry, err := dict.Next()
		_ = dict.Close()
		if err == nil && entry != nil && entry.Term == term {
			return true
		}
	}
	return false
}
