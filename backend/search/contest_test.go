package search

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"didban.app/backend/didbantest"
)

// TestContenders_HoldTheFirst asks random questions and wants the first of those that are left
// by the contest to be the first of all, in order and with the same worth, and some to be left
// out.
func TestContenders_HoldTheFirst(t *testing.T) {
	nouns := didbantest.City(300, 1700)
	feed := didbantest.NewFeed(nouns...)
	x := indexOnDisk(t, feed)
	draw := drawer{rand.New(rand.NewPCG(8, 15)), nouns}
	found, kept := 0, 0
	must(t, x.read(func(g *generation, s snapshot) error {
		f := finder{x, g, s, feed, x.now()}
		for range 600 {
			asked := draw.query()
			asked.Sort = ""
			r, _, err := f.request(context.Background(), asked)
			must(t, err)
			p, err := r.plan()
			must(t, err)
			q := query{plan: p, terms: s.terms}
			must(t, q.weigh(s))
			for _, v := range s.segments {
				_, docs, err := q.meet(v)
				must(t, err)
				all := setOf(docs)
				some, err := q.contenders(v, all, 1)
				must(t, err)
				if got, want := firstOf(t, q, v, some), firstOf(t, q, v, all); !slices.Equal(got, want) {
					t.Errorf("%+v: of %d the first %d are not those of %d", asked, len(some.docs), len(want), len(all.docs))
					return nil
				}
				found, kept = found+len(all.docs), kept+len(some.docs)
			}
		}
		return nil
	}))
	if 3*kept > 2*found {
		t.Errorf("%d of %d are scored", kept, found)
	}
}

func firstOf(t *testing.T, q query, v *view, docs set) []match {
	t.Helper()
	scores, err := q.scores(v, docs)
	must(t, err)
	return q.best(v, docs, scores)
}
