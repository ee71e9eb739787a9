package exchange_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// city is one small city in every table and every format.
func city() map[string]string {
	return map[string]string{
		"city.json":     `{"code":"kashan","name":"کاشان","demonstration":true,"asOf":"2026-11-15","population":304487,"centre":{"lon":51.4325,"lat":33.9825},"licence":"آزاد","thresholds":{"behind":15,"silent":"۶۰"}}`,
		"areas.geojson": areas,
		"places.geojson": `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"FIN","sort":"landmark","name":"باغ فین"},"geometry":{"type":"Point","coordinates":[51.37,33.94]}}]}`,
		"projects.csv": "\ufeff" + lines(
			"کد;عنوان;حوزه;نوع;زیرنوع;وضعیت;متوقف;علت توقف;محدوده;شروع;پایان;طول جغرافیایی;عرض جغرافیایی",
			"P-1;بهسازی خیابان;عمرانی;بهسازی;آسفالت;در حال اجرا;خیر;;محلهٔ فین؛ R1;۱۴۰۳/۵/۱۲;1404-06-31;51.41;33.98",
			"P-2;=SUM(A1);فضای سبز;احداث;بوستان;شناسایی;بله;نبود اعتبار;N11;2024-08-02;;;"),
		"projects.geojson": `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"P-2"},"geometry":{"type":"LineString","coordinates":[[51.42,33.97],[51.43,33.98]]}}]}`,
		"مشخصات فنی.csv": lines("کد پروژه,عنوان,مقدار,یکا", "P-1,طول,۱۲۰۰,متر"),
		"budget-1403.csv": lines("کد پروژه,سال مالی,محل تأمین,عنوان ردیف,مصوب (میلیون ریال),هزینه‌کرد (تومان)",
			`P-1,۱۴۰۳,منابع داخلی شهرداری,آسفالت,"۱۲٬۵۰۰٫۵","1,250,000"`),
		"budget_1402.csv": lines("project,year,source,title,approved,allocated", "P-1,1402,national,,12 000 000,"),
		"contracts.csv": lines("project,number,title,nature,method,status,price,signed,days,tenderers,contractor",
			`P-1,۱۴۰۳/۱۲,اجرای آسفالت,اجرا,مناقصهٔ عمومی,جاری,1.2E+10,1403/02/01,120,"الف؛ ب, پ|ت",الف`),
		"amendments.csv": lines("project,contract,number,kind,day,old,new,reason",
			"P-1,1403/12,1,duration,1403/08/01,120,150,بارندگی", "P-1,1403/12,2,مبلغ,1403/07/01,12000000000,13000000000,تعدیل"),
		"payments.csv":   lines("project,contract,number,day,amount (toman),for", "P-1,1403/12,1,1403/06/01,100000000,پیش‌پرداخت"),
		"progress.csv":   lines("project,day,physicalPlanned,physicalActual", "P-1,1403/09/01,50,۴۵٫۵٪", "P-1,1403/06/01,20,"),
		"milestones.csv": lines("project,title,sort,due,met", "P-1,افتتاح,opening,1404/06/01,", "P-1,تصویب,approval,1403/01/15,1403/01/20"),
		"trustees.csv": lines("کد,نام,معرفی,سمت,محدوده,شروع,تلفن", "T-1,مریم کاشانی,معلم,معتمد محله,محلهٔ فین,1402/01/01,03155\u200f",
			"T-1,مریم کاشانی,,رئیس شورا,R1,1403/01/01,031"),
		"events.csv": lines("code,title,category,start,end,areas,capacity,project", "E-1,جشن گلاب,فرهنگی و هنری,1405/02/10 09:30,2026-05-15,N11,۶۰۰,P-1"),
		"articles/a1.md": lines("---", "code: A-1", "تیتر: خبر: نخست", "section: عمرانی", "form: news", "tags: گل، گلاب, فین",
			"published: 1405/02/11 08:00", "گزیدهٔ سردبیر: 1405/02/12 08:00", "projects: P-1؛ P-2", "persons: T-1", "areas: محلهٔ فین", "---", "", "متن **خبر**.", "", "بند دوم"),
		"corrections.csv": lines("کد خبر,زمان اصلاح,شرح اصلاح,دلیل", "A-1,1405/02/13 10:00,ساعت,ثبت نادرست", "A-1,1405/02/12 09:00,نام,تلفظ"),
		"media.csv": lines("file,kind,subject,use,caption,credit,alt,نقطهٔ کانونی", "media/a.jpg,project,P-1,cover,نما,عکاس,خیابان,۴۲٪؛ ۳۱٪", "media/a.jpg,خبر,A-1,تصویر شاخص,,,,",
			"media/b.jpg,person,T-1,cover,,,چهره,", "media/a.jpg,event,E-1,cover,,,,"),
		"media/a.jpg": "\xff\xd8a",
		"media/b.jpg": "\xff\xd8b",
		"README.md":   "not an article",
	}
}

