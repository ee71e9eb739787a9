package search

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	didban "didban.app/backend"
)

// Limits of a query.
const (
	maxHits  = 100
	maxParts = 32
	// minPrefix is how many letters of an unfinished last word are enough to
	// look for words that begin with them.
	minPrefix = 3
	// maxOffset bounds how far a page may lie; bleve makes room for all before it.
	maxOffset = 1_000_000
)

// part is one demand of a query's text: words that stand one after the other.
type part struct {
	terms  []string
	except bool // the words must not be there
	open   bool // the one word may be the start of a longer one
}

// parse reads what a person typed: words, all of which must be there; «…» and
// "…" for words in that order; a hyphen before a word, or a quotation, that must
// not be there. What it cannot read it takes for blanks.
func parse(text string) []part {
	var parts []part
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	for rest != "" && len(parts) < maxParts {
		var p part
		if after, ok := strings.CutPrefix(rest, "-"); ok {
			p.except, rest = true, after
		}
		chunk, quoted, after := cutChunk(rest)
		switch terms := words(chunk); {
		case len(terms) == 0:
		case quoted || p.except:
			p.terms = terms
			parts = append(parts, p)
		default:
			for _, term := range terms {
				parts = append(parts, part{terms: []string{term}})
			}
			last := &parts[len(parts)-1]
			last.open = after == "" && utf8.RuneCountInString(last.terms[0]) >= minPrefix
		}
		rest = strings.TrimLeftFunc(after, unicode.IsSpace)
		if rest == "" && after != "" && len(parts) > 0 {
			parts[len(parts)-1].open = false // a blank ends the word
		}
	}
	return parts
}

// cutChunk takes a quotation or the signs up to the next blank or quotation mark.
// A quotation that is not closed ends with the text.
func cutChunk(s string) (chunk string, quoted bool, rest string) {
	for _, q := range []struct{ open, closed string }{{"«", "»"}, {`"`, `"`}, {"“", "”"}} {
		if after, ok := strings.CutPrefix(s, q.open); ok {
			chunk, rest, _ = strings.Cut(after, q.closed)
			return chunk, true, rest
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("«\"“", r) })
	if end < 0 {
		return s, false, ""
	}
	return s[:end], false, s[end:]
}

// request makes bleve's request of a query.
func (q Query) request(parts []part, now int64) (*bleve.SearchRequest, error) {
	sort, err := q.sort(parts)
	if err != nil {
		return nil, err
	}
	filters, err := q.filters()
	if err != nil {
		return nil, err
	}
	all := filters
	hidden := []query.Query{after(fieldPublished, sortable(now))}
	for _, p := range parts {
		if p.except {
			hidden = append(hidden, p.query())
			continue
		}
		all = append(all, p.query())
	}
	if len(all) == 0 {
		all = append(all, bleve.NewMatchAllQuery())
	}
	limit := min(max(q.Limit, 0), maxHits)
	req := bleve.NewSearchRequestOptions(
		except{bleve.NewConjunctionQuery(all...), bleve.NewDisjunctionQuery(hidden...)}, limit, min(max(q.Offset, 0), maxOffset), false)
	req.SortBy(sort)
	if !slices.Contains(sort, "-_score") {
		req.Score = "none"
	}
	return req, nil
}

func (q Query) sort(parts []part) ([]string, error) {
	switch q.Sort {
	case "", "relevance":
		if slices.ContainsFunc(parts, func(p part) bool { return !p.except }) {
			return []string{"-_score", "-" + fieldWhen, "_id"}, nil
		}
		return []string{"-" + fieldWhen, "_id"}, nil
	case "newest":
		return []string{"-" + fieldWhen, "_id"}, nil
	case "oldest":
		return []string{fieldWhen, "_id"}, nil
	case "title":
		return []string{fieldOrder, "_id"}, nil
	}
	return nil, fault("sort", "field.unknownCode", q.Sort)
}

func fault(field, key, value string) error {
	e := didban.Fault(didban.CodeInvalid, key, "value", value)
	e.Field = field
	return e
}

// filters are the conditions that narrow without ranking.
func (q Query) filters() ([]query.Query, error) {
	kinds := make([]string, len(q.Kinds))
	for i, k := range q.Kinds {
		kinds[i] = string(k)
	}
	var out []query.Query
	for _, f := range []struct {
		field string
		codes []string
	}{
		{fieldKind, kinds},
		{fieldArea, q.Areas},
		{fieldDomain, q.Domains},
		{fieldType, q.Types},
		{fieldStatus, q.Statuses},
		{fieldSection, q.Sections},
		{fieldForm, q.Forms},
	} {
		if len(f.codes) > 0 {
			out = append(out, anyOf(f.field, f.codes))
		}
	}
	days, err := q.days()
	if days != nil {
		out = append(out, days)
	}
	return out, err
}

// days is the condition on the day; nil where there is none.
func (q Query) days() (query.Query, error) {
	if q.From == "" && q.To == "" {
		return nil, nil // no condition is no fault
	}
	var from, to *float64
	for _, end := range []struct {
		field string
		day   didban.Day
		at    **float64
	}{{"from", q.From, &from}, {"to", q.To, &to}} {
		if end.day == "" {
			continue
		}
		if !end.day.Valid() {
			return nil, fault(end.field, "field.day", string(end.day))
		}
		n := dayNumber(end.day)
		*end.at = &n
	}
	yes := true
	out := bleve.NewNumericRangeInclusiveQuery(from, to, &yes, &yes)
	out.SetField(fieldDay)
	out.SetBoost(0)
	return out, nil
}

// anyOf matches documents that have one of the codes; it does not rank.
func anyOf(field string, codes []string) query.Query {
	out := bleve.NewDisjunctionQuery()
	for _, code := range codes {
		out.AddQuery(term(field, code, 0))
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
	return q
}

// query matches the part in any text field.
func (p part) query() query.Query {
	out := bleve.NewDisjunctionQuery()
	for _, f := range textFields {
		if len(p.terms) > 1 {
			phrase := bleve.NewPhraseQuery(p.terms, f.name)
			phrase.SetBoost(f.boost)
			out.AddQuery(phrase)
			continue
		}
		out.AddQuery(term(f.name, p.terms[0], f.boost))
		if p.open {
			prefix := bleve.NewPrefixQuery(p.terms[0])
			prefix.SetField(f.name)
			prefix.SetBoost(f.boost / 10)
			out.AddQuery(prefix)
		}
	}
	return out
}

// except matches what query matches and not does not. Bleve's own boolean query
// takes a condition that no document meets for one that is not there.
type except struct{ query, not query.Query }

// Searcher makes the searcher of the query.
func (e except) Searcher(
	ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options search.SearcherOptions,
) (search.Searcher, error) {
	must, err := e.query.Searcher(ctx, i, m, options)
	if err != nil {
		return nil, err
	}
	not, err := e.not.Searcher(ctx, i, m, search.SearcherOptions{Score: "none"})
	if err != nil {
		_ = must.Close()
		return nil, err
	}
	if _, none := not.(*searcher.MatchNoneSearcher); none {
		return must, nil
	}
	return searcher.NewBooleanSearcher(ctx, i, must, nil, not, options)
}
