package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

var three = []*didban.ProjectFacts{
	{
		ID: "1", Code: "1", Domain: "green", Type: "construction", Status: "implementation", Areas: []didban.ID{"n", "r"}, AsOf: "2026-01-01",
		Years: []int{1402, 1403}, Amount: 9_999_999_999, Physical: didban.PercentOf(24.9), Folded: "بوستان امیرکبیر\nksh-1",
	},
	{
		ID: "2", Code: "2", Domain: "green", Type: "expansion", Status: "completion", Areas: []didban.ID{"r"}, AsOf: "2026-03-01",
		Years: []int{1403}, Amount: 10_000_000_000, Physical: didban.PercentOf(100), Folded: "توسعه بوستان",
	},
	{ID: "3", Code: "3", Domain: "civil", Type: "construction", Status: "implementation", Suspended: true, AsOf: "2026-03-01"},
}

func TestProjectOrder_NewestFiguresFirst(t *testing.T) {
	if didban.ProjectOrder(three[1], three[0]) >= 0 || didban.ProjectOrder(three[1], three[2]) >= 0 || didban.ProjectOrder(three[0], three[0]) != 0 {
		t.Fatal("not by newest figures, then by code")
	}
}
