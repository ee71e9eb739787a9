package didban

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// PriceYear is one year of a consumer price index.
type PriceYear struct {
	Year int `json:"year"` // Solar Hijri, as a fiscal year
	// Index is the mean of the year against a year of 100, whichever that is.
	Index float64 `json:"index"`
}

// MaxPriceIndex bounds the index of one year.
const MaxPriceIndex = 1e9

// PriceIndex is the consumer price index that the city brings, year by year. Without it no
// amount is told at constant prices.
type PriceIndex []PriceYear

// Base is the newest year of the index, at whose prices amounts are told; 0 where there is none.
func (x PriceIndex) Base() int {
	newest := 0
	for _, y := range x {
		newest = max(newest, y.Year)
	}
	return newest
}

func (x PriceIndex) of(year int) float64 {
	for _, y := range x {
		if y.Year == year {
			return y.Index
		}
	}
	return 0
}

// Constant tells an amount of a year at the prices of the base year: amount × index(base) ÷
// index(year), in whole rials, half a rial up. ok is false where the index does not know the
// year, or the amount would pass MaxRial.
func (x PriceIndex) Constant(amount Rial, year int) (constant Rial, ok bool) {
	base, own := x.of(x.Base()), x.of(year)
	if base <= 0 || own <= 0 || amount < 0 {
		return 0, false
	}
	worth := math.Floor(float64(amount)*base/own + 0.5)
	if worth > float64(MaxRial) {
		return 0, false
	}
	return Rial(worth), true
}

// ConstantYear is the money of a fiscal year as it was written then, and at constant prices
// where Known.
type ConstantYear struct {
	Year                            int
	Approved, Spent                 Rial // approved as revised
	Known                           bool
	ConstantApproved, ConstantSpent Rial
}

// ConstantSums are years at the prices of Base, the first year first. The constant sums are of
// all years, and not Known where the index lacks one of them.
type ConstantSums struct {
	Base  int
	Years []ConstantYear
	Sum   ConstantYear // of year 0
}

// Sums tells years of money at constant prices; an index without years gives none.
func (x PriceIndex) Sums(years []YearSum) ConstantSums {
	out := ConstantSums{Base: x.Base(), Sum: ConstantYear{Known: true}}
	if out.Base == 0 {
		return ConstantSums{}
	}
	for _, y := range years {
		own := ConstantYear{Year: y.Year, Approved: y.Approved, Spent: y.Spent}
		approved, approvedKnown := x.Constant(y.Approved, y.Year)
		spent, spentKnown := x.Constant(y.Spent, y.Year)
		if own.Known = approvedKnown && spentKnown; own.Known {
			own.ConstantApproved, own.ConstantSpent = approved, spent
		}
		out.Years = append(out.Years, own)
		out.Sum.add(own)
	}
	slices.SortFunc(out.Years, func(a, b ConstantYear) int { return cmp.Compare(a.Year, b.Year) })
	if !out.Sum.Known {
		out.Sum.ConstantApproved, out.Sum.ConstantSpent = 0, 0
	}
	return out
}

func (y *ConstantYear) add(own ConstantYear) {
	y.Approved, y.Spent = y.Approved.Plus(own.Approved), y.Spent.Plus(own.Spent)
	y.ConstantApproved = y.ConstantApproved.Plus(own.ConstantApproved)
	y.ConstantSpent = y.ConstantSpent.Plus(own.ConstantSpent)
	y.Known = y.Known && own.Known
}

// YearSums adds the budget's lines up by fiscal year, the first one first; approved is as revised.
func (p *Project) YearSums() []YearSum {
	years := map[int]*YearSum{}
	for _, b := range p.Budget {
		y := entryOf(years, b.Year)
		y.Year, y.Approved, y.Spent = b.Year, y.Approved.Plus(b.Current()), y.Spent.Plus(b.Spent)
	}
	out := make([]YearSum, 0, len(years))
	for _, y := range years {
		out = append(out, *y)
	}
	slices.SortFunc(out, func(a, b YearSum) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// check wants each year once, a figure above nought, and whose index it is.
func (x PriceIndex) check(c *check, source string) {
	c.list("priceIndex", len(x))
	seen := map[int]bool{}
	for i, y := range x {
		at := "priceIndex." + strconv.Itoa(i)
		c.fiscalYear(at+".year", y.Year)
		if seen[y.Year] {
			c.add(at+".year", "field.duplicate", "value", strconv.Itoa(y.Year))
		}
		seen[y.Year] = true
		if !(y.Index > 0 && y.Index <= MaxPriceIndex) {
			c.add(at+".index", "city.priceIndex", "year", strconv.Itoa(y.Year))
		}
	}
	if len(x) > 0 && source == "" {
		c.add("priceSource", "city.priceSource")
	}
}
