package exchange_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

const rssItem = `<item><title>پل فین</title><guid>g</guid><pubDate>Sat, 12 Aug 2023 06:30:00 +0000</pubDate><description>متن</description></item>`

// utf16LE is a text in UTF-16 with its mark.
func utf16LE(s string) string {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

// Feeds that are broken are refused and write nothing, and no panic of a reader comes out.
func TestReadFeed_Malformed(t *testing.T) {
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>خبر</title>`
	for name, test := range map[string]struct{ file, text, key string }{
		"cut in a title":         {"a.xml", `<rss version="2.0"><channel><item><title>نیم`, "feed.broken"},
		"cut in a tag":           {"a.xml", `<rss version="2.0"><channel><item><tit`, "feed.broken"},
		"cut in CDATA":           {"a.xml", `<rss version="2.0"><channel><item><title><![CDATA[نیم`, "feed.broken"},
		"ends crossed":           {"a.xml", `<rss version="2.0"><channel><item><title>پل</item></title></channel></rss>`, ""},
		"Atom cut":               {"a.atom", atom + `<entry><id>1</id>`, "feed.broken"},
		"a control sign":         {"a.xml", `<rss version="2.0"><channel><item><title>پ` + "\x01" + `ل</title></item></channel></rss>`, ""},
		"a NUL":                  {"a.xml", `<rss version="2.0"><channel><item><title>پ` + "\x00" + `ل</title></item></channel></rss>`, ""},
		"JSON cut":               {"a.json", `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"`, "feed.broken"},
		"items are no list":      {"a.json", `{"version":"https://jsonfeed.org/version/1.1","items":7}`, "feed.broken"},
		"items of nothing":       {"a.json", `{"version":"https://jsonfeed.org/version/1.1","items":[null,null]}`, ""},
		"JSON without items":     {"a.json", `{"version":"https://jsonfeed.org/version/1.1"}`, ""},
		"nothing in the channel": {"a.xml", `<rss version="2.0"><channel></channel></rss>`, ""},
		"no channel":             {"a.xml", `<rss version="2.0"></rss>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, map[string]string{test.file: test.text})
			for _, n := range batch.Nouns {
				if err := n.Validate(); err != nil {
					t.Errorf("%s: %v", n.Head().Code, err)
				}
			}
			if test.key == "" {
				return
			}
			if len(batch.Nouns) > 0 || len(problems) != 1 || problems[0].Key != test.key || problems[0].Level != didban.LevelError {
				t.Errorf("%d nouns, %s", len(batch.Nouns), show(problems))
			}
		})
	}
}

// A feed in the encodings of older programs is read, and that is told; one that says it is
// in UTF-8 and is not gives no broken signs.
func TestReadFeed_Encodings(t *testing.T) {
	windows := strings.NewReplacer("پل فین", "\x81\xe1 \xdd\xed\xe4", "متن", "\xe3\xca\xe4", "خبر", "\xce\xc8\xd1").Replace(rssItem)
	for name, test := range map[string]struct {
		text string
		told bool
	}{
		"UTF-8 with a mark":          {"\xef\xbb\xbf" + `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>` + rssItem + `</channel></rss>`, false},
		"UTF-16":                     {utf16LE(`<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel>` + rssItem + `</channel></rss>`), false},
		"windows-1256":               {`<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel>` + windows + `</channel></rss>`, true},
		"windows-1256 as UTF-8":      {`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>` + windows + `</channel></rss>`, true},
		"windows-1256, nothing said": {`<rss version="2.0"><channel>` + windows + `</channel></rss>`, true},
		"UTF-8 as windows-1256":      {`<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel>` + rssItem + `</channel></rss>`, false},
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, map[string]string{"feed.xml": test.text})
			told := false
			for _, p := range problems {
				told = told || p.Key == "feed.encoding"
			}
			if len(batch.Nouns) != 1 {
				t.Fatalf("%d nouns: %s", len(batch.Nouns), show(problems))
			}
			a, ok := batch.Nouns[0].(*didban.Article)
			if !ok || strings.ReplaceAll(a.Title, "ي", "ی") != "پل فین" || a.Body != "متن" || told != test.told {
				t.Errorf("got %+v, told %v", batch.Nouns[0], told)
			}
		})
	}
}

// Entries that come twice, in one feed or in two that overlap, are taken in once.
func TestReadFeed_Duplicates(t *testing.T) {
	feed := `<rss version="2.0"><channel><title>خبر</title>` + rssItem + rssItem + `</channel></rss>`
	batch, problems := newWorld().read(t, map[string]string{"a.xml": feed, "b.xml": feed, "c.xml": feed})
	if batch.New[didban.KindArticle] != 1 {
		t.Errorf("%d articles: %s", batch.New[didban.KindArticle], show(problems))
	}
	p := wantProblem(t, problems, didban.LevelWarning, 2, "", "feed.repeated")
	if p.File != "a.xml" || p.Args["count"] != "1" {
		t.Errorf("got %+v", p)
	}
}

// anyFile reads bytes under a name: no panic, no failure, and what it gives without an error
// is valid and gives itself again.
func anyFile(t *testing.T, name string, content []byte) {
	t.Helper()
	tree := fstest.MapFS{name: {Data: content}, "projects.csv": {Data: []byte(oneProject)}}
	files, err := exchange.Files(tree, ".")
	must(t, err)
	w := newWorld()
	batch, _, err := exchange.Read(files, w.source())
	must(t, err)
	if len(batch.Nouns) == 0 {
		return
	}
	for _, n := range batch.Nouns {
		if err := n.Validate(); err != nil {
			t.Errorf("%s: %v", n.Head().Code, err)
		}
	}
	w.write(batch.Nouns)
	again, problems, err := exchange.Read(files, w.source())
	must(t, err)
	if len(again.Nouns) > 0 {
		t.Errorf("a second time changes %d nouns: %s%s", len(again.Nouns), encode(t, again.Nouns), show(problems))
	}
}

// FuzzReadJSON reads anything as JSON.
func FuzzReadJSON(f *testing.F) {
	for _, seed := range []string{
		`[{"code":"P-1","title":"پل","domain":"civil","type":"construction","status":"implementation"}]`, `{"code":1,"centre":{"lon":51.4}}`, `[{"a":[1,[2,{"b":null}]]}]`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"title":"a","content_text":"b","date_published":"2024-01-01"},null]}`, `[[[[`, `{"code":1e999}`, `[{"":""}]`, "\xef\xbb\xbf[]",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		anyFile(t, "x.json", content)
		anyFile(t, "areas.json", content)
	})
}

// FuzzReadGeoJSON reads anything as GeoJSON.
func FuzzReadGeoJSON(f *testing.F) {
	for _, seed := range []string{
		areas, `{"type":"FeatureCollection","features":[]}`, `{"type":"FeatureCollection","features":[null,{"type":"Feature"}]}`,
		`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a","sort":"park","name":"x"},"geometry":{"type":"Point","coordinates":[51.4,33.9]}}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		anyFile(t, "areas.geojson", content)
		anyFile(t, "places.geojson", content)
	})
}

// FuzzReadMarkdown reads anything as an article with front matter.
func FuzzReadMarkdown(f *testing.F) {
	for _, seed := range []string{
		"---\ncode: a\ntitle: پل\nsection: civil\nform: news\n---\nمتن\n", "---\ntitle: [a, b]\ndate: 2024-01-01\ntags:\n- x\n---\n", "---\na: &x [*x]\n---\n", "---\n? a\n: b\n---\n", "---\n---\n", "---\n<<: {a: b}\n---",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { anyFile(t, "articles/a.md", content) })
}
