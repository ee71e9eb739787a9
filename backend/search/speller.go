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

// staleAfter is how many changes a speller may be behind, but for a tenth of what it
// was made of: what a word is taken for changes little with one article more, and every
// candidate is looked up.
const staleAfter = 1000

// speller gives a speller of the terms of a generation.
func (f finder) speller(g *generation) (*persian.Speller, error) {
	f.index.spelling.mu.Lock()
	defer f.index.spelling.mu.Unlock()
	s, seq := &f.index.spelling, f.index.State().Done
	if s.of != g || s.seq+min(staleAfter, s.seq/10) < seq {
		counts, err := g.counts()
		if err != nil {
			return nil, err
		}
		s.of, s.seq, s.speller = g, seq, persian.NewSpeller(maps.All(counts))
	}
	return s.speller, nil
}

// counts gives every term of what the city says and in how many texts it stands.
func (g *generation) counts() (map[string]int, error) {
	out := map[string]int{}
	for _, f := range cityFields {
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
