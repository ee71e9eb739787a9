package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

const (
	hereNearest  = 3
	hereTrustees = 4
	// hereRadius is what lies within a short walk, in metres.
	hereRadius = 500
)

// Here tells of a touched spot what the city does there and who answers for it, as it was
// at the end of a month or today.
func (s *Map) Here(r SpotRequest) (SpotView, error) {
	return gate.Read(s.caller, "Map.Here", func(tx *store.Tx) (SpotView, error) {
		return s.caller.here(tx, r)
	})
}

func (c caller) here(tx *store.Tx, r SpotRequest) (SpotView, error) {
	at, filter := didban.Position{Lon: r.Lon, Lat: r.Lat}, didban.ProjectFilter{Past: geo.PastOf(r.At)}
	city := c.cityOf(&filter)
	around := city.Window(didban.Past{}, didban.Circle{Position: at, Radius: hereRadius})
	view := SpotView{At: filter.Past.Month, Trustees: []TrusteeCard{}, Metres: []int{}, Radius: hereRadius, Within: around.Select(didban.ProjectFilter{}).Located}
	nearest := city.Nearby(at, hereNearest)
	for _, p := range nearest {
		metres, _ := city.Away(p.ID, at)
		view.Metres = append(view.Metres, metres)
	}
	var err error
	if view.Nearest, err = projectCards(tx, nearest, city.Day()); err != nil {
		return view, err
	}
	areas := c.Map.AreasAt(at)
	slices.Reverse(areas)
	if view.Areas = texts(areas); len(areas) == 0 {
		return view, nil
	}
	chosen := city.Select(didban.ProjectFilter{Areas: view.Areas[:1]})
	view.Total = len(chosen.Projects)
	view.Money = moneyOf(chosen.Projects)
	view.Trustees, err = c.trusteesOf(tx, append(slices.Clone(view.Areas), ""), hereTrustees)
	return view, err
}

// moneyOf adds the money of projects up; nil where none of them says any.
func moneyOf(projects []*didban.ProjectFacts) *SpotMoney {
	var sum didban.Tally
	for _, p := range projects {
		sum.Add(p)
	}
	if !sum.Known() {
		return nil
	}
	return &SpotMoney{Approved: int64(sum.Approved), Spent: int64(sum.Spent), Unbudgeted: sum.Unbudgeted}
}
