package quality

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/persian"
	"didban.app/backend/search"
)

// engine finds sentences: at most ten, the best first.
type engine struct {
	name string
	find func(text string) []int
}

// deep is how many answers of an engine are looked at.
const deep = 10

// TestGoals_Retrieval asks for the sentence that answers a question. The figure is
// the mean of 1 ÷ place of the right sentence among the first ten (MRR@10).
func TestGoals_Retrieval(t *testing.T) {
	if !*goals {
		t.Skip("takes minutes; ask for it with -goals")
	}
	sentences, questions := pquad(t)
	rare := rarity(sentences)
	ways := []struct {
		name string
		ask  func(string) string
	}{
		{"plain", func(q string) string { return q }},
		{"noisy", noisy},
		{"keywords", func(q string) string { return keywords(q, rare) }},
	}
	t.Logf("%d sentences, %d questions", len(sentences), len(questions))
	t.Logf("%-16s %8s %8s %8s", "MRR@10", "plain", "noisy", "keywords")
	best := make([]float64, len(ways))
	var own []float64
	for _, e := range engines(t, sentences) {
		got := make([]float64, len(ways))
		for i, way := range ways {
			got[i] = e.meanReciprocalRank(questions, way.ask)
			if e.name != ours {
				best[i] = max(best[i], got[i])
			}
		}
		if e.name == ours {
			own = got
		}
		t.Logf("%-16s %8.3f %8.3f %8.3f", e.name, got[0], got[1], got[2])
	}
	for i, way := range ways {
		if own[i] <= best[i] {
			t.Errorf("%s questions: %.3f, another system has %.3f", way.name, own[i], best[i])
		}
	}
	if own[0]-own[1] > 0.005 {
		t.Errorf("noisy spelling costs %.4f, the goal is 0.005", own[0]-own[1])
	}
}

func (e engine) meanReciprocalRank(questions []question, ask func(string) string) float64 {
	sum := 0.0
	for _, q := range questions {
		if place := slices.Index(e.find(ask(q.text)), q.answer); place >= 0 {
			sum += 1 / float64(place+1)
		}
	}
	return sum / float64(len(questions))
}

func engines(t *testing.T, sentences []string) []engine {
	t.Helper()
	return []engine{
		{ours, didbanFinds(t, sentences)},
		{"bleve standard", bleveFinds(t, "standard", sentences)},
		{"bleve fa", bleveFinds(t, "fa", sentences)},
		{"fts5", ftsFinds(t, sentences, func(s string) string { return s })},
		{"fts5, folded", ftsFinds(t, sentences, persian.Fold)},
	}
}

// TestGoals_Marks asks the same questions and looks at the marks of what is found:
// each must begin and end where a word of the original does.
func TestGoals_Marks(t *testing.T) {
	sentences, questions := pquad(t)
	if !*goals {
		sentences, questions = sentences[:500], questions[:200]
	}
	x, _ := indexOf(t, sentences)
	var whole score
	for _, q := range questions {
		found, err := x.Find(t.Context(), search.Query{Text: noisy(q.text), Limit: deep})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			countMarks(&whole, h.Passage)
		}
	}
	if whole.all < len(questions) {
		t.Fatalf("only %d marks", whole.all)
	}
	t.Logf("marks of whole words: %d of %d", whole.right, whole.all)
	goal(t, ours, "marks of whole words", whole.share(), 1)
}

func countMarks(whole *score, passage []search.Segment) {
	inner := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || persian.IsHalfSpace(r) }
	for i, s := range passage {
		if !s.Mark {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s.Text)
		last, _ := utf8.DecodeLastRuneInString(s.Text)
		var before, after rune
		if i > 0 {
			before, _ = utf8.DecodeLastRuneInString(passage[i-1].Text)
		}
		if i < len(passage)-1 {
			after, _ = utf8.DecodeRuneInString(passage[i+1].Text)
		}
		cut := inner(before) && inner(first) || inner(last) && inner(after)
		whole.add(!cut && utf8.ValidString(s.Text))
	}
}

