package didban_test

import (
	"errors"
	"math"
	"reflect"
	"testing"

	didban "didban.app/backend"
)

var index = didban.PriceIndex{{Year: 1401, Index: 145.8}, {Year: 1403, Index: 270}, {Year: 1402, Index: 200}}

func TestPriceIndex_Constant(t *testing.T) {
	for _, c := range []struct {
		name   string
		amount didban.Rial
		year   int
		want   didban.Rial
		ok     bool
	}{
		{"of the base year nothing moves", 1_000_000_007, 1403, 1_000_000_007, true},
		{"of a year before", 1_000, 1402, 1_350, true},
		{"half a rial up", 1, 1401, 2, true}, // 1.852
		{"nothing stays nothing", 0, 1401, 0, true},
		{"a year that the index lacks", 1_000, 1400, 0, false},
		{"a later year", 1_000, 1404, 0, false},
		{"beyond what an amount may be", didban.MaxRial, 1401, 0, false},
		{"below nought", -5, 1402, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := index.Constant(c.amount, c.year); got != c.want || ok != c.ok {
				t.Errorf("Constant(%d, %d) = %d, %v; want %d, %v", c.amount, c.year, got, ok, c.want, c.ok)
			}
		})
	}
	if _, ok := (didban.PriceIndex{}).Constant(5, 1403); ok || (didban.PriceIndex{}).Base() != 0 {
		t.Error("an index without years tells a price")
	}
}

func TestPriceIndex_Sums(t *testing.T) {
	years := []didban.YearSum{{Year: 1403, Approved: 300, Spent: 100}, {Year: 1402, Approved: 200, Spent: 20}}
	want := didban.ConstantSums{Base: 1403, Years: []didban.ConstantYear{
		{Year: 1402, Approved: 200, Spent: 20, Known: true, ConstantApproved: 270, ConstantSpent: 27},
		{Year: 1403, Approved: 300, Spent: 100, Known: true, ConstantApproved: 300, ConstantSpent: 100},
	}, Sum: didban.ConstantYear{Approved: 500, Spent: 120, Known: true, ConstantApproved: 570, ConstantSpent: 127}}
	if got := index.Sums(years); !reflect.DeepEqual(got, want) {
		t.Errorf("Sums = %+v, want %+v", got, want)
	}
	got := index.Sums(append(years, didban.YearSum{Year: 1404, Approved: 50}))
	if got.Sum != (didban.ConstantYear{Approved: 550, Spent: 120}) || got.Years[2].Known {
		t.Errorf("with a year that the index lacks, the sum is %+v of %+v; want it unknown", got.Sum, got.Years)
	}
	if got := (didban.PriceIndex{}).Sums(years); got.Years != nil || got.Base != 0 {
		t.Errorf("without an index: %+v", got)
	}
}

func TestCity_PriceIndex(t *testing.T) {
	for _, c := range []struct {
		name, source, field, key string
		index                    didban.PriceIndex
	}{
		{"none", "", "", "", nil},
		{"with its source", "مرکز آمار ایران", "", "", index},
		{"whose it is", "", "priceSource", "city.priceSource", index},
		{"a year twice", "م", "priceIndex.1.year", "field.duplicate", didban.PriceIndex{{1403, 1}, {1403, 2}}},
		{"a Gregorian year", "م", "priceIndex.0.year", "field.fiscalYear", didban.PriceIndex{{2024, 1}}},
		{"nought", "م", "priceIndex.0.index", "city.priceIndex", didban.PriceIndex{{1403, 0}}},
		{"no number", "م", "priceIndex.0.index", "city.priceIndex", didban.PriceIndex{{1403, math.NaN()}}},
		{"too much", "م", "priceIndex.0.index", "city.priceIndex", didban.PriceIndex{{1403, 2 * didban.MaxPriceIndex}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			city := didban.City{Meta: didban.Meta{ID: "01890a5d-ac96-774b-bcce-b302099a8057", Code: "k"}, Name: "کاشان", PriceIndex: c.index, PriceSource: c.source}
			err := city.Validate()
			if c.key == "" {
				if err != nil {
					t.Errorf("Validate: %v", err)
				}
				return
			}
			var faults didban.Errors
			if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Field != c.field || faults[0].Key != c.key {
				t.Errorf("Validate = %v, want %s at %s", err, c.key, c.field)
			}
		})
	}
}
