package award

import (
	"cmp"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Scope narrows what a whole page tells. The zero value is the whole city.
type Scope struct {
	Area string // an area's id: the projects in it and in its parts
	Unit string // a Unit's Key
	Year string // the fiscal year of signing, in digits, "0" for those that do not tell it; empty for all
}

// Filter narrows a list of contracts within a scope.
type Filter struct {
	Scope
	Method  string // a code of ProcurementMethods
	Contest didban.Contest
	// Firms are names: each of them is among those that took part, or holds the contract.
	Firms []string
	// Winner is the name of the one that holds the contract.
	Winner string
}

// Sort orders a list; an unknown Column is the day of signing, the newest first.
type Sort struct {
	Column     string // one of Columns
	Descending bool
}

// Columns are those by which a list can be sorted.
var Columns = []string{"signed", "title", "method", "tenderers", "contractor", "estimate", "price", "value", "ratio"}

// List gives the contracts that pass, in order: those alike in a column the newest first.
// What a contract does not tell stands last, whichever way the column is turned.
func (b *Book) List(f Filter, by Sort) []*Award {
	passes := b.passes(f)
	var out []*Award
	for _, n := range b.order(by) {
		if a := &b.awards[n]; passes(a) {
			out = append(out, a)
		}
	}
	return out
}

// order gives the numbers of all contracts in an order, worked out once.
func (b *Book) order(by Sort) []int32 {
	if !slices.Contains(Columns, by.Column) {
		by = Sort{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	rows, ok := b.orders[by]
	if ok {
		return rows
	}
	rows = make([]int32, len(b.awards))
	for n := range rows {
		rows[n] = int32(n)
	}
	if compare := b.compare(by); compare != nil {
		slices.SortStableFunc(rows, func(x, y int32) int { return compare(&b.awards[x], &b.awards[y]) })
	}
	b.orders[by] = rows
	return rows
}

func (b *Book) passes(f Filter) func(*Award) bool {
	within, winner, unknown := b.within(f.Scope), b.firm(f.Winner), false
	var firms []int32
	for _, name := range f.Firms {
		n := b.firm(name)
		unknown = unknown || n == noFirm
		firms = append(firms, n)
	}
	unknown = unknown || f.Winner != "" && winner == noFirm
	return func(a *Award) bool {
		return !unknown && within(a) &&
			(f.Method == "" || a.Method == f.Method) &&
			(f.Contest == "" || a.Contest == f.Contest) &&
			(f.Winner == "" || a.winner == winner) &&
			!slices.ContainsFunc(firms, func(n int32) bool { return a.winner != n && !slices.Contains(a.bidders, n) })
	}
}

func (b *Book) firm(name string) int32 {
	if n, ok := b.numbers[firmKey(name)]; ok {
		return n
	}
	return noFirm
}

func (b *Book) within(s Scope) func(*Award) bool {
	year, err := strconv.Atoi(s.Year)
	if s.Year != "" && err != nil {
		return func(*Award) bool { return false }
	}
	return func(a *Award) bool {
		return (s.Unit == "" || b.units[a.unit].Key() == s.Unit) &&
			(s.Year == "" || a.Year == year) &&
			(s.Area == "" || slices.Contains(a.Project.Areas, didban.ID(s.Area)))
	}
}

// compare gives the order of a column; nil for the one in which the book stands.
func (b *Book) compare(by Sort) func(x, y *Award) int {
	switch by.Column {
	case "title":
		return texts(by, b.keys(), func(a *Award) string { return a.Title })
	case "contractor":
		return texts(by, b.keys(), func(a *Award) string { return a.Contractor })
	case "method":
		return known(by, func(a *Award) (int, bool) {
			at := slices.IndexFunc(didban.ProcurementMethods, func(t didban.Term) bool { return t.Code == a.Method })
			return at, at >= 0
		})
	case "tenderers":
		return known(by, func(a *Award) (int, bool) {
			return a.Tenderers.Len(), a.Contest != didban.ContestDirect && a.Contest != didban.ContestUntold
		})
	case "estimate":
		return known(by, func(a *Award) (didban.Rial, bool) { return a.Estimate, a.Estimate > 0 })
	case "price":
		return known(by, func(a *Award) (didban.Rial, bool) { return a.Price, a.Price > 0 })
	case "value":
		return known(by, func(a *Award) (didban.Rial, bool) { return a.Value, a.Value > 0 })
	case "ratio":
		return known(by, (*Award).Ratio)
	case "signed":
		return known(by, func(a *Award) (didban.Day, bool) { return a.Signed, a.Signed != "" })
	}
	return nil
}

// known compares what is told; what is not stands last.
func known[T cmp.Ordered](by Sort, of func(*Award) (T, bool)) func(x, y *Award) int {
	return func(x, y *Award) int {
		a, aKnown := of(x)
		c, cKnown := of(y)
		switch {
		case !aKnown || !cKnown:
			return boolOrder(aKnown, cKnown)
		case by.Descending:
			return cmp.Compare(c, a)
		}
		return cmp.Compare(a, c)
	}
}

// boolOrder puts true first.
func boolOrder(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// texts compares by the alphabet; key gives the sort key of a text.
func texts(by Sort, key func(string) string, of func(*Award) string) func(x, y *Award) int {
	return known(by, func(a *Award) (string, bool) {
		text := of(a)
		return key(text), text != ""
	})
}

// keys remembers the sort keys of one list: a name stands in it many times.
func (b *Book) keys() func(string) string {
	made := map[string]string{}
	return func(text string) string {
		key, ok := made[text]
		if !ok {
			key = persian.SortKey(text)
			made[text] = key
		}
		return key
	}
}
