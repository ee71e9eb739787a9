package api

import (
	"net/url"
	"reflect"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

// filter reads what a request asks of each facet.
func (r FilterRequest) filter() didban.ProjectFilter {
	fields := reflect.ValueOf(r)
	return geo.FilterReader.Read(func(facet didban.Facet) []string {
		field, ok := requestFields[facet]
		if !ok {
			return nil
		}
		switch asked := fields.Field(field).Interface().(type) {
		case []string:
			return asked
		case string:
			return []string{asked}
		}
		return nil
	})
}

// requestFields are the fields of a FilterRequest by the facets in their tags.
var requestFields = func() map[didban.Facet]int {
	out := map[didban.Facet]int{}
	for i, field := range reflect.VisibleFields(reflect.TypeFor[FilterRequest]()) {
		if facet, ok := field.Tag.Lookup("facet"); ok {
			out[didban.Facet(facet)] = i
		}
	}
	return out
}()

// SortQuery adds an order to the query of a filter.
func SortQuery(q url.Values, by didban.ProjectSort) url.Values {
	if by.Known() {
		q.Set("sort", by.Column)
	}
	if by.Known() && by.Descending {
		q.Set("descending", "true")
	}
	return q
}

// SortOf reads what SortQuery added.
func SortOf(q url.Values) didban.ProjectSort {
	return didban.ProjectSort{Column: q.Get("sort"), Descending: q.Get("descending") == "true"}
}
