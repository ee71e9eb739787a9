package exchange_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// nested wraps a text n times.
func nested(open, inner, closing string, n int) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(closing, n)
}

// Whatever a file is nested in, it is refused before it is taken apart: the names of its
// columns alone would fill the memory.
func TestRead_NestedBeyondMeasure(t *testing.T) {
	deep := 9_900
	feed := `<?xml version="1.0"?><rss version="2.0"><channel><title>خبر</title><item><title>پل</title>`
	for name, files := range map[string]map[string]string{
		"objects":        {"projects.json": `[` + nested(`{"`+strings.Repeat("a", 200)+`":`, "1", "}", deep) + `]`},
		"lists":          {"projects.json": `[{"code":` + nested("[", "1", "]", deep) + `}]`},
		"never closed":   {"projects.json": strings.Repeat("[", deep)},
		"properties":     {"places.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":` + nested(`{"a":`, "1", "}", deep) + `}]}`},
		"coordinates":    {"places.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":{"type":"Point","coordinates":` + nested("[", "1", "]", deep) + `}}]}`},
		"feed":           {"feed.xml": feed + nested("<a>", "x", "</a>", deep) + `</item></channel></rss>`},
		"json feed":      {"feed.json": `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","x":` + nested(`{"a":`, "1", "}", deep) + `}]}`},
		"yaml in flow":   {"a.md": "---\ntitle: پل\nx: " + nested("[", "1", "]", 40) + "\n---\nمتن\n"},
		"yaml in blocks": {"a.md": "---\ntitle: پل\nx:\n  " + strings.Repeat("- ", 40) + "1\n---\nمتن\n"},
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, files)
			for _, p := range problems {
				if p.Key == "file.tooDeep" && p.Level == didban.LevelError && p.Row > 0 {
					if len(batch.Nouns) > 0 {
						t.Error("something would be written")
					}
					return
				}
			}
			t.Errorf("not refused: %s", show(problems))
		})
	}
}

// What real files nest is taken in: a feed with its text as XHTML, brackets in texts.
func TestRead_NestedAsRealFilesAre(t *testing.T) {
	markup := nested("<div>", "متن", "</div>", 40)
	batch, problems := newWorld().read(t, map[string]string{
		"projects.json": `[{"code":"P-1","title":"` + strings.Repeat("[{", 100) + `\"[","domain":"civil","type":"construction","status":"implementation"}]`,
		"feed.xml": `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>خبر</title><id>a</id>` +
			`<entry><id>urn:x:1</id><title>پل</title><updated>2026-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">` + markup + `</div></content></entry></feed>`,
		"broken.xml": `<?xml version="1.0"?><rss version="2.0"><channel><title>خبر</title><item><title>راه</title><guid>g</guid><description>` + strings.Repeat("خط<br>", 40) + `</description></item></channel></rss>`,
	})
	for _, p := range problems {
		if p.Level == didban.LevelError {
			t.Errorf("refused: %s", show(problems))
			break
		}
	}
	if n := len(batch.Nouns); n != 3 {
		t.Errorf("%d nouns, want 3: %s", n, show(problems))
	}
}

// Taking JSON apart costs what it measures, however wide it is: memory for a million
// cells that nobody filled is not asked for.
func TestRead_CellsBeyondMeasure(t *testing.T) {
	var b strings.Builder
	b.WriteString("[{")
	for i := range exchange.MaxColumns - 1 {
		b.WriteString(`"c` + strings.Repeat("x", i) + `":1,`)
	}
	b.WriteString(`"last":1}`)
	for range exchange.MaxRows - 1 {
		b.WriteString(`,{"last":1}`)
	}
	b.WriteString("]")
	_, problems := newWorld().read(t, map[string]string{"projects.json": b.String()})
	for _, p := range problems {
		if p.Key == "file.tooManyCells" {
			return
		}
	}
	t.Errorf("not refused: %s", show(problems))
}
