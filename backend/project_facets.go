package didban

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Facet names one way to narrow projects: one field of a ProjectFilter. It is the name
// that stands in the address of a tile, of a file and of a page.
type Facet string

// The facets of a ProjectFilter.
const (
	FacetArea     Facet = "area"
	FacetDomain   Facet = "domain"
	FacetType     Facet = "type"
	FacetStatus   Facet = "status"
	FacetYear     Facet = "year"
	FacetAmount   Facet = "amount"
	FacetProgress Facet = "progress"

	FacetFlag         Facet = "flag"
	FacetTrait        Facet = "trait"
	FacetRecentChange Facet = "recentChange"
	FacetPaidIn       Facet = "paidIn"
	FacetSource       Facet = "source"
	FacetBudget       Facet = "budget"
	FacetContractor   Facet = "contractor"
	FacetMethod       Facet = "method"
	FacetUnit         Facet = "unit"
	FacetMissing      Facet = "missing"

	FacetWords Facet = "q"
	FacetPast  Facet = "at"
	FacetNear  Facet = "near"
	noFacet    Facet = ""
)

// facet is what a filter can do with one of its fields. Reading it from a request or an
// address and writing it again, the key under which an answer is remembered, what passes
// and what is counted are all made of the list of these; a test holds that every field
// belongs to exactly one, and that the page knows each.
type facet struct {
	name Facet
	// daily says that tomorrow others pass.
	daily bool
	texts func(f *ProjectFilter) []string                           // what the filter asks for; none where it asks nothing
	read  func(f *ProjectFilter, texts []string, with FilterReader) // the way back
	// passes is nil where only the map can tell: it gives the projects that are there.
	passes func(f *ProjectFilter, p *ProjectFacts) bool
	// options are those under which a project counts; nil where there are none to choose from.
	options func(p *ProjectFacts) []string
	// span and figure are those of a facet that is narrowed by a range.
	span   func(f *ProjectFilter) Range
	figure func(p *ProjectFacts) (n int64, known bool)
}

// facets is the one list of all facets.
var facets = []facet{
	choiceFacet(FacetArea, func(f *ProjectFilter) *[]string { return &f.Areas }, (*ProjectFacts).areaOptions),
	choiceFacet(FacetDomain, func(f *ProjectFilter) *[]string { return &f.Domains }, func(p *ProjectFacts) []string { return []string{p.Domain} }),
	choiceFacet(FacetType, func(f *ProjectFilter) *[]string { return &f.Types }, func(p *ProjectFacts) []string { return []string{p.Type} }),
	choiceFacet(FacetStatus, func(f *ProjectFilter) *[]string { return &f.Statuses }, func(p *ProjectFacts) []string { return []string{p.Standing()} }),
	choiceFacet(FacetYear, func(f *ProjectFilter) *[]string { return &f.Years }, func(p *ProjectFacts) []string { return textsOf(p.Years, strconv.Itoa) }),
	rangeFacet(FacetAmount, func(f *ProjectFilter) *Range { return &f.Amount }, AmountBands, (*ProjectFacts).amountFigure),
	rangeFacet(FacetProgress, func(f *ProjectFilter) *Range { return &f.Progress }, ProgressBands, (*ProjectFacts).progressFigure),

	dailyFacet(choiceFacet(FacetFlag, func(f *ProjectFilter) *[]string { return &f.Flags }, func(p *ProjectFacts) []string { return codesOf(p.Flags) })),
	dailyFacet(choiceFacet(FacetTrait, func(f *ProjectFilter) *[]string { return &f.Traits }, func(p *ProjectFacts) []string { return codesOf(p.Traits) })),
	dailyFacet(choiceFacet(FacetRecentChange, func(f *ProjectFilter) *[]string { return &f.RecentChanges }, func(p *ProjectFacts) []string { return codesOf(p.RecentChanges) })),
	dailyFacet(choiceFacet(FacetPaidIn, func(f *ProjectFilter) *[]string { return &f.PaidIn }, func(p *ProjectFacts) []string { return codesOf(p.PaidIn) })),
	choiceFacet(FacetSource, func(f *ProjectFilter) *[]string { return &f.Sources }, (*ProjectFacts).sources),
	choiceFacet(FacetBudget, func(f *ProjectFilter) *[]string { return &f.Budgets }, (*ProjectFacts).budgets),
	choiceFacet(FacetContractor, func(f *ProjectFilter) *[]string { return &f.Contractors }, (*ProjectFacts).contractors),
	choiceFacet(FacetMethod, func(f *ProjectFilter) *[]string { return &f.Methods }, (*ProjectFacts).methods),
	choiceFacet(FacetUnit, func(f *ProjectFilter) *[]string { return &f.Units }, (*ProjectFacts).unitOptions),
	choiceFacet(FacetMissing, func(f *ProjectFilter) *[]string { return &f.Missing }, func(p *ProjectFacts) []string { return p.Signals.Missing.Codes() }),

	{
		name:  FacetWords,
		texts: func(f *ProjectFilter) []string { return textList(strings.Join(f.Words, " ")) },
		read: func(f *ProjectFilter, texts []string, with FilterReader) {
			if text := firstText(texts); text != "" {
				f.Words = with.Words(text)
			}
		},
	},
	{
		name:  FacetPast,
		texts: func(f *ProjectFilter) []string { return textList(f.Past.Month) },
		read:  func(f *ProjectFilter, texts []string, with FilterReader) { f.Past = with.Past(firstText(texts)) },
	},
	{
		name:  FacetNear,
		texts: func(f *ProjectFilter) []string { return textList(f.Near.String()) },
		read:  func(f *ProjectFilter, texts []string, _ FilterReader) { f.Near, _ = ParseCircle(firstText(texts)) },
	},
}

