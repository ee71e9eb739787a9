package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/didbantest"
)

// hostile makes the files of an attack and runs the program on them.
type hostile struct {
	t       *testing.T
	random  *rand.Rand
	tally   *didbantest.Tally
	base    string            // the folder that is imported into
	whole   map[string][]byte // its files
	archive []byte            // a backup of it
}

// file is the n-th hostile file: first those that are made by hand, each of another way to
// hurt, then files of the sample city that were spoiled.
func (h *hostile) file(n int) (name string, content []byte) {
	made := madeToHurt()
	if n < len(made) {
		return made[n].name, made[n].content()
	}
	names := cityFiles(h.t)
	path := names[h.random.IntN(len(names))]
	b, err := os.ReadFile(path)
	if err != nil {
		h.t.Fatal(err)
	}
	return filepath.Base(path), h.spoiled(b)
}

// cityFiles are the files of the sample city that import reads.
func cityFiles(t *testing.T) (out []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", "backend", "demo", "city"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Base(filepath.Dir(path)) != "media" {
			out = append(out, path)
		}
		return err
	})
	if err != nil || len(out) < 20 {
		t.Fatal(err, out)
	}
	return out
}

// spoiled changes a content in one of the ways in which files are spoiled.
func (h *hostile) spoiled(b []byte) []byte {
	b = bytes.Clone(b)
	at := h.random.IntN(len(b))
	stretch := b[at:min(len(b), at+1+h.random.IntN(4096))]
	switch h.random.IntN(7) {
	case 0: // cut off
		return b[:at]
	case 1: // a stretch is gone
		return append(b[:at:at], b[at+len(stretch):]...)
	case 2: // a stretch stands there many times
		return append(append(b[:at:at], bytes.Repeat(stretch, 1+h.random.IntN(200))...), b[at:]...)
	case 3: // a stretch of zeros
		clear(stretch)
	case 4: // a stretch of noise
		for i := range stretch {
			stretch[i] = byte(h.random.Uint32())
		}
	case 5: // some bits
		for range 1 + h.random.IntN(64) {
			b[h.random.IntN(len(b))] ^= 1 << h.random.IntN(8)
		}
	case 6: // the largest numbers
		for i := range stretch {
			if stretch[i] >= '0' && stretch[i] <= '9' || h.random.IntN(20) == 0 {
				stretch[i] = 0xff
			}
		}
	}
	return b
}

// A wound is one file that is made to hurt.
type wound struct {
	name    string
	content func() []byte
}

const many = 300_000

func text(name string, parts ...string) wound {
	return wound{name, func() []byte { return []byte(strings.Join(parts, "")) }}
}

func deep(name, open, middle, end string, n int) wound {
	return wound{name, func() []byte { return []byte(strings.Repeat(open, n) + middle + strings.Repeat(end, n)) }}
}

