package award

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

// Most rows of the lists that a page tells; the whole is counted beside them.
const (
	mostPairs   = 20
	mostWinners = 20
)

// Sums is how the contracts of a scope were let. Amounts are in rials, ratios in percent.
type Sums struct {
	Contracts int
	Projects  int
	Valued    int         // contracts whose price is told
	Value     didban.Rial // the sum of their present prices
	Methods   []MethodSum // in the order of ProcurementMethods; only those that occur
	Contests  []ContestSum
	Ratio     RatioSum // of all methods together

	Pairs   []PairSum // the most frequent first
	PairsOf int       // how many pairs there are
	Winners []WinnerSum
	// WinnersOf is how many contractors hold more than one contract, of Contractors.
	WinnersOf, Contractors int
}

// MethodSum is what was let by one method.
type MethodSum struct {
	Code                        string
	Contracts, Projects, Valued int
	Value                       didban.Rial
	Ratio                       RatioSum
}

// ContestSum is what was let against so many.
type ContestSum struct {
	Contest   didban.Contest
	Contracts int
	Value     didban.Rial
}

// RatioSum is signed prices held against estimates, each in percent of its estimate. All
// are 0 where none is Known.
type RatioSum struct {
	Known               int // contracts that tell both
	Below, Equal, Above int // of these: signed below, at and above the estimate
	Least, Median, Most float64
}

// PairSum is two firms that stood in the same tenders or enquiries, more than once.
type PairSum struct {
	Names    [2]string
	Together int
	Won      [2]int // of these, how many each of them holds
	Bids     [2]int // in how many tenders and enquiries each stood at all
}

// WinnerSum is a contractor that holds more than one contract.
type WinnerSum struct {
	Name      string
	Contracts int
	Value     didban.Rial // their present prices together
	Direct    int         // how many of them were let directly
	Bids, Won int         // tenders and enquiries in which it stood, and those of them that it holds
	Units     []UnitShare // the largest amount first
}

// UnitShare is what a contractor holds of what one unit has let.
type UnitShare struct {
	Unit
	Contracts, Of  int
	Value, OfValue didban.Rial
	Share          float64 // Value in percent of OfValue
	Known          bool    // the unit has let leastContracts, and their prices are told
}

// leastContracts is from how many contracts of a unit on a share of its money says something.
const leastContracts = 3

// Sum adds up the contracts of a scope, or remembers it. The lists are shared and must not
// be changed.
func (b *Book) Sum(scope Scope) Sums {
	b.mu.Lock()
	known, ok := b.sums[scope]
	b.mu.Unlock()
	if ok {
		return known
	}
	made := b.add(scope)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.sums) >= mostSums {
		clear(b.sums)
	}
	b.sums[scope] = made
	return made
}

func (b *Book) add(scope Scope) Sums {
	s := sums{book: b, methods: map[string]*methodSums{}, contests: map[didban.Contest]*ContestSum{}, projects: map[didban.ID]bool{}, holders: make([]holder, len(b.firms)), units: make([]UnitShare, len(b.units))}
	within := b.within(scope)
	for i := range b.awards {
		if a := &b.awards[i]; within(a) {
			s.add(a)
		}
	}
	return s.done()
}

// sums gathers Sums, contract by contract.
type sums struct {
	book     *Book
	out      Sums
	projects map[didban.ID]bool
	methods  map[string]*methodSums
	contests map[didban.Contest]*ContestSum
	ratios   []float64
	meetings []uint64 // see meeting
	holders  []holder // by firm
	units    []UnitShare
}

type methodSums struct {
	MethodSum
	projects map[didban.ID]bool
	ratios   []float64
}

func (s *sums) add(a *Award) {
	s.out.Contracts++
	s.projects[a.Project.ID] = true
	m := entryOf(s.methods, a.Method)
	if m.Contracts++; m.Contracts == 1 {
		m.Code, m.projects = a.Method, map[didban.ID]bool{}
	}
	m.projects[a.Project.ID] = true
	c := entryOf(s.contests, a.Contest)
	c.Contest = a.Contest
	c.Contracts++
	if a.Value > 0 {
		s.out.Valued++
		m.Valued++
	}
	s.out.Value, m.Value, c.Value = s.out.Value.Plus(a.Value), m.Value.Plus(a.Value), c.Value.Plus(a.Value)
	if ratio, known := a.Ratio(); known {
		s.ratios = append(s.ratios, ratio)
		m.ratios = append(m.ratios, ratio)
	}
	u := &s.units[a.unit]
	u.Of++
	u.OfValue = u.OfValue.Plus(a.Value)
	s.hold(a)
	s.meet(a)
}

func (s *sums) done() Sums {
	for _, t := range didban.ProcurementMethods {
		if m := s.methods[t.Code]; m != nil {
			m.Ratio, m.Projects = ratioSum(m.ratios), len(m.projects)
			s.out.Methods = append(s.out.Methods, m.MethodSum)
		}
	}
	for _, code := range didban.Contests {
		if c := s.contests[code]; c != nil {
			s.out.Contests = append(s.out.Contests, *c)
		}
	}
	s.out.Ratio, s.out.Projects = ratioSum(s.ratios), len(s.projects)
	s.out.Pairs, s.out.PairsOf = s.pairSums()
	s.out.Winners, s.out.WinnersOf, s.out.Contractors = s.winners()
	return s.out
}

// ratioSum sorts the ratios that it is given.
func ratioSum(ratios []float64) (r RatioSum) {
	n := len(ratios)
	if n == 0 {
		return r
	}
	slices.Sort(ratios)
	r = RatioSum{Known: n, Least: ratios[0], Median: (ratios[(n-1)/2] + ratios[n/2]) / 2, Most: ratios[n-1]}
	for _, ratio := range ratios {
		switch cmp.Compare(ratio, 100) {
		case -1:
			r.Below++
		case 0:
			r.Equal++
		default:
			r.Above++
		}
	}
	return r
}

// entryOf is the entry of a key, a new one where there was none.
func entryOf[K comparable, V any](m map[K]*V, key K) *V {
	v, ok := m[key]
	if !ok {
		v = new(V)
		m[key] = v
	}
	return v
}
