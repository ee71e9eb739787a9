package api

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

func (r FilterRequest) filter() didban.ProjectFilter {
	return didban.ProjectFilter{
		Areas: r.Areas, Domains: r.Domains, Types: r.Types, Statuses: r.Statuses, Suspended: r.Suspended,
		Years: r.Years, Amount: rangeOf(r.Amount), Progress: rangeOf(r.Progress), Words: wordsOf(r.Text),

		Flags: r.Flags, Standings: r.Standings, Happenings: r.Happenings, PaidIn: r.PaidIn,
		Sources: r.Sources, Budgets: r.Budgets, Contractors: r.Contractors,
		Past: pastOf(r.At), Near: circleOf(r.Near),
	}
}

// circleOf reads a circle of the address; what can't be read narrows nothing.
func circleOf(text string) didban.Circle {
	c, _ := didban.ParseCircle(text)
	return c
}

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

// rangeOf reads a range of the address; what can't be read narrows nothing, in the
// list, on the map and in files alike.
func rangeOf(text string) didban.Range {
	r, _ := didban.ParseRange(text)
	return r
}

// wordsOf folds a text as the projects are folded, so that one spelling finds all.
func wordsOf(text string) []string { return strings.Fields(persian.Fold(text)) }

// FilterQuery writes a filter into the query of the address of a tile or a file.
func FilterQuery(f didban.ProjectFilter) url.Values {
	q := url.Values{}
	for name, values := range map[string][]string{
		"area": f.Areas, "domain": f.Domains, "type": f.Types, "status": f.Statuses, "year": f.Years,
		"flag": f.Flags, "standing": f.Standings, "happening": f.Happenings, "paidIn": f.PaidIn,
		"source": f.Sources, "budget": f.Budgets, "contractor": f.Contractors,
	} {
		for _, v := range values {
			q.Add(name, v)
		}
	}
	for name, value := range map[string]string{
		"amount": f.Amount.String(), "progress": f.Progress.String(), "q": strings.Join(f.Words, " "),
		"at": f.Past.Month, "near": f.Near.String(),
	} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if f.Suspended {
		q.Set("suspended", "true")
	}
	return q
}

// FilterOf reads what FilterQuery wrote.
func FilterOf(q url.Values) didban.ProjectFilter {
	return FilterRequest{
		Areas: q["area"], Domains: q["domain"], Types: q["type"], Statuses: q["status"], Years: q["year"],
		Amount: q.Get("amount"), Progress: q.Get("progress"), Text: q.Get("q"), Suspended: q.Get("suspended") == "true",

		Flags: q["flag"], Standings: q["standing"], Happenings: q["happening"], PaidIn: q["paidIn"],
		Sources: q["source"], Budgets: q["budget"], Contractors: q["contractor"],
		At: q.Get("at"), Near: q.Get("near"),
	}.filter()
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