func TestRead_WholeCity(t *testing.T) {
	w := newWorld()
	batch := w.load(t, city())
	want := map[didban.Kind]int{
		didban.KindCity: 1, didban.KindArea: 2, didban.KindPlace: 1, didban.KindMedia: 2, didban.KindPerson: 1,
		didban.KindPost: 2, didban.KindTrustee: 2, didban.KindProject: 2, didban.KindEvent: 1, didban.KindArticle: 1,
	}
	if got := encode(t, batch.New); got != encode(t, want) {
		t.Errorf("new %s, want %s", got, encode(t, want))
	}
	for i, n := range batch.Nouns {
		if i > 0 && slices.Index(didban.Kinds, n.Kind()) < slices.Index(didban.Kinds, batch.Nouns[i-1].Kind()) {
			t.Errorf("%s stands behind %s", n.Kind(), batch.Nouns[i-1].Kind())
		}
	}
	if code := batch.Nouns[1].Head().Code; code != "R1" {
		t.Errorf("first area %s, want the parent R1", code)
	}
}

func TestRead_ProjectFields(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	p := w.project(t, "P-1")
	area := func(code string) didban.ID { return w.nouns[didban.KindArea][code].Head().ID }
	photo := w.nouns[didban.KindMedia]["a.jpg"].Head().ID
	want := didban.Project{
		Meta: p.Meta, Title: "بهسازی خیابان", Domain: "civil", Type: "rehabilitation", Subtype: "asphalt", Status: "implementation",
		Areas: []didban.ID{area("N11"), area("R1")}, Start: "2024-08-02", End: "2025-09-22",
		Geometry: &didban.Geometry{Type: "Point", Coordinates: []byte("[51.41,33.98]")},
		Specs:    []didban.Spec{{Label: "طول", Value: "۱۲۰۰", Unit: "متر"}},
		Budget: []didban.BudgetLine{
			{Year: 1402, Source: "national", Approved: 12_000_000},
			{Year: 1403, Source: "municipal", Title: "آسفالت", Approved: 12_500_500_000, Spent: 12_500_000},
		},
		Contracts: []didban.Contract{{
			Number: "۱۴۰۳/۱۲", Title: "اجرای آسفالت", Nature: "construction", Method: "open", Status: "active",
			Tenderers: []string{"الف", "ب, پ", "ت"}, Contractor: "الف", Price: 12_000_000_000, Signed: "2024-04-20", Days: 120,
			Amendments: []didban.Amendment{
				{Number: "2", Kind: "price", Day: "2024-09-22", Old: 12_000_000_000, New: 13_000_000_000, Reason: "تعدیل"},
				{Number: "1", Kind: "duration", Day: "2024-10-22", Old: 120, New: 150, Reason: "بارندگی"},
			},
			Payments: []didban.Payment{{Number: "1", Day: "2024-08-22", Amount: 1_000_000_000, For: "پیش‌پرداخت"}},
		}},
		Progress: []didban.Progress{
			{Day: "2024-08-22", PhysicalPlanned: didban.PercentOf(20)},
			{Day: "2024-11-21", PhysicalPlanned: didban.PercentOf(50), PhysicalActual: didban.PercentOf(45.5)},
		},
		Milestones: []didban.Milestone{
			{Title: "تصویب", Sort: "approval", Due: "2024-04-03", Met: "2024-04-08"}, {Title: "افتتاح", Sort: "opening", Due: "2025-08-23"},
		},
		Media: []didban.Attachment{{Media: photo, Use: "cover"}},
	}
	if got := encode(t, p); got != encode(t, &want) {
		t.Errorf("got  %s\nwant %s", got, encode(t, &want))
	}
	if q := w.project(t, "P-2"); q.Title != "=SUM(A1)" || q.Geometry.Type != "LineString" || !q.Suspended {
		t.Errorf("second project: %s", encode(t, q))
	}
}

