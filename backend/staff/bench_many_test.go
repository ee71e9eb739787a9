package staff_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// bigOffice is an office with a city of ten thousand projects.
func bigOffice(b *testing.B) *office {
	b.Helper()
	o := newOffice(b)
	o.put(didbantest.City(10_000, 0)...)
	o.must(o.Map.CatchUp(o.Store))
	o.must(o.Roster.CatchUp(o.Store))
	return o
}

// timed runs a call as often as the benchmark asks.
func timed(b *testing.B, call func() error) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if err := call(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	reportShares(b, took)
}

// BenchmarkMany is what is done with many nouns at once in a city of ten thousand projects.
func BenchmarkMany(b *testing.B) {
	o := bigOffice(b)
	d := o.as("maryam")
	ids := projectIDs(didban.MaxBulk)
	r := bulkOf(ids, "officer", "set", "نوری")
	r.Try = true
	b.Run("round", func(b *testing.B) {
		timed(b, func() error {
			_, err := d.lists.Round(staff.RoundRequest{Round: "progress", Whose: "all"})
			return err
		})
	})
	b.Run("trial", func(b *testing.B) {
		timed(b, func() error {
			view, err := d.lists.Bulk(r)
			if err == nil && view.Changed != len(ids) {
				b.Fatalf("%d change", view.Changed)
			}
			return err
		})
	})
	r.Try = false
	view, err := d.lists.Bulk(r)
	o.must(err)
	b.Run("open", func(b *testing.B) {
		timed(b, func() error {
			_, err := d.drafts.Open(staff.DraftOpenRequest{Draft: view.Draft})
			return err
		})
	})
	n := 0
	b.Run("edit", func(b *testing.B) {
		timed(b, func() error {
			n++
			_, err := d.drafts.Edits(staff.EditsRequest{Draft: view.Draft, Page: "bench", Edits: []staff.EditView{
				{N: n, Sheet: "project/" + ids[7], Op: didban.EditSet, Path: "description", Text: time.Duration(n).String()},
			}})
			return err
		})
	})
	b.Run("review", func(b *testing.B) {
		timed(b, func() error {
			_, err := d.review.Open(staff.DraftRequest{Draft: view.Draft})
			return err
		})
	})
}
