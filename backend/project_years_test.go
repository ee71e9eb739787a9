package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

func TestSumYears(t *testing.T) {
	paid := didban.ListOf(didban.ContractFacts{Paid: didban.ListOf(
		didban.PaidOn{Day: "2025-01-01", Amount: 5}, didban.PaidOn{Day: "2026-01-01", Amount: 7}, didban.PaidOn{Day: "2026-01-02", Amount: 11},
	)})
	list := []*didban.ProjectFacts{
		{Status: "implementation", Contracts: paid},
		{Status: "implementation", Suspended: true},
		{Status: "completion", Finished: "2026-01-01"},
		{Status: "maintenance", Finished: "2026-01-02"},
		{Status: "completion"},
		{Status: ""},
		{Status: "preparation"},
		{Status: "cancelled"},
	}
	want := didban.Years{Begun: 6, Running: 1, Finished: 1, Paid: 12}
	if got := didban.SumYears(list, "2026-01-01"); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
