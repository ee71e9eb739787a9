package didban_test

import (
	"math"
	"slices"
	"testing"

	didban "didban.app/backend"
)

func TestRial_Plus(t *testing.T) {
	for _, test := range []struct{ a, b, want didban.Rial }{
		{0, 0, 0},
		{2, 3, 5},
		{didban.MaxRial, didban.MaxRial, 2 * didban.MaxRial},
		{math.MaxInt64 - 1, 1, math.MaxInt64},
		{math.MaxInt64 - 1, 2, math.MaxInt64},
		{math.MaxInt64, didban.MaxRial, math.MaxInt64},
	} {
		if got := test.a.Plus(test.b); got != test.want {
			t.Errorf("%d + %d = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// The longest lists of the largest amounts pass Validate; their sums must not
// turn negative. Two contracts are paid beyond all measure each, so that the sum of
// their sums is seen too.
func TestProject_SumsNeverTurnNegative(t *testing.T) {
	line := didban.BudgetLine{
		Year: 1403, Source: "municipal",
		Approved: didban.MaxRial, Revised: didban.MaxRial, Allocated: didban.MaxRial, Spent: didban.MaxRial,
	}
	paid := didban.Payment{Day: "2024-01-01", Amount: didban.MaxRial}
	p := didban.Project{
		Budget:    slices.Repeat([]didban.BudgetLine{line}, didban.MaxList),
		Contracts: slices.Repeat([]didban.Contract{{Price: didban.MaxRial, Payments: []didban.Payment{paid}}}, didban.MaxList),
	}
	for i := range 2 {
		p.Contracts[i].Payments = slices.Repeat([]didban.Payment{paid}, didban.MaxList)
	}
	m := p.Money()
	for name, sum := range map[string]didban.Rial{
		"approved": m.Approved, "revised": m.Revised, "allocated": m.Allocated, "spent": m.Spent,
		"contract": m.Contract, "paid": m.Paid, "spent in a year": spentIn(&p, 1403),
	} {
		if sum != math.MaxInt64 {
			t.Errorf("%s: %d", name, sum)
		}
	}
}

func spentIn(p *didban.Project, year int) didban.Rial {
	f := p.Facts(func(didban.ID) didban.ID { return "" })
	spent, _ := f.SpentIn(year)
	return spent
}
