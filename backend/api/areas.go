package api

import (
	"cmp"
	"fmt"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// Numbers of cards on an area's page.
const (
	areaProjects = 6
	areaEvents   = 6
	areaTrustees = 12
	areaArticles = 6
	areaListed   = 200 // rows of the printed report
)

// Open returns an area's page: all that it holds, with what lies in the areas within it.
func (s *Areas) Open(id string) (AreaPage, error) {
	return gate.Read(s.caller, "Areas.Open", func(tx *store.Tx) (AreaPage, error) {
		return s.caller.area(tx, id)
	})
}

// areaBy finds an area by its id, or by its public code.
func areaBy(tx *store.Tx, name string) (*didban.Area, error) {
	if id := didban.ID(name); id.Valid() {
		return store.Get[didban.Area](tx, id)
	}
	return store.ByCode[didban.Area](tx, name)
}

func (c caller) area(tx *store.Tx, name string) (AreaPage, error) {
	a, err := areaBy(tx, name)
	if err != nil {
		return AreaPage{}, orGone(tx, didban.KindArea, name, err)
	}
	id := a.ID
	page := AreaPage{Area: areaView(a), Boundary: geometryText(a.Boundary), Base: c.base(), Source: a.Source}
	if a.Boundary != nil {
		if hectares := geo.Area(*a.Boundary) / squareMetres; hectares > 0 {
			page.Hectares = &hectares
		}
	}
	sums := c.Map.AreaBoard(id)
	page.sums(sums.AreaSums)
	page.flags(sums.Flags, sums.Flagged)
	if page.Constant, err = constant(tx, sums.Years); err != nil {
		return page, err
	}
	page.Within, page.Reports = c.areasIn(id), c.reportsIn(id)
	first := c.Map.First(string(id), areaListed)
	page.Listed = mapped(first, func(f *didban.ProjectFacts) ProjectCard { return plainCard(f, c.Map.Day()) })
	if page.Projects, err = projectCards(tx, first[:min(areaProjects, len(first))], c.Map.Day()); err != nil {
		return page, err
	}
	return page, c.areaAround(tx, a, &page)
}

// squareMetres of a hectare.
const squareMetres = 10_000

// areaAround fills in the events, trustees and news.
func (c caller) areaAround(tx *store.Tx, a *didban.Area, page *AreaPage) (err error) {
	events, err := c.events(tx, EventsRequest{Area: string(a.ID), Time: string(didban.EventsComing), Limit: areaEvents})
	if err != nil {
		return err
	}
	page.Coming, page.ComingTotal = events.Events, events.Total
	for _, option := range events.Times {
		if option.Code == string(didban.EventsPast) {
			page.Past = option.Count
		}
	}
	within := c.areasWithin(a.ID)
	trustees, err := c.termsBy(tx, store.TrusteesByArea, within)
	if err != nil {
		return err
	}
	page.TrusteesTotal, page.Trustees = len(trustees), trustees[:min(areaTrustees, len(trustees))]
	around, err := lineage(tx, []didban.ID{a.Parent})
	if err != nil {
		return err
	}
	if page.Above, err = c.trusteesOf(tx, around, 0); err != nil {
		return err
	}
	page.Articles, err = c.articlesIn(tx, within, areaArticles)
	return err
}

// articlesIn returns the newest public articles of the areas. Each area gives as many as
// are wanted in all, as long as they are newer than those that are found, so the newest of
// all are among them.
func (c caller) articlesIn(tx *store.Tx, areas []didban.ID, limit int) ([]ArticleCard, error) {
	var list []*didban.Article
	for _, area := range areas {
		for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByArea, string(area)) {
			if err != nil {
				return nil, err
			}
			at, found := slices.BinarySearchFunc(list, a, newestFirst)
			if at == limit {
				break
			}
			if !found {
				list = slices.Insert(list, at, a)
				list = list[:min(limit, len(list))]
			}
		}
	}
	return articleCards(tx, list)
}

func newestFirst(a, b *didban.Article) int {
	return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(b.ID, a.ID))
}

// areasIn lists the areas right below one, with their projects.
func (c caller) areasIn(id didban.ID) []AreaWithin {
	parts := slices.DeleteFunc(c.Map.Areas(), func(a *didban.Area) bool { return a.Parent != id })
	counts := c.Map.CountIn(mapped(parts, func(a *didban.Area) didban.ID { return a.ID }))
	out := make([]AreaWithin, len(parts))
	for i, a := range parts {
		out[i] = AreaWithin{ID: string(a.ID), Projects: counts[i], Population: a.Population, Boundary: geometryText(a.Boundary)}
	}
	return out
}

// sums fills in the counts and the money.
func (p *AreaPage) sums(s didban.AreaSums) {
	p.Total, p.Statuses = s.Projects, optionCounts(s.Statuses)
	p.Unbudgeted, p.Years, p.Domains = s.Unbudgeted, []YearMoney{}, []DomainMoney{}
	if !s.Known() {
		return
	}
	p.Years = mapped(s.Years, func(y didban.YearSum) YearMoney {
		return YearMoney{Year: y.Year, Approved: int64(y.Approved), Spent: int64(y.Spent)}
	})
	p.Domains = mapped(s.Domains, func(m didban.DomainSum) DomainMoney {
		return DomainMoney{Domain: m.Domain, Projects: m.Projects, Approved: int64(m.Approved), Spent: int64(m.Spent)}
	})
	hectares := 0.0
	if p.Hectares != nil {
		hectares = *p.Hectares
	}
	p.Money = &AreaMoney{
		Approved: int64(s.Approved), Spent: int64(s.Spent),
		ApprovedPerPerson: perUnit(s.Approved, float64(p.Area.Population)), SpentPerPerson: perUnit(s.Spent, float64(p.Area.Population)),
		ApprovedPerHectare: perUnit(s.Approved, hectares), SpentPerHectare: perUnit(s.Spent, hectares),
	}
}

// flags fills in the signs of warning.
func (p *AreaPage) flags(sums []didban.FlagSum, flagged int) {
	p.Flagged = flagged
	p.Flags = mapped(sums, func(s didban.FlagSum) AreaFlag {
		return AreaFlag{
			Code: string(s.Code), Unit: string(s.Unit), Threshold: s.Threshold, Count: s.Count,
			Worst: mapped(s.Worst, func(f didban.Flagged) FlaggedView {
				return FlaggedView{ID: string(f.Project.ID), Title: f.Project.Title, Value: f.Value}
			}),
		}
	})
}

func perUnit(amount didban.Rial, units float64) *int64 {
	share, ok := didban.PerUnit(amount, units)
	if !ok {
		return nil
	}
	rials := int64(share)
	return &rials
}

// base is the address of the schematic base map as it is now.
func (c caller) base() string { return fmt.Sprintf("/base/%d.geojson", c.Map.Revision()) }

// areasWithin gives an area and all that lie within it.
func (c caller) areasWithin(id didban.ID) (ids []didban.ID) {
	areas := c.Map.Areas()
	parents := make(map[didban.ID]didban.ID, len(areas))
	for _, a := range areas {
		parents[a.ID] = a.Parent
	}
	for _, a := range areas {
		if slices.Contains(didban.Ancestry(a.ID, func(up didban.ID) didban.ID { return parents[up] }), id) {
			ids = append(ids, a.ID)
		}
	}
	return ids
}