// didbanFinds asks the whole search of the program: each sentence is the lead of an
// article of its own.
func didbanFinds(t *testing.T, sentences []string) func(string) []int {
	t.Helper()
	x, number := indexOf(t, sentences)
	return func(text string) (out []int) {
		found, err := x.Find(context.Background(), search.Query{Text: text + " ", Limit: deep})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			out = append(out, number[h.ID])
		}
		return out
	}
}

func indexOf(t *testing.T, sentences []string) (x *search.Index, number map[didban.ID]int) {
	t.Helper()
	feed := didbantest.NewFeed()
	number = map[didban.ID]int{}
	for i, s := range sentences {
		id := didbantest.ID(didban.KindArticle, i)
		number[id] = i
		feed.Put(&didban.Article{Meta: didban.Meta{ID: id, Version: 1}, Lead: s, Published: didbantest.Start})
	}
	later := func() time.Time { return time.UnixMilli(didbantest.Start).AddDate(5, 0, 0) }
	x, err := search.Open(t.TempDir(), search.Options{Now: later})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	if err := x.CatchUp(t.Context(), feed); err != nil {
		t.Fatal(err)
	}
	return x, number
}

// bleveFinds asks Bleve, with one of its analyzers, for any of the words.
func bleveFinds(t *testing.T, analyzer string, sentences []string) func(string) []int {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = analyzer
	x, err := bleve.NewMemOnly(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	batch := x.NewBatch()
	for i, s := range sentences {
		if err := batch.Index(strconv.Itoa(i), map[string]string{"text": s}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return func(text string) (out []int) {
		q := bleve.NewMatchQuery(text)
		q.SetField("text")
		found, err := x.Search(bleve.NewSearchRequestOptions(q, deep, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			n, err := strconv.Atoi(h.ID)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, n)
		}
		return out
	}
}

// ftsFinds asks SQLite for any of the words, ranked by its BM25.
func ftsFinds(t *testing.T, sentences []string, prepare func(string) string) func(string) []int {
	t.Helper()
	db := sqlite(t, `CREATE VIRTUAL TABLE doc USING fts5(text)`)
	fillTable(t, db, `INSERT INTO doc(rowid, text) VALUES (?, ?)`, len(sentences), func(i int) []any { return []any{i, prepare(sentences[i])} })
	return func(text string) (out []int) {
		asked := ftsAny(prepare(text))
		if asked == "" {
			return nil
		}
		query(t, db, `SELECT rowid FROM doc WHERE doc MATCH ? ORDER BY rank LIMIT ?`, func(scan func(...any) error) error {
			var n int
			err := scan(&n)
			out = append(out, n)
			return err
		}, asked, deep)
		return out
	}
}

// fillTable inserts rows in one transaction.
func fillTable(t testing.TB, db *sql.DB, statement string, n int, row func(int) []any) {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	insert, err := tx.Prepare(statement)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if _, err := insert.Exec(row(i)...); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// noisy writes a text as keyboards and habits other than the editor's would: the
// Arabic letters, no hamza and no madda, Latin digits, and half-spaces left out,
// typed as blanks, or as other signs, in turn.
func noisy(text string) string {
	text = strings.NewReplacer(
		"ی", "ي", "ک", "ك", "آ", "ا", "أ", "ا", "ؤ", "و", "ئ", "ي", "ۀ", "ه",
		"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9",
	).Replace(text)
	others := []string{"", " ", "\u00ac", "\u200b"}
	turn := 0
	var b strings.Builder
	for _, r := range text {
		if r != persian.HalfSpace {
			b.WriteRune(r)
			continue
		}
		b.WriteString(others[turn%len(others)])
		turn++
	}
	return b.String()
}

// rarity counts the sentences of each word as written.
func rarity(sentences []string) map[string]int {
	out := map[string]int{}
	for _, s := range sentences {
		for _, w := range slices.Compact(slices.Sorted(strings.FieldsFuncSeq(s, func(r rune) bool { return !isWordRune(r) }))) {
			out[w]++
		}
	}
	return out
}

// keywords are the three rarest words of a question that stand in some sentence,
// as a person would type them who is in a hurry.
func keywords(text string, in map[string]int) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isWordRune(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return in[w] == 0 })
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(in[a], in[b]) })
	return strings.Join(words[:min(3, len(words))], " ")
}
