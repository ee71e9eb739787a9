package exchange_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// with is the file of one project, with more files given as name and content.
func with(more ...string) map[string]string {
	files := map[string]string{"projects.csv": oneProject}
	for i := 0; i+1 < len(more); i += 2 {
		files[more[i]] = more[i+1]
	}
	return files
}

// faults are broken files, one a line, with the place and key that a person is
// shown.
var faults = []struct {
	name   string
	files  map[string]string
	row    int
	column string
	key    string
	errs   int // 0 for one
}{
	{"empty file", with("budget.csv", " \n"), 0, "", "file.empty", 0},
	{"only a mark", with("budget.csv", "\ufeff"), 0, "", "file.empty", 0},
	{"nothing known", map[string]string{"x.csv": "a,b\n1,2\n"}, 0, "", "import.nothing", 0},
	{"no file at all", nil, 0, "", "import.nothing", 0},
	{"old workbook", with("budget.xls", "\xd0\xcf\x11\xe0"), 0, "", "file.unsupported", 0},
	{"encrypted workbook", with("budget.xlsx", "\xd0\xcf\x11\xe0"), 0, "", "file.unsupported", 0},
	{"broken workbook", with("budget.xlsx", "PK\x03\x04 torn"), 0, "", "file.broken", 0},
	{"older code page", with("budget.csv", "project,year,source\nP-1,1403,\xe3\xe4\xc7\n"), 2, "", "file.encoding", 0},
	{"nul byte", with("budget.csv", "project,year\x00,source\n"), 1, "", "file.encoding", 0},
	{"open quote", with("budget.csv", "project,year,source\nP-1,1403,\"national\n"), 2, "", "csv.quote", 0},
	{"bare quote", with("budget.csv", "project,year,source\n\nP-1,1403,nat\"ional\n"), 3, "", "csv.quote", 0},
	{"long row", with("budget.csv", "project,year,source\nP-1,1403,national,9\n"), 2, "", "row.ragged", 0},
	{"short row", with("budget.csv", "project,year,source\nP-1,1403\n"), 2, "", "row.ragged", 0},
	{"header twice in a row", with("budget.csv", "project,year,سال مالی,source\nP-1,1403,1403,national\n"), 0, "سال مالی", "column.duplicate", 0},
	{"header without end", with("budget.csv", strings.Repeat("a,", exchange.MaxColumns)+"\n"), 0, "", "file.tooManyColumns", 0},
	{"no key column", with("budget.csv", "project,year,approved\nP-1,1403,1\n"), 0, "source", "column.missing", 0},
	{"row after a quoted newline and a blank line", with("projects.csv",
		projectHead+"\nP-1,\"دو\nسطر\",civil,construction,implementation\n\nP-2,ب,civil,construction,nowhere\n"), 4, "status", "field.unknownCode", 0},
	{"missing required cell", with("projects.csv", projectHead+"\nP-1,,civil,construction,implementation\n"), 2, "title", "field.required", 0},
	{"missing key cell", with("projects.csv", projectHead+"\n,ب,civil,construction,implementation\n"), 2, "code", "field.required", 0},
	{"unknown code", with("projects.csv", projectHead+"\nP-1,ب,عمران,construction,implementation\n"), 2, "domain", "field.unknownCode", 0},
	{"duplicate key", with("projects.csv", oneProject+"P-1,ب,civil,construction,implementation\n"), 3, "code", "row.duplicate", 0},
	{"duplicate child", with("budget.csv", "project,year,source\nP-1,1403,national\nP-1,۱۴۰۳,اعتبارات ملی\n"), 3, "year", "row.duplicate", 0},
	{"child of no project", with("budget.csv", "project,year,source\nP-9,1403,national\n"), 2, "project", "ref.unknown", 0},
	{"payment of no contract", with("payments.csv", "project,contract,number,day,amount\nP-1,7,1,1403/01/01,5\n"), 2, "contract", "ref.unknown", 0},
	{"unknown area", with("projects.csv", "code,areas\nP-1,ناکجا\n"), 2, "areas", "ref.unknown", 0},
	{"year in words", with("budget.csv", "project,year,source\nP-1,چهار,national\n"), 2, "year", "field.number", 0},
	{"two-digit fiscal year", with("budget.csv", "project,year,source\nP-1,03,national\n"), 2, "year", "field.fiscalYear", 0},
	{"money in words", with("budget.csv", "project,year,source,approved\nP-1,1403,national,زیاد\n"), 2, "approved", "field.amount", 0},
	{"half a rial", with("budget.csv", "project,year,source,approved\nP-1,1403,national,10.5\n"), 2, "approved", "field.moneyFraction", 0},
	{"odd thousands", with("budget.csv", "project,year,source,approved\nP-1,1403,national,\"1,50\"\n"), 2, "approved", "field.amount", 0},
	{"owed money", with("budget.csv", "project,year,source,approved\nP-1,1403,national,-5\n"), 2, "approved", "field.money", 0},
	{"more money than there is", with("budget.csv", "project,year,source,مصوب (میلیارد تومان)\nP-1,1403,national,1000000\n"), 2, "مصوب (میلیارد تومان)", "field.money", 0},
	{"two-digit year", with("projects.csv", "code,start\nP-1,03/05/12\n"), 2, "start", "field.dateAmbiguous", 0},
	{"day without its year", with("projects.csv", "code,start\nP-1,۱۲ مرداد\n"), 2, "start", "field.dateRelative", 0},
	{"words in a column of millions", with("budget.csv", "project,year,source,مصوب (میلیون ریال)\nP-1,1403,national,۱۲ میلیارد\n"), 2, "مصوب (میلیون ریال)", "field.moneyScale", 0},
	{"day that is none", with("projects.csv", "code,start\nP-1,1404/12/30\n"), 2, "start", "field.dateEsfand", 0},
	{"serial number in text", with("projects.csv", "code,start\nP-1,45506\n"), 2, "start", "field.date", 0},
	{"share above the whole", with("progress.csv", "project,day,physicalActual\nP-1,1403/01/01,101\n"), 2, "physicalActual", "field.percent", 0},
	{"neither yes nor no", with("projects.csv", "code,suspended\nP-1,شاید\n"), 2, "suspended", "field.boolean", 0},
	{"end before start", with("projects.csv", lines(projectHead+",شروع,پایان", "P-1,ب,civil,construction,implementation,1403/05/01,1403/04/01")), 2, "پایان", "field.order", 0},
	{"suspended for no reason", with("projects.csv", lines(projectHead+",متوقف", "P-1,ب,civil,construction,implementation,بله")), 2, "suspendedReason", "project.suspendedReason", 0},
	{"fault of a child after sorting", with("milestones.csv", lines("project,title,sort,موعد,met", "P-1,b,opening,1404/01/01,", "P-1,"+strings.Repeat("ا", 301)+",opening,1403/01/01,")), 3, "title", "field.tooLong", 0},
	{"bad time", map[string]string{"events.csv": "code,title,category,start\nE-1,x,sport,1405/01/01 25:00\n"}, 2, "start", "field.time", 0},
	{"swapped axes", with("projects.csv", "code,lon,lat\nP-1,33.98,51.41\n"), 2, "lon", "geometry.swapped", 0},
	{"half a point", with("projects.csv", "code,lon,lat\nP-1,51.4,\n"), 2, "lat", "field.number", 0},
	{"broken geojson", with("areas.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[\n{]}"), 3, "", "json.syntax", 0},
	{"geojson cut short", with("areas.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":["), 2, "", "json.syntax", 0},
	{"text after json", with("city.json", "{\"code\":\"c\"}}"), 1, "", "json.syntax", 0},
	{"json of another shape", with("events.json", "[1]"), 1, "", "json.shape", 0},
	{"no collection", with("areas.geojson", `{"type":"Feature"}`), 0, "", "geojson.type", 0},
	{"no feature", with("areas.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"x"}},7]}`), 2, "", "geojson.feature", 0},
	{"swapped axes in the second feature", with("places.geojson", `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"a","sort":"park","name":"a"},"geometry":{"type":"Point","coordinates":[51.4,33.9]}},
{"type":"Feature","properties":{"code":"b","sort":"park","name":"b"},"geometry":{"type":"Point","coordinates":[33.9,51.4]}}]}`), 2, "geometry", "geometry.swapped", 0},
	{"geometry of no project", with("projects.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"P-9"},"geometry":{"type":"Point","coordinates":[51.4,33.9]}}]}`), 1, "code", "ref.unknown", 0},
	{"area in a circle", map[string]string{"areas.csv": lines("code,rank,name,parent", "a,district,a,b", "b,district,b,a")}, 2, "parent", "area.loop", 2},
	{"two areas of a name", map[string]string{
		"areas.csv": lines("code,rank,name,parent", "a,region,x,", "b,region,x,"), "projects.csv": "code,areas\nP-1,x\n",
	}, 2, "areas", "ref.ambiguous", 0},
	{"path out of the folder", with("media.csv", "file,kind,subject,use\n../../etc/passwd,project,P-1,cover\n"), 2, "file", "media.path", 0},
	{"path from the root", with("media.csv", "file,kind,subject,use\n/etc/passwd,project,P-1,cover\n"), 2, "file", "media.path", 0},
	{"path with backslashes", with("media.csv", "file,kind,subject,use\n..\\..\\secret.jpg,project,P-1,cover\n"), 2, "file", "media.path", 0},
	{"picture that nobody describes", with("media.csv", "file,kind,subject,use,alt\na.jpg,project,P-1,cover, \n", "a.jpg", "\xff\xd81"), 2, "alt", "media.alt", 0},
	{"picture in a table without descriptions", with("media.csv", "file,kind,subject,use\na.jpg,project,P-1,cover\n", "a.jpg", "\xff\xd81"), 2, "alt", "media.alt", 0},
	{"focus that is no point", with("media.csv", "file,kind,subject,use,alt,focus\na.jpg,project,P-1,cover,نما,میانه\n", "a.jpg", "\xff\xd81"), 2, "focus", "media.focus", 0},
	{"missing picture", with("media.csv", "file,kind,subject,use\nnone.jpg,project,P-1,cover\n"), 2, "file", "media.missing", 0},
	{"no picture", with("media.csv", "file,kind,subject,use\nprojects.csv,project,P-1,cover\n"), 2, "file", "media.type", 0},
	{"picture of nobody", with("media.csv", "file,kind,subject,use\na.jpg,person,X,cover\n"), 2, "subject", "ref.unknown", 0},
	{"other bytes under one name", with("media.csv", "file,kind,subject,use,alt\na.jpg,project,P-1,cover,نما\nb/a.jpg,project,P-1,before,نما\n",
		"a.jpg", "\xff\xd81", "b/a.jpg", "\xff\xd82"), 3, "file", "media.name", 0},
	{"article without front matter", with("articles/a.md", "متن"), 1, "", "article.frontMatter", 0},
	{"front matter without end", with("articles/a.md", "---\ncode: a\n"), 3, "", "article.frontMatter", 0},
	{"front matter without a key", with("articles/a.md", "---\ncode: a\nمتن\n---\n"), 3, "", "article.frontMatter", 0},
	{"correction of no article", map[string]string{"corrections.csv": "article,at,text,reason\nA-9,1405/01/02 10:00,x,y\n"}, 2, "article", "ref.unknown", 0},
	{"correction without a reason", map[string]string{
		"a.md":            "---\ncode: a\ntitle: x\nsection: civil\nform: news\npublished: 1405/01/01\n---\n",
		"corrections.csv": lines("article,at,text,reason", "a,1405/01/02 10:00,x,y", "a,1405/01/01 10:00,x,"),
	}, 3, "reason", "field.required", 0},
	{"article of an unknown section", with("articles/a.md", "---\ncode: a\ntitle: x\nبخش: ناکجا\nform: news\npublished: 1405/01/01\n---\n"), 4, "بخش", "field.unknownCode", 0},
}

// TestRead_Faults holds that each fault is reported once, where it is, and that
// nothing is written in spite of it.
func TestRead_Faults(t *testing.T) {
	for _, one := range faults {
		t.Run(one.name, func(t *testing.T) {
			w := newWorld()
			w.load(t, map[string]string{"projects.csv": oneProject})
			batch, problems := w.read(t, one.files)
			wantProblem(t, problems, didban.LevelError, one.row, one.column, one.key)
			if len(batch.Nouns) > 0 {
				t.Errorf("%d nouns in spite of an error", len(batch.Nouns))
			}
			if errs := countErrors(problems); errs != max(one.errs, 1) {
				t.Errorf("%d errors for one fault:%s", errs, show(problems))
			}
		})
	}
}

func countErrors(problems []didban.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Level == didban.LevelError {
			n++
		}
	}
	return n
}

// TestRead_UnreadFileHidesItsAbsence holds that rows which refer to nouns of a
// broken file aren't blamed for it.
func TestRead_UnreadFileHidesItsAbsence(t *testing.T) {
	batch, problems := newWorld().read(t, map[string]string{
		"projects.csv": projectHead + "\nP-1,\"", "budget.csv": "project,year,source\nP-1,1403,national\nP-1,x,national\n",
	})
	wantProblem(t, problems, didban.LevelError, 2, "", "csv.quote")
	wantProblem(t, problems, didban.LevelError, 3, "year", "field.number")
	if len(problems) != 2 || len(batch.Nouns) > 0 {
		t.Errorf("%d nouns, problems:%s", len(batch.Nouns), show(problems))
	}
}

func TestRead_Warnings(t *testing.T) {
	for _, one := range []struct {
		name   string
		files  map[string]string
		row    int
		column string
		key    string
	}{
		{"unknown column", map[string]string{"projects.csv": "code,title,domain,type,status,رنگ\nP-1,ب,civil,construction,implementation,سبز\n"}, 0, "رنگ", "column.unknown"},
		{"nameless column", map[string]string{"projects.csv": "code,title,domain,type,status,\nP-1,ب,civil,construction,implementation,سبز\n"}, 0, "#6", "column.unknown"},
		{"unknown table", map[string]string{"projects.csv": oneProject, "x.csv": "a,b\n1,2\n"}, 0, "", "table.unknown"},
		{"only headers", map[string]string{"projects.csv": projectHead + "\n"}, 0, "", "table.noRows"},
		{"header pasted again", map[string]string{"projects.csv": oneProject + projectHead + "\n"}, 3, "", "row.headerRepeated"},
		{"far away", map[string]string{"projects.csv": lines(projectHead+",lon,lat", "P-1,ب,civil,construction,implementation,51.7,33.9")}, 2, "lon", "geometry.far"},
	} {
		t.Run(one.name, func(t *testing.T) {
			batch, problems := newWorld().read(t, one.files)
			wantProblem(t, problems, didban.LevelWarning, one.row, one.column, one.key)
			if len(problems) != 1 {
				t.Errorf("problems:%s", show(problems))
			}
			if one.key != "table.noRows" && len(batch.Nouns) != 1 {
				t.Errorf("%d nouns, want 1", len(batch.Nouns))
			}
		})
	}
}

func TestRead_DuplicateNamesTheFirstRow(t *testing.T) {
	_, problems := newWorld().read(t, map[string]string{
		"projects.csv": oneProject, "budget-1.csv": "project,year,source\n\nP-1,1403,national\n", "budget-2.csv": "project,year,source\nP-1,1403,national\n",
	})
	p := wantProblem(t, problems, didban.LevelError, 2, "year", "row.duplicate")
	if p.File != "budget-2.csv" || p.Args["row"] != "3" || p.Args["file"] != "budget-1.csv" {
		t.Errorf("problem %+v", p)
	}
}

func TestRead_ReportIsCapped(t *testing.T) {
	var b strings.Builder
	b.WriteString("code,start\n")
	for i := range exchange.MaxProblems + 50 {
		b.WriteString("P-" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/26) + ",nie\n")
	}
	_, problems := newWorld().read(t, map[string]string{"projects.csv": b.String()})
	last := problems[len(problems)-1]
	if len(problems) != exchange.MaxProblems+1 || last.Key != "report.truncated" || last.Level != didban.LevelError {
		t.Errorf("%d problems, the last %+v", len(problems), last)
	}
}

func TestRead_TooManyRows(t *testing.T) {
	_, problems := newWorld().read(t, map[string]string{"projects.csv": "code\n" + strings.Repeat("P\n", exchange.MaxRows+1)})
	wantProblem(t, problems, didban.LevelError, 0, "", "file.tooManyRows")
}

func TestRead_TooBig(t *testing.T) {
	_, problems := newWorld().read(t, map[string]string{"projects.csv": strings.Repeat(" ", exchange.MaxBytes+1)})
	wantProblem(t, problems, didban.LevelError, 0, "", "file.tooBig")
}

func TestRead_TextForms(t *testing.T) {
	utf := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(oneProject, ",", "\t"))) {
		utf = append(utf, byte(u), byte(u>>8))
	}
	for name, content := range map[string]string{
		"semicolons and a mark": "\ufeff" + strings.ReplaceAll(oneProject, ",", ";"),
		"tabs":                  strings.ReplaceAll(oneProject, ",", "\t"),
		"utf-16":                string(utf),
		"windows line ends":     strings.ReplaceAll(oneProject, "\n", "\r\n"),
		"old mac line ends":     strings.ReplaceAll(oneProject, "\n", "\r"),
		"sep line":              "sep=;\n" + strings.ReplaceAll(oneProject, ",", ";"),
		"blank lines first":     "\n\n" + oneProject,
		"quoted, upper case":    strings.ReplaceAll(oneProject, "title", "\" TITLE\u200f\""),
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			w.load(t, map[string]string{"projects.csv": content})
			if p := w.project(t, "P-1"); p.Title != "بهسازی خیابان" || p.Status != "implementation" {
				t.Errorf("project %s", encode(t, p))
			}
		})
	}
}

func TestRead_FormulasStayText(t *testing.T) {
	w := newWorld()
	w.load(t, map[string]string{"projects.csv": lines("code,title,domain,type,status,scope,officer,owner,land",
		"P-1,=1+1,civil,construction,implementation,'=2+2,+98,@x,-y")})
	p := w.project(t, "P-1")
	for got, want := range map[string]string{p.Title: "=1+1", p.Scope: "=2+2", p.Officer: "+98", p.Owner: "@x", p.Land: "-y"} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRead_RecognisedByHeaders(t *testing.T) {
	w := newWorld()
	w.load(t, map[string]string{"export 7.csv": oneProject, "report.csv": "کد پروژه,سال مالی,محل تأمین,مصوب\nP-1,1403,national,7\n"})
	if b := w.project(t, "P-1").Budget; len(b) != 1 || b[0].Approved != 7 {
		t.Errorf("budget %v", b)
	}
}

func TestRead_SourceFails(t *testing.T) {
	boom := errors.New("disk")
	src := newWorld().source()
	src.Find = func(didban.Kind, string) (didban.Noun, bool, error) { return nil, false, boom }
	files, err := exchange.Files(fstest.MapFS{"projects.csv": {Data: []byte(oneProject)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	if batch, _, err := exchange.Read(files, src); !errors.Is(err, boom) || len(batch.Nouns) > 0 {
		t.Errorf("%d nouns, error %v", len(batch.Nouns), err)
	}
}

// FuzzRead_CSV holds that no bytes make reading panic, and that what it gives
// without an error is valid.
func FuzzRead_CSV(f *testing.F) {
	for _, content := range city() {
		f.Add([]byte(content))
	}
	f.Add([]byte("sep=;\ncode;start\nP;1e9999999\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		tree := fstest.MapFS{"p/projects.csv": {Data: []byte(oneProject)}, "x.csv": {Data: content}, "budget.csv": {Data: content}, "areas.geojson": {Data: content}, "articles/a.md": {Data: content}}
		files, err := exchange.Files(tree, ".")
		if err != nil {
			t.Fatal(err)
		}
		batch, _, err := exchange.Read(files, newWorld().source())
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range batch.Nouns {
			if err := n.Validate(); err != nil {
				t.Errorf("%s: %v", n.Head().Code, err)
			}
		}
	})
}
