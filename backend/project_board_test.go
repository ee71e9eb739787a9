package didban_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
)

// scope is the dashboard of the day of judge, with two months told.
var scope = didban.BoardScope{
	Parts: []didban.ID{"n", "m"}, Today: judge.Today, Month: judge.From, Until: judge.Today, Months: []didban.Day{"2026-10-01", "2026-11-01"},
}

// ledger is three projects whose figures are known.
func ledger() []*didban.ProjectFacts {
	list := []*didban.ProjectFacts{
		{
			ID: "1", Title: "پل", Domain: "civil", Status: "implementation", Areas: []didban.ID{"n", "m", "r"},
			Signals: didban.Signals{Active: true, Disclosed: 3, Expected: 5, Reported: "2026-11-20"},
			Lines: []didban.LineFacts{
				{Year: 1404, Source: "municipal", Approved: 100, Allocated: 80, Spent: 60},
				{Year: 1405, Source: "national", Approved: 40, Allocated: 30, Spent: 10},
				{Year: 1405, Source: "national", Approved: 30},
			},
			Contracts: didban.ListOf(
				didban.ContractFacts{
					Number: "K1", Contractor: "سازه", Price: 200, Value: 260, Signed: "2025-01-01", Amended: didban.ListOf[didban.Day]("2026-11-21"),
					Paid: paid("2026-09-30", 1, "2026-10-31", 7, "2026-11-22", 5, "2026-12-22", 9),
				},
				didban.ContractFacts{Number: "K2", Contractor: "سازه", Price: 50, Value: 40, Signed: "2026-11-02"},
			),
		},
		{ID: "2", Domain: "green", Status: "completion", Areas: []didban.ID{"n"}, Promised: "2026-10-01", Finished: "2026-11-22"},
		{ID: "3", Domain: "green", Status: "completion", Suspended: true, Promised: "2026-10-01", Finished: "2026-09-01"},
	}
	for _, p := range list {
		p.Judged = judge.Of(p)
	}
	return list
}

// paid is payments of days and amounts, by turns.
func paid(all ...any) didban.List[didban.PaidOn] {
	var out []didban.PaidOn
	for two := range slices.Chunk(all, 2) {
		out = append(out, didban.PaidOn{Day: didban.Day(two[0].(string)), Amount: didban.Rial(two[1].(int))})
	}
	return didban.ListOf(out...)
}

func TestSumBoard_Counts(t *testing.T) {
	b := didban.SumBoard(ledger(), scope)
	if b.Total != 3 || b.Finished != 1 || bars(b.Statuses) != "implementation:1/1=170 completion:0/1=0 suspended:0/1=0 " {
		t.Errorf("counts: %+v", b)
	}
	if b.Money != (didban.MoneySum{Count: 3, Priced: 1, Approved: 170, Allocated: 110, Spent: 70}) {
		t.Errorf("money: %+v", b.Money)
	}
	if b.Ends != (didban.EndTally{OnTime: 1, Judged: 2}) || b.Disclosure != (didban.DisclosureSum{Disclosed: 3, Expected: 5}) {
		t.Errorf("ends %+v, disclosure %+v", b.Ends, b.Disclosure)
	}
	if want := (didban.OverrunSum{Count: 1, Priced: 1, Rise: 60}); b.Overrun != want {
		t.Errorf("a cheaper contract makes no dearer one good: %+v, want %+v", b.Overrun, want)
	}
	if !slices.Equal(b.Years, []int{1405, 1404}) {
		t.Errorf("years %v", b.Years)
	}
}

// bars writes a chart in its order.
func bars(list []didban.MoneySum) (out string) {
	for _, s := range list {
		out += fmt.Sprintf("%s:%d/%d=%d ", s.Code, s.Priced, s.Count, s.Approved)
	}
	return out
}

