package search

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	didban "didban.app/backend"
)

// choice is the codes that are asked for in a field.
type choice struct {
	field string
	codes []string
}

// choices are the fields in which codes are asked for.
func (q Query) choices() []choice {
	kinds := make([]string, len(q.Kinds))
	for i, k := range q.Kinds {
		kinds[i] = string(k)
	}
	all := []choice{
		{fieldKind, kinds},
		{fieldArea, q.Areas},
		{fieldDomain, q.Domains},
		{fieldType, q.Types},
		{fieldStatus, q.Statuses},
		{fieldSection, q.Sections},
		{fieldForm, q.Forms},
		{fieldYear, q.Years},
	}
	return slices.DeleteFunc(all, func(c choice) bool { return len(c.codes) == 0 })
}

// filters are the conditions that narrow without ranking, but for the codes asked
// for in the field left out.
func (q Query) filters(leftOut string) ([]query.Query, error) {
	var out []query.Query
	for _, c := range q.choices() {
		if c.field != leftOut {
			out = append(out, anyOf(c.field, c.codes))
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
