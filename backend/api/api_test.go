package api_test

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/prose"
	"didban.app/backend/roster"
	"didban.app/backend/search"
	"didban.app/backend/store"
)

// now is the day on which the tests' city is looked at.
func now() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// desk opens an empty city in a temporary folder.
func desk(t testing.TB) *gate.Caller {
	t.Helper()
	dir := t.TempDir()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Open(dir, store.Options{Now: now})
	must(err)
	p, err := private.Open(dir, private.Options{Now: now, Record: s.Lineage()})
	must(err)
	x, err := search.Open(filepath.Join(dir, "search"), search.Options{Now: now, Terms: s.Terms})
	must(err)
	m, err := media.Open(filepath.Join(dir, "media"))
	must(err)
	t.Cleanup(func() {
		if err := errors.Join(x.Close(), m.Close(), p.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	b := &gate.Backend{
		Store: s, Private: p, Search: x, Map: geo.NewIndex(), Archive: archive.NewIndex(), Roster: roster.NewIndex(), Media: m, Prose: prose.New(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Now: now, Mode: didban.ModePublic, Version: "test", Basemap: func() bool { return false },
	}
	b.Map.Today(b.Today())
	return b.For("")
}

// fill puts nouns into the city and lets search and the map catch up.
func fill(t testing.TB, d *gate.Caller, nouns ...didban.Noun) {
	t.Helper()
	for batch := range slices.Chunk(nouns, 2000) {
		err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error {
			for _, n := range batch {
				n.Head().Version = 0
				if err := tx.Put(n); err != nil {
					return fmt.Errorf("%s %s: %w", n.Kind(), n.Head().Code, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(d.Map.CatchUp(d.Store), d.Archive.CatchUp(d.Store), d.Search.CatchUp(t.Context(), d.Store)); err != nil {
		t.Fatal(err)
	}
}

// service finds a bound service by its type.
func service[T any](t testing.TB, d *gate.Caller) *T {
	t.Helper()
	for _, s := range api.Services(d) {
		if s, ok := s.(*T); ok {
			return s
		}
	}
	t.Fatalf("no service %T", *new(T))
	return nil
}

func ok[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestEveryScreen_EmptyCity(t *testing.T) {
	d := desk(t)
	fill(t, d)
	boot := ok[api.BootView](t)(service[api.City](t, d).Boot())
	if !boot.Empty || boot.Today != "2026-11-22" {
		t.Errorf("boot %+v", boot)
	}
	views := []any{
		ok[api.HomeView](t)(service[api.Home](t, d).Open()),
		ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{})),
		ok[api.TrusteesView](t)(service[api.Trustees](t, d).Open(api.TrusteesRequest{})),
		ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{})),
		ok[api.FrontView](t)(service[api.News](t, d).Front()),
		ok[api.ArchiveView](t)(service[api.News](t, d).Archive(api.NewsRequest{})),
		ok[api.EventsView](t)(service[api.Events](t, d).Open(api.EventsRequest{})),
		ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{})),
		ok[api.AwardsView](t)(service[api.Transparency](t, d).Awards(api.AwardsRequest{})),
		ok[api.SearchView](t)(service[api.Search](t, d).Find(api.SearchRequest{Text: "پارک"})),
	}
	for _, v := range views {
		noNilLists(t, reflect.ValueOf(v), fmt.Sprintf("%T", v))
	}
}

// noNilLists fails on a slice that would reach the page as null.
func noNilLists(t *testing.T, v reflect.Value, at string) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			noNilLists(t, v.Elem(), at)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			noNilLists(t, v.Field(i), at+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		if v.IsNil() {
			t.Errorf("%s is null", at)
		}
		for i := range v.Len() {
			noNilLists(t, v.Index(i), fmt.Sprintf("%s[%d]", at, i))
		}
	default:
	}
}

func TestEveryScreen_WholeCity(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(60, 40)...)
	home := ok[api.HomeView](t)(service[api.Home](t, d).Open())
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Limit: 200}))
	news := ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{}))
	if home.Figures.Projects != 60 || list.Total != 60 || len(list.Projects) != 60 || news.Total != 40 || len(news.Articles) != 24 {
		t.Fatalf("home %d, list %d/%d, news %d/%d", home.Figures.Projects, list.Total, len(list.Projects), news.Total, len(news.Articles))
	}
	for _, card := range list.Projects {
		noNilLists(t, reflect.ValueOf(ok[api.ProjectView](t)(service[api.Projects](t, d).Open(card.ID))), "ProjectView")
	}
	for _, card := range news.Articles {
		noNilLists(t, reflect.ValueOf(ok[api.ArticleView](t)(service[api.News](t, d).Article(card.ID))), "ArticleView")
	}
}

