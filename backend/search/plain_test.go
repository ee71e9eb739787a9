package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// plainIndex answers questions the plain way, to hold the search against: out of the texts
// themselves, every document for itself, with nothing of postings, chunks and sets.
type plainIndex struct {
	snapshot
	docs []plainDoc
	// with are the documents by field and term, with the places where it stands.
	with [textFieldCount]map[string]map[int][]stretch
	// beginning are the documents by field and beginning, once they were asked for.
	beginning map[string]map[int]bool
	places    map[match]int
}

type plainDoc struct {
	match
	codes   map[string][]string
	lengths [textFieldCount]int
}

func newPlainIndex(t *testing.T, s snapshot, feed didban.Feed) *plainIndex {
	t.Helper()
	x := &plainIndex{snapshot: s, beginning: map[string]map[int]bool{}, places: map[match]int{}}
	for i := range x.with {
		x.with[i] = map[string]map[int][]stretch{}
	}
	for _, v := range s.segments {
		each(v.all(), func(doc uint32) {
			d, err := newBuilder(feed).document(parseDocID(v.columns.ids[doc]))
			if err != nil || d == nil {
				t.Fatalf("%s: %v", v.columns.ids[doc], err)
			}
			x.add(match{view: v, doc: doc}, d)
		})
	}
	return x
}

func (x *plainIndex) add(m match, d *document) {
	doc := plainDoc{match: m, codes: d.codes()}
	for i, f := range textFields {
		for t := range persian.Tokens(d.field(f.name)) {
			doc.lengths[i]++
			if x.with[i][t.Term] == nil {
				x.with[i][t.Term] = map[int][]stretch{}
			}
			at := uint32(t.Pos)
			x.with[i][t.Term][len(x.docs)] = append(x.with[i][t.Term][len(x.docs)], stretch{at, at + uint32(t.Span-1)})
		}
	}
	x.places[m] = len(x.docs)
	x.docs = append(x.docs, doc)
}

// stretch is the positions first to last of a text.
type stretch struct{ first, last uint32 }

// phraseAt gives the stretches of a phrase in a field of a document.
func (x *plainIndex) phraseAt(p phrase, field, doc int) (out []stretch) {
	for i, w := range p {
		var at []stretch
		for _, reading := range w.readings {
			at = append(at, x.with[field][reading][doc]...)
		}
		if len(w.parts) > 0 {
			at = append(at, x.phraseAt(w.parts, field, doc)...)
		}
		if i == 0 {
			out = at
			continue
		}
		var joined []stretch
		for _, a := range out {
			for _, b := range at {
				if a.last+1 == b.first {
					joined = append(joined, stretch{a.first, b.last})
				}
			}
		}
		out = joined
	}
	return out
}

func (x *plainIndex) hasPhrase(p phrase, doc int) bool {
	for field := range textFields {
		if len(x.phraseAt(p, field, doc)) > 0 {
			return true
		}
	}
	return false
}

func (x *plainIndex) has(w asked, doc int) bool {
	for field := range textFields {
		for _, reading := range w.readings {
			if len(x.with[field][reading][doc]) > 0 {
				return true
			}
		}
		if w.open != "" && x.begins(field, w.open, doc) {
			return true
		}
	}
	missing := func(part asked) bool { return !x.has(part, doc) }
	if len(w.parts) > 0 && !slices.ContainsFunc(w.parts, missing) {
		return true
	}
	return slices.ContainsFunc(w.alike, func(name phrase) bool { return x.hasPhrase(name, doc) })
}

func (x *plainIndex) begins(field int, prefix string, doc int) bool {
	key := textFields[field].name + " " + prefix
	docs, known := x.beginning[key]
	if !known {
		docs = map[int]bool{}
		for term, with := range x.with[field] {
			for doc := range with {
				if strings.HasPrefix(term, prefix) {
					docs[doc] = true
				}
			}
		}
		x.beginning[key] = docs
	}
	return docs[doc]
}

func (x *plainIndex) rarity(field int, term string) float64 {
	n := float64(len(x.with[field][term]))
	if n == 0 {
		return 0
	}
	return math.Log(1 + (float64(len(x.docs))-n+0.5)/(n+0.5))
}

// worth is what a word is worth to a document.
func (x *plainIndex) worth(w asked, weight float64, doc int) float32 {
	var best, sum float32
	note := func(score float32) { sum, best = sum+score, max(best, score) }
	for i, reading := range w.readings {
		boost := weight
		if i > 0 {
			boost *= otherReading
		}
		for field, f := range textFields {
			if tf := float32(len(x.with[field][reading][doc])); tf > 0 {
				worth := float32(f.boost * boost * x.rarity(field, reading))
				length := float32(x.docs[doc].lengths[field])
				base, slope := float32(bm25K1*(1-bm25B)), float32(bm25K1*bm25B)/float32(max(1, x.terms.mean(field)))
				note(worth * tf * (bm25K1 + 1) / (tf + base + slope*length))
			}
		}
	}
	if w.open != "" {
		for field, f := range textFields {
			if x.begins(field, w.open, doc) {
				note(float32(f.boost) * float32(weight*beginning))
			}
		}
	}
	parts := func(words []asked, weight float64) {
		var whole float32
		for _, part := range words {
			if !x.has(part, doc) {
				return
			}
			whole += x.worth(part, weight, doc)
		}
		if len(words) > 0 {
			note(whole)
		}
	}
	parts(w.parts, weight)
	for _, name := range w.alike {
		if x.hasPhrase(name, doc) {
			parts(name, weight*otherName)
		}
	}
	return best + tie*(sum-best)
}

