package exchange

import didban "didban.app/backend"

func readCity(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	if cities := r.run.order[didban.KindCity]; len(cities) > 0 && cities[0].noun.Head().Code != code {
		r.fault("code", "city.several")
		return
	}
	c, ok := r.run.make(didban.KindCity, code, r).noun.(*didban.City)
	if !ok {
		return
	}
	r.text("name", &c.Name)
	r.text("nameEn", &c.NameEn)
	r.truth("demonstration", &c.Demonstration)
	r.day("asOf", &c.AsOf)
	r.whole("population", &c.Population)
	if r.cell("lon") != "" && r.degrees("lon", &c.Centre.Lon) {
		r.degrees("lat", &c.Centre.Lat)
	}
	r.text("source", &c.Source)
	r.text("licence", &c.Licence)
	readThresholds(r, &c.Thresholds)
}

// readThresholds takes an empty cell for the default.
func readThresholds(r *record, t *didban.Thresholds) {
	r.whole("thresholds.behind", &t.Behind)
	r.whole("thresholds.overdue", &t.Overdue)
	r.whole("thresholds.ahead", &t.Ahead)
	r.whole("thresholds.moved", &t.Moved)
	r.whole("thresholds.price", &t.Price)
	r.whole("thresholds.silent", &t.Silent)
	r.whole("thresholds.uncontested", &t.Uncontested)
	r.whole("thresholds.bidders", &t.Bidders)
	r.whole("thresholds.disclosure", &t.Disclosure)
}

func readArea(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	a, ok := r.run.make(didban.KindArea, code, r).noun.(*didban.Area)
	if !ok {
		return
	}
	rank := string(a.Rank)
	r.term("rank", &rank, didban.VocabularyAreaRanks)
	a.Rank = didban.AreaKind(rank)
	r.text("name", &a.Name)
	r.text("nameEn", &a.NameEn)
	r.whole("population", &a.Population)
	r.text("source", &a.Source)
	r.geometry(&a.Boundary)
	// The row of the parent may come after this one.
	r.run.later = append(r.run.later, func() { r.ref("parent", didban.KindArea, &a.Parent) })
}

func readPlace(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	p, ok := r.run.make(didban.KindPlace, code, r).noun.(*didban.Place)
	if !ok {
		return
	}
	r.term("sort", &p.Sort, didban.VocabularyPlaceSorts)
	r.text("name", &p.Name)
	r.text("nameEn", &p.NameEn)
	r.text("source", &p.Source)
	r.geometry(&p.Geometry)
}