func TestRead_OtherNouns(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	person, _ := w.nouns[didban.KindPerson]["T-1"].(*didban.Person)
	if person == nil || person.Bio != "معلم" || person.Photo != w.nouns[didban.KindMedia]["b.jpg"].Head().ID {
		t.Errorf("person %s", encode(t, person))
	}
	term, _ := w.nouns[didban.KindTrustee]["T-1/معتمد-محله-N11"].(*didban.Trustee)
	if term == nil || term.Person != person.ID || term.Start != "2023-03-21" {
		t.Fatalf("trustee %s", encode(t, term))
	}
	post, _ := w.nouns[didban.KindPost]["معتمد-محله-N11"].(*didban.Post)
	if post == nil || post.ID != term.Post || post.Title != "معتمد محله" || post.Area != term.Area || post.Area == "" {
		t.Errorf("post %s", encode(t, post))
	}
	event, _ := w.nouns[didban.KindEvent]["E-1"].(*didban.Event)
	if event == nil || event.Start != 1777528800000 || event.Capacity != 600 || event.Project == "" { // 2026-04-30T06:00Z
		t.Errorf("event %s", encode(t, event))
	}
	article, _ := w.nouns[didban.KindArticle]["A-1"].(*didban.Article)
	if article == nil || article.Title != "خبر: نخست" || article.Body != "متن **خبر**.\n\nبند دوم" ||
		len(article.Tags) != 3 || len(article.Projects) != 2 || len(article.Persons) != 1 || len(article.Media) != 1 {
		t.Errorf("article %s", encode(t, article))
	}
	if article.Choice != 1777696200000 || !slices.Equal(article.Corrections, []didban.Correction{ // 2026-05-02T04:30Z
		{At: 1777699800000, Text: "نام", Reason: "تلفظ"}, {At: 1777789800000, Text: "ساعت", Reason: "ثبت نادرست"},
	}) {
		t.Errorf("choice %d, corrections %+v", article.Choice, article.Corrections)
	}
	media, _ := w.nouns[didban.KindMedia]["a.jpg"].(*didban.Media)
	if media == nil || media.Caption != "نما" || media.Credit != "عکاس" || media.Focus == nil || *media.Focus != (didban.Focus{X: 0.42, Y: 0.31}) {
		t.Errorf("media %s", encode(t, media))
	}
	c, _ := w.nouns[didban.KindCity]["kashan"].(*didban.City)
	if c == nil || c.Centre != (didban.Position{Lon: 51.4325, Lat: 33.9825}) || !c.Demonstration || c.Population != 304487 ||
		c.Thresholds != (didban.Thresholds{Behind: 15, Silent: 60}) {
		t.Errorf("city %s", encode(t, c))
	}
}

func TestRead_TwiceChangesNothing(t *testing.T) {
	w := newWorld()
	first := w.load(t, city())
	again := w.load(t, city())
	if len(again.Nouns) != 0 || len(again.New) != 0 || len(again.Changed) != 0 {
		t.Errorf("second run: %d nouns, new %v, changed %v", len(again.Nouns), again.New, again.Changed)
	}
	if got, want := encode(t, again.Unchanged), encode(t, first.New); got != want {
		t.Errorf("unchanged %s, want %s", got, want)
	}
}

