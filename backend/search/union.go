package search

import (
	"bytes"
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// union matches what any of its queries matches. Bleve's own disjunction weighs by
// the share of the queries that match, so that a word would be worth less for
// every field and reading that it might have had.
type union struct {
	of []query.Query
	// tie is what the scores of all but the best count: 0.1 takes a word that is in
	// the title for little more where it is in the body too (Lucene's disjunction
	// max), 1 sums.
	tie float64
	// constant, unless it is 0, is the score of every match instead.
	constant float64
}

// Searcher makes the searcher of the query. A query of which the index holds
// nothing costs nothing.
func (u union) Searcher(
	ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options search.SearcherOptions,
) (search.Searcher, error) {
	s := &unionSearcher{tie: u.tie, constant: u.constant}
	for _, q := range u.of {
		one, err := q.Searcher(ctx, i, m, options)
		if err != nil {
			_ = s.Close()
			return nil, fmt.Errorf("search any: %w", err)
		}
		s.all = append(s.all, &cursor{searcher: one, spent: true})
	}
	return s, nil
}

// unionSearcher merges searchers by document.
type unionSearcher struct {
	all           []*cursor
	tie, constant float64
}

// cursor is a searcher and the match it stands at, nil at its end. A spent one has
// given its match away and must move before it is looked at.
type cursor struct {
	searcher search.Searcher
	at       *search.DocumentMatch
	spent    bool
}

func (s *unionSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	for _, c := range s.all {
		if !c.spent {
			continue
		}
		at, err := c.searcher.Next(ctx)
		if err != nil {
			return nil, err
		}
		c.at, c.spent = at, false
	}
	return s.take(ctx), nil
}

func (s *unionSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for _, c := range s.all {
		if !c.spent && (c.at == nil || bytes.Compare(c.at.IndexInternalID, id) >= 0) {
			continue
		}
		if !c.spent {
			ctx.DocumentMatchPool.Put(c.at)
		}
		at, err := c.searcher.Advance(ctx, id)
		if err != nil {
			return nil, err
		}
		c.at, c.spent = at, false
	}
	return s.take(ctx), nil
}

// take gives the match of the lowest document, nil at the end.
func (s *unionSearcher) take(ctx *search.SearchContext) *search.DocumentMatch {
	var out *search.DocumentMatch
	for _, c := range s.all {
		if c.at != nil && (out == nil || bytes.Compare(c.at.IndexInternalID, out.IndexInternalID) < 0) {
			out = c.at
		}
	}
	if out == nil {
		return nil
	}
	best, sum := 0.0, 0.0
	for _, c := range s.all {
		if c.at == nil || c.at != out && !bytes.Equal(c.at.IndexInternalID, out.IndexInternalID) {
			continue
		}
		best, sum = max(best, c.at.Score), sum+c.at.Score
		if c.at != out {
			ctx.DocumentMatchPool.Put(c.at)
		}
		c.at, c.spent = nil, true
	}
	out.Score = best + s.tie*(sum-best)
	if s.constant > 0 {
		out.Score = s.constant
	}
	return out
}

func (s *unionSearcher) Close() (err error) {
	for _, c := range s.all {
		if e := c.searcher.Close(); err == nil {
			err = e
		}
	}
	return err
}

// Weight is what bleve balances the parts of a query by; a constant has none.
func (s *unionSearcher) Weight() (sum float64) {
	if s.constant > 0 {
		return 0
	}
	for _, c := range s.all {
		sum += c.searcher.Weight()
	}
	return sum
}

func (s *unionSearcher) SetQueryNorm(norm float64) {
	for _, c := range s.all {
		c.searcher.SetQueryNorm(norm)
	}
}

// Count is a bound of the matches.
func (s *unionSearcher) Count() (sum uint64) {
	for _, c := range s.all {
		sum += c.searcher.Count()
	}
	return sum
}

func (s *unionSearcher) Min() int { return 0 }

func (s *unionSearcher) Size() (sum int) {
	for _, c := range s.all {
		sum += c.searcher.Size()
	}
	return sum
}

func (s *unionSearcher) DocumentMatchPoolSize() int {
	sum := len(s.all)
	for _, c := range s.all {
		sum += c.searcher.DocumentMatchPoolSize()
	}
	return sum
}
