package search

import (
	"context"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	didban "didban.app/backend"
)

const (
	maxHits = 100
	// maxOffset bounds how far a page may lie; bleve makes room for all before it.
	maxOffset = 1_000_000
)

// What a match is worth beside the first reading of a content word, found on
// questions to which the answer is known (package quality).
const (
	otherReading = 0.2
	weakWord     = 0.5
	beginning    = 0.1 // a longer word that begins as typed
	nearness     = 0.5 // the words side by side
)

// request is a query made ready for bleve.
type request struct {
	parts []part
	// any asks for documents that have but some of the words.
	any bool
	// leftOut is the field whose filter is not applied, or empty.
	leftOut string
	now     time.Time
	query   Query
}

// bleve makes bleve's request.
func (r request) bleve() (*bleve.SearchRequest, error) {
	sort, err := r.sort()
	if err != nil {
		return nil, err
	}
	must, err := r.query.filters(r.leftOut)
	if err != nil {
		return nil, err
	}
	hidden := []query.Query{after(fieldPublished, sortable(r.now.UnixMilli()))}
	for _, p := range r.parts {
		switch {
		case p.except:
			hidden = append(hidden, p.query())
		case p.quoted:
			must = append(must, p.query())
		}
	}
	must = append(must, r.words()...)
	if len(must) == 0 {
		must = append(must, bleve.NewMatchAllQuery())
	}
	ranked := slices.Contains(sort, "-_score")
	q := boolean{must: bleve.NewConjunctionQuery(must...), not: union{of: hidden}}
	if should := r.should(); ranked && len(should) > 0 {
		q.should = union{of: should, tie: 1}
	}
	limit := min(max(r.query.Limit, 0), maxHits)
	req := bleve.NewSearchRequestOptions(q, limit, min(max(r.query.Offset, 0), maxOffset), false)
	req.SortBy(sort)
	if !ranked {
		req.Score = "none"
	}
	return req, nil
}

// words are the demands of the words that stand outside quotations.
func (r request) words() []query.Query {
	var out []query.Query
	for _, w := range content(r.parts) {
		out = append(out, w.query(1))
	}
	if r.any && len(out) > 1 {
		return []query.Query{bleve.NewDisjunctionQuery(out...)}
	}
	return out
}

// should is what lifts a document without being demanded: the small words, words
// side by side as they were typed, and that news is new.
func (r request) should() []query.Query {
	var out []query.Query
	demanded := content(r.parts)
	for _, p := range r.parts {
		if p.except || p.quoted {
			continue
		}
		for _, w := range p.words {
			if w.weak && !slices.ContainsFunc(demanded, func(d asked) bool { return d.written == w.written }) {
				out = append(out, w.query(weakWord))
			}
		}
		if n := len(p.words); n > 1 && n <= maxNear {
			out = append(out, phrase(p.words, nearness))
		}
	}
	if len(demanded) > 0 {
		out = append(out, r.fresh()...)
	}
	return out
}

// maxNear is how many words are looked for side by side though nobody asked.
const maxNear = 4

// freshness is what the age of an article is worth beside a score that is about
// the logarithm of how rare a word is: enough to order what is alike, too little
// to lift what is worse.
var freshness = []struct {
	months int
	worth  float64
}{{2, 0.3}, {6, 0.2}, {12, 0.1}}

func (r request) fresh() []query.Query {
	var out []query.Query
	first := 0
	for _, f := range freshness {
		bonus := union{constant: f.worth}
		for age := first; age < f.months; age++ {
			bonus.of = append(bonus.of, term(fieldMonth, monthOf(r.now.AddDate(0, -age, 0)), 0))
		}
		first = f.months
		out = append(out, bonus)
	}
	return out
}

func (r request) sort() ([]string, error) {
	switch r.query.Sort {
	case "", "relevance":
		if slices.ContainsFunc(r.parts, func(p part) bool { return !p.except }) {
			return []string{"-_score", "-" + fieldWhen, "_id"}, nil
		}
		return []string{"-" + fieldWhen, "_id"}, nil
	case "newest":
		return []string{"-" + fieldWhen, "_id"}, nil
	case "oldest":
		return []string{fieldWhen, "_id"}, nil
	case "title":
		return []string{fieldOrder, "_id"}, nil
	case "amount":
		return []string{"-" + fieldAmount, "_id"}, nil
	}
	return nil, fault("sort", "field.unknownCode", r.query.Sort)
}

func fault(field, key, value string) error {
	e := didban.Fault(didban.CodeInvalid, key, "value", value)
	e.Field = field
	return e
}

// query matches the part: its words in order, where there are several.
func (p part) query() query.Query {
	if len(p.words) == 1 && len(p.words[0].parts) == 0 {
		return p.words[0].query(1)
	}
	return phrase(p.words, 1)
}

// query matches a word in any text field.
func (w asked) query(worth float64) query.Query {
	out := union{tie: 0.1}
	for i, reading := range w.readings {
		boost := worth
		if i > 0 {
			boost *= otherReading
		}
		for _, f := range textFields {
			out.of = append(out.of, term(f.name, reading, f.boost*boost))
		}
	}
	if w.open != "" {
		for _, f := range textFields {
			prefix := bleve.NewPrefixQuery(w.open)
			prefix.SetField(f.name)
			prefix.SetBoost(f.boost * beginning)
			out.of = append(out.of, prefix)
		}
	}
	if len(w.parts) > 0 {
		all := make([]query.Query, len(w.parts))
		for i, part := range w.parts {
			all[i] = part.query(worth)
		}
		out.of = append(out.of, bleve.NewConjunctionQuery(all...))
	}
	return out
}

// phrase matches words one after the other in a text field.
func phrase(words []asked, worth float64) query.Query {
	var places [][]string
	for _, w := range words {
		if len(w.parts) == 0 {
			places = append(places, w.readings)
			continue
		}
		for _, part := range w.parts {
			places = append(places, part.readings)
		}
	}
	out := union{tie: 0.1}
	for _, f := range textFields {
		q := query.NewMultiPhraseQuery(places, f.name)
		q.SetBoost(f.boost * worth)
		out.of = append(out.of, q)
	}
	return out
}

func term(field, value string, boost float64) query.Query {
	q := bleve.NewTermQuery(value)
	q.SetField(field)
	q.SetBoost(boost)
	return q
}

// after matches documents whose value sorts above the given one.
func after(field, value string) query.Query {
	no := false
	q := bleve.NewTermRangeInclusiveQuery(value, "", &no, &no)
	q.SetField(field)
	q.SetBoost(0)
	return q
}

// boolean matches what must matches and not does not; should adds to the score.
// Bleve's own boolean query takes a condition that no document meets for one that
// is not there.
type boolean struct{ must, should, not query.Query }

// Searcher makes the searcher of the query.
func (b boolean) Searcher(
	ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options search.SearcherOptions,
) (search.Searcher, error) {
	must, err := b.must.Searcher(ctx, i, m, options)
	if err != nil {
		return nil, err
	}
	not, err := b.not.Searcher(ctx, i, m, search.SearcherOptions{Score: "none"})
	if err != nil {
		_ = must.Close()
		return nil, err
	}
	if b.should == nil {
		return searcher.NewBooleanSearcher(ctx, i, must, nil, not, options)
	}
	should, err := b.should.Searcher(ctx, i, m, options)
	if err != nil {
		_, _ = must.Close(), not.Close()
		return nil, err
	}
	return searcher.NewBooleanSearcher(ctx, i, must, should, not, options)
}