func TestSumBoard_Charts(t *testing.T) {
	b := didban.SumBoard(ledger(), scope)
	for name, c := range map[string]struct {
		list []didban.MoneySum
		want string
	}{
		"domains":  {b.Domains, "civil:1/1=170 green:0/2=0 "},
		"areas":    {b.Areas, "n:1/2=170 m:1/1=170 :0/1=0 "}, // counted whole in each, and once in none
		"sources":  {b.Sources, "municipal:1/1=100 national:1/1=70 "},
		"statuses": {b.Statuses, "implementation:1/1=170 completion:0/1=0 suspended:0/1=0 "},
		"years":    {b.ByYear, "1404:1/1=100 1405:1/1=70 "}, // two lines of a year are one project
	} {
		if got := bars(c.list); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestSumBoard_OfAYear(t *testing.T) {
	of1404 := scope
	of1404.Year = 1404
	b := didban.SumBoard(ledger(), of1404)
	if b.Total != 1 || b.Money.Approved != 100 || bars(b.Sources) != "municipal:1/1=100 " {
		t.Errorf("got %+v", b)
	}
	if bars(b.ByYear) != "1404:1/1=100 1405:1/1=70 " || len(b.Years) != 2 {
		t.Errorf("the years are told whole whichever is wanted: %s", bars(b.ByYear))
	}
}

func TestSumBoard_MonthsAndChanges(t *testing.T) {
	b := didban.SumBoard(ledger(), scope)
	want := []didban.MonthSum{{First: "2026-10-01", Payments: 1, Projects: 1, Paid: 7}, {First: "2026-11-01", Payments: 1, Projects: 1, Paid: 5}}
	if !reflect.DeepEqual(b.Months, want) {
		t.Errorf("a payment to come is none, one before the months is in no month: %+v", b.Months)
	}
	wantChanges := []didban.ChangeSum{
		{Code: didban.RecentFinished, Count: 1, Projects: 1},
		{Code: didban.RecentSigned, Count: 1, Projects: 1, Rials: 50},
		{Code: didban.RecentAmended, Count: 1, Projects: 1},
		{Code: didban.RecentPaid, Count: 1, Projects: 1, Rials: 5},
		{Code: didban.RecentReported, Count: 1, Projects: 1},
	}
	if !reflect.DeepEqual(b.Changes, wantChanges) {
		t.Errorf("got %+v", b.Changes)
	}
	past := scope
	past.Until = "2026-11-10"
	if m := didban.SumBoard(ledger(), past).Months[1]; m.Payments != 0 {
		t.Errorf("a payment after the last day told: %+v", m)
	}
}

func TestSumBoard_Largest(t *testing.T) {
	var list []*didban.ProjectFacts
	for i := range 200 {
		p := &didban.ProjectFacts{ID: didban.ID(fmt.Sprintf("%03d", i))}
		own := didban.ContractFacts{Number: "0", Contractor: fmt.Sprintf("c%02d", i%20), Value: didban.Rial(1000 - i)}
		second := own
		second.Number = "1"
		p.Contracts = didban.ListOf(own, second, didban.ContractFacts{Value: 1}) // the last of nobody that is named
		list = append(list, p)
	}
	b := didban.SumBoard(list, didban.BoardScope{})
	if len(b.Contracts) != 10 || b.Contracts[0].Value != 1000 || b.Contracts[9].Value != 996 || b.Contracts[9].Number != "1" {
		t.Errorf("contracts %+v", b.Contracts)
	}
	if len(b.Contractors) != 10 || b.Contractors[0].Name != "c00" || b.Contractors[0].Contracts != 20 || b.Contractors[0].Projects != 10 {
		t.Errorf("contractors %+v", b.Contractors)
	}
}

func TestSumBoard_NothingIsBeyondCounting(t *testing.T) {
	rich := func(id didban.ID) *didban.ProjectFacts {
		return &didban.ProjectFacts{ID: id, Lines: []didban.LineFacts{{Year: 1404, Approved: didban.MaxRial}}}
	}
	if b := didban.SumBoard([]*didban.ProjectFacts{rich("1"), rich("2")}, scope); b.Money.Approved < didban.MaxRial {
		t.Errorf("the sum ran over: %d", b.Money.Approved)
	}
	if b := didban.SumBoard(nil, didban.BoardScope{}); b.Total != 0 || len(b.Flags) != len(didban.FlagCodes) || len(b.Changes) != len(didban.RecentChanges) {
		t.Errorf("nothing: %+v", b)
	}
}

func TestSumBoard_PaidIsUpToTodayAndOfTheYear(t *testing.T) {
	if got := didban.SumBoard(ledger(), scope).Paid; got != 13 {
		t.Errorf("all years: %d, want the three payments up to today", got)
	}
	year := scope
	year.Year, year.Months = 1405, []didban.Day{"2026-10-01", "2026-11-01"}
	if got := didban.SumBoard(ledger(), year).Paid; got != 12 {
		t.Errorf("a year: %d, want the payments from its first month on", got)
	}
}

func TestBoardCounter_WhatRanOverComesBack(t *testing.T) {
	rich := &didban.ProjectFacts{ID: "1", Lines: []didban.LineFacts{{Year: 1404, Approved: math.MaxInt64}, {Year: 1404, Approved: math.MaxInt64}}}
	poor := &didban.ProjectFacts{ID: "2", Domain: "green", Lines: []didban.LineFacts{{Year: 1405, Approved: 7}}}
	c := didban.CountBoard([]*didban.ProjectFacts{rich, poor}, scope)
	if got := c.Board().Money.Approved; got != math.MaxInt64 {
		t.Errorf("the sum ran over: %d", got)
	}
	c.Remove(rich)
	b := c.Board()
	if b.Money.Approved != 7 || bars(b.Domains) != "green:1/1=7 " || bars(b.ByYear) != "1405:1/1=7 " || !slices.Equal(b.Years, []int{1405}) {
		t.Errorf("what was taken away is still there: %+v", b)
	}
	if c.Remove(poor); !reflect.DeepEqual(c.Board(), didban.SumBoard(nil, scope)) {
		t.Errorf("a board of nothing: %+v", c.Board())
	}
}
