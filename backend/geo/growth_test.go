package geo_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// growths are the sizes of city over which nothing that a change costs may grow.
var growths = []int{1000, 10_000, 100_000}

// cities are the plain generated city, and one whose projects have contracts, payments,
// milestones and saved versions.
var cities = map[string]func(n int) []didban.Noun{
	"plain": func(n int) []didban.Noun { return didbantest.City(n, 0) },
	"rich":  func(n int) []didban.Noun { return enriched(didbantest.City(n, 0)) },
}

// enriched gives every project two contracts, each with five tenderers, twelve payments and
// an amendment, of two thousand contractors together; a unit, an address and milestones.
func enriched(nouns []didban.Noun) []didban.Noun {
	for n, noun := range nouns {
		p, ok := noun.(*didban.Project)
		if !ok {
			continue
		}
		p.Version, p.UnitID, p.Unit = 3, didbantest.ID(didban.KindUnit, n%40+1), fmt.Sprint("سازمان ", n%40)
		p.Address, p.AsOf = fmt.Sprint("خیابان ", n%300, "، پلاک ", n), didban.Day(fmt.Sprintf("2026-%02d-%02d", n%12+1, n%28+1))
		for k := range 2 {
			p.Contracts = append(p.Contracts, richContract(n, k))
		}
		for m := range 3 {
			p.Milestones = append(p.Milestones, didban.Milestone{Title: []string{"تحویل زمین", "گودبرداری", "بهره‌برداری"}[m], Sort: "works", Due: didban.Day(fmt.Sprintf("2026-%02d-15", m*3+1))})
		}
	}
	return nouns
}

func richContract(n, k int) didban.Contract {
	c := didban.Contract{
		Number: fmt.Sprint(k), Title: "اجرا", Nature: "construction", Method: didban.ProcurementMethods[(n+k)%4].Code, Status: "active",
		Contractor: fmt.Sprint("پیمانکار ", n%1000+1000*k), Price: 1_000_000, Estimate: didban.Rial(900_000 + n*31%200_000),
		Signed: didban.Day(fmt.Sprintf("20%02d-01-01", 20+n%7)), Start: "2026-01-10", Days: 200,
		Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-06-01", Old: 1_000_000, New: 1_200_000, Reason: "تورم"}},
	}
	for m := range 5 {
		c.Tenderers = append(c.Tenderers, fmt.Sprint("پیمانکار ", (n*(m*m+1)+m*7)%1000+1000*k))
	}
	for m := range 12 {
		c.Payments = append(c.Payments, didban.Payment{Number: fmt.Sprint(m), Day: didban.Day(fmt.Sprintf("2026-%02d-05", m+1)), Amount: 50_000})
	}
	return c
}

// written is a feed that gives every noun as a file gives it: read anew, with nothing in
// common with any other.
type written struct {
	*didbantest.Feed
	texts map[didban.ID][]byte
}

func newWritten(nouns []didban.Noun) *written {
	f := &written{didbantest.NewFeed(nouns...), map[didban.ID][]byte{}}
	for _, n := range nouns {
		f.texts[n.Head().ID], _ = json.Marshal(n)
	}
	return f
}

func (f *written) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	noun, err := f.Feed.Load(kind, id)
	if p, ok := noun.(*didban.Project); ok && err == nil {
		fresh := new(didban.Project)
		return fresh, json.Unmarshal(f.texts[p.ID], fresh)
	}
	return noun, err
}

// Stood gives two saved states before the present one.
func (f *written) Stood(id didban.ID) ([]didban.Stood, error) {
	noun, err := f.Load(didban.KindProject, id)
	p, ok := noun.(*didban.Project)
	if !ok || err != nil {
		return nil, err
	}
	first, second := p.Stood(1, "2025-01-02", "نخست"), p.Stood(2, "2025-07-02", "بازنگری")
	first.Revised, second.Suspended, second.SuspendedReason = first.Revised/2, true, "نبود اعتبار"
	return []didban.Stood{first, second, p.Stood(p.Version, "2026-01-02", "پایان ایست")}, nil
}

// BenchmarkGrowth tells what one saved project costs the map, until it stands in the lists and
// in a tile, and what memory the map keeps.
func BenchmarkGrowth(b *testing.B) {
	for _, kind := range []string{"plain", "rich"} {
		for _, n := range growths {
			b.Run(fmt.Sprintf("%s/%dk", kind, n/1000), func(b *testing.B) { benchGrowth(b, cities[kind](n)) })
		}
	}
}

func benchGrowth(b *testing.B, nouns []didban.Noun) {
	feed := newWritten(nouns)
	withFeed := kept()
	x := geo.NewIndex()
	if err := x.CatchUp(feed); err != nil {
		b.Fatal(err)
	}
	x.Today("2026-11-28")
	x.Select(didban.ProjectFilter{})
	x.Select(some)
	heap := kept() - withFeed
	var put, turn, chosen, drawn, sorted []time.Duration
	random, day := rand.New(rand.NewPCG(1, 2)), didban.Day("2026-11-28")
	for b.Loop() {
		p := *as[*didban.Project](b, nouns[31+random.IntN(len(nouns)-31)])
		p.Title, p.AsOf, p.Status = fmt.Sprint("تازه ", len(put)), day, didban.Statuses[random.IntN(5)].Code
		feed.texts[p.ID], _ = json.Marshal(&p)
		feed.Put(&p)
		put = append(put, timed(func() {
			if err := x.CatchUp(feed); err != nil {
				b.Fatal(err)
			}
		}))
		chosen = append(chosen, timed(func() { x.Select(didban.ProjectFilter{}) }))
		drawn = append(drawn, timed(func() { tile(b, x, 14, 10532, 6543, some) }))
		sorted = append(sorted, timed(func() { x.Sorted(some, didban.ProjectSort{Column: "title"}) }))
		if len(put)%20 == 0 {
			day = didban.DayOf(day.Time().AddDate(0, 0, 1))
			turn = append(turn, timed(func() { x.Today(day) }))
		}
	}
	middle(b, put, "put-ms")
	middle(b, chosen, "select-ms")
	middle(b, drawn, "tile-ms")
	middle(b, sorted, "sorted-ms")
	middle(b, turn, "day-ms")
	b.ReportMetric(float64(heap)/1e6, "heap-MB")
	runtime.KeepAlive(x)
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

// kept is the memory that is in use once all else is let go, in bytes.
func kept() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// middle gives the middle of the single calls, in milliseconds.
func middle(b *testing.B, took []time.Duration, unit string) {
	if len(took) > 0 {
		slices.Sort(took)
		b.ReportMetric(took[len(took)/2].Seconds()*1000, unit)
	}
}
