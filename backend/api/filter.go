package api

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// filterReader reads a filter with the calendar and the alphabet of the program.
var filterReader = didban.FilterReader{Words: wordsOf, Past: pastOf}

// filter reads what a request asks of each facet.
func (r FilterRequest) filter() didban.ProjectFilter {
	fields := reflect.ValueOf(r)
	return filterReader.Read(func(facet didban.Facet) []string {
		field, ok := requestFields[facet]
		if !ok {
			return nil
		}
		switch asked := fields.Field(field).Interface().(type) {
		case []string:
			return asked
		case string:
			return []string{asked}
		case bool:
			return []string{strconv.FormatBool(asked)}
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

// pastOf reads a month, such as 1403-05; what can't be read is the present.
func pastOf(text string) didban.Past {
	year, month, ok := strings.Cut(text, "-")
	y, errYear := strconv.Atoi(year)
	m, errMonth := strconv.Atoi(month)
	if !ok || errors.Join(errYear, errMonth) != nil || len(month) != 2 {
		return didban.Past{}
	}
	last := jalali.Date{Year: y, Month: m, Day: jalali.MonthDays(y, m)}
	if !last.Valid() {
		return didban.Past{}
	}
	day := didban.Day(last.ISO())
	past := didban.Past{Month: fmt.Sprintf("%04d-%02d", y, m), Day: day, Year: jalali.FiscalYear(string(day)), Closed: y}
	if m < 12 {
		past.Closed = y - 1
	}
	return past
}

// monthOf writes the month of a day as pastOf reads it; empty for no day.
func monthOf(day didban.Day) string {
	d, ok := jalali.FromISO(string(day))
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// wordsOf folds a text as the projects are folded, so that one spelling finds all.
func wordsOf(text string) []string { return strings.Fields(persian.Fold(text)) }

// FilterQuery writes a filter into the query of the address of a tile or a file.
func FilterQuery(f didban.ProjectFilter) url.Values {
	q := url.Values{}
	for _, facet := range didban.FilterFacets {
		if asked := f.Texts(facet); len(asked) > 0 {
			q[string(facet)] = slices.Clone(asked)
		}
	}
	return q
}

// FilterOf reads what FilterQuery wrote.
func FilterOf(q url.Values) didban.ProjectFilter {
	return filterReader.Read(func(facet didban.Facet) []string { return q[string(facet)] })
}

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
