package api_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// busyProject is a project of sixty payments with one of everything else.
func busyProject() *didban.Project {
	p := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "پل", Domain: "civil", Type: "construction",
		Subtype: "bridge", Status: "implementation", Suspended: true, SuspendedReason: "سیل",
		Start: "2024-03-20", End: "2025-03-20", OriginalEnd: "2024-12-20", AsOf: "2026-11-01", Description: "دو خط\nدر یک یاخته، با «گیومه» و \"quote\"",
		Specs:  []didban.Spec{{Label: "درازا", Value: "۱۲۰", Unit: "متر"}, {Label: "=1+1", Value: "-5"}},
		Budget: []didban.BudgetLine{{Year: 1403, Source: "municipal", Title: "پل‌ها", Approved: 9_007_199_254_740_993, Spent: 7}},
		Contracts: []didban.Contract{{
			Number: "1403-1", Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Estimate: 95, Price: 90, Days: 200,
			Tenderers: []string{"شرکت الف", "شرکت ب"}, Contractor: "شرکت الف", Signed: "2024-03-01",
			Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2024-10-01", Old: 90, New: 100, Reason: "افزایش احجام"}},
		}},
		Progress:   []didban.Progress{{Day: "2024-06-01", PhysicalPlanned: didban.PercentOf(20.5), PhysicalActual: didban.PercentOf(0)}},
		Milestones: []didban.Milestone{{Title: "تحویل", Sort: "opening", Due: "2025-03-01"}},
	}
	for n := range 60 {
		p.Contracts[0].Payments = append(p.Contracts[0].Payments, didban.Payment{
			Number: fmt.Sprint(n + 1), Day: didban.Day(fmt.Sprintf("2024-%02d-%02d", 4+n/10, 1+n%10)), Amount: didban.Rial(1000 + n), For: "صورت‌وضعیت",
		})
	}
	return p
}

// put saves a project once more, as an actor.
func put(t *testing.T, d *gate.Caller, actor didban.Actor, n didban.Noun) {
	t.Helper()
	if err := d.Store.Update(actor, func(tx *store.Tx) error { return tx.Put(n) }); err != nil {
		t.Fatal(err)
	}
}

func TestProject_OpensByItsCode(t *testing.T) {
	d := desk(t)
	fill(t, d, busyProject())
	view := ok[api.ProjectView](t)(service[api.Projects](t, d).Open("K-1"))
	if view.Card.ID != string(didbantest.ID(didban.KindProject, 1)) {
		t.Errorf("got %+v", view.Card)
	}
	var fault *didban.Error
	if _, err := service[api.Projects](t, d).Open("K-2"); !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
		t.Errorf("a code of nobody: %v", err)
	}
}

func TestProject_VersionTellsWhatChanged(t *testing.T) {
	d := desk(t)
	p := busyProject()
	fill(t, d, p)
	p.Status, p.Contracts[0].Payments[3].Amount = "completion", 5000
	put(t, d, didban.Actor{Name: "سارا", Roles: []didban.Role{didban.RolePublisher}, Reason: "پایان کار"}, p)
	projects := service[api.Projects](t, d)
	view := ok[api.VersionView](t)(projects.Version(api.VersionRequest{ID: string(p.ID), N: 2}))
	var got []string
	for _, c := range view.Changes {
		got = append(got, fmt.Sprintf("%s %s→%s %s", c.Field, c.Old, c.New, c.Sort))
	}
	want := []string{"status implementation→completion code", "contracts.payments.amount 1003→5000 money"}
	if view.Before != 1 || !slices.Equal(got, want) {
		t.Errorf("against version %d: %q, want %q", view.Before, got, want)
	}
	first := ok[api.VersionView](t)(projects.Version(api.VersionRequest{ID: string(p.ID), N: 1}))
	if first.Before != 0 || len(first.Changes) != 0 || first.Changes == nil {
		t.Errorf("the first version: %+v", first)
	}
	var fault *didban.Error
	if _, err := projects.Version(api.VersionRequest{ID: string(p.ID), N: 9}); !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
		t.Errorf("a version that is none: %v", err)
	}
}

// The public is told the role of who saved a version, never a name, which stands in the
// private file alone.
func TestProject_TimelineNamesNoClerk(t *testing.T) {
	d := desk(t)
	p := busyProject()
	fill(t, d, p)
	sara := staffed(t, d, "سارا", didban.RolePublisher)
	gone := didban.Actor{ID: didbantest.ID(didban.KindUser, 2), Name: "رفته", Roles: []didban.Role{didban.RoleAdministrator}}
	for i, actor := range []didban.Actor{sara, gone} {
		p.Unit, actor.Reason = fmt.Sprint("واحد ", i), "اصلاح"
		put(t, d, actor, p)
	}
	versions := func(by *gate.Caller) (out []string) {
		for _, m := range ok[api.ProjectView](t)(service[api.Projects](t, by).Open("K-1")).Timeline {
			if m.Sort == "version" {
				out = append(out, fmt.Sprintf("%d %s %s", m.N, m.Actor, m.Name))
			}
		}
		return out
	}
	if got, want := versions(d), []string{"3 administrator ", "2 publisher ", "1 system "}; !slices.Equal(got, want) {
		t.Errorf("the public reads %q, want %q", got, want)
	}
	auditor := d.As(didban.Actor{Roles: []didban.Role{didban.RoleAuditor}})
	if got, want := versions(auditor), []string{"3 administrator ", "2 publisher سارا", "1 system "}; !slices.Equal(got, want) {
		t.Errorf("an auditor reads %q, want %q", got, want)
	}
}

