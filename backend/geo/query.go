package geo

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// FilterReader reads a filter with the calendar and the alphabet of the program.
var FilterReader = didban.FilterReader{Words: Words, Past: PastOf}

// PastOf reads a month, such as 1403-05; what can't be read is the present.
func PastOf(text string) didban.Past {
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

// MonthOf writes the month of a day as PastOf reads it; empty for no day.
func MonthOf(day didban.Day) string {
	d, ok := jalali.FromISO(string(day))
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// Words folds a text as the projects are folded, so that one spelling finds all.
func Words(text string) []string { return strings.Fields(persian.Fold(text)) }

// FilterQuery writes a filter into the query of the address of a tile, a file or a list.
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
	return FilterReader.Read(func(facet didban.Facet) []string { return q[string(facet)] })
}
