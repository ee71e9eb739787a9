package search

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// found is the answer to a plan: how many documents meet it, one page of them and
// how many have each code of the facets.
type found struct {
	total  int
	hits   []match
	counts map[string]map[string]int
}

// match is a document that meets a plan.
type match struct {
	*view
	doc   uint32
	score float32
}

func (m match) id() string { return m.columns.ids[m.doc] }

// answer answers a plan, the segments side by side: first what meets it, which reads the
// postings of all its words, then what that is worth.
func (s snapshot) answer(ctx context.Context, p plan) (found, error) {
	q := query{plan: p, terms: s.terms}
	answers, docs := make([]found, len(s.segments)), make([]*roaring.Bitmap, len(s.segments))
	err := s.each(ctx, func(i int, v *view) (err error) {
		answers[i], docs[i], err = q.meet(v)
		return err
	})
	if err != nil || q.limit == 0 {
		return q.join(answers), err
	}
	if err := q.weigh(s); err != nil {
		return found{}, err
	}
	err = s.each(ctx, func(i int, v *view) (err error) {
		answers[i].hits, err = q.rank(v, setOf(docs[i]))
		return err
	})
	return q.join(answers), err
}

// each does something for all segments, side by side.
func (s snapshot) each(ctx context.Context, do func(i int, v *view) error) error {
	return sideBySide(len(s.segments), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return do(i, s.segments[i])
	})
}

// sideBySide does n things on all cores, in order as far as there are cores. It waits for no
// other core to begin.
func sideBySide(n int, do func(i int) error) error {
	errs := make([]error, n)
	var work sync.WaitGroup
	var next atomic.Int64
	some := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			errs[i] = guard(func() error { return do(i) })
		}
	}
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		work.Go(some)
	}
	some()
	work.Wait()
	return errors.Join(errs...)
}

// query is a plan with what its words are worth in this snapshot.
type query struct {
	plan
	terms  lengths
	scored []scored
	close  []adjacent
}

// adjacent is words that are worth something side by side, by text field.
type adjacent struct {
	phrase
	worth [textFieldCount]float32
}

func (q *query) weigh(s snapshot) error {
	for _, w := range q.words {
		one, err := s.weigh(w.asked, w.worth)
		if err != nil {
			return err
		}
		q.scored = append(q.scored, one)
	}
	for _, words := range q.near {
		c := adjacent{phrase: words}
		for i, f := range textFields {
			for _, term := range words.terms() {
				idf, err := s.rarity(i, term)
				if err != nil {
					return err
				}
				c.worth[i] += float32(nearness * f.boost * idf)
			}
			if c.worth[i] < leastNear {
				c.worth[i] = 0
			}
		}
		q.close = append(q.close, c)
	}
	return nil
}

// meet gives the documents of a segment that meet the plan, with their number and facets.
func (q query) meet(v *view) (found, *roaring.Bitmap, error) {
	docs, err := but(allOf(q.must...), someOf(q.not...))(v)
	for _, p := range q.quoted {
		if err == nil {
			docs, err = p.among(v, textFields[:], docs)
		}
	}
	if err != nil {
		return found{}, nil, err
	}
	out := found{total: int(docs.GetCardinality())}
	out.counts, err = v.counts(docs, q.facets)
	return out, docs, err
}

// rank gives the first of the documents.
func (q query) rank(v *view, docs set) ([]match, error) {
	docs, err := q.contenders(v, docs, max(crowd, spare*q.needed()))
	if err != nil {
		return nil, err
	}
	scores, err := q.scores(v, docs)
	if err != nil {
		return nil, err
	}
	return q.best(v, docs, scores), nil
}

// scores gives what each document is worth, by its place; nil where nothing is ranked.
func (q query) scores(v *view, docs set) ([]float32, error) {
	if q.order != byScore || len(docs.docs) == 0 {
		return nil, nil
	}
	t := tally{v, docs, q.terms}
	total := make([]float32, len(docs.docs))
	for _, w := range q.scored {
		scores, err := t.of(w)
		if err != nil {
			return nil, err
		}
		for i, s := range scores {
			total[i] += s
		}
	}
	if !q.now.IsZero() {
		q.addFresh(v, docs, total)
	}
	if err := q.addNear(v, docs, total); err != nil {
		return nil, err
	}
	return total, q.setBack(v, docs, total)
}

// behindOwn is what a score is worth where a word was found by a synonym alone: such
// documents stand behind all that have the words themselves.
const behindOwn = 1e-3

