package search

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	didban "didban.app/backend"
)

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
		{fieldYear, q.Years},
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
	out := union{}
	for _, code := range codes {
		out.of = append(out.of, term(field, code, 0))
	}
	return out
}

// narrow adds a filter to the query: a code that is there already stays alone.
func narrow(codes []string, code string) []string {
	if slices.Contains(codes, code) {
		return codes
	}
	return append(slices.Clone(codes), code)
}
