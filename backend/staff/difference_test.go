package staff_test

import (
	"testing"

	"didban.app/backend/staff"
)

// differs is the difference of the draft.
func differs(d *desk) (any, error) {
	return call(d.drafts.Difference(staff.DraftRequest{Draft: d.marks["draft"]}))
}

// TestDifference_Point: who judges a place reads where it is, and where it was.
func TestDifference_Point(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "place")},
		row{who: "sara", with: typing("draft", "place", "name", "بوستان آزمون", "sort", "park", "geometry", "۳۳٫۹۸، ۵۱٫۴۴")},
		row{who: "sara", with: differs, comes: []string{`"field":"geometry"`, `"sort":"place"`, `[51.44,33.98]`}},
		row{who: "sara", with: typing("draft", "place", "geometry", `{"type":"LineString","coordinates":[[51.44,33.98],[51.45,33.99]]}`)},
		row{who: "sara", with: differs, comes: []string{`"new":"LineString"`}, not: []string{"51.45"}},
	)
}
