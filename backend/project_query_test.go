package didban_test

import (
	"slices"
	"testing"
	"unsafe"

	didban "didban.app/backend"
)

var three = []*didban.ProjectFacts{
	{
		ID: "1", Code: "1", Domain: "green", Type: "construction", Status: "implementation", Areas: []didban.ID{"n", "r"}, AsOf: "2026-01-01",
		Years: []int{1402, 1403}, Amount: 9_999_999_999, Physical: didban.PercentOf(24.9),
	},
	{
		ID: "2", Code: "2", Domain: "green", Type: "expansion", Status: "completion", Areas: []didban.ID{"r"}, AsOf: "2026-03-01",
		Years: []int{1403}, Amount: 10_000_000_000, Physical: didban.PercentOf(100),
	},
	{ID: "3", Code: "3", Domain: "civil", Type: "construction", Status: "implementation", Suspended: true, AsOf: "2026-03-01"},
}

func TestProjectOrder_RunningWorksThenNewestFigures(t *testing.T) {
	want := []*didban.ProjectFacts{
		{Code: "a", Status: "implementation", AsOf: "2026-02-01"},
		{Code: "b", Status: "implementation", AsOf: "2026-02-01"},
		{Code: "0", Status: "implementation", AsOf: "2026-01-01"},
		{Code: "c", Status: "decommissioning", AsOf: "2026-03-01"},
		{Code: "d", Status: "implementation", Suspended: true, AsOf: "2026-03-01"},
		{Code: "e", Status: "preparation", AsOf: "2026-03-01"},
		{Code: "f", Status: "identification", AsOf: "2026-03-01"},
		{Code: "g", Status: "completion", AsOf: "2026-03-01"},
		{Code: "h", Status: "maintenance", AsOf: "2026-03-01"},
		{Code: "i", Status: "decommissioned", AsOf: "2026-03-01"},
		{Code: "j", Status: "cancelled", AsOf: "2026-03-01"},
		{Code: "k", AsOf: "2026-03-01"},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, didban.ProjectOrder)
	for i, p := range got {
		if p != want[i] {
			t.Errorf("place %d: %s, want %s", i, p.Code, want[i].Code)
		}
	}
}

func TestProjectOrder_HasEveryStatus(t *testing.T) {
	unknown := &didban.ProjectFacts{Code: "0"}
	for _, status := range didban.Statuses {
		if didban.ProjectOrder(&didban.ProjectFacts{Code: "1", Status: status.Code}, unknown) >= 0 {
			t.Errorf("%s stands with what is not known", status.Code)
		}
	}
}

// TestProjectFacts_Size holds the facts to a size in which memory is given out, eight bytes of
// which tell where its pointers are: the map of a large city keeps a hundred thousand of them,
// and eight bytes more would cost each 128.
func TestProjectFacts_Size(t *testing.T) {
	if size := unsafe.Sizeof(didban.ProjectFacts{}); size > 896-8 {
		t.Errorf("%d bytes, want 888 at most", size)
	}
}