func madeToHurt() []wound {
	feed := func(body string) string {
		return `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>` + body + `</channel></rss>`
	}
	markdown := func(body string) string { return "---\ntitle: آزار\ndate: 2023-08-14\n---\n\n" + body }
	return []wound{
		text("empty.csv"), text("empty.json"), text("empty.xlsx"), text("empty.geojson"), text("empty.md"), text("empty.xml"),
		text("bom.csv", "\ufeff"), text("zeros.csv", strings.Repeat("\x00", many)),
		text("quote.csv", `کد,عنوان`+"\n"+`"`, strings.Repeat("ن", many)),
		text("commas.csv", strings.Repeat(",", many)), text("lines.csv", "code,title\n", strings.Repeat("\n", many)),
		text("columns.csv", "code,title", strings.Repeat(",title", 20_000), "\n1,2\n"),
		text("numbers.csv", "code,title,budget\n1,x,", strings.Repeat("9", many), "\n"),
		text("bytes.csv", "code,title\n", strings.Repeat("\xff\xfe\x80", many)),
		deep("arrays.json", "[", "", "]", many), deep("objects.json", `{"a":`, "1", "}", many),
		deep("arrays.geojson", "[", "", "]", many),
		deep("coordinates.geojson", `{"type":"Feature","geometry":{"type":"Polygon","coordinates":`+"[", "1", "]", 10_000),
		text("number.json", `[{"code":"1","title":"x","budget":1`, strings.Repeat("0", many), `}]`),
		text("exponent.json", `[{"code":"1","title":"x","budget":1e999999999}]`),
		text("keys.json", `[{`, strings.Repeat(`"code":"1",`, 50_000), `"title":"x"}]`),
		text("ring.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","title":"x"},"geometry":{"type":"Polygon","coordinates":[[[51,34]`,
			strings.Repeat(",[51.1,34.1],[51,34.1]", 20_000), `,[51,34]]]}}]}`),
		text("places.geojson", `{"type":"Feature","properties":{"code":"1","title":"x"},"geometry":{"type":"Point","coordinates":[1e308,-1e308]}}`),
		text("quotes.md", markdown(strings.Repeat(">", many))), text("lists.md", markdown(strings.Repeat("- ", many))),
		text("links.md", markdown(strings.Repeat("[a](", many/4))), text("stars.md", markdown(strings.Repeat("*a **b ", many/8))),
		text("fences.md", markdown(strings.Repeat("```\n", many/4))), text("tables.md", markdown("|"+strings.Repeat("a|", 5_000)+"\n|"+strings.Repeat("-|", 5_000)+"\n")),
		text("front.md", "---\n", strings.Repeat("a: &a [*a,*a]\n", 3_000), "---\n"),
		text("aliases.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\n", aliases(), "title: *i\n---\nx"),
		deep("tags.html", "<div>", "x", "</div>", 50_000), deep("spans.html", "<b><i>", "x", "", 50_000),
		text("attributes.html", "<article><p ", strings.Repeat(`a="b" `, 50_000), ">x</p></article>"),
		text("tables.html", "<article>", strings.Repeat("<table><tr><td>", 5_000), "</article>"),
		text("entities.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">`, entities(), `]>`, feed("<item><title>&i;</title></item>")),
		text("outside.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`, feed("<item><title>&a;</title></item>")),
		deep("elements.xml", "<a>", "x", "</a>", many), text("items.xml", feed(strings.Repeat("<item><title>x</title></item>", 5_000))),
		text("item.xml", feed("<item><title>"+strings.Repeat("x", 8<<20)+"</title></item>")),
		deep("events.ics", "BEGIN:VEVENT\r\n", "", "END:VEVENT\r\n", 20_000), text("folded.ics", "BEGIN:VCALENDAR\r\n", strings.Repeat(" x\r\n", many), "END:VCALENDAR\r\n"),
		deep("cards.vcf", "BEGIN:VCARD\r\n", "", "END:VCARD\r\n", 20_000), text("card.vcf", "BEGIN:VCARD\r\nFN:", strings.Repeat("x;", many), "\r\nEND:VCARD\r\n"),
		{"bomb.xlsx", func() []byte { return zipped(workbook("<si><t>" + strings.Repeat("x", 200<<20) + "</t></si>")) }},
		{"rows.xlsx", func() []byte { return zipped(workbook(strings.Repeat("<si><t>x</t></si>", 1<<20))) }},
		{"parts.xlsx", func() []byte {
			parts := workbook("")
			for n := range 20_000 {
				parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n+2)] = "<worksheet/>"
			}
			return zipped(parts)
		}},
		{"cell.xlsx", func() []byte {
			parts := workbook("")
			parts["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`
			return zipped(parts)
		}},
		{"nothing.xlsx", func() []byte { return zipped(map[string]string{"x": "y"}) }},
	}
}

// aliases and entities double nine times over, ten times each.
func aliases() (out string) {
	for c := 'b'; c <= 'i'; c++ {
		out += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), c-1)
	}
	return out
}

func entities() (out string) {
	for c := 'b'; c <= 'i'; c++ {
		out += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	return out
}

// workbook is the least of a workbook, with shared strings.
func workbook(shared string) map[string]string {
	const main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const types, packages = "application/vnd.openxmlformats-officedocument.spreadsheetml.", "http://schemas.openxmlformats.org/package/2006/"
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="` + types +
			`sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + types + `worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="` + types + `sharedStrings+xml"/></Types>`,
		"_rels/.rels":     `<Relationships xmlns="` + packages + `relationships"><Relationship Id="r1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="پروژه‌ها" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="` + packages + `relationships"><Relationship Id="r1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + office +
			`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
		"xl/sharedStrings.xml":     `<sst xmlns="` + main + `">` + shared + `</sst>`,
	}
}

func zipped(parts map[string]string) []byte {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range parts {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			panic(err) // a buffer takes all
		}
	}
	if err := archive.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