// choiceFacet narrows to the projects that have any of the options chosen.
func choiceFacet(name Facet, field func(*ProjectFilter) *[]string, options func(*ProjectFacts) []string) facet {
	return facet{
		name: name, options: options,
		texts: func(f *ProjectFilter) []string { return *field(f) },
		read:  func(f *ProjectFilter, texts []string, _ FilterReader) { *field(f) = texts },
		passes: func(f *ProjectFilter, p *ProjectFacts) bool {
			chosen := *field(f)
			return len(chosen) == 0 || slices.ContainsFunc(options(p), func(code string) bool { return slices.Contains(chosen, code) })
		},
	}
}

// rangeFacet narrows to the projects whose figure lies in a range; its options are bands.
// What can't be read as a range narrows nothing, in the list, on the map and in files alike.
func rangeFacet(name Facet, field func(*ProjectFilter) *Range, bands []Range, figure func(*ProjectFacts) (int64, bool)) facet {
	return facet{
		name: name, figure: figure,
		span:  func(f *ProjectFilter) Range { return *field(f) },
		texts: func(f *ProjectFilter) []string { return textList(field(f).String()) },
		read:  func(f *ProjectFilter, texts []string, _ FilterReader) { *field(f), _ = ParseRange(firstText(texts)) },
		passes: func(f *ProjectFilter, p *ProjectFacts) bool {
			n, known := figure(p)
			return !field(f).Set() || known && field(f).Holds(n)
		},
		options: func(p *ProjectFacts) []string {
			n, known := figure(p)
			for _, b := range bands {
				if known && b.Holds(n) {
					return []string{b.String()}
				}
			}
			return nil
		},
	}
}

func dailyFacet(x facet) facet {
	x.daily = true
	return x
}

// textList is a text as a list; an empty one asks for nothing.
func textList(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func firstText(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

func codesOf[S ~string](list []S) []string {
	return textsOf(list, func(code S) string { return string(code) })
}

// FilterFacets are all facets of a ProjectFilter, one a field; Facets those of them that
// have options to choose from.
var (
	FilterFacets = facetNames(func(facet) bool { return true })
	Facets       = facetNames(func(x facet) bool { return x.options != nil })
)

func facetNames(which func(facet) bool) (out []Facet) {
	for _, x := range facets {
		if which(x) {
			out = append(out, x.name)
		}
	}
	return out
}

var facetByName = func() map[Facet]*facet {
	out := map[Facet]*facet{}
	for i := range facets {
		out[facets[i].name] = &facets[i]
	}
	return out
}()

// FilterReader is what reading a filter needs of the alphabet and the calendar, which
// this package does not know: the folded words of a text, and the past of a month such
// as 1403-05. What can't be read is nothing.
type FilterReader struct {
	Words func(text string) []string
	Past  func(month string) Past
}

// Read makes a filter of what is asked for of each facet, as Texts gives it.
func (r FilterReader) Read(asked func(Facet) []string) (f ProjectFilter) {
	for i := range facets {
		facets[i].read(&f, asked(facets[i].name), r)
	}
	return f
}

// Texts is what the filter asks of a facet, as FilterReader reads it; none where it asks
// nothing.
func (f ProjectFilter) Texts(name Facet) []string {
	if x := facetByName[name]; x != nil {
		return x.texts(&f)
	}
	return nil
}

// Range gives the range by which the filter narrows a facet; one that is not Set for a
// facet that has none.
func (f ProjectFilter) Range(name Facet) Range {
	if x := facetByName[name]; x != nil && x.span != nil {
		return x.span(&f)
	}
	return Range{}
}

// Options are the options of a facet under which the project counts.
func (p *ProjectFacts) Options(name Facet) []string {
	if x := facetByName[name]; x != nil && x.options != nil {
		return x.options(p)
	}
	return nil
}

// Figure is what the range of a facet is held against: whole rials, or whole percent
// rounded down. known is false where the project does not say.
func (p *ProjectFacts) Figure(name Facet) (n int64, known bool) {
	if x := facetByName[name]; x != nil && x.figure != nil {
		return x.figure(p)
	}
	return 0, false
}

// Key is a name of the filter that no other filter has.
func (f ProjectFilter) Key() string {
	var key []byte
	for i := range facets {
		for _, text := range facets[i].texts(&f) {
			key = append(append(key, facets[i].name...), '=')
			key = append(strconv.AppendQuote(key, text), ' ')
		}
	}
	return string(key)
}

// Daily reports whether the filter may show others tomorrow, though nothing changed.
func (f ProjectFilter) Daily() bool {
	return slices.ContainsFunc(facets, func(x facet) bool { return x.daily && len(x.texts(&f)) > 0 })
}

// AmountBands are the options of FacetAmount, in rials: up to one, ten, fifty and a
// hundred milliard tomans, and above.
var AmountBands = []Range{
	between(1, 9_999_999_999), between(10_000_000_000, 99_999_999_999), between(100_000_000_000, 499_999_999_999),
	between(500_000_000_000, 999_999_999_999), between(1_000_000_000_000, math.MaxInt64),
}

// ProgressBands are the options of FacetProgress, in whole percent.
var ProgressBands = []Range{between(0, 24), between(25, 49), between(50, 74), between(75, 99), between(100, 100)}
