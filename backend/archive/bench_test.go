package archive_test

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
)

// BenchmarkSelect asks 100,000 articles by filters that narrow much, little and
// nothing; the spread of the single calls is in milliseconds.
func BenchmarkSelect(b *testing.B) {
	feed := didbantest.NewFeed(newspaper(100_000)...)
	before := held()
	x := archive.NewIndex()
	catchUp(b, x, feed)
	memory := held() - before // of the catalogue alone
	runtime.KeepAlive(feed)
	for name, f := range filters() {
		b.Run("100k/"+name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				x.Select(f, 0, 24)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			at := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
			b.ReportMetric(at(0.5), "p50-ms")
			b.ReportMetric(at(0.95), "p95-ms")
			b.ReportMetric(memory/1e6, "MB")
		})
	}
}

// BenchmarkFollow takes 100,000 articles in, and one more.
func BenchmarkFollow(b *testing.B) {
	feed := didbantest.NewFeed(newspaper(100_000)...)
	b.Run("100k/all", func(b *testing.B) {
		for b.Loop() {
			catchUp(b, archive.NewIndex(), feed)
		}
	})
	b.Run("100k/one", func(b *testing.B) {
		x := archive.NewIndex()
		catchUp(b, x, feed)
		for n := 0; b.Loop(); n++ {
			feed.Put(article(200_000+n, didbantest.Start+5000*day))
			catchUp(b, x, feed)
		}
	})
}

func held() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