func TestMap_CountsAgreeWithList(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(300, 0)...)
	open := func(r api.FilterRequest) api.MapView { return ok[api.MapView](t)(service[api.Map](t, d).Open(r)) }
	base := api.FilterRequest{Domains: []string{"green", "civil"}}
	for _, facet := range open(base).Counts {
		if facet.Facet != "status" {
			continue
		}
		for _, option := range facet.Options {
			narrowed := base
			narrowed.Statuses = []string{option.Code}
			if got := open(narrowed).Total; got != option.Count {
				t.Errorf("status %s: list %d, count %d", option.Code, got, option.Count)
			}
		}
	}
}

func TestNews_AnAreaHoldsWhatLiesInIt(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(1, 60)...)
	news, sum := service[api.News](t, d), 0
	for n := range 5 {
		sum += ok[api.NewsView](t)(news.Open(api.NewsRequest{Area: string(didbantest.ID(didban.KindArea, 1000+n))})).Total
	}
	region := ok[api.NewsView](t)(news.Open(api.NewsRequest{Area: string(didbantest.ID(didban.KindArea, 100))})).Total
	if sum == 0 || region != sum {
		t.Fatalf("the region has %d articles, its neighbourhoods %d", region, sum)
	}
}

func TestGate_PanicBecomesAnError(t *testing.T) {
	d := desk(t)
	d.Map = nil // every call that asks the map will panic
	_, err := service[api.Home](t, d).Open()
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeInternal {
		t.Fatalf("got %v", err)
	}
}

func TestGate_ClosedDataAnswersWithItsReason(t *testing.T) {
	busy := func() error { return didban.Fault(didban.CodeBusy, "store.busy", "file", "x") }
	d := (&gate.Backend{Now: now, Log: slog.New(slog.DiscardHandler), Ready: busy}).For("")
	_, err := service[api.City](t, d).Boot()
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Key != "store.busy" {
		t.Fatalf("got %v", err)
	}
}

// importFiles writes files into a folder and imports it.
func importFiles(t *testing.T, d *gate.Caller, dry bool, files map[string]string) api.ImportReport {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := exchange.Paths(dir)
	if err != nil {
		t.Fatal(err)
	}
	return ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), list, dry))
}

const (
	projectsCSV = "کد,عنوان,حوزه,نوع,وضعیت,طول جغرافیایی,عرض جغرافیایی\nK-1,بوستان,فضای سبز,احداث,در حال اجرا,51.43,33.98\n"
	budgetCSV   = "کد پروژه;سال مالی;محل تأمین;مصوب\nK-1;۱۴۰۳;منابع داخلی شهرداری;۴۰٬۰۰۰٬۰۰۰٬۰۰۰\n"
)

func TestImport_SecondRunChangesNothing(t *testing.T) {
	d := desk(t)
	files := map[string]string{"projects.csv": projectsCSV, "budget.csv": "\ufeff" + budgetCSV}
	first := importFiles(t, d, false, files)
	head := d.Store.Head()
	second := importFiles(t, d, false, files)
	if !first.Written || first.New[didban.KindProject] != 1 || head == 0 {
		t.Fatalf("first %+v, head %d", first, head)
	}
	if second.Unchanged[didban.KindProject] != 1 || d.Store.Head() != head {
		t.Fatalf("second %+v, head %d → %d", second, head, d.Store.Head())
	}
	if err := d.Map.CatchUp(d.Store); err != nil {
		t.Fatal(err)
	}
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{}))
	if list.Located != 1 || list.Approved != 40_000_000_000 {
		t.Fatalf("got %+v", list)
	}
}

func TestImport_DryRunWritesNothing(t *testing.T) {
	d := desk(t)
	report := importFiles(t, d, true, map[string]string{"projects.csv": projectsCSV})
	if report.Written || report.New[didban.KindProject] != 1 || d.Store.Head() != 0 {
		t.Fatalf("got %+v, head %d", report, d.Store.Head())
	}
}

