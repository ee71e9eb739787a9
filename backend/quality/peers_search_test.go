package quality

import (
	"context"
	"database/sql"
	"encoding/json"
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
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
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

// questions is how many of each sort are drawn.
const questions = 200

// workload holds what is asked: words that stand in articles drawn evenly, so that
// a common word is asked for as often as it is common.
type workload struct {
	*rand.Rand
	terms, pairs, phrases, beginnings, typos []string
}

func (w *workload) take(a *didban.Article) {
	words := strings.Fields(a.Body)
	at := w.IntN(len(words) - 1)
	one, other := words[at], words[w.IntN(len(words))]
	w.terms = append(w.terms, one)
	w.pairs = append(w.pairs, one+" "+other)
	w.phrases = append(w.phrases, words[at]+" "+words[at+1])
	letters := []rune(one)
	w.beginnings = append(w.beginnings, string(letters[:min(len(letters), 3+w.IntN(2))]))
	hit := w.IntN(max(1, len(letters)-1)) + 1
	w.typos = append(w.typos, string(slices.Delete(slices.Clone(letters), min(hit, len(letters)-1), min(hit+1, len(letters)))))
}

// searchPeers puts the search beside FTS5 on one corpus.
func searchPeers(b *testing.B, n int, to *table) {
	c := newCorpus(b, n)
	x := didbanOf(b, c, to)
	var peers []*ftsPeer
	for _, d := range drivers() {
		peers = append(peers, ftsOf(b, c, d, to))
	}
	ask := func(q search.Query) search.Result {
		q.Limit = 20
		found, err := x.Find(b.Context(), q)
		must(b, err)
		return found
	}
	row := func(name, what string, texts []string, asked func(string) search.Query, theirs func(*ftsPeer, string) ftsQuestion) {
		r := peerRow{name: name, what: what, count: len(texts)}
		r.sides = append(r.sides, side{ours, func(i int) int { return ask(asked(texts[i])).Total }, nil})
		for _, p := range peers {
			put := make([]ftsQuestion, len(texts))
			for i, text := range texts {
				put[i] = theirs(p, text)
			}
			r.sides = append(r.sides, side{p.name, func(i int) int { return put[i].answer(b, p.db) }, func(i int) int { return put[i].total(b, p.db) }})
		}
		to.run(b, r)
	}
	exact := func(q search.Query) search.Query { q.Exact = true; return q }
	words := func(text string) search.Query { return exact(search.Query{Text: text + " "}) }
	ranked := func(_ *ftsPeer, text string) ftsQuestion { return ftsQuestion{match: ftsAll(terms(text))} }
	row("term", "Didban marks 20", c.asked.terms, words, ranked)
	row("two terms", "Didban marks 20", c.asked.pairs, words, ranked)
	row("phrase", "Didban marks 20", c.asked.phrases,
		func(text string) search.Query { return exact(search.Query{Text: "«" + text + "»"}) },
		func(_ *ftsPeer, text string) ftsQuestion { return ftsQuestion{match: `"` + terms(text) + `"`} })
	row("beginning of a word", "Didban marks 20", c.asked.beginnings,
		func(text string) search.Query { return search.Query{Text: text} },
		func(_ *ftsPeer, text string) ftsQuestion { return ftsQuestion{match: ftsAll(persian.Fold(text)) + "*"} })
	sections, year := []string{"civil", "cultural"}, c.year(b, len(c.ends)/2)
	row("filter, facets, marks", "Didban counts 10 facets, FTS5 2; both mark 20", c.asked.terms,
		func(text string) search.Query {
			return exact(search.Query{Text: text + " ", Kinds: []didban.Kind{didban.KindArticle}, Sections: sections, Years: []string{year}, Facets: true})
		},
		func(_ *ftsPeer, text string) ftsQuestion {
			return ftsQuestion{match: ftsAll(terms(text)), sections: sections, year: year}
		})
	row("by date", "Didban marks 20", c.asked.terms,
		func(text string) search.Query { return exact(search.Query{Text: text + " ", Sort: "newest"}) },
		func(_ *ftsPeer, text string) ftsQuestion {
			return ftsQuestion{match: ftsAll(terms(text)), byDate: true}
		})
	alone := func(name string, texts []string, ask func(string) int) {
		to.run(b, peerRow{name: name, count: len(texts), sides: []side{{ours, func(i int) int { return ask(texts[i]) }, nil}}})
	}
	alone("a slip of spelling", c.asked.typos, func(text string) int { return ask(search.Query{Text: text + " "}).Total })
	alone("suggestions", c.asked.beginnings, func(text string) int {
		list, err := x.Suggest(b.Context(), text, 8)
		must(b, err)
		return len(list)
	})
}

// didbanOf makes the search of a corpus, whose segments lie in files.
func didbanOf(b *testing.B, c *corpus, to *table) *search.Index {
	b.Helper()
	dir := b.TempDir()
	now := func() time.Time { return time.UnixMilli(didbantest.Start).AddDate(10, 0, 0) }
	open := func() *search.Index {
		x, err := search.Open(dir, search.Options{Now: now})
		must(b, err)
		return x
	}
	x := open()
	rate, peak := indexing(b, c, func() { must(b, x.CatchUp(b.Context(), c)) })
	must(b, x.Close())
	to.note("%s reads in %d articles, %.0f MB of text, at %.0f a second with %.0f MB at the peak; its index is %.2f times the text",
		ours, len(c.ends), float64(c.bytes)/1e6, rate, peak, float64(folderSize(b, dir))/float64(c.bytes))
	x = open()
	must(b, x.CatchUp(b.Context(), c))
	b.Cleanup(func() { _ = x.Close() })
	return x
}

// ftsPeer is FTS5 with a corpus. It is given the terms of the texts, not the texts, so that it
// finds the same: its own tokenizer knows nothing of Persian.
type ftsPeer struct {
	name string
	db   *sql.DB
}

// terms writes a text as its terms, the first reading of each word.
func terms(text string) string {
	var out []string
	for t := range persian.Tokens(text) {
		if t.Span == 1 && t.Pos > len(out) {
			out = append(out, t.Term)
		}
	}
	return strings.Join(out, " ")
}

func ftsOf(b *testing.B, c *corpus, d driver, to *table) *ftsPeer {
	b.Helper()
	db := openWith(b, d.driver, filepath.Join(b.TempDir(), d.driver+".db"),
		`CREATE TABLE article(id INTEGER PRIMARY KEY, section TEXT, year TEXT, at INTEGER)`,
		`CREATE INDEX by_time ON article(at)`,
		`CREATE VIRTUAL TABLE doc USING fts5(title, lead, body)`)
	each := func(row func(*didban.Article) []any) func(int) []any {
		return func(i int) []any {
			a, err := c.article(i)
			must(b, err)
			return append([]any{i}, row(a)...)
		}
	}
	rate, peak := indexing(b, c, func() {
		fillTable(b, db, `INSERT INTO doc(rowid, title, lead, body) VALUES (?, ?, ?, ?)`, len(c.ends),
			each(func(a *didban.Article) []any { return []any{terms(a.Title), terms(a.Lead), terms(a.Body)} }))
		fillTable(b, db, `INSERT INTO article VALUES (?, ?, ?, ?)`, len(c.ends),
			each(func(a *didban.Article) []any { return []any{a.Section, yearOf(a), a.Published} }))
	})
	mustExec(b, db, `INSERT INTO doc(doc) VALUES ('optimize')`)
	to.note("FTS5 %s reads them in at %.0f a second, %.0f MB; it is given the terms that Didban makes of them", d.name, rate, peak)
	return &ftsPeer{"FTS5 " + d.name, db}
}

// ftsQuestion is a question put to FTS5.
type ftsQuestion struct {
	match    string
	byDate   bool
	sections []string // with facets and snippets, as far as they are asked for
	year     string
}

const (
	ftsRanked  = `SELECT rowid, bm25(doc, 6, 2, 1) FROM doc WHERE doc MATCH ?1 ORDER BY bm25(doc, 6, 2, 1) LIMIT 20`
	ftsByDate  = `SELECT doc.rowid, at FROM doc JOIN article ON article.id = doc.rowid WHERE doc MATCH ?1 ORDER BY at DESC LIMIT 20`
	ftsJoined  = ` FROM doc JOIN article ON article.id = doc.rowid WHERE doc MATCH ?1`
	ftsSection = ` AND section IN (?2, ?3)`
	ftsYear    = ` AND year = ?4`
	ftsMarks   = `SELECT doc.rowid, snippet(doc, -1, '[', ']', '…', 24)` + ftsJoined + ftsSection + ftsYear + ` ORDER BY bm25(doc, 6, 2, 1) LIMIT 20`
)

// answer reads the page, and the facets that go with it, and gives how many rows that are.
func (q ftsQuestion) answer(b *testing.B, db *sql.DB) int {
	switch {
	case q.byDate:
		return countRows(b, db, ftsByDate, q.match)
	case q.sections == nil:
		return countRows(b, db, ftsRanked, q.match)
	}
	return countRows(b, db, `SELECT section, count(*)`+ftsJoined+ftsYear+` GROUP BY section`, q.args()...) +
		countRows(b, db, `SELECT year, count(*)`+ftsJoined+ftsSection+` GROUP BY year`, q.args()...) +
		countRows(b, db, ftsMarks, q.args()...)
}

func (q ftsQuestion) args() []any { return []any{q.match, q.sections[0], q.sections[1], q.year} }

// total counts all that is found.
func (q ftsQuestion) total(b *testing.B, db *sql.DB) (n int) {
	statement, args := `SELECT count(*) FROM doc WHERE doc MATCH ?1`, []any{q.match}
	if q.sections != nil {
		statement, args = `SELECT count(*)`+ftsJoined+ftsSection+ftsYear, q.args()
	}
	query(b, db, statement, func(scan func(...any) error) error { return scan(&n) }, args...)
	return n
}

// year is that of an article.
func (c *corpus) year(b *testing.B, n int) string {
	b.Helper()
	a, err := c.article(n)
	must(b, err)
	return yearOf(a)
}

func yearOf(a *didban.Article) string {
	day := didban.DayOf(time.UnixMilli(a.Published).In(jalali.Tehran()))
	return strconv.Itoa(jalali.FiscalYear(string(day)))
}

// indexing gives the articles a second and the peak of memory, in MB, beyond what was held before.
func indexing(b *testing.B, c *corpus, index func()) (rate, most float64) {
	b.Helper()
	debug.FreeOSMemory()
	before := resetPeak(b)
	began := time.Now()
	index()
	rate = float64(len(c.ends)) / time.Since(began).Seconds()
	most = peak(b) - before
	runtime.KeepAlive(c)
	return rate, most
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