func TestRead_ChangeKeepsVersionAndWhatIsNotSaid(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	batch := w.load(t, map[string]string{"projects.csv": "code,status,subtype\nP-1,completion,\n"})
	if len(batch.Nouns) != 1 || batch.Changed[didban.KindProject] != 1 {
		t.Fatalf("batch %s", encode(t, batch))
	}
	p := w.project(t, "P-1")
	if p.Version != 2 || p.Status != "completion" || p.Subtype != "" || p.Title != "بهسازی خیابان" || len(p.Contracts) != 1 {
		t.Errorf("project %s", encode(t, p))
	}
}

func TestRead_StoredNounIsNotTouched(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	before := encode(t, w.project(t, "P-1"))
	w.read(t, map[string]string{"projects.csv": "code,title\nP-1,نام تازه\n", "budget.csv": "project,year,source,approved\nP-1,1402,national,1\n"})
	if after := encode(t, w.project(t, "P-1")); after != before {
		t.Errorf("stored project changed to %s", after)
	}
}

func TestRead_EmptyCellClearsPointNotLine(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	w.load(t, map[string]string{"projects.csv": "code,lon,lat\nP-1,,\nP-2,,\n"})
	if g := w.project(t, "P-1").Geometry; g != nil {
		t.Errorf("point stayed: %v", g)
	}
	if g := w.project(t, "P-2").Geometry; g == nil {
		t.Error("line went")
	}
}

func TestRead_SameBytesUnderAnotherName(t *testing.T) {
	w := newWorld()
	w.load(t, city())
	batch := w.load(t, map[string]string{
		"media.csv": "file,kind,subject,use\nc.jpg,project,P-2,before\n", "c.jpg": "\xff\xd8a",
	})
	if batch.New[didban.KindMedia] != 0 {
		t.Errorf("new media %d, want none", batch.New[didban.KindMedia])
	}
	if got, want := w.project(t, "P-2").Media[0].Media, w.nouns[didban.KindMedia]["a.jpg"].Head().ID; got != want {
		t.Errorf("attached %s, want %s", got, want)
	}
}

func TestRead_EventsAsJSON(t *testing.T) {
	w := newWorld()
	w.load(t, map[string]string{"areas.geojson": areas, "events.json": `[
{"code":"E-1","title":"الف","category":"sport","start":"2026-04-30T09:30:00+03:30","areas":["N11","R1"],"capacity":60,"lon":51.4,"lat":33.9},
{"code":"E-2","title":"ب","category":"ورزشی","start":"1405/02/10 9:30","place":null}]`})
	one, _ := w.nouns[didban.KindEvent]["E-1"].(*didban.Event)
	two, _ := w.nouns[didban.KindEvent]["E-2"].(*didban.Event)
	if one == nil || two == nil || one.Start != two.Start || len(one.Areas) != 2 || one.Capacity != 60 || one.Geometry == nil {
		t.Fatalf("events %s %s", encode(t, one), encode(t, two))
	}
	w.load(t, map[string]string{"events.json": `[{"code":"E-2","title":"پ"},{"code":"E-1","capacity":""}]`})
	one, _ = w.nouns[didban.KindEvent]["E-1"].(*didban.Event)
	if one.Title != "الف" || one.Capacity != 0 || len(one.Areas) != 2 {
		t.Errorf("an absent key was taken for an empty one: %s", encode(t, one))
	}
}

