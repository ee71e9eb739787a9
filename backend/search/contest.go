package search

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Of many documents found few can come into the first page. What a word is worth to a document
// is known to some way off before all its postings are read: a title is worth more than a body,
// and is in fewer lists. So the fields that are worth most are read first, and whoever falls
// behind the first page even if all that was not read yet were worth the most it can be to him
// and nothing to those before him is scored no further (the idea of MaxScore, Turtle and Flood
// 1995, put on sets). Only what stays is scored, in full, so that nothing of an answer changes.

const (
	// crowd is how many documents of a segment are scored without a contest, spare how many
	// times as many as are needed.
	crowd = 1000
	spare = 4
	// rounding is by how much a bound may be wrong for the order in which it was summed up.
	rounding = 1e-4
)

// rounds are the boosts from which on the fields are read in each round.
var rounds = []float64{3, 2}

// contest narrows documents to those that may come among the first.
type contest struct {
	tally
	need   int
	fresh  float32   // what age may be worth
	words  []*chance // that make the score
	chance []*chance // these and their parts
}

// chance is what a word may be worth to each document, by its place.
type chance struct {
	worth
	rest  []weighted // the terms that were not read yet
	open  float32    // what the beginnings of longer words may be worth in all
	parts []*chance
	whole []bool // who has all the parts
}

// needed is how many documents of a segment must be known to be the first: those of the page, and
// those that words side by side may lift into it.
func (q query) needed() int {
	if len(q.close) > 0 {
		return max(q.offset+q.limit, nearest)
	}
	return q.offset + q.limit
}

// contenders gives those of the documents that may come among the first; all where there are
// fewer than a crowd. Where documents are set back for their words, any may come forward.
func (q query) contenders(v *view, docs set, crowd int) (set, error) {
	setsBack := func(w scored) bool { return w.own != nil }
	if q.order != byScore || len(docs.docs) < crowd || slices.ContainsFunc(q.scored, setsBack) {
		return docs, nil
	}
	c := contest{tally: tally{v, docs, q.terms}, need: q.needed()}
	if !q.now.IsZero() {
		c.fresh = freshness[0].worth
	}
	for _, w := range q.scored {
		word, err := c.enter(w)
		if err != nil {
			return docs, err
		}
		c.words = append(c.words, word)
	}
	for _, boost := range rounds {
		if err := c.read(boost); err != nil {
			return docs, err
		}
		c.narrow()
		if len(c.found.docs) < crowd {
			break
		}
	}
	return c.found, nil
}

// enter makes the chances of a word.
func (c *contest) enter(w scored) (*chance, error) {
	n := len(c.found.docs)
	room := make([]float32, 2*n)
	out := &chance{worth: worth{room[:n], room[n:]}, rest: slices.Clone(w.terms)}
	c.chance = append(c.chance, out)
	if w.open != "" {
		for _, f := range textFields {
			out.open += float32(f.boost) * w.worth
		}
	}
	whole := c.found.Bitmap
	for _, part := range w.parts {
		has, err := part.docs(c.view)
		if err != nil {
			return nil, err
		}
		whole = roaring.And(whole, has)
		p, err := c.enter(part)
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, p)
	}
	if len(out.parts) > 0 {
		out.whole = make([]bool, n)
		c.found.each(whole, func(at int) { out.whole[at] = true })
	}
	return out, nil
}

// read reads the terms in fields of a boost or more.
func (c *contest) read(boost float64) (err error) {
	for _, one := range c.chance {
		one.rest = slices.DeleteFunc(one.rest, func(t weighted) bool {
			if err != nil || textFields[t.field].boost < boost {
				return false
			}
			err = c.add(t, one.worth)
			return true
		})
	}
	return err
}

// narrow lets go of the documents that cannot come among the first any more.
func (c *contest) narrow() {
	n := len(c.found.docs)
	room := make([]float32, 2*n)
	least, most := room[:n], room[n:]
	for _, w := range c.words {
		w.addBounds(least, most)
	}
	bar := nth(least, c.need) - c.fresh - rounding
	if bar <= 0 {
		return
	}
	var kept []int
	var docs []uint32
	for at, score := range most {
		if score >= bar {
			kept, docs = append(kept, at), append(docs, c.found.docs[at])
		}
	}
	c.found = set{roaring.BitmapOf(docs...), docs}
	for _, one := range c.chance {
		one.keep(kept)
	}
}

// addBounds adds the least and the most that the word is worth to each document.
func (c *chance) addBounds(least, most []float32) {
	n := len(least)
	var low, high []float32 // of the parts together
	if len(c.parts) > 0 {
		room := make([]float32, 2*n)
		low, high = room[:n], room[n:]
		for _, p := range c.parts {
			p.addBounds(low, high)
		}
	}
	top, sum := c.open, c.open
	for _, t := range c.rest {
		limit := t.weight * (bm25K1 + 1) // however often a text has it
		top, sum = max(top, limit), sum+limit
	}
	for at, best := range c.best {
		l, m := pair{best, c.sum[at]}, pair{max(best, top), c.sum[at] + sum}
		if c.whole != nil && c.whole[at] {
			l, m = l.with(low[at]), m.with(high[at])
		}
		least[at] += l.score()
		most[at] += m.score()
	}
}

// pair is the best and the sum of what a word was found by.
type pair struct{ best, sum float32 }

func (p pair) with(score float32) pair { return pair{max(p.best, score), p.sum + score} }

func (p pair) score() float32 { return p.best + tie*(p.sum-p.best) }

// keep leaves some places.
func (c *chance) keep(places []int) {
	for i, at := range places {
		c.best[i], c.sum[i] = c.best[at], c.sum[at]
		if c.whole != nil {
			c.whole[i] = c.whole[at]
		}
	}
	c.best, c.sum = c.best[:len(places)], c.sum[:len(places)]
	if c.whole != nil {
		c.whole = c.whole[:len(places)]
	}
}

// nth gives a number that n of others are not below, nearly the largest there is.
func nth(numbers []float32, n int) float32 {
	top := float32(0)
	for _, x := range numbers {
		if x > top {
			top = x
		}
	}
	if top <= 0 {
		return 0
	}
	var counts [2048]int
	scale := float32(len(counts)-1) / top
	for _, x := range numbers {
		counts[int(x*scale)]++
	}
	for step := len(counts) - 1; step > 0; step-- {
		if n -= counts[step]; n <= 0 {
			return float32(step) / scale
		}
	}
	return 0
}
