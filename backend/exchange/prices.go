package exchange

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

var pricesTable = &table{name: "prices", persian: "شاخص قیمت", form: plainForm, read: readPrice, columns: []column{
	{"city", []string{"کد شهر"}, key},
	{"year", []string{"سال"}, key},
	{"index", []string{"شاخص"}, needed},
	{"source", []string{"منبع"}, optional},
}}

// readPrice reads a year of the city's price index.
func readPrice(r *record) {
	code := r.key("city")
	d := r.run.draft(didban.KindCity, code)
	if d == nil {
		r.fault("city", "ref.unknown", "kind", string(didban.KindCity), "code", code)
		return
	}
	c, ok := d.noun.(*didban.City)
	var one didban.PriceYear
	r.whole("year", &one.Year)
	if !ok || !r.claim(d, "year", priceKey(one)) {
		return
	}
	y := upsert(&c.PriceIndex, one, priceKey)
	r.figure("index", &y.Index)
	r.text("source", &c.PriceSource)
	slices.SortFunc(c.PriceIndex, func(a, b didban.PriceYear) int { return cmp.Compare(a.Year, b.Year) })
}

func priceKey(y didban.PriceYear) string { return "priceIndex\x00" + itoa(y.Year) }