func TestPaths_FolderAndFile(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"projects.csv": oneProject, "articles/a.md": "---\n", ".hidden.csv": "", "~$x.xlsx": "", "notes.md": ""} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := exchange.Paths(dir, filepath.Join(dir, "projects.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Path)
	}
	if want := "articles/a.md projects.csv projects.csv"; strings.Join(got, " ") != want {
		t.Errorf("files %v, want %s", got, want)
	}
	batch, problems, err := exchange.Read(files[1:2], newWorld().source())
	if err != nil || len(problems) > 0 || len(batch.Nouns) != 1 {
		t.Errorf("read %d nouns, %v, %v", len(batch.Nouns), show(problems), err)
	}
	files, err = exchange.Paths(filepath.Join(dir, "none.csv"))
	if err != nil {
		t.Fatal(err)
	}
	_, problems, err = exchange.Read(files, newWorld().source())
	if err != nil {
		t.Fatal(err)
	}
	wantProblem(t, problems, didban.LevelError, 0, "", "file.missing")
}

func TestPaths_LinkOutOfFolder(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.jpg")
	if err := os.WriteFile(secret, []byte("\xff\xd8"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "in.jpg")); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"projects.csv": oneProject, "media.csv": "file,kind,subject,use\nin.jpg,project,P-1,cover\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := exchange.Paths(dir)
	if err != nil {
		t.Fatal(err)
	}
	batch, problems, err := exchange.Read(files, newWorld().source())
	if err == nil && len(problems) == 0 {
		t.Errorf("a link out of the folder was followed: %d nouns", len(batch.Nouns))
	}
}

func TestFiles_MissingRoot(t *testing.T) {
	if _, err := exchange.Files(fstest.MapFS{}, "none"); err == nil {
		t.Error("a missing folder was listed")
	}
}

// A folder brings its own terms, and its other tables are read by their titles.
func TestRead_Terms(t *testing.T) {
	w := newWorld()
	files := map[string]string{
		"terms.csv": lines("فهرست,کد,عنوان,عنوان انگلیسی,رنگ,نماد,بازنشسته",
			"حوزه‌ها,smart,شهر هوشمند,Smart city,0B7A75,lightbulb,", "domains,civil,عمران,Works,#b3541e,construction,بله"),
		"projects.csv": lines("code,title,domain,type,status", "K-1,چراغ,شهر هوشمند,construction,preparation", "K-2,پل,عمران,construction,preparation"),
	}
	batch := w.load(t, files)
	if batch.New[didban.KindTerms] != 1 || batch.New[didban.KindProject] != 2 {
		t.Fatalf("new: %v", batch.New)
	}
	list, _ := w.nouns[didban.KindTerms]["domains"].(*didban.TermList)
	if list == nil || len(list.Terms) != len(didban.Domains)+1 || list.Terms[0].Fa != "عمران" || !list.Terms[0].Retired {
		t.Fatalf("the list is %+v", list)
	}
	if smart := list.Terms[len(list.Terms)-1]; smart.Code != "smart" || smart.Colour != "#0b7a75" || smart.Icon != "lightbulb" {
		t.Errorf("the new term is %+v", smart)
	}
	for code, domain := range map[string]string{"K-1": "smart", "K-2": "civil"} {
		if p, ok := w.nouns[didban.KindProject][code].(*didban.Project); !ok || p.Domain != domain {
			t.Errorf("%s: %+v", code, p)
		}
	}
	if again := w.load(t, files); again.Unchanged[didban.KindTerms] != 1 || len(again.Nouns) != 0 {
		t.Errorf("a second time: %+v", again)
	}
}

func TestRead_TermsFaults(t *testing.T) {
	_, problems := newWorld().read(t, map[string]string{
		"terms.csv": lines("list,code,fa,en,colour", "lottery,x,ی,X,", "sections,Big News,خبر بزرگ,Big,", "sections,faint,کم‌رنگ,Faint,#ffee00",
			"sections,red,سرخ,Red,crimson", "statuses,new,تازه,New,"),
	})
	for _, want := range []struct {
		row         int
		column, key string
	}{
		{2, "list", "field.unknownCode"},
		{3, "code", "term.code"},
		{4, "colour", "term.contrast"},
		{5, "colour", "term.colour"},
		{6, "code", "term.standard"},
	} {
		wantProblem(t, problems, didban.LevelError, want.row, want.column, want.key)
	}
}