func (q query) setBack(v *view, docs set, total []float32) error {
	for _, w := range q.scored {
		if w.own == nil {
			continue
		}
		has, err := w.own(v)
		if err != nil {
			return err
		}
		docs.each(roaring.AndNot(docs.Bitmap, has), func(at int) { total[at] *= behindOwn })
	}
	return nil
}

// freshness is what the age of an article is worth beside a score that is about
// the logarithm of how rare a word is: enough to order what is alike, too little
// to lift what is worse.
var freshness = []struct {
	months int
	worth  float32
}{{2, 0.3}, {6, 0.2}, {12, 0.1}}

func (q query) addFresh(v *view, docs set, total []float32) {
	since := make([]int64, len(freshness))
	for i, f := range freshness {
		since[i] = q.now.AddDate(0, -f.months, 0).UnixMilli()
	}
	for at, doc := range docs.docs {
		for i, f := range freshness {
			if out := v.columns.published[doc]; out > 0 && out >= since[i] {
				total[at] += f.worth
				break
			}
		}
	}
}

// nearest is among how many of the best of a segment words side by side are looked
// for: reading the places of words is dear, and who is not among them by the words
// alone would hardly come up.
const nearest = 200

// leastNear is the worth below which nobody looks whether words stand side by side: those
// that are in most texts stand so in most.
const leastNear = 0.5

func (q query) addNear(v *view, docs set, total []float32) error {
	if len(q.close) == 0 {
		return nil
	}
	among := docs.Bitmap
	if len(docs.docs) > nearest {
		top := q
		top.offset, top.limit = 0, nearest
		among = roaring.New()
		for _, m := range top.best(v, docs, total) {
			among.Add(m.doc)
		}
	}
	for _, c := range q.close {
		for i, f := range textFields {
			if c.worth[i] == 0 {
				continue
			}
			has, err := c.in(v, f.name, among)
			if err != nil {
				return err
			}
			docs.each(has, func(at int) { total[at] += c.worth[i] })
		}
	}
	return nil
}

// best gives the first documents in order, as many as the page needs.
func (q query) best(v *view, docs set, scores []float32) []match {
	top := firsts{need: q.offset + q.limit, compare: q.compare}
	for i := range docs.docs {
		at := i
		if q.order == byNewest { // what is new was mostly added last
			at = len(docs.docs) - 1 - i
		}
		m := match{view: v, doc: docs.docs[at]}
		if scores != nil {
			m.score = scores[at]
			if top.full() && m.score < top.kept[0].score {
				continue
			}
		}
		top.add(m)
	}
	slices.SortFunc(top.kept, q.compare)
	return top.kept
}

// compare tells which of two matches comes first.
func (q query) compare(a, b match) int {
	first := 0
	switch q.order {
	case byScore:
		first = cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.when(), a.when()))
	case byNewest:
		first = cmp.Compare(b.when(), a.when())
	case byOldest:
		first = cmp.Or(compareBool(a.when() == noTime, b.when() == noTime), cmp.Compare(a.when(), b.when()))
	case byTitle:
		first = strings.Compare(a.columns.title[a.doc], b.columns.title[b.doc])
	case byAmount:
		first = cmp.Compare(b.columns.amount[b.doc], a.columns.amount[a.doc])
	}
	if first != 0 {
		return first
	}
	return strings.Compare(a.id(), b.id())
}

func (m match) when() int64 { return m.columns.when[m.doc] }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// join makes one answer of those of the segments.
func (q query) join(answers []found) found {
	out := found{counts: map[string]map[string]int{}}
	for _, a := range answers {
		out.total += a.total
		out.hits = append(out.hits, a.hits...)
		for field, counts := range a.counts {
			if out.counts[field] == nil {
				out.counts[field] = map[string]int{}
			}
			for code, n := range counts {
				out.counts[field][code] += n
			}
		}
	}
	slices.SortFunc(out.hits, q.compare)
	from := min(q.offset, len(out.hits))
	out.hits = out.hits[from:min(from+q.limit, len(out.hits))]
	return out
}

// counts tells for the codes of facets how many of the documents have them.
func (v *view) counts(docs *roaring.Bitmap, facets []string) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	for _, field := range facets {
		if isNamed(field) {
			column, err := v.nameColumn(field)
			if err != nil {
				return nil, err
			}
			out[field] = column.count(docs)
			continue
		}
		counts := map[string]int{}
		err := v.each(field, "", "", func(code string) (bool, error) {
			has, err := v.docs(field, code)
			if err != nil {
				return false, err
			}
			if n := int(has.AndCardinality(docs)); n > 0 {
				counts[code] = n
			}
			return true, nil
		})
		if err != nil {
			return nil, err
		}
		out[field] = counts
	}
	return out, nil
}
