package geo_test

import (
	"fmt"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// BenchmarkSums counts the projects of a city in one pass, as the first who asks does, and
// follows one that changes.
func BenchmarkSums(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) { benchSums(b, n) })
	}
}

func benchSums(b *testing.B, n int) {
	nouns := didbantest.City(n, 0)
	for n, noun := range nouns {
		if p, ok := noun.(*didban.Project); ok {
			p.Contracts = []didban.Contract{let(n, 0), let(n, 1)}
		}
	}
	x := follow(b, nouns...)
	x.Today("2026-11-22")
	list := x.Select(didban.ProjectFilter{}).Projects
	scope, ofYear := x.Board("", 0).Scope, x.Board("", 1402).Scope
	board := didban.CountBoard(nil, scope)
	for name, do := range map[string]func(int){
		"board":  func(int) { didban.SumBoard(list, scope) },
		"year":   func(int) { didban.SumBoard(list, ofYear) },
		"area":   func(int) { didban.SumArea(list) },
		"flags":  func(int) { didban.SumFlags(list, scope.Today, x.Limits(), 3) },
		"home":   func(int) { didban.CountHome(list, 1405) },
		"change": func(at int) { board.Add(list[at%n]); board.Remove(list[at%n]) },
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				do(len(took))
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
}

// let is a contract with twelve payments and one amendment.
func let(n, k int) didban.Contract {
	c := didban.Contract{
		Number: fmt.Sprint(k), Title: "اجرا", Method: didban.ProcurementMethods[(n+k)%4].Code, Status: "active",
		Contractor: fmt.Sprint("پیمانکار ", n%1000+1000*k), Price: 1_000_000, Signed: didban.Day(fmt.Sprintf("20%02d-01-01", 20+n%7)),
		Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-06-01", Old: 1_000_000, New: 1_200_000, Reason: "تورم"}},
	}
	for m := range 12 {
		c.Payments = append(c.Payments, didban.Payment{Number: fmt.Sprint(m), Day: didban.Day(fmt.Sprintf("2026-%02d-05", m+1)), Amount: 50_000})
	}
	return c
}
