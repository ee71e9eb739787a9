package didban

import (
	"cmp"
	"slices"
)

// ProjectFacts is what lists, maps and facets need to know of a project; lists
// are made from these without reading the project itself.
type ProjectFacts struct {
	ID        ID
	Code      string
	Title     string
	Domain    string
	Type      string
	Status    string
	Suspended bool
	Areas     []ID // the project's areas and all areas around them
	Cover     ID   // a Media, or empty
	Money     Money
	// SpentIn is the spent amount by fiscal year.
	SpentIn map[int]Rial
	// ApprovedIn is the approved amount by fiscal year.
	ApprovedIn map[int]Rial
	Physical   Percent // newest observed physical progress
	Start      Day
	End        Day
	Finished   Day
	AsOf       Day
	Updated    int64 // Unix ms

	// Promised is the end first promised, else the planned one.
	Promised  Day
	Lines     []LineFacts
	Contracts []ContractFacts
	Signals   Signals
}

// LineFacts is what the dashboard needs of a budget line, in rials; Approved is
// the amount as it stands.
type LineFacts struct {
	Year                       int
	Source                     string
	Approved, Allocated, Spent Rial
}

// ContractFacts is what the dashboard needs of a contract, in rials.
type ContractFacts struct {
	Number, Title, Contractor string
	Price, Value              Rial
	Signed                    Day
	Amended                   []Day // the days of its amendments
	Paid                      []PaidOn
}

// PaidOn is one payment.
type PaidOn struct {
	Day    Day
	Amount Rial
}

// Facts sums the project up; parent gives an area's parent, empty at the top.
func (p *Project) Facts(parent func(ID) ID) ProjectFacts {
	f := ProjectFacts{
		ID: p.ID, Code: p.Code, Title: p.Title, Domain: p.Domain, Type: p.Type,
		Status: p.Status, Suspended: p.Suspended, Money: p.Money(),
		Start: p.Start, End: p.End, Finished: p.Finished, AsOf: p.AsOf, Updated: p.Updated,
	}
	f.Areas = AreasAround(p.Areas, parent)
	for _, b := range p.Budget {
		if f.SpentIn == nil {
			f.SpentIn, f.ApprovedIn = map[int]Rial{}, map[int]Rial{}
		}
		f.SpentIn[b.Year] = f.SpentIn[b.Year].Plus(b.Spent)
		f.ApprovedIn[b.Year] = f.ApprovedIn[b.Year].Plus(b.Approved)
	}
	day := Day("")
	for _, o := range p.Progress {
		if o.PhysicalActual.Known && o.Day >= day {
			f.Physical, day = o.PhysicalActual, o.Day
		}
	}
	f.Cover = Cover(p.Media)
	p.sumUp(&f)
	return f
}

// AreasAround lists areas and all areas around them, none twice; parent gives an
// area's parent, empty at the top.
func AreasAround(ids []ID, parent func(ID) ID) []ID {
	var out []ID
	for _, id := range ids {
		for _, up := range Ancestry(id, parent) {
			if !slices.Contains(out, up) {
				out = append(out, up)
			}
		}
	}
	return out
}

// sumUp adds what the dashboard needs.
func (p *Project) sumUp(f *ProjectFacts) {
	f.Promised = cmp.Or(p.OriginalEnd, p.End)
	f.Signals = p.Signals()
	for _, b := range p.Budget {
		f.Lines = append(f.Lines, LineFacts{b.Year, b.Source, b.Current(), b.Allocated, b.Spent})
	}
	for i := range p.Contracts {
		k := &p.Contracts[i]
		facts := ContractFacts{
			Number: k.Number, Title: k.Title, Contractor: k.Contractor, Price: k.Price, Value: k.Value(), Signed: k.Signed,
		}
		for _, a := range k.Amendments {
			facts.Amended = append(facts.Amended, a.Day)
		}
		for _, paid := range k.Payments {
			facts.Paid = append(facts.Paid, PaidOn{paid.Day, paid.Amount})
		}
		f.Contracts = append(f.Contracts, facts)
	}
}

// Cover picks the picture that stands for a noun: its cover, else its newest
// after, during or before picture, else none.
func Cover(list []Attachment) ID {
	for _, use := range []string{"cover", "after", "during", "before"} {
		for i := len(list) - 1; i >= 0; i-- {
			if list[i].Use == use {
				return list[i].Media
			}
		}
	}
	return ""
}

// ProjectFilter narrows projects. Within one field any value will do; every
// field that has values must agree.
type ProjectFilter struct {
	Areas    []string `json:"areas"`
	Domains  []string `json:"domains"`
	Types    []string `json:"types"`
	Statuses []string `json:"statuses"`
	// Suspended keeps only the projects that stand still.
	Suspended bool `json:"suspended"`
}

// Facet names one field of a ProjectFilter.
type Facet string

// The facets of a ProjectFilter.
const (
	FacetArea      Facet = "area"
	FacetDomain    Facet = "domain"
	FacetType      Facet = "type"
	FacetStatus    Facet = "status"
	FacetSuspended Facet = "suspended"
	noFacet        Facet = ""
)

// Match reports whether the project passes the filter.
func (f ProjectFilter) Match(p *ProjectFacts) bool { return f.matchBut(p, noFacet) }

// matchBut ignores one facet, to count its options under the other filters.
func (f ProjectFilter) matchBut(p *ProjectFacts, skip Facet) bool {
	return (skip == FacetDomain || pass(f.Domains, p.Domain)) &&
		(skip == FacetType || pass(f.Types, p.Type)) &&
		(skip == FacetStatus || pass(f.Statuses, p.Status)) &&
		(skip == FacetSuspended || !f.Suspended || p.Suspended) &&
		(skip == FacetArea || len(f.Areas) == 0 ||
			slices.ContainsFunc(p.Areas, func(id ID) bool { return slices.Contains(f.Areas, string(id)) }))
}

func pass(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

// Counts are how many projects each option of a facet would show under the
// other filters, by facet and code.
type Counts map[Facet]map[string]int

// Count adds one project to the counts.
func (n Counts) Count(f ProjectFilter, p *ProjectFacts) {
	add := func(facet Facet, codes ...string) {
		if !f.matchBut(p, facet) {
			return
		}
		if n[facet] == nil {
			n[facet] = map[string]int{}
		}
		for _, code := range codes {
			n[facet][code]++
		}
	}
	add(FacetDomain, p.Domain)
	add(FacetType, p.Type)
	add(FacetStatus, p.Status)
	areas := make([]string, len(p.Areas))
	for i, id := range p.Areas {
		areas[i] = string(id)
	}
	add(FacetArea, areas...)
	if p.Suspended {
		add(FacetSuspended, "true")
	}
}

// ProjectOrder compares two projects for a list: those with the newest figures
// first, then by code.
func ProjectOrder(a, b *ProjectFacts) int {
	return cmp.Or(cmp.Compare(b.AsOf, a.AsOf), cmp.Compare(a.Code, b.Code))
}
