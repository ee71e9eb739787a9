package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/persian"
)

// TestFind_AsPlain asks thousands of random questions of the search and of the plain way: the
// same hits in the same order with the same worth, the same totals, facets and marks. Segments
// that lie in files, those that do not yet, and those with deleted documents are asked.
func TestFind_AsPlain(t *testing.T) {
	questions := 2200
	if testing.Short() {
		questions = 220
	}
	nouns := didbantest.City(300, 1700)
	feed := didbantest.NewFeed(nouns...)
	x := indexOnDisk(t, feed)
	t.Run("whole", func(t *testing.T) { askAsPlain(t, x, feed, nouns, questions*2/3) })
	for i, n := range nouns {
		if a, ok := n.(*didban.Article); ok && i%7 == 0 {
			changed := *a
			changed.Body, changed.Version = changed.Lead+" "+changed.Title, changed.Version+1
			feed.Put(&changed)
		}
		if n.Kind() == didban.KindArticle && i%11 == 0 {
			feed.Delete(didban.KindArticle, n.Head().ID)
		}
	}
	must(t, x.CatchUp(context.Background(), feed))
	t.Run("deleted", func(t *testing.T) { askAsPlain(t, x, feed, nouns, questions/3) })
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// indexOnDisk makes an index whose segments lie in files.
func indexOnDisk(t *testing.T, feed didban.Feed) *Index {
	t.Helper()
	dir := t.TempDir()
	now := func() time.Time { return time.UnixMilli(didbantest.Start).AddDate(0, 2, 0) }
	x, err := Open(dir, Options{Now: now})
	must(t, err)
	must(t, x.CatchUp(context.Background(), feed))
	must(t, x.Close())
	x, err = Open(dir, Options{Now: now})
	must(t, err)
	must(t, x.CatchUp(context.Background(), feed))
	t.Cleanup(func() { must(t, x.Close()) })
	return x
}

// askAsPlain asks questions of one state of the index, a third of them by bleve's iterators.
func askAsPlain(t *testing.T, x *Index, feed didban.Feed, nouns []didban.Noun, questions int) {
	draw := drawer{rand.New(rand.NewPCG(3, uint64(questions))), nouns}
	err := x.read(func(g *generation, s snapshot) error {
		f := finder{x, g, s, feed, x.now()}
		plain := newPlainIndex(t, s, feed)
		found := 0
		for n := range questions {
			read := 0
			for _, v := range s.segments {
				clear(v.lists)
				if v.file = nil; n%3 > 0 {
					v.file = v.columns.fileOf(v.Segment)
				}
				if v.file != nil {
					read++
				}
			}
			if n%3 > 0 && read == 0 {
				t.Fatal("no segment is read as a file")
			}
			q := draw.query()
			if r := compareWithPlain(t, f, plain, q, draw.IntN(4) == 0); r.Total > 0 {
				found++
			}
			if t.Failed() {
				break
			}
		}
		if found < questions/2 {
			t.Errorf("only %d of %d questions find anything", found, questions)
		}
		return nil
	})
	must(t, err)
}

func compareWithPlain(t *testing.T, f finder, plain *plainIndex, q Query, unfinished bool) Result {
	t.Helper()
	r, typed, err := f.request(context.Background(), q)
	must(t, err)
	if !unfinished {
		r.parts = closed(r.parts)
	}
	got, err := f.run(context.Background(), r, typed)
	must(t, err)
	want := plain.answer(r)
	if got.Total != len(want) {
		t.Errorf("%+v: %d found, plainly %d", q, got.Total, len(want))
	}
	want = want[min(q.Offset, len(want)):]
	want = want[:min(q.Limit, len(want))]
	var hits []Hit
	show := shower{newBuilder(f.feed), newMarker(r.parts)}
	for _, doc := range want {
		hit, _, err := show.hit(doc.match, nil, false)
		must(t, err)
		text, _, err := show.textOf(parseDocID(doc.id()))
		must(t, err)
		hit.Score, hit.Passage = float64(doc.score), plainPassage(show.marker, text)
		hits = append(hits, hit)
	}
	for i := range max(len(hits), len(got.Hits)) {
		if i >= len(hits) || i >= len(got.Hits) || !reflect.DeepEqual(got.Hits[i], hits[i]) {
			t.Errorf("%+v: hit %d\n got %+v\nwant %+v", q, i, at(got.Hits, i), at(hits, i))
			break
		}
	}
	if q.Facets {
		counts := plain.facets(r)
		for field, list := range got.Facets {
			if !isNamed(field) && !reflect.DeepEqual(list, counts[field]) {
				t.Errorf("%+v: %s\n got %v\nwant %v", q, field, list, counts[field])
			}
		}
	}
	return got
}

func at(hits []Hit, i int) string {
	if i >= len(hits) {
		return "none"
	}
	return fmt.Sprintf("%+v", hits[i])
}

// drawer makes questions out of words that stand in nouns.
type drawer struct {
	*rand.Rand
	nouns []didban.Noun
}

func (d drawer) query() Query {
	q := Query{Offset: d.IntN(2) * d.IntN(30), Limit: 1 + d.IntN(25), Exact: d.IntN(3) > 0, Facets: d.IntN(8) == 0}
	q.Sort = []string{"", "", "", "", "newest", "oldest", "title", "amount"}[d.IntN(8)]
	if d.IntN(6) == 0 {
		q.Sections = []string{didban.Sections[d.IntN(len(didban.Sections))].Code, didban.Sections[0].Code}
	}
	if d.IntN(8) == 0 {
		q.Kinds = []didban.Kind{[]didban.Kind{didban.KindProject, didban.KindArticle}[d.IntN(2)]}
	}
	words := d.words()
	for range 1 + d.IntN(3) {
		if d.IntN(12) == 0 {
			words = d.words()
		}
		q.Text = strings.TrimSpace(q.Text + " " + d.part(words))
	}
	return q
}

// words are those of one text.
func (d drawer) words() []string {
	for {
		switch n := d.nouns[d.IntN(len(d.nouns))].(type) {
		case *didban.Project:
			return strings.Fields(n.Title + " " + n.Description)
		case *didban.Article:
			return strings.Fields(persian.Fold(n.Title + " " + n.Body))
		}
	}
}

// part draws some words that stand one after the other in a text, or two that do not, plain, in
// quotes or denied; the last one may be cut.
func (d drawer) part(words []string) string {
	at := d.IntN(len(words) - 3)
	some := words[at : at+1+d.IntN(3)]
	switch d.IntN(10) {
	case 0, 1, 2, 3:
		return "«" + strings.Join(some, " ") + "»"
	case 4:
		return "-" + []string{"میدان", "«فضای سبز»", "روشنایی", "«شهر کاشان»", words[at]}[d.IntN(5)]
	case 5, 6:
		return some[0] + " " + words[d.IntN(len(words))]
	case 7:
		letters := []rune(some[0])
		return string(letters[:min(len(letters), 4)])
	}
	return strings.Join(some, " ")
}
