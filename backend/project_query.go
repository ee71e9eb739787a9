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
	Unit      string // responsible, in the city's words
	UnitID    ID     // the same as a noun, empty where it is none
	Domain    string
	Type      string
	Status    string
	Suspended bool
	Areas     []ID // the project's areas and all areas around them
	Cover     ID   // a Media, or empty
	Money     Money
	Physical  Percent // newest observed physical progress
	Start     Day
	End       Day
	Finished  Day
	AsOf      Day

	// Promised is the end first promised: that of the promise in Signals.
	Promised  Day
	Lines     []LineFacts
	Contracts List[ContractFacts]
	Signals   Signals

	// Amount is the size of the project in money, in rials; 0 where it is not known.
	Amount Rial
	// Unassigned are those of Areas that have parts in the city of which none holds the
	// project; the map fills them in, and what is Judged.
	Unassigned []ID
	Judged
	// Years and the keys need the calendar and the alphabet, which this package does not
	// know: the map fills them in. Years are the fiscal years that the project counts
	// for; the keys sort by title, code and the name of the first area.
	Years                      []int
	TitleKey, CodeKey, AreaKey string

	Address string
	Traces  Traces // what bears a day
	// Milestones are those of the project; Saved is what its saved versions tell that bears no
	// day, the oldest first.
	Milestones List[Milestone]
	Saved      List[SavedChange]
}

// LineFacts is what the dashboard needs of a budget line, in rials; Approved is
// the amount as it stands, Voted as it was first approved.
type LineFacts struct {
	Year                       int
	Source                     string
	Approved, Allocated, Spent Rial
	Voted                      Rial
}

// SpentIn is the spent amount of a fiscal year; ok is false without a budget line of it.
func (p *ProjectFacts) SpentIn(year int) (spent Rial, ok bool) {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Year == year {
			spent, ok = spent.Plus(l.Spent), true
		}
	}
	return spent, ok
}

// ContractFacts is what the dashboard needs of a contract, in rials.
type ContractFacts struct {
	Number, Title, Contractor string
	Method                    string // a code of ProcurementMethods
	Tenderers                 List[Firm]
	Estimate, Price, Value    Rial
	Signed                    Day
	Amended                   List[Day]      // the days of its amendments
	Repriced                  List[Repriced] // by each amendment of the price, by day
	Paid                      List[PaidOn]
}

// PaidOn is one payment.
type PaidOn struct {
	Day    Day
	Amount Rial
}

// Repriced is an amendment of a price: from Old to Amount, and why.
type Repriced struct {
	Day            Day
	Old, Amount    Rial
	Number, Reason string
}

// Facts sums the project up; parent gives an area's parent, empty at the top, and past are
// its saved states, as Promise takes them.
func (p *Project) Facts(parent func(ID) ID, past ...Stood) ProjectFacts {
	f := ProjectFacts{
		ID: p.ID, Code: p.Code, Title: p.Title, Unit: p.Unit, UnitID: p.UnitID, Domain: p.Domain, Type: p.Type,
		Status: p.Status, Suspended: p.Suspended, Money: p.Money(),
		Start: p.Start, End: p.End, Finished: p.Finished, AsOf: p.AsOf,
		Amount: p.Amount(),
	}
	f.Areas = AreasAround(p.Areas, parent)
	day := Day("")
	for _, o := range p.Progress {
		if o.PhysicalActual.Known && o.Day >= day {
			f.Physical, day = o.PhysicalActual, o.Day
		}
	}
	f.Cover = Cover(p.Media)
	f.Address, f.Traces = p.Address, p.traces()
	f.Milestones, f.Saved = ListOf(p.Milestones...), ListOf(savedChanges(past)...)
	f.Signals = p.Evidence(past...).Signals
	f.Promised = f.Signals.Promise.First
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
	f.Lines = slices.Grow(f.Lines, len(p.Budget))
	for _, b := range p.Budget {
		f.Lines = append(f.Lines, LineFacts{b.Year, b.Source, b.Current(), b.Allocated, b.Spent, b.Approved})
	}
	w := new(packer)
	contracts := make([]ContractFacts, len(p.Contracts))
	for i := range p.Contracts {
		contracts[i] = p.Contracts[i].facts(w)
	}
	f.Contracts = listOf(w, slices.Values(contracts))
}

func (k *Contract) facts(w *packer) ContractFacts {
	facts := ContractFacts{
		Number: k.Number, Title: k.Title, Contractor: k.Contractor, Method: k.Method,
		Estimate: k.Estimate, Price: k.Price, Value: k.Value(), Signed: k.Signed,
		Tenderers: listOf(w, mapped(k.Tenderers, func(name *string) Firm { return Firm(*name) })),
		Amended:   listOf(w, mapped(k.Amendments, func(a *Amendment) Day { return a.Day })),
		Paid:      listOf(w, mapped(k.Payments, func(p *Payment) PaidOn { return PaidOn{p.Day, p.Amount} })),
	}
	var repriced []Repriced
	for _, a := range k.Amendments {
		if a.Kind == "price" {
			repriced = append(repriced, Repriced{a.Day, Rial(a.Old), Rial(a.New), a.Number, a.Reason})
		}
	}
	slices.SortStableFunc(repriced, func(a, b Repriced) int { return cmp.Compare(a.Day, b.Day) })
	facts.Repriced = listOf(w, slices.Values(repriced))
	return facts
}

// Pack writes the texts of all lists as numbers among those that many projects have in common;
// nil writes each where it stands.
func (p *ProjectFacts) Pack(texts *Texts) {
	p.Contracts, p.Milestones, p.Saved = p.Contracts.With(texts), p.Milestones.With(texts), p.Saved.With(texts)
	p.Traces.Seen, p.Signals.Promise.Moves = p.Traces.Seen.With(texts), p.Signals.Promise.Moves.With(texts)
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

// ProjectOrder compares two projects for a list: by where they stand, running works first;
// then those with the newest figures, then by code.
func ProjectOrder(a, b *ProjectFacts) int {
	return cmp.Or(
		cmp.Compare(standingPlace(a.Standing()), standingPlace(b.Standing())),
		cmp.Compare(b.AsOf, a.AsOf), cmp.Compare(a.Code, b.Code),
	)
}
