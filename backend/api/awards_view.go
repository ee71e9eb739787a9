package api

import (
	"slices"

	"didban.app/backend/award"
)

// AwardsRequest narrows the page of awards. Area, Unit and Year narrow all of it; the rest
// only the list of contracts. What is empty lets everything pass.
type AwardsRequest struct {
	Area string `json:"area"` // an id
	Unit string `json:"unit"` // the Key of an AwardUnitView
	Year string `json:"year"` // the fiscal year of signing, Solar Hijri; "0" for those that do not tell it

	Method  string   `json:"method"`
	Contest string   `json:"contest"` // a code of didban.Contests
	Firms   []string `json:"firms"`   // names, each of which took part or holds the contract
	Winner  string   `json:"winner"`  // the name of the one that holds it

	Sort       string `json:"sort"` // one of award.Columns; the newest first where it is none
	Descending bool   `json:"descending"`
	Offset     int    `json:"offset"`
	Limit      int    `json:"limit"`
}

// AwardsView is how contracts were let. Amounts are rials, ratios percent; every sum of
// prices is of present prices, every ratio of the signed price.
type AwardsView struct {
	Years []int           `json:"years"` // of signing, the newest first; 0 for not told
	Units []AwardUnitView `json:"units"` // by title

	Contracts int `json:"contracts"`
	Projects  int `json:"projects"`
	// Valued contracts tell their price; Value is of these.
	Valued   int               `json:"valued"`
	Value    int64             `json:"value"`
	Methods  []AwardMethodView `json:"methods"`
	Contests []ContestView     `json:"contests"`
	Ratio    RatioView         `json:"ratio"`

	Pairs   []PairView `json:"pairs"`   // the most frequent first
	PairsOf int        `json:"pairsOf"` // how many there are
	// Winners hold more than one contract: WinnersOf of all Contractors.
	Winners     []WinnerView `json:"winners"`
	WinnersOf   int          `json:"winnersOf"`
	Contractors int          `json:"contractors"`

	Total int         `json:"total"` // of the list
	Rows  []AwardView `json:"rows"`
}

// AwardUnitView is a unit to choose.
type AwardUnitView struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// MethodView sums the contracts of one method on the dashboard.
type MethodView struct {
	Code      string `json:"code"`
	Contracts int    `json:"contracts"`
	Projects  int    `json:"projects"`
	Valued    int    `json:"valued"` // contracts whose price is told
	Value     int64  `json:"value"`
}

// AwardMethodView sums them on the page of awards.
type AwardMethodView struct {
	Code      string    `json:"code"`
	Contracts int       `json:"contracts"`
	Projects  int       `json:"projects"`
	Valued    int       `json:"valued"` // contracts whose price is told
	Value     int64     `json:"value"`
	Ratio     RatioView `json:"ratio"`
}

// ContestView counts the contracts with so many tenderers.
type ContestView struct {
	Code      string `json:"code"` // a code of didban.Contests
	Contracts int    `json:"contracts"`
	Value     int64  `json:"value"`
}

// RatioView is signed prices in percent of their estimates; Known contracts tell both.
type RatioView struct {
	Known  int     `json:"known"`
	Below  int     `json:"below"` // signed below the estimate
	Equal  int     `json:"equal"`
	Above  int     `json:"above"`
	Least  float64 `json:"least"`
	Median float64 `json:"median"`
	Most   float64 `json:"most"`
}

// PairView is two firms that stood in the same tenders and enquiries; the lists are of two.
type PairView struct {
	Names    []string `json:"names"`
	Together int      `json:"together"`
	Won      []int    `json:"won"`  // of these, by each
	Bids     []int    `json:"bids"` // of each, alone or together
}

// WinnerView is a contractor of more than one contract.
type WinnerView struct {
	Name      string          `json:"name"`
	Contracts int             `json:"contracts"`
	Value     int64           `json:"value"`
	Direct    int             `json:"direct"` // let directly
	Bids      int             `json:"bids"`   // tenders and enquiries in which it stood
	Won       int             `json:"won"`    // of these
	Units     []UnitShareView `json:"units"`  // the largest amount first
}

// UnitShareView is what a contractor holds of what a unit has let. Share is percent of its
// money, where Known.
type UnitShareView struct {
	Key       string  `json:"key"`
	Title     string  `json:"title"` // empty for contracts of no unit
	Contracts int     `json:"contracts"`
	Of        int     `json:"of"`
	Share     float64 `json:"share"`
	Known     bool    `json:"known"`
}

// AwardView is a contract in the list.
type AwardView struct {
	Project    string  `json:"project"`
	Of         string  `json:"of"` // the project's title
	Code       string  `json:"code"`
	Unit       string  `json:"unit"`
	Number     string  `json:"number"`
	Title      string  `json:"title"`
	Method     string  `json:"method"`
	Contest    string  `json:"contest"`
	Tenderers  int     `json:"tenderers"`
	Contractor string  `json:"contractor"`
	Price      int64   `json:"price"` // as signed; 0 where it is not told, as the next
	Estimate   int64   `json:"estimate"`
	Ratio      float64 `json:"ratio"` // 0 where it is not known
	Signed     string  `json:"signed"`
}

func awardsView(s award.Sums, names titles) AwardsView {
	return AwardsView{
		Contracts: s.Contracts, Projects: s.Projects, Valued: s.Valued, Value: int64(s.Value),
		Methods: mapped(s.Methods, func(m award.MethodSum) AwardMethodView {
			return AwardMethodView{m.Code, m.Contracts, m.Projects, m.Valued, int64(m.Value), RatioView(m.Ratio)}
		}),
		Contests: mapped(s.Contests, func(c award.ContestSum) ContestView {
			return ContestView{string(c.Contest), c.Contracts, int64(c.Value)}
		}),
		Ratio: RatioView(s.Ratio), PairsOf: s.PairsOf, WinnersOf: s.WinnersOf, Contractors: s.Contractors,
		Pairs: mapped(s.Pairs, func(p award.PairSum) PairView {
			return PairView{slices.Clone(p.Names[:]), p.Together, slices.Clone(p.Won[:]), slices.Clone(p.Bids[:])}
		}),
		Winners: mapped(s.Winners, func(w award.WinnerSum) WinnerView {
			return WinnerView{w.Name, w.Contracts, int64(w.Value), w.Direct, w.Bids, w.Won, mapped(w.Units, func(u award.UnitShare) UnitShareView {
				return UnitShareView{u.Key(), names.ofAward(u.Unit), u.Contracts, u.Of, u.Share, u.Known}
			})}
		}),
	}
}

func awardView(a *award.Award, unit string) AwardView {
	ratio, _ := a.Ratio()
	return AwardView{
		Project: string(a.Project.ID), Of: a.Project.Title, Code: a.Project.Code, Unit: unit, Number: a.Number, Title: a.Title,
		Method: a.Method, Contest: string(a.Contest), Tenderers: a.Tenderers.Len(), Contractor: a.Contractor,
		Price: int64(a.Price), Estimate: int64(a.Estimate), Ratio: ratio, Signed: string(a.Signed),
	}
}