func TestImport_AllOrNothing(t *testing.T) {
	for _, test := range []struct {
		name, file, content, key string
		row                      int
	}{
		{"unknown code", "projects.csv", strings.Replace(projectsCSV, "فضای سبز", "فضای آبی", 1), "field.unknownCode", 2},
		{"swapped axes", "projects.csv", strings.Replace(projectsCSV, "51.43,33.98", "33.98,51.43", 1), "geometry.swapped", 2},
		{"duplicate key", "projects.csv", projectsCSV + "K-1,دوم,green,construction,completion,,\n", "row.duplicate", 3},
		{"no such project", "budget.csv", strings.Replace(budgetCSV, "K-1", "K-9", 1), "ref.unknown", 2},
		{"broken XLSX", "contracts.xlsx", "PK not a workbook", "file.broken", 0},
		{"broken GeoJSON", "areas.geojson", `{"type":"FeatureCollection","features":[{`, "json.syntax", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := desk(t)
			files := map[string]string{"projects.csv": projectsCSV, "budget.csv": budgetCSV}
			files[test.file] = test.content
			report := importFiles(t, d, false, files)
			if report.Written || d.Store.Head() != 0 {
				t.Fatalf("something was written: %+v", report)
			}
			if !slices.ContainsFunc(report.Problems, func(p didban.Problem) bool {
				return p.Key == test.key && p.File == test.file && (test.row == 0 || p.Row == test.row)
			}) {
				t.Fatalf("no %s at %s row %d in %+v", test.key, test.file, test.row, report.Problems)
			}
		})
	}
}

func TestImport_NeedsTheRight(t *testing.T) {
	_, err := api.Import(desk(t).As(didban.Actor{Name: "visitor"}), nil, false)
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeForbidden {
		t.Fatalf("got %v", err)
	}
}

func TestSearch_GroupsTypedFiltersAndRescue(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(20, 20)...)
	search := service[api.Search](t, d)
	all := ok[api.SearchView](t)(search.Find(api.SearchRequest{Text: "نوع:پروژه", Sort: "amount", Limit: 100}))
	if all.Total != 20 || len(all.Typed) != 1 || all.Typed[0] != (api.TypedView{Field: "kind", Value: "project", Label: "نوع:پروژه"}) {
		t.Fatalf("%d found, read as %+v", all.Total, all.Typed)
	}
	if !slices.IsSortedFunc(all.Hits, func(a, b api.HitView) int { return int(b.Amount/1e6 - a.Amount/1e6) }) || all.Hits[0].Amount == 0 {
		t.Errorf("not by amount: first %d, last %d", all.Hits[0].Amount, all.Hits[19].Amount)
	}
	grouped := ok[api.SearchView](t)(search.Find(api.SearchRequest{Grouped: true}))
	if len(grouped.Hits) != 0 || len(grouped.Groups) < 3 {
		t.Fatalf("%d hits, %d groups", len(grouped.Hits), len(grouped.Groups))
	}
	sum := 0
	for _, g := range grouped.Groups {
		sum += g.Total
		if len(g.Hits) == 0 || len(g.Hits) > 4 {
			t.Errorf("%d hits of kind %s", len(g.Hits), g.Kind)
		}
	}
	if sum != grouped.Total {
		t.Errorf("groups add up to %d, want %d", sum, grouped.Total)
	}
	word := strings.Fields(titleOf(all.Hits[0]))[0]
	keys, _ := persian.OtherLayout(word)
	for _, exact := range []bool{false, true} {
		got := ok[api.SearchView](t)(search.Find(api.SearchRequest{Text: keys, Exact: exact}))
		if exact != (got.Rescue == "") || exact != (got.Total == 0) {
			t.Errorf("exact %t: %q for %q found %d, rescue %q", exact, keys, word, got.Total, got.Rescue)
		}
	}
	_, err := search.Find(api.SearchRequest{Areas: make([]string, 201)})
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Key != "search.tooMany" {
		t.Errorf("201 areas: %v", err)
	}
}

func titleOf(h api.HitView) (out string) {
	for _, s := range h.Title {
		out += s.Text
	}
	return out
}