// answer gives what a request finds, in order.
func (x *plainIndex) answer(r request) []plainDoc {
	var found []plainDoc
	p, _ := r.plan()
	for i, doc := range x.docs {
		if !x.meets(r, i) {
			continue
		}
		if p.order == byScore {
			for _, w := range p.words {
				doc.score += x.worth(w.asked, w.worth, i)
			}
			if !p.now.IsZero() {
				doc.score += freshnessOf(doc.columns.published[doc.doc], p.now)
			}
		}
		found = append(found, doc)
	}
	q := query{plan: p}
	byPlan := func(a, b plainDoc) int { return q.compare(a.match, b.match) }
	slices.SortFunc(found, byPlan)
	if p.order == byScore {
		x.lift(p, found)
		slices.SortFunc(found, byPlan)
	}
	return found
}

func freshnessOf(published int64, now time.Time) float32 {
	for _, f := range freshness {
		if published > 0 && published >= now.AddDate(0, -f.months, 0).UnixMilli() {
			return f.worth
		}
	}
	return 0
}

// lift adds what words side by side are worth to the best of each segment, and sets back what
// was found by another name.
func (x *plainIndex) lift(p plan, found []plainDoc) {
	seen := map[*view]int{}
	for i := range found {
		doc := x.places[match{view: found[i].view, doc: found[i].doc}]
		if seen[found[i].view]++; seen[found[i].view] <= nearest {
			for _, words := range p.near {
				for field, f := range textFields {
					var worth float32
					for _, term := range words.terms() {
						worth += float32(nearness * f.boost * x.rarity(field, term))
					}
					if worth >= leastNear && len(x.phraseAt(words, field, doc)) > 0 {
						found[i].score += worth
					}
				}
			}
		}
		for _, w := range p.words {
			own := w.asked
			if own.alike = nil; len(w.alike) > 0 && !x.has(own, doc) {
				found[i].score *= behindOwn
			}
		}
	}
}

func (x *plainIndex) meets(r request, doc int) bool {
	for _, c := range r.query.choices() {
		chosen := func(code string) bool { return slices.Contains(c.codes, code) }
		if c.field != r.leftOut && !slices.ContainsFunc(x.docs[doc].codes[c.field], chosen) {
			return false
		}
	}
	for _, w := range content(r.parts) {
		if !x.has(w, doc) {
			return false
		}
	}
	for _, p := range r.parts {
		if (p.except || p.quoted) && x.hasPhrase(p.words, doc) == p.except {
			return false
		}
	}
	return !r.empty
}

// facets counts the codes of what a request finds, of a field that it narrows without that.
func (x *plainIndex) facets(r request) map[string][]FacetCount {
	out := map[string][]FacetCount{}
	for _, field := range facetFields {
		counts := map[string]int{}
		r.leftOut = field
		for i := range x.docs {
			if x.meets(r, i) {
				for _, code := range x.docs[i].codes[field] {
					counts[code]++
				}
			}
		}
		list := []FacetCount{}
		for code, n := range counts {
			list = append(list, FacetCount{code, n})
		}
		slices.SortFunc(list, func(a, b FacetCount) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Code, b.Code)) })
		out[field] = list
	}
	return out
}

// plainPassage marks a whole text and cuts the passage out of it.
func plainPassage(m marker, t text) []Segment {
	whole := clip(joined(" · ", t.lead, t.body, t.voice, t.persons, t.places, t.tags, t.kicker), maxScan)
	found := m.matches(whole, nil)
	most, at := 0, 0
	for i, first := range found {
		terms := map[string]bool{}
		for _, w := range found[i:] {
			if w.end > first.start+runesIn(whole[first.start:], passageRunes-leadIn/2) {
				break
			}
			terms[w.term] = true
		}
		if len(terms) > most {
			most, at = len(terms), i
		}
	}
	from := 0
	if len(found) > 0 {
		from = blankBefore(whole, found[at].start)
	}
	to := from + runesIn(whole[from:], passageRunes)
	if to < len(whole) {
		to = wordEnd(whole, from, to)
	}
	out := segments(whole, from, to, found)
	if from > 0 {
		out = append([]Segment{{Text: "…"}}, out...)
	}
	if to < len(whole) {
		out = append(out, Segment{Text: "…"})
	}
	return out
}
