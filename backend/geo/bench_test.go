package geo_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

var sizes = []int{10_000, 100_000}

// whole is the box of the generated city.
var whole = didban.Box{West: 51.38, South: 33.94, East: 51.48, North: 34.04}

var some = didban.ProjectFilter{Domains: []string{"civil", "green", "services"}, Statuses: []string{"implementation", "completion"}}

// BenchmarkTile cuts every tile of a zoom that covers the city, over and over.
func BenchmarkTile(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) { benchTiles(b, n) })
	}
}

func benchTiles(b *testing.B, n int) {
	x := follow(b, didbantest.City(n, 0)...)
	for _, z := range []uint32{11, 12, 13, 14, 16} {
		for name, f := range map[string]didban.ProjectFilter{"all": {}, "some": some} {
			b.Run(fmt.Sprintf("z%d/%s", z, name), func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					for _, at := range cover(z, whole) {
						start := time.Now()
						tile(b, x, z, at[0], at[1], f)
						took = append(took, time.Since(start))
					}
				}
				report(b, took)
			})
		}
	}
}

func BenchmarkSelect(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) { benchSelects(b, n) })
	}
}

func benchSelects(b *testing.B, n int) {
	x := follow(b, didbantest.City(n, 0)...)
	for name, f := range map[string]didban.ProjectFilter{"all": {}, "some": some} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				x.Select(f)
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

// BenchmarkSelectFresh asks by a filter that was never asked before, so that
// nothing of it is remembered.
func BenchmarkSelectFresh(b *testing.B) {
	x := follow(b, didbantest.City(100_000, 0)...)
	for name, fresh := range map[string]func(n int) didban.ProjectFilter{
		"amount": func(n int) didban.ProjectFilter {
			return didban.ProjectFilter{Domains: some.Domains, Amount: ranged(fmt.Sprintf("%d-", n*1000))}
		},
		"words": func(n int) didban.ProjectFilter {
			return didban.ProjectFilter{Words: []string{fmt.Sprintf("p-%04d", n)}}
		},
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				x.Select(fresh(len(took)))
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

func BenchmarkApply(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) {
			feed := didbantest.NewFeed(didbantest.City(n, 0)...)
			for b.Loop() {
				if err := geo.NewIndex().CatchUp(feed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSortedFresh sorts by a vocabulary and by delay after a change, so that no order is remembered.
func BenchmarkSortedFresh(b *testing.B) {
	for _, column := range []string{"domain", "status", "delay"} {
		b.Run(column, func(b *testing.B) {
			feed := didbantest.NewFeed(didbantest.City(10_000, 0)...)
			x := geo.NewIndex()
			if err := x.CatchUp(feed); err != nil {
				b.Fatal(err)
			}
			x.Select(didban.ProjectFilter{})
			var took []time.Duration
			for b.Loop() {
				b.StopTimer()
				if err := x.Renew(feed); err != nil {
					b.Fatal(err)
				}
				x.Select(didban.ProjectFilter{})
				b.StartTimer()
				start := time.Now()
				x.Sorted(didban.ProjectFilter{}, didban.ProjectSort{Column: column})
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

// report gives the spread of the single calls, in milliseconds.
func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
}
