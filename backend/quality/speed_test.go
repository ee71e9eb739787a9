package quality

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// corpus is a generated archive of news that lies in a file: nothing of it counts
// as the memory of what is measured.
type corpus struct {
	file  *os.File
	ends  []int64
	bytes int64 // of the texts alone
	asked workload
}

func newCorpus(b *testing.B, n int) *corpus {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "articles.json"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	c := &corpus{file: f}
	sample := workload{Rand: rand.New(rand.NewPCG(7, 11))}
	end := int64(0)
	for _, noun := range didbantest.City(0, n) {
		a, isArticle := noun.(*didban.Article)
		if !isArticle {
			continue
		}
		raw, err := json.Marshal(a)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := f.Write(raw); err != nil {
			b.Fatal(err)
		}
		end += int64(len(raw))
		c.ends = append(c.ends, end)
		c.bytes += int64(len(a.Title) + len(a.Lead) + len(a.Body))
		if len(c.ends)%(n/questions) == 0 {
			sample.take(a)
		}
	}
	c.asked = sample
	return c
}

func (c *corpus) article(n int) (*didban.Article, error) {
	from := int64(0)
	if n > 0 {
		from = c.ends[n-1]
	}
	raw := make([]byte, c.ends[n]-from)
	if _, err := c.file.ReadAt(raw, from); err != nil {
		return nil, err
	}
	a := &didban.Article{}
	return a, json.Unmarshal(raw, a)
}

// Head, Changes, Load and Wait make a feed of the corpus.
func (c *corpus) Head() uint64 { return uint64(len(c.ends)) }

// Changes gives one change an article.
func (c *corpus) Changes(after uint64, limit int) (out []didban.Change, err error) {
	for seq := after + 1; seq <= c.Head() && len(out) < limit; seq++ {
		id := didbantest.ID(didban.KindArticle, int(seq))
		out = append(out, didban.Change{Seq: seq, Kind: didban.KindArticle, ID: id, Op: didban.OpPut})
	}
	return out, nil
}

// Load reads an article from the file.
func (c *corpus) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	n, err := strconv.ParseInt(string(id[len(id)-12:]), 16, 64)
	if kind != didban.KindArticle || err != nil {
		return nil, didban.Fault(didban.CodeNotFound, "noun.missing")
	}
	return c.article(int(n) - 1)
}

// Stood tells of projects, of which there are none.
func (c *corpus) Stood(didban.ID) ([]didban.Stood, error) { return nil, nil }

// Wait waits until the context ends: nothing changes.
func (c *corpus) Wait(ctx context.Context, _ uint64) error {
	<-ctx.Done()
	return ctx.Err()
}

// questions is how many of each sort are asked.
const questions = 200

// workload holds what is asked: words that stand in articles drawn evenly, so that
// a common word is asked for as often as it is common.
type workload struct {
	*rand.Rand
	terms, pairs, phrases, prefixes, typos []string
}

func (w *workload) take(a *didban.Article) {
	words := strings.Fields(a.Body)
	at := w.IntN(len(words) - 1)
	one, other := words[at], words[w.IntN(len(words))]
	w.terms = append(w.terms, one)
	w.pairs = append(w.pairs, one+" "+other)
	w.phrases = append(w.phrases, words[at]+" "+words[at+1])
	letters := []rune(one)
	w.prefixes = append(w.prefixes, string(letters[:min(len(letters), 3)]))
	hit := w.IntN(max(1, len(letters)-1)) + 1
	w.typos = append(w.typos, string(slices.Delete(slices.Clone(letters), min(hit, len(letters)-1), min(hit+1, len(letters)))))
}

// BenchmarkSpeed measures the search and FTS5 on one corpus, side by side. Times
// are milliseconds: the median and, as p95, the 95th of a hundred.
func BenchmarkSpeed(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("%dk", n/1000), func(b *testing.B) {
			c := newCorpus(b, n)
			b.Run("didban", func(b *testing.B) { speedOfDidban(b, c) })
			b.Run("fts5", func(b *testing.B) { speedOfFTS(b, c, func(s string) string { return s }) })
		})
	}
}

func speedOfDidban(b *testing.B, c *corpus) {
	dir := b.TempDir()
	now := func() time.Time { return time.UnixMilli(didbantest.Start).AddDate(10, 0, 0) }
	open := func() *search.Index {
		x, err := search.Open(dir, search.Options{Now: now})
		if err != nil {
			b.Fatal(err)
		}
		return x
	}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			must(b, os.RemoveAll(dir))
			x := open()
			measureIndexing(b, c, func() { must(b, x.CatchUp(b.Context(), c)) })
			must(b, x.Close())
			b.ReportMetric(float64(folderSize(b, dir))/float64(c.bytes), "size/text")
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			x := open()
			must(b, x.CatchUp(b.Context(), c))
			b.StopTimer()
			must(b, x.Close())
			b.StartTimer()
		}
	})
	x := open()
	must(b, x.CatchUp(b.Context(), c))
	ask := func(b *testing.B, q search.Query) int {
		q.Limit, q.Exact = 20, true
		found, err := x.Find(b.Context(), q)
		must(b, err)
		return found.Total
	}
	timed(b, "term", c.asked.terms, func(text string) int { return ask(b, search.Query{Text: text + " "}) })
	timed(b, "two terms", c.asked.pairs, func(text string) int { return ask(b, search.Query{Text: text + " "}) })
	timed(b, "phrase", c.asked.phrases, func(text string) int { return ask(b, search.Query{Text: "«" + text + "»"}) })
	timed(b, "prefix", c.asked.prefixes, func(text string) int { return ask(b, search.Query{Text: text}) })
	timed(b, "fuzzy", c.asked.typos, func(text string) int {
		found, err := x.Find(b.Context(), search.Query{Text: text + " ", Limit: 20})
		must(b, err)
		return found.Total
	})
	timed(b, "filter, facets, highlight", c.asked.terms, func(text string) int {
		return ask(b, search.Query{Text: text + " ", Sections: []string{"civil", "cultural"}, Years: []string{"1400"}, Facets: true})
	})
	timed(b, "by date", c.asked.terms, func(text string) int { return ask(b, search.Query{Text: text + " ", Sort: "newest"}) })
	timed(b, "suggest", c.asked.prefixes, func(text string) int {
		list, err := x.Suggest(b.Context(), text, 8)
		must(b, err)
		return len(list)
	})
	must(b, x.Close())
}

