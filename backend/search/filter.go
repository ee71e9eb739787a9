package search

import (
	"slices"

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
		{fieldAuthor, q.Authors},
		{fieldTag, q.Tags},
	}
	return slices.DeleteFunc(all, func(c choice) bool { return len(c.codes) == 0 })
}

// filters are the conditions that narrow without ranking, but for the codes asked
// for in the field left out.
func (q Query) filters(leftOut string) ([]condition, error) {
	var out []condition
	for _, c := range q.choices() {
		if c.field != leftOut {
			out = append(out, c.condition())
		}
	}
	days, err := q.days()
	if days != nil {
		out = append(out, days)
	}
	return out, err
}

// days is the condition on the day; nil where there is none.
func (q Query) days() (condition, error) {
	if q.From == "" && q.To == "" {
		return nil, nil // no condition is no fault
	}
	for _, end := range []struct {
		field string
		day   didban.Day
	}{{"from", q.From}, {"to", q.To}} {
		if end.day != "" && !end.day.Valid() {
			return nil, fault(end.field, "field.day", string(end.day))
		}
	}
	return between(q.From, q.To), nil
}
