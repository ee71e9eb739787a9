package api

import (
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

func (r FilterRequest) filter() didban.ProjectFilter {
	return didban.ProjectFilter{
		Areas: r.Areas, Domains: r.Domains, Types: r.Types, Statuses: r.Statuses, Suspended: r.Suspended,
		Years: r.Years, Amount: rangeOf(r.Amount), Progress: rangeOf(r.Progress), Words: wordsOf(r.Text),

		Flags: r.Flags, Standings: r.Standings, Happenings: r.Happenings, PaidIn: r.PaidIn,
		Sources: r.Sources, Budgets: r.Budgets, Contractors: r.Contractors,
	}
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
