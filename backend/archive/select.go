package archive

import (
	"cmp"
	"slices"
	"sort"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// Filter narrows the articles; empty fields let everything pass, all others must
// agree.
type Filter struct {
	Section string // a code of didban.Sections
	Form    string // a code of didban.ArticleKinds
	Author  string // in any spelling that folds to the same
	Tag     string // likewise
	// Area lets through what names it or any area within it.
	Area didban.ID
	// From and To are Unix ms, From within, To not; 0 is open.
	From, To int64
	// Year, Month and Day are of the Solar Hijri calendar in Tehran. Month and Day
	// without a Year are that day of every year.
	Year, Month, Day int
}

// Count is how many articles one choice would leave.
type Count struct {
	// Value is the code of a section or form, the id of an area, or the name of an
	// author or tag as its newest article spells it; a Filter takes it as it is.
	Value string
	Count int
}

// DateCount is how many articles a Jalali year, month (1 to 12) or day (1 to 31)
// would leave.
type DateCount struct{ Number, Count int }

// Selection is what a filter leaves of the articles.
type Selection struct {
	IDs   []didban.ID // the page asked for, newest first
	Total int         // of all pages
	// Counts are of each facet under all the others and the dates, the most first,
	// then by Value; nothing that would leave no article.
	Counts map[Facet][]Count
	// Years are newest first, Months and Days in their order; nothing that would leave
	// no article. Each counts under all facets and under the dates that stand above it:
	// Months within the Year of the filter, Days within its Year and Month; and, where
	// it is not narrowed itself, under those below: with a Month and Day alone, Years
	// count that day of each year.
	Years, Months, Days []DateCount
	Revision            uint64 // the last change that is counted
}

// Select gives one page of the articles that pass the filter, and all counts. A limit
// of 0 or less is an empty page.
func (x *Index) Select(f Filter, offset, limit int) Selection {
	return x.snapshot.Load().choose(f, offset, limit)
}

// OnThisDay gives the newest articles, limit at most, that came out on the Jalali
// month and day of the instant now (Unix ms, in Tehran) in the years before.
func (x *Index) OnThisDay(now int64, limit int) []didban.ID {
	today, ok := jalali.Of(time.UnixMilli(now).In(jalali.Tehran()))
	if !ok {
		return nil
	}
	f := Filter{Month: today.Month, Day: today.Day, To: today.Time(jalali.Tehran()).UnixMilli()}
	return x.Newest(f, limit)
}

// Newest gives the newest articles, limit at most, that pass the filter: what Select
// does, without the counts and in a tenth of its time.
func (x *Index) Newest(f Filter, limit int) []didban.ID {
	s := x.snapshot.Load()
	first, last := s.span(f)
	var out []didban.ID
	for row, failed := range s.marks(f, first, last).failed {
		if len(out) >= limit {
			break
		}
		if failed == 0 {
			out = append(out, s.ids[first+row])
		}
	}
	return out
}

// Chosen gives the articles that the editor has chosen, the newest choice first, limit
// at most.
func (x *Index) Chosen(limit int) []didban.ID {
	var out []didban.ID
	chosen := x.snapshot.Load().chosen
	for _, e := range chosen[:max(0, min(limit, len(chosen)))] {
		out = append(out, e.id)
	}
	return out
}

// choose holds the articles of the span against the filter.
func (s *snapshot) choose(f Filter, offset, limit int) Selection {
	first, last := s.span(f)
	m := s.marks(f, first, last)
	out := Selection{IDs: []didban.ID{}, Counts: map[Facet][]Count{}, Revision: s.revision}
	from := max(offset, 0)
	for row, failed := range m.failed {
		if failed != 0 {
			continue
		}
		if out.Total >= from && out.Total-from < limit {
			out.IDs = append(out.IDs, s.ids[first+row])
		}
		out.Total++
	}
	counts := make([]int, len(s.options))
	for i := range Facets {
		s.columns[i].count(counts, first, m, 1<<i)
	}
	s.list(out.Counts, counts)
	out.Years, out.Months, out.Days = s.dates(f, first, m)
	return out
}

// span finds the rows that lie in the filter's span.
func (s *snapshot) span(f Filter) (first, last int) {
	older := func(than int64) int {
		return sort.Search(len(s.published), func(i int) bool { return s.published[i] < than })
	}
	if f.To > 0 {
		first = older(f.To)
	}
	return first, max(first, older(f.From))
}

// marks say which conditions a row fails: a bit a facet, and those of the date. A
// count under some conditions is then of the rows that fail none of them.
type marks struct{ failed []uint8 }

// The bits of the conditions behind those of the facets.
const (
	failsYear uint8 = 1 << (5 + iota)
	failsMonth
	failsDay
)

// ignoring reports whether a row fails nothing but what is ignored.
func (m marks) ignoring(row int, what uint8) bool { return m.failed[row]&^what == 0 }

func (s *snapshot) marks(f Filter, first, last int) marks {
	m := marks{make([]uint8, last-first)}
	for i, value := range []string{f.Section, f.Form, f.Author, f.Tag, string(f.Area)} {
		if value != "" {
			s.columns[i].mark(m, first, 1<<i, s.wanted(Facets[i], value))
		}
	}
	for row := range m.failed {
		y, mo, d := s.days[first+row].parts()
		if f.Year != 0 && y != f.Year {
			m.failed[row] |= failsYear
		}
		if f.Month != 0 && mo != f.Month {
			m.failed[row] |= failsMonth
		}
		if f.Day != 0 && d != f.Day {
			m.failed[row] |= failsDay
		}
	}
	return m
}

// wanted finds an option; 0, which no article has, where there is none.
func (s *snapshot) wanted(facet Facet, value string) number {
	if facet == FacetAuthor || facet == FacetTag {
		value = named(value)
	}
	return number(max(0, slices.Index(s.options, option{facet, value})))
}

// list writes counts by option into the lists of their facets.
func (s *snapshot) list(out map[Facet][]Count, counts []int) {
	for _, facet := range Facets {
		out[facet] = []Count{}
	}
	for n, count := range counts {
		if count == 0 {
			continue
		}
		o := s.options[n]
		value := o.code
		if label := s.labels[n]; label != 0 {
			value = s.spellings[label].text
		}
		out[o.facet] = append(out[o.facet], Count{value, count})
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value)) })
	}
}

// dates counts a day under the levels above each of its parts, and under those below
// a part that is not narrowed.
func (s *snapshot) dates(f Filter, first int, m marks) (years, months, days []DateCount) {
	underYear, underMonth := failsYear, failsMonth
	if f.Year != 0 {
		underYear |= failsMonth | failsDay
	}
	if f.Month != 0 {
		underMonth |= failsDay
	}
	var byYear [jalali.LastYear + 1]int
	var byMonth [13]int
	var byDay [32]int
	for row := range m.failed {
		y, mo, d := s.days[first+row].parts()
		if m.ignoring(row, underYear) {
			byYear[y]++
		}
		if m.ignoring(row, underMonth) {
			byMonth[mo]++
		}
		if m.ignoring(row, failsDay) {
			byDay[d]++
		}
	}
	years = dated(byYear[:])
	slices.Reverse(years)
	return years, dated(byMonth[:]), dated(byDay[:])
}

// dated leaves out number 0, which is a day outside the calendar.
func dated(counts []int) []DateCount {
	out := []DateCount{}
	for n, count := range counts {
		if n > 0 && count > 0 {
			out = append(out, DateCount{n, count})
		}
	}
	return out
}
