package didban

import (
	"cmp"
	"slices"
)

// bar is the money behind one code of a chart.
type bar struct {
	of                         int // how often something was added: with nothing behind it a bar goes
	count, priced              int // projects
	approved, allocated, spent exact

	seen uint64 // by which it was counted last: a project that comes twice is one
}

// bars are those of one chart by code.
type bars[K comparable] map[K]*bar

// add adds what own holds to a bar; by is negative where it is taken away.
func (m bars[K]) add(code K, own *bar, by int) *bar {
	b := m[code]
	if b == nil {
		b = new(bar)
		m[code] = b
	}
	b.add(own)
	if b.of += by; b.of == 0 {
		delete(m, code)
	}
	return b
}

// line adds a budget line to a bar, and counts its project where it was not counted in
// this turn.
func (m bars[K]) line(code K, l *LineFacts, by int, turn uint64) {
	var own bar
	own.line(l, by)
	if b := m.add(code, &own, by); b.seen != turn {
		b.seen, b.count, b.priced = turn, b.count+by, b.priced+by
	}
}

// add adds what own holds.
func (b *bar) add(own *bar) {
	b.count, b.priced = b.count+own.count, b.priced+own.priced
	b.approved.plus(own.approved)
	b.allocated.plus(own.allocated)
	b.spent.plus(own.spent)
}

// line adds the amounts of a budget line.
func (b *bar) line(l *LineFacts, by int) {
	b.approved.add(l.Approved, by)
	b.allocated.add(l.Allocated, by)
	b.spent.add(l.Spent, by)
}

// sum reads the bar.
func (b *bar) sum(code string) MoneySum {
	return MoneySum{
		Code: code, Count: b.count, Priced: b.priced,
		Approved: b.approved.rial(), Allocated: b.allocated.rial(), Spent: b.spent.rial(),
	}
}

// sorted gives the bars in an order.
func (m bars[K]) sorted(name func(K) string, order func(x, y MoneySum) int) []MoneySum {
	out := make([]MoneySum, 0, len(m))
	for code, b := range m {
		out = append(out, b.sum(name(code)))
	}
	slices.SortFunc(out, order)
	return out
}

func byMoney(x, y MoneySum) int {
	return cmp.Or(cmp.Compare(y.Approved, x.Approved), cmp.Compare(y.Count, x.Count), cmp.Compare(x.Code, y.Code))
}

func byCode(x, y MoneySum) int { return cmp.Compare(x.Code, y.Code) }

func itself(code string) string { return code }
