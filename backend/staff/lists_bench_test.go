package staff_test

import (
	"fmt"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// BenchmarkLists measures the one call behind a list, in a city of 10,000 projects of which
// a hundred are withdrawn and fifty are in drafts.
func BenchmarkLists(b *testing.B) {
	o := newOffice(b)
	city := didbantest.City(10_000, 10_000)
	o.put(city...)
	o.must(o.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for n := range 100 {
			if err := tx.Delete(didban.KindProject, didbantest.ID(didban.KindProject, 9_000+n)); err != nil {
				return err
			}
		}
		return nil
	}))
	o.must(o.Map.CatchUp(o.Store))
	d := o.as("sara")
	for n := range 50 {
		if _, err := begin(fmt.Sprint("draft", n), "project")(d); err != nil {
			b.Fatal(err)
		}
		if _, err := typing(fmt.Sprint("draft", n), "project", "title", "پروژهٔ تازه")(d); err != nil {
			b.Fatal(err)
		}
	}
	listed(d, staff.ListRequest{Kind: "project"}) // what is kept in memory catches up
	for name, r := range map[string]staff.ListRequest{
		"all":         {Kind: "project"},
		"filter":      {Kind: "project", Filter: "status=implementation&domain=civil&amount=1-"},
		"missing":     {Kind: "project", Filter: "missing=purpose&missing=firm"},
		"text":        {Kind: "project", Text: "پل"},
		"by-title":    {Kind: "project", Sort: "title"},
		"by-approved": {Kind: "project", Sort: "approved", Descending: true},
		"by-area":     {Kind: "project", Sort: "area"},
		"everything":  {Kind: "project", Text: "پ", Filter: "missing=purpose", Since: "2020-01-01", Sort: "told", State: "public"},
		"withdrawn":   {Kind: "project", State: "withdrawn"},
		"withdrawn-q": {Kind: "project", State: "withdrawn", Text: "پ"},
		"media":       {Kind: "media", Sort: "uses"},
		"areas":       {Kind: "area", Sort: "parent"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.lists.Open(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
