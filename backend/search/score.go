package search

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// The constants of BM25: those that Trotman, Puurula and Burgess (2014) found best over
// many collections of short texts and news.
const (
	bm25K1 = 0.9
	bm25B  = 0.4
)

// tie is what the fields and readings of a word count beside the best of them: one
// that is in the title is worth little more where it is in the body too (Lucene's
// disjunction max).
const tie = 0.1

// weighted is a term in a field and what a match is worth: its weight and how rare
// it is.
type weighted struct {
	field  int // of textFields
	term   string
	weight float32
}

// scored is a word of a query with all that it may be read as, over all segments.
type scored struct {
	terms []weighted
	// open is the beginning of longer words, worth weights by field.
	open  string
	worth float32
	// parts are the words of a compound that a text may hold apart.
	parts []scored
	// alike are its other names, each of words that count where they stand side by side.
	alike []scored
	// own is met by documents that have the word itself; nil where there is no other name.
	own condition
	// docs are the documents that have it in any way.
	docs condition
}

// weigh looks up how rare the readings of a word are. A reading that no text has
// is left out.
func (s snapshot) weigh(w asked, worth float64) (scored, error) {
	out := scored{open: w.open, worth: float32(worth * beginning), docs: w.condition()}
	for i, reading := range w.readings {
		boost := worth
		if i > 0 {
			boost *= otherReading
		}
		for field := range textFields {
			idf, err := s.rarity(field, reading)
			if err != nil {
				return scored{}, err
			}
			if idf > 0 {
				out.terms = append(out.terms, weighted{field, reading, float32(textFields[field].boost * boost * idf)})
			}
		}
	}
	for _, part := range w.parts {
		p, err := s.weigh(part, worth)
		if err != nil {
			return scored{}, err
		}
		out.parts = append(out.parts, p)
	}
	if len(w.alike) > 0 {
		own := w
		own.alike = nil
		out.own = own.condition()
	}
	for _, name := range w.alike {
		n := scored{docs: name.condition()}
		for _, word := range name {
			p, err := s.weigh(word, worth*otherName)
			if err != nil {
				return scored{}, err
			}
			n.parts = append(n.parts, p)
		}
		out.alike = append(out.alike, n)
	}
	return out, nil
}

// rarity is BM25's weight of a term, ln(1 + (N − n + ½) / (n + ½)) for n of N
// documents (Robertson and Zaragoza, 2009); 0 where no document has it.
func (s snapshot) rarity(field int, term string) (float64, error) {
	n := 0.0
	for _, v := range s.segments {
		list, err := v.list(textFields[field].name, term)
		if err != nil {
			return 0, err
		}
		n += float64(list.docs.GetCardinality())
	}
	if n == 0 {
		return 0, nil
	}
	return math.Log(1 + (float64(s.docs)-n+0.5)/(n+0.5)), nil
}

// tally scores the documents of a segment that were found.
type tally struct {
	*view
	found set
	terms lengths
}

// worth is what a word is worth to each document found, by its place among them.
type worth struct{ best, sum []float32 }

func (w worth) note(at int, score float32) {
	w.sum[at] += score
	w.best[at] = max(w.best[at], score)
}

// of gives what a word is worth to each document found; others have 0.
func (t tally) of(w scored) ([]float32, error) {
	n := len(t.found.docs)
	room := make([]float32, 2*n)
	out := worth{room[:n], room[n:]}
	for _, term := range w.terms {
		if err := t.add(term, out); err != nil {
			return nil, err
		}
	}
	if err := t.addOpen(w, out); err != nil {
		return nil, err
	}
	if err := t.addParts(w.parts, t.found.Bitmap, out); err != nil {
		return nil, err
	}
	if err := t.addAlike(w, out); err != nil {
		return nil, err
	}
	for i, b := range out.best {
		out.best[i] = b + tie*(out.sum[i]-b)
	}
	return out.best, nil
}

// add notes BM25 of a term: weight · tf · (k₁+1) ∕ (tf + k₁ · (1 − b + b · length ∕ mean)).
func (t tally) add(term weighted, to worth) error {
	list, err := t.list(textFields[term.field].name, term.term)
	if err != nil {
		return err
	}
	base := float32(bm25K1 * (1 - bm25B))
	slope := float32(bm25K1*bm25B) / float32(max(1, t.terms.mean(term.field)))
	c, at := list.cursor(t.found, false), 0
	for c.next() {
		at = c.place(at)
		tf := float32(c.frequency)
		to.note(at, term.weight*tf*(bm25K1+1)/(tf+base+slope*float32(c.length)))
	}
	return c.err
}

// addOpen notes the same small score for every longer word that begins as typed.
func (t tally) addOpen(w scored, to worth) error {
	if w.open == "" {
		return nil
	}
	for _, f := range textFields {
		docs, err := hasPrefix(f.name, w.open)(t.view)
		if err != nil {
			return err
		}
		t.found.each(docs, func(at int) { to.note(at, float32(f.boost)*w.worth) })
	}
	return nil
}

// addAlike notes what another name is worth to the documents that have it.
func (t tally) addAlike(w scored, to worth) error {
	for _, name := range w.alike {
		docs, err := name.docs(t.view)
		if err != nil {
			return err
		}
		if err := t.addParts(name.parts, docs, to); err != nil {
			return err
		}
	}
	return nil
}

// addParts notes the sum of a compound's parts for those of some documents that have all.
func (t tally) addParts(parts []scored, docs *roaring.Bitmap, to worth) error {
	if len(parts) == 0 {
		return nil
	}
	whole := make([]float32, len(t.found.docs))
	for _, part := range parts {
		has, err := part.docs(t.view)
		if err != nil {
			return err
		}
		docs = roaring.And(docs, has)
		scores, err := t.of(part)
		if err != nil {
			return err
		}
		for i, s := range scores {
			whole[i] += s
		}
	}
	t.found.each(docs, func(at int) { to.note(at, whole[at]) })
	return nil
}

// each visits the documents of a set in order.
func each(docs *roaring.Bitmap, visit func(uint32)) {
	for it := docs.Iterator(); it.HasNext(); {
		visit(it.Next())
	}
}
