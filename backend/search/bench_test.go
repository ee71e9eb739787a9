package search_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

var sizes = []int{10_000, 100_000}

// cities are kept from one benchmark to the next: half projects, half articles.
var cities = map[int]func() *didbantest.Feed{}

func init() {
	for _, n := range sizes {
		cities[n] = sync.OnceValue(func() *didbantest.Feed {
			return didbantest.NewFeed(didbantest.City(n/2, n/2)...)
		})
	}
}

func BenchmarkCatchUp(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) {
			feed := cities[n]()
			for b.Loop() {
				x := open(b, b.TempDir())
				catchUp(b, x, feed)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

func BenchmarkFind(b *testing.B) {
	always := time.UnixMilli(didbantest.Start + 50*365*24*hour)
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) { benchFind(b, n, always) })
	}
}

func benchFind(b *testing.B, n int, always time.Time) {
	feed := cities[n]()
	x, err := search.Open(b.TempDir(), search.Options{Now: func() time.Time { return always }})
	if err != nil {
		b.Fatal(err)
	}
	catchUp(b, x, feed)
	queries := []struct {
		name string
		q    search.Query
	}{
		{"all", search.Query{}},
		{"common term", search.Query{Text: "کاشان "}},
		{"rare term", search.Query{Text: "نابودوبا "}},
		{"two words", search.Query{Text: "زیرگذر آسفالت "}},
		{"phrase", search.Query{Text: "«فضای سبز»"}},
		{"prefix", search.Query{Text: "آسف"}},
		{"wide prefix", search.Query{Text: "باد"}},
		{"filtered", search.Query{Text: "بوستان ", Domains: []string{"green", "civil"}, From: "2022-01-01"}},
	}
	for _, q := range queries {
		q.q.Limit = 20
		b.Run(q.name, func(b *testing.B) {
			each(b, func() error {
				_, err := x.Find(context.Background(), q.q)
				return err
			})
		})
	}
	for _, prefix := range []string{"پ", "آسف", "پروژه شهر کا"} {
		b.Run("suggest "+prefix, func(b *testing.B) {
			each(b, func() error {
				_, err := x.Suggest(context.Background(), prefix, 8)
				return err
			})
		})
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// each reports the 95th percentile beside the mean.
func each(b *testing.B, do func() error) {
	var times []time.Duration
	for b.Loop() {
		began := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}
