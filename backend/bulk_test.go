package didban

import (
	"slices"
	"testing"
)

// TestBulkOps_NamesFields: every field that many nouns may get is one of its kind's table,
// has a value, and is no name of one noun.
func TestBulkOps_NamesFields(t *testing.T) {
	for kind, names := range bulkFields {
		for _, name := range names {
			f, ok := FieldOf(kind, name)
			if !ok || f.IsRows() || f.IsGroup() || f.Sort == SortPlace || name == "code" || name == "title" || name == "name" {
				t.Errorf("%s.%s can't be one value of many", kind, name)
			}
		}
	}
}

func TestBulkOps(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		field string
		want  []string
	}{
		{KindProject, "status", []string{BulkSet}}, // required: never cleared
		{KindProject, "unit", []string{BulkSet, BulkClear}},
		{KindProject, "areas", []string{BulkSet, BulkAdd, BulkRemove, BulkClear}},
		{KindProject, "title", nil},
		{KindProject, "budget", nil},
		{KindTrustee, "phone", nil},
		{KindPerson, "bio", nil},
		{KindComment, "text", nil},
	} {
		f, _ := FieldOf(c.kind, c.field)
		if got := BulkOps(c.kind, f); !slices.Equal(got, c.want) {
			t.Errorf("%s.%s: %v, want %v", c.kind, c.field, got, c.want)
		}
	}
}
