// Package award tells how the contracts of a city were let: by what method, against how
// many, to whom, beside whom, and at what price beside the estimate.
//
// It reads the facts that the map holds and refuses to know how they are stored or shown.
// It counts and never judges: two firms that often bid together may be the only two in
// town. A firm is a name: names that differ only in how a letter, a space or a digit is
// typed are one, under the commonest spelling; two names of one firm stay two.
package award

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// Book holds every contract of a city at one revision. It is made once, never changed but for
// what is remembered, and safe for concurrent use.
type Book struct {
	awards  []Award  // the newest first
	firms   []string // by number, in their commonest spelling
	numbers map[string]int32
	units   []Unit // by number
	years   []int

	mu     sync.Mutex
	sums   map[Scope]Sums
	orders map[Sort][]int32
}

// mostSums is how many scopes are remembered: those of the pages that are open.
const mostSums = 32

// Award is one contract as it was let. What it points at is shared and must not be changed.
type Award struct {
	*didban.ContractFacts
	Project *didban.ProjectFacts
	Contest didban.Contest
	Year    int // the fiscal year in which it was signed, 0 where that is not told

	unit    int32
	winner  int32   // noFirm where no contractor is named
	bidders []int32 // those named in a tender or an enquiry, each once; none of a direct award
}

const noFirm = -1

// Unit is who answers for a project: a unit of the city by its ID, else a Name that the
// project gives, else nobody.
type Unit struct {
	ID   didban.ID
	Name string
}

// Key is the id, else the name; empty for nobody.
func (u Unit) Key() string { return cmp.Or(string(u.ID), u.Name) }

// Ratio is the signed price in percent of the estimate; known is false unless both are told.
func (a *Award) Ratio() (percent float64, known bool) {
	if a.Estimate <= 0 || a.Price <= 0 {
		return 0, false
	}
	return float64(a.Price) / float64(a.Estimate) * 100, true
}

// Unit tells who answers for the contract's project.
func (b *Book) Unit(a *Award) Unit { return b.units[a.unit] }

// Years are the fiscal years in which contracts were signed, the newest first; 0 stands for
// those of which that is not told.
func (b *Book) Years() []int { return b.years }

// Units are those that let contracts, in no order that says something.
func (b *Book) Units() []Unit { return b.units }

// NewBook reads the contracts of all projects.
func NewBook(projects []*didban.ProjectFacts) *Book {
	r := reader{
		book:    &Book{numbers: map[string]int32{}, sums: map[Scope]Sums{}, orders: map[Sort][]int32{}},
		written: map[string]*spelling{}, units: map[string]int32{},
	}
	for _, p := range projects {
		for k := range p.Contracts.All() {
			r.add(p, &k)
		}
	}
	r.name()
	slices.SortFunc(r.book.awards, func(x, y Award) int {
		return cmp.Or(cmp.Compare(y.Signed, x.Signed), cmp.Compare(x.Project.Code, y.Project.Code), cmp.Compare(x.Number, y.Number))
	})
	return r.book
}

// reader numbers firms and units while a book is made.
type reader struct {
	book    *Book
	written map[string]*spelling
	units   map[string]int32
}

// spelling is one way in which the name of a firm is written, and how often.
type spelling struct {
	firm int32
	n    int
}

func (r *reader) add(p *didban.ProjectFacts, k *didban.ContractFacts) {
	a := Award{ContractFacts: k, Project: p, Contest: k.Contest(), Year: jalali.FiscalYear(string(k.Signed)), unit: r.unit(p)}
	a.winner = r.firm(k.Contractor)
	if a.Contest != didban.ContestDirect {
		for name := range k.Tenderers.All() {
			if n := r.firm(string(name)); n != noFirm && !slices.Contains(a.bidders, n) {
				a.bidders = append(a.bidders, n)
			}
		}
	}
	r.book.awards = append(r.book.awards, a)
	if !slices.Contains(r.book.years, a.Year) {
		r.book.years = append(r.book.years, a.Year)
		slices.SortFunc(r.book.years, func(x, y int) int { return y - x })
	}
}

func (r *reader) unit(p *didban.ProjectFacts) int32 {
	u := Unit{ID: p.UnitID, Name: strings.TrimSpace(p.Unit)}
	n, ok := r.units[u.Key()]
	if !ok {
		n = int32(len(r.book.units))
		r.units[u.Key()] = n
		r.book.units = append(r.book.units, u)
	}
	return n
}

// firm numbers a name; all spellings of one have one number.
func (r *reader) firm(name string) int32 {
	w, ok := r.written[name]
	if !ok {
		w = &spelling{firm: r.folded(name)}
		r.written[name] = w
	}
	w.n++
	return w.firm
}

func (r *reader) folded(name string) int32 {
	key := firmKey(name)
	if key == "" {
		return noFirm
	}
	n, ok := r.book.numbers[key]
	if !ok {
		n = int32(len(r.book.numbers))
		r.book.numbers[key] = n
	}
	return n
}

// firmKey is the same for every spelling of a name.
func firmKey(name string) string { return strings.Join(strings.Fields(persian.Fold(name)), " ") }

// name calls each firm by its commonest spelling.
func (r *reader) name() {
	r.book.firms = make([]string, len(r.book.numbers))
	most := make([]int, len(r.book.firms))
	for name, w := range r.written {
		if w.firm == noFirm {
			continue
		}
		name = strings.TrimSpace(name)
		if best := r.book.firms[w.firm]; w.n > most[w.firm] || w.n == most[w.firm] && name < best {
			r.book.firms[w.firm], most[w.firm] = name, w.n
		}
	}
}