func speedOfFTS(b *testing.B, c *corpus, prepare func(string) string) {
	db := sqliteFile(b, filepath.Join(b.TempDir(), "fts.db"),
		`CREATE TABLE article(id INTEGER PRIMARY KEY, section TEXT, year TEXT, at INTEGER)`,
		`CREATE INDEX by_time ON article(at)`,
		`CREATE VIRTUAL TABLE doc USING fts5(title, lead, body)`)
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			mustExec(b, db, `DELETE FROM doc`)
			mustExec(b, db, `DELETE FROM article`)
			measureIndexing(b, c, func() {
				each := func(row func(*didban.Article) []any) func(int) []any {
					return func(i int) []any {
						a, err := c.article(i)
						must(b, err)
						return append([]any{i}, row(a)...)
					}
				}
				fillTable(b, db, `INSERT INTO doc(rowid, title, lead, body) VALUES (?, ?, ?, ?)`, len(c.ends),
					each(func(a *didban.Article) []any { return []any{prepare(a.Title), prepare(a.Lead), prepare(a.Body)} }))
				fillTable(b, db, `INSERT INTO article VALUES (?, ?, ?, ?)`, len(c.ends),
					each(func(a *didban.Article) []any { return []any{a.Section, "1400", a.Published} }))
			})
		}
	})
	if n := 0; true {
		query(b, db, `SELECT count(*) FROM article`, func(scan func(...any) error) error { return scan(&n) })
		if n != len(c.ends) {
			b.Fatalf("%d rows; the benchmark of the index must run too", n)
		}
	}
	ranked := func(match string) int {
		return countRows(b, db, `SELECT rowid, bm25(doc, 6, 2, 1) FROM doc WHERE doc MATCH ? ORDER BY bm25(doc, 6, 2, 1) LIMIT 20`, match)
	}
	quoted := func(text string) string { return ftsAll(prepare(text)) }
	timed(b, "term", c.asked.terms, func(text string) int { return ranked(quoted(text)) })
	timed(b, "two terms", c.asked.pairs, func(text string) int { return ranked(quoted(text)) })
	timed(b, "phrase", c.asked.phrases, func(text string) int { return ranked(`"` + prepare(text) + `"`) })
	timed(b, "prefix", c.asked.prefixes, func(text string) int { return ranked(quoted(text) + "*") })
	const hits = ` FROM doc JOIN article ON article.id = doc.rowid WHERE doc MATCH ?1 AND section IN ('civil', 'cultural') AND year = '1400'`
	timed(b, "filter, facets, highlight", c.asked.terms, func(text string) int {
		match := quoted(text)
		for _, facet := range []string{"section", "year"} {
			countRows(b, db, `SELECT `+facet+`, count(*)`+hits+` GROUP BY `+facet, match)
		}
		return countRows(b, db, `SELECT doc.rowid, snippet(doc, -1, '[', ']', '…', 24)`+hits+` ORDER BY bm25(doc, 6, 2, 1) LIMIT 20`, match)
	})
	timed(b, "by date", c.asked.terms, func(text string) int {
		return countRows(b, db, `SELECT doc.rowid, at FROM doc JOIN article ON article.id = doc.rowid WHERE doc MATCH ?1 ORDER BY at DESC LIMIT 20`, quoted(text))
	})
}

// measureIndexing reports the rate and the peak of memory beyond what was held before.
func measureIndexing(b *testing.B, c *corpus, index func()) {
	b.Helper()
	debug.FreeOSMemory()
	before := resetPeak(b)
	began := time.Now()
	index()
	b.ReportMetric(float64(len(c.ends))/time.Since(began).Seconds(), "docs/s")
	b.ReportMetric(peak(b)-before, "peak-MB")
	b.ReportMetric(float64(c.bytes)/1e6, "text-MB")
	runtime.KeepAlive(c)
}

// timed asks all questions once and reports the median and the 95th percentile.
func timed(b *testing.B, name string, texts []string, ask func(string) int) {
	b.Run(name, func(b *testing.B) {
		var times []time.Duration
		found := 0
		for b.Loop() {
			for _, text := range texts {
				began := time.Now()
				if ask(text) > 0 {
					found++
				}
				times = append(times, time.Since(began))
			}
		}
		slices.Sort(times)
		ms := func(at int) float64 { return float64(times[at].Microseconds()) / 1000 }
		b.ReportMetric(ms(len(times)/2), "p50-ms")
		b.ReportMetric(ms(len(times)*95/100), "p95-ms")
		b.ReportMetric(float64(found)/float64(len(times)), "answered")
		b.ReportMetric(0, "ns/op")
	})
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func folderSize(b *testing.B, dir string) (sum int64) {
	b.Helper()
	must(b, filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		sum += info.Size()
		return err
	}))
	return sum
}