// staffed makes a member of the staff in the private file.
func staffed(t *testing.T, d *gate.Caller, name string, role didban.Role) didban.Actor {
	t.Helper()
	u := &didban.User{Code: name, Name: name, Roles: []didban.Role{role}}
	if err := d.Private.Update(func(tx *private.Tx) error { return tx.PutUser(u) }); err != nil {
		t.Fatal(err)
	}
	return u.Actor()
}

// The tables of a project are what import reads: taken in elsewhere they make the same project.
func TestProjectTables_ComeBackByImport(t *testing.T) {
	from, to := desk(t), desk(t)
	fill(t, from, busyProject())
	file := ok[gate.File](t)(api.TakeFile(from, "project/K-1.zip", url.Values{}))
	var body bytes.Buffer
	if err := file.Write(&body); err != nil {
		t.Fatal(err)
	}
	tree, err := zip.NewReader(bytes.NewReader(body.Bytes()), int64(body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	specs, err := fs.ReadFile(tree, "specs.csv")
	if err != nil || !strings.Contains(string(specs), "K-1,'=1+1,'-5,") {
		t.Errorf("a spreadsheet runs what stands in %q, %v", specs, err)
	}
	files, err := exchange.Files(tree, ".")
	if err != nil {
		t.Fatal(err)
	}
	report := ok[api.ImportReport](t)(api.Import(to.As(didban.System("test")), files, false))
	if !report.Written {
		t.Fatalf("refused: %+v", report.Problems)
	}
	var back *didban.Project
	if err := to.Store.View(func(tx *store.Tx) (err error) {
		back, err = store.ByCode[didban.Project](tx, "K-1")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	changes, err := didban.Diff(busyProject(), back)
	if err != nil || len(changes) != 0 {
		t.Errorf("%v, differs in %+v", err, changes)
	}
}

// A copy of a project leaves out what is not known, keeps every rial and names its areas.
func TestProjectJSON_LeavesOutWhatIsUnknown(t *testing.T) {
	d := desk(t)
	region := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "R-1"}, Rank: "region", Name: "منطقهٔ ۱"}
	p := busyProject()
	p.Areas, p.Geometry = []didban.ID{region.ID}, &didban.Geometry{Type: "Point", Coordinates: []byte(`[51.43,33.98]`)}
	fill(t, d, region, p)
	var got struct {
		About map[string]any
		Areas []struct {
			Name string
			Own  bool
		}
		Titles  map[string]map[string]struct{ Fa, En string }
		Project struct {
			Geometry  struct{ Type string }
			Budget    []map[string]any
			Contracts []map[string]any
			Card      map[string]any
		}
	}
	_, body := written(t, d, "project/K-1.json")
	in := json.NewDecoder(strings.NewReader(body))
	in.UseNumber()
	if err := in.Decode(&got); err != nil {
		t.Fatal(err)
	}
	line := fmt.Sprint(got.Project.Budget)
	if want := "[map[approved:9007199254740993 source:municipal spent:7 title:پل‌ها year:1403]]"; line != want {
		t.Errorf("budget %s, want %s", line, want)
	}
	if k := got.Project.Contracts[0]; k["paid"] == nil || k["start"] != nil {
		t.Errorf("contract %v", k)
	}
	if got.About["currency"] != "IRR" || got.About["asOf"] != "2026-11-01" || got.Project.Geometry.Type != "Point" ||
		len(got.Areas) != 1 || got.Areas[0].Name != region.Name || !got.Areas[0].Own || got.Titles["statuses"]["implementation"].Fa != "در حال اجرا" {
		t.Errorf("got %s", body[:400])
	}
	if c := got.Project.Card; c["revised"] != json.Number("9007199254740993") || c["approved"] != nil {
		t.Errorf("card %v", c)
	}
	if d, _ := got.Project.Card["deadline"].(map[string]any); d["state"] != "overdue" {
		t.Errorf("deadline %v", got.Project.Card["deadline"])
	}
}

func TestProject_OnePageStaysQuick(t *testing.T) {
	d := desk(t)
	p := busyProject()
	fill(t, d, p)
	for n := range 50 {
		p.Unit = fmt.Sprint("واحد ", n)
		put(t, d, didban.System("test"), p)
	}
	took := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if _, err := service[api.Projects](b, d).Open("K-1"); err != nil {
				b.Fatal(err)
			}
		}
	})
	if took.NsPerOp() > 100e6 {
		t.Errorf("a page of 60 payments and 51 versions takes %v", took)
	}
	t.Log(took)
}
