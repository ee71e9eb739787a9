package quality

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkPeers puts what the program answers by itself beside the systems that one would take
// otherwise, on the same generated city, question by question in turn, so that what else the
// machine does meets all alike. Before the clock runs, the sides' counts are compared; a question
// on which they do not agree is left out. It prints one table: ratios first, then milliseconds,
// the median and, as p95, the 95th of a hundred.
//
//	go test -run '^$' -bench Peers/10k -benchtime 1x ./backend/quality
//	go test -run '^$' -bench Peers -benchtime 1x -timeout 60m -tags sqlite_fts5 ./backend/quality
//
// With the tag, and cgo, SQLite as it is written, in C, stands beside it too; without, only the
// translation of it to Go.
func BenchmarkPeers(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) {
			t := &table{size: n}
			b.Run("search", func(b *testing.B) { searchPeers(b, n, t) })
			b.Run("map", func(b *testing.B) { mapPeers(b, n, t) })
			fmt.Print(t)
		})
	}
}

// driver is a way to SQLite.
type driver struct{ name, driver string }

// drivers are those at hand.
func drivers() []driver {
	all := []driver{{"in Go", "sqlite"}}
	if native != "" {
		return append([]driver{{"native", native}}, all...)
	}
	return all
}

// peerRow is questions that are put to several sides.
type peerRow struct {
	name, what string
	count      int
	sides      []side // ours is the first
}

// side answers questions by their number. What it answers is not always all: total, where it is
// not nil, counts that.
type side struct {
	name   string
	answer func(i int) int
	total  func(i int) int
}

// table is what was measured, as the README shows it.
type table struct {
	size  int
	rows  []string
	notes []string
}

func (t *table) note(form string, args ...any) { t.notes = append(t.notes, fmt.Sprintf(form, args...)) }

// run puts the questions to the sides.
func (t *table) run(b *testing.B, r peerRow) {
	b.Run(r.name, func(b *testing.B) {
		alike := r.alike()
		if len(alike) < r.count/4 {
			b.Fatalf("the sides agree on %d of %d questions", len(alike), r.count)
		}
		took := make([][]time.Duration, len(r.sides))
		for b.Loop() {
			for _, i := range alike {
				for n, s := range r.sides {
					began := time.Now()
					s.answer(i)
					took[n] = append(took[n], time.Since(began))
				}
			}
		}
		b.ReportMetric(0, "ns/op")
		us := spreadOf(took[0])
		b.ReportMetric(us.p50, "p50-ms")
		b.ReportMetric(us.p95, "p95-ms")
		if len(r.sides) == 1 {
			t.rows = append(t.rows, fmt.Sprintf("| %s | – | – | %v | – | %d | %s |", r.name, us, len(alike), r.what))
		}
		for n, s := range r.sides[1:] {
			them := spreadOf(took[n+1])
			t.rows = append(t.rows, fmt.Sprintf("| %s | %s | %s / %s | %v | %v | %d | %s |", r.name, s.name,
				figure(them.p50/us.p50), figure(them.p95/us.p95), us, them, len(alike), r.what))
		}
	})
}

// alike gives the questions to which all sides have as many answers.
func (r peerRow) alike() (out []int) {
	for i := range r.count {
		counts := map[int]bool{}
		for _, s := range r.sides {
			if s.total == nil {
				counts[s.answer(i)] = true
			} else {
				counts[s.total(i)] = true
			}
		}
		if len(counts) == 1 {
			out = append(out, i)
		}
	}
	return out
}

// spread is the median and the 95th percentile, in milliseconds.
type spread struct{ p50, p95 float64 }

func spreadOf(took []time.Duration) spread {
	slices.Sort(took)
	ms := func(at int) float64 { return float64(took[at].Microseconds()) / 1000 }
	return spread{ms(len(took) / 2), ms(len(took) * 95 / 100)}
}

func (s spread) String() string { return figure(s.p50) + " / " + figure(s.p95) }

// figure writes a number with two or three digits that count.
func figure(x float64) string {
	switch {
	case x >= 100:
		return fmt.Sprintf("%.0f", x)
	case x >= 1:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

// String writes the table in Markdown.
func (t *table) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%d articles · %d projects; p50 / p95, in ms\n\n", t.size, t.size)
	b.WriteString("| what | beside | × ours | Didban | the other | questions | |\n|---|---|---|---|---|---|---|\n")
	for _, row := range t.rows {
		b.WriteString(row + "\n")
	}
	b.WriteByte('\n')
	for _, note := range t.notes {
		b.WriteString(note + ".\n")
	}
	if native == "" {
		b.WriteString("SQLite as it is written, in C, was left out: it needs cgo and -tags sqlite_fts5.\n")
	}
	return b.String()
}
