package api

import (
	"cmp"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// YearsRequest asks for the works of the city at the end of a month, such as 1403-05; "" is
// today.
type YearsRequest struct {
	Month string `json:"month"`
}

// YearsView is one picture of the years of the city: the map of the works that had begun, and
// their sums.
type YearsView struct {
	Month string `json:"month"` // empty for today
	Day   string `json:"day"`   // the last day that counts
	// First is the first month that can be looked back on; empty where there is none.
	First    string    `json:"first"`
	Begun    int       `json:"begun"`
	Running  int       `json:"running"`
	Finished int       `json:"finished"`
	Paid     int64     `json:"paid"` // to contractors, in rials
	Tiles    string    `json:"tiles"`
	Base     string    `json:"base"`
	Bounds   []float64 `json:"bounds"` // of the city; empty where there is nothing to look at
}

// Years returns one picture of the years of the city, out of the same city of that month that
// the map looks back on.
func (s *Map) Years(r YearsRequest) (YearsView, error) {
	return gate.Read(s.caller, "Map.Years", func(*store.Tx) (YearsView, error) {
		return s.caller.years(r), nil
	})
}

func (c caller) years(r YearsRequest) YearsView {
	filter := didban.ProjectFilter{Past: geo.PastOf(r.Month)}
	city := c.cityOf(&filter)
	day := cmp.Or(filter.Past.Day, c.Today())
	sums := didban.SumYears(city.Select(didban.ProjectFilter{}).Projects, day)
	filter.Statuses = didban.BegunStandings()
	query := geo.FilterQuery(filter)
	view := YearsView{
		Month: filter.Past.Month, Day: string(day), Begun: sums.Begun, Running: sums.Running, Finished: sums.Finished, Paid: int64(sums.Paid),
		Tiles: fmt.Sprintf("/tiles/%d/{z}/{x}/{y}.mvt?%s", c.Map.Revision(), c.dated(filter, query).Encode()), Base: c.base(), Bounds: []float64{},
	}
	if first := geo.MonthOf(c.Map.FirstDay()); first < geo.MonthOf(c.Today()) {
		view.First = first
	}
	if b, ok := c.Map.AreaBounds(); ok {
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	return view
}
