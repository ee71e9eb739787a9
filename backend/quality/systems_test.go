package quality

import (
	"database/sql"
	"strings"
	"testing"
	"unicode"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fa" // registers the analyzer "fa"
	_ "modernc.org/sqlite"                               // registers the driver "sqlite"

	"didban.app/backend/persian"
)

// token is a term and the place, from 1, at which it stands; span is how many
// places it covers.
type token struct {
	term      string
	pos, span int
}

// analyzer gives the terms of a text.
type analyzer struct {
	name   string
	tokens func(text string) []token
}

// analyzers are our own and, with -goals, the others:
// FTS5 takes a statement for every word.
func analyzers(t *testing.T) []analyzer {
	t.Helper()
	if !*goals {
		return []analyzer{{ours, didbanTokens}}
	}
	return []analyzer{
		{ours, didbanTokens},
		{"bleve standard", bleveTokens(t, "standard")},
		{"bleve fa", bleveTokens(t, "fa")},
		{"fts5", ftsTokens(t, func(s string) string { return s })},
		{"fts5, folded", ftsTokens(t, persian.Fold)},
	}
}

// ours is the name of this project's own.
const ours = "didban"

func didbanTokens(text string) (out []token) {
	for t := range persian.Tokens(text) {
		out = append(out, token{t.Term, t.Pos, t.Span})
	}
	return out
}

func bleveTokens(t *testing.T, name string) func(string) []token {
	t.Helper()
	a := bleve.NewIndexMapping().AnalyzerNamed(name)
	if a == nil {
		t.Fatalf("bleve has no analyzer %s", name)
	}
	return func(text string) (out []token) {
		for _, t := range a.Analyze([]byte(text)) {
			out = append(out, token{string(t.Term), t.Position, 1})
		}
		return out
	}
}

// ftsTokens asks SQLite for the terms under which it files a text.
func ftsTokens(t *testing.T, prepare func(string) string) func(string) []token {
	t.Helper()
	db := sqlite(t, `CREATE VIRTUAL TABLE doc USING fts5(text)`, `CREATE VIRTUAL TABLE term USING fts5vocab(doc, instance)`)
	return func(text string) (out []token) {
		mustExec(t, db, `DELETE FROM doc`)
		mustExec(t, db, `INSERT INTO doc(text) VALUES (?)`, prepare(text))
		query(t, db, `SELECT term, "offset" FROM term ORDER BY "offset"`, func(scan func(...any) error) error {
			var found token
			err := scan(&found.term, &found.pos)
			found.pos, found.span = found.pos+1, 1
			out = append(out, found)
			return err
		})
		return out
	}
}

// sqlite opens a database in memory.
func sqlite(t testing.TB, statements ...string) *sql.DB {
	t.Helper()
	return openWith(t, "sqlite", ":memory:", statements...)
}

// openWith opens a database by a driver.
func openWith(t testing.TB, driver, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // each connection has a memory of its own
	t.Cleanup(func() { _ = db.Close() })
	for _, s := range statements {
		mustExec(t, db, s)
	}
	return db
}

func mustExec(t testing.TB, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func query(t testing.TB, db *sql.DB, statement string, row func(scan func(...any) error) error, args ...any) {
	t.Helper()
	rows, err := db.Query(statement, args...)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func countRows(t testing.TB, db *sql.DB, statement string, args ...any) (n int) {
	t.Helper()
	query(t, db, statement, func(scan func(...any) error) error {
		var a, b any
		n++
		return scan(&a, &b)
	}, args...)
	return n
}

// ftsAny asks for any of the words of a text, ftsAll for all of them.
func ftsAny(text string) string { return ftsWords(text, " OR ") }
func ftsAll(text string) string { return ftsWords(text, " ") }

func ftsWords(text, between string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isWordRune(r) })
	for i, w := range words {
		words[i] = `"` + w + `"`
	}
	return strings.Join(words, between)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || persian.IsHalfSpace(r)
}
