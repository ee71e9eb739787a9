package didbantest

import (
	"cmp"
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"

	didban "didban.app/backend"
)

// Board recounts a dashboard the plain way: every figure by itself, from the list of the
// projects, in numbers without end. What is kept and followed is held to it.
func Board(projects []*didban.ProjectFacts, scope didban.BoardScope) didban.ProjectBoard {
	r := recount{scope: scope, all: projects}
	for _, p := range projects {
		if scope.Year == 0 || slices.ContainsFunc(p.Lines, r.ofYear) {
			r.projects = append(r.projects, p)
		}
	}
	b := didban.ProjectBoard{Total: len(r.projects)}
	b.Money, b.Domains, b.Areas, b.Sources, b.Statuses, b.ByYear = r.money(), r.domains(), r.areas(), r.sources(), r.statuses(), r.byYear()
	for _, s := range b.ByYear {
		year, _ := strconv.Atoi(s.Code)
		b.Years = append(b.Years, year)
	}
	slices.SortFunc(b.Years, func(x, y int) int { return y - x })
	b.Ends = didban.EndTally{OnTime: r.having(didban.TraitOnTime), Judged: r.having(didban.TraitOnTime) + r.having(didban.TraitLate)}
	b.PastPromise = r.having(didban.TraitPastPromise)
	r.contracts(&b)
	r.months(&b)
	r.changes(&b)
	for _, p := range r.projects {
		b.Disclosure.Disclosed, b.Disclosure.Expected = b.Disclosure.Disclosed+int(p.Signals.Disclosed), b.Disclosure.Expected+int(p.Signals.Expected)
	}
	for _, code := range didban.FlagCodes {
		b.Flags = append(b.Flags, didban.FlagCount{Code: code, Count: r.count(func(p *didban.ProjectFacts) bool { return slices.Contains(p.Flags, code) })})
	}
	return b
}

type recount struct {
	scope    didban.BoardScope
	all      []*didban.ProjectFacts
	projects []*didban.ProjectFacts // of the year that is told
}

func (r *recount) ofYear(l didban.LineFacts) bool { return r.scope.Year == 0 || l.Year == r.scope.Year }

func (r *recount) count(holds func(*didban.ProjectFacts) bool) (n int) {
	for _, p := range r.projects {
		if holds(p) {
			n++
		}
	}
	return n
}

func (r *recount) having(trait didban.Trait) int {
	return r.count(func(p *didban.ProjectFacts) bool { return slices.Contains(p.Traits, trait) })
}

// total adds amounts up, to the end of int64 at most.
func total(amounts ...didban.Rial) didban.Rial {
	sum := new(big.Int)
	for _, r := range amounts {
		sum.Add(sum, big.NewInt(int64(r)))
	}
	if !sum.IsInt64() {
		return math.MaxInt64
	}
	return didban.Rial(sum.Int64())
}

// bar adds up the lines that pass, of the projects that pass.
func (r *recount) bar(code string, of []*didban.ProjectFacts, passes func(*didban.ProjectFacts) bool, lines func(didban.LineFacts) bool) didban.MoneySum {
	out := didban.MoneySum{Code: code}
	var approved, allocated, spent []didban.Rial
	for _, p := range of {
		if !passes(p) {
			continue
		}
		out.Count++
		if slices.ContainsFunc(p.Lines, lines) {
			out.Priced++
		}
		for _, l := range p.Lines {
			if lines(l) {
				approved, allocated, spent = append(approved, l.Approved), append(allocated, l.Allocated), append(spent, l.Spent)
			}
		}
	}
	out.Approved, out.Allocated, out.Spent = total(approved...), total(allocated...), total(spent...)
	return out
}

// chart gives a bar for each code that any of the projects has.
func (r *recount) chart(codes func(*didban.ProjectFacts) []string) (out []didban.MoneySum) {
	for _, code := range distinct(r.projects, codes) {
		out = append(out, r.bar(code, r.projects, func(p *didban.ProjectFacts) bool { return slices.Contains(codes(p), code) }, r.ofYear))
	}
	return out
}

func distinct(projects []*didban.ProjectFacts, codes func(*didban.ProjectFacts) []string) []string {
	found := map[string]bool{}
	for _, p := range projects {
		for _, code := range codes(p) {
			found[code] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func byMoney(list []didban.MoneySum) []didban.MoneySum {
	slices.SortStableFunc(list, func(x, y didban.MoneySum) int {
		return cmp.Or(cmp.Compare(y.Approved, x.Approved), y.Count-x.Count)
	})
	return list
}

func (r *recount) money() didban.MoneySum {
	return r.bar("", r.projects, func(*didban.ProjectFacts) bool { return true }, r.ofYear)
}

func (r *recount) domains() []didban.MoneySum {
	return byMoney(r.chart(func(p *didban.ProjectFacts) []string { return []string{p.Domain} }))
}

func (r *recount) areas() []didban.MoneySum {
	return byMoney(r.chart(func(p *didban.ProjectFacts) (in []string) {
		for _, part := range r.scope.Parts {
			if slices.Contains(p.Areas, part) {
				in = append(in, string(part))
			}
		}
		if len(in) == 0 {
			return []string{""}
		}
		return in
	}))
}

func (r *recount) statuses() []didban.MoneySum {
	list, order := r.chart(func(p *didban.ProjectFacts) []string { return []string{p.Standing()} }), []string{}
	for _, term := range didban.Statuses {
		order = append(order, term.Code)
	}
	place := func(code string) int {
		if at := slices.Index(order, code); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortStableFunc(list, func(x, y didban.MoneySum) int { return place(x.Code) - place(y.Code) })
	return list
}

func (r *recount) sources() (out []didban.MoneySum) {
	lines := func(source string) func(didban.LineFacts) bool {
		return func(l didban.LineFacts) bool { return r.ofYear(l) && l.Source == source }
	}
	codes := func(p *didban.ProjectFacts) (of []string) {
		for _, l := range p.Lines {
			if r.ofYear(l) {
				of = append(of, l.Source)
			}
		}
		return of
	}
	for _, source := range distinct(r.projects, codes) {
		of := lines(source)
		out = append(out, r.bar(source, r.projects, func(p *didban.ProjectFacts) bool { return slices.ContainsFunc(p.Lines, of) }, of))
	}
	return byMoney(out)
}

func (r *recount) byYear() (out []didban.MoneySum) {
	years := func(p *didban.ProjectFacts) (of []string) {
		for _, l := range p.Lines {
			of = append(of, strconv.Itoa(l.Year))
		}
		return of
	}
	for _, year := range distinct(r.all, years) {
		of := func(l didban.LineFacts) bool { return strconv.Itoa(l.Year) == year }
		out = append(out, r.bar(year, r.all, func(p *didban.ProjectFacts) bool { return slices.ContainsFunc(p.Lines, of) }, of))
	}
	return out
}
