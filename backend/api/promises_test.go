package api_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"net/url"
	"strconv"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/demo"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
)

// promising is a project under way that promised its end for 1 January 2026 and runs on with
// an amendment of the spring; today is testDay, of November 2026.
func promising(n int) *didban.Project {
	id := didbantest.ID(didban.KindProject, n)
	p := &didban.Project{Meta: didban.Meta{ID: id, Code: fmt.Sprint("P-", n)}, Title: "پل", Domain: "green", Type: "construction", Status: "implementation"}
	p.Start, p.OriginalEnd, p.End = "2025-01-01", "2026-01-01", "2027-03-01"
	p.Contracts = []didban.Contract{{
		Number: "K1", Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Contractor: "الف", Price: 1000, Start: "2025-01-01", Days: 300,
		Amendments: []didban.Amendment{{Number: "1", Kind: "duration", Day: "2026-03-01", Old: 300, New: 724, Reason: "سیل"}},
	}}
	return p
}

// TestProject_LaterEndSoftensNothing is the project that told «۹۷ روز مانده» in its head and
// «۱۶۱ روز تأخیر» in its milestones.
func TestProject_LaterEndSoftensNothing(t *testing.T) {
	d := desk(t)
	p := promising(1)
	fill(t, d, p)
	view, err := service[api.Projects](t, d).Open(string(p.ID))
	if err != nil {
		t.Fatal(err)
	}
	if got := view.Card.Deadline; got == nil || got.State != "overdue" || got.Day != "2026-01-01" {
		t.Errorf("deadline %+v", got)
	}
	if view.Elapsed == nil || *view.Elapsed != 100 {
		t.Errorf("elapsed %v of the time first promised", view.Elapsed)
	}
	if got := view.Promise; got.First != "2026-01-01" || got.Now != "2027-03-01" || len(got.Moves) != 1 || got.Unamended != 0 {
		t.Errorf("promise %+v", got)
	}
}

// TestProject_MovedByImport moves the end, and the end first promised with it, without an
// amendment: neither the elapsed share nor the delay may gain by it, and the move is counted.
func TestProject_MovedByImport(t *testing.T) {
	d := desk(t)
	p := promising(1)
	p.OriginalEnd = "2027-01-01"
	fill(t, d, p)
	before, err := service[api.Projects](t, d).Open(string(p.ID))
	if err != nil {
		t.Fatal(err)
	}
	p.OriginalEnd, p.End = "2028-01-01", "2028-06-01"
	put(t, d, didban.System("import"), p)
	fill(t, d)
	after, err := service[api.Projects](t, d).Open(string(p.ID))
	if err != nil {
		t.Fatal(err)
	}
	if *after.Elapsed != *before.Elapsed || after.Promise.First != "2027-01-01" {
		t.Errorf("elapsed %v, then %v; promised %s", *before.Elapsed, *after.Elapsed, after.Promise.First)
	}
	if got := after.Promise; len(got.Moves) != 2 || got.Unamended != 1 {
		t.Errorf("moves %+v", got)
	}
	if len(after.Shifts) != 1 || after.Shifts[0].FromDay != "2027-03-01" || after.Shifts[0].ToDay != "2028-06-01" {
		t.Errorf("shifts %+v", after.Shifts)
	}
	ledger, err := service[api.Promises](t, d).Open(api.PromisesRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if ledger.Total != 1 || len(ledger.Rows[0].Promise.Moves) != 2 || ledger.Sums.Unamended != 1 || ledger.Rows[0].Promise.First != "2027-01-01" {
		t.Errorf("the map's facts tell another story: %+v", ledger)
	}
}

func TestPromises(t *testing.T) {
	d := desk(t)
	past, kept, missed, ahead, none, dead := promising(1), promising(2), promising(3), promising(4), promising(5), promising(6)
	kept.Status, kept.Finished = "completion", "2025-12-30"
	missed.Status, missed.Finished, missed.Unit = "maintenance", "2026-02-01", "=واحد"
	ahead.OriginalEnd, ahead.End, ahead.Contracts = "2027-06-01", "2027-06-01", nil
	none.OriginalEnd, none.End, none.Contracts = "", "", nil
	dead.Status = "cancelled"
	fill(t, d, past, kept, missed, ahead, none, dead)
	all, err := service[api.Promises](t, d).Open(api.PromisesRequest{By: "year"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (api.PromiseSums{All: 5, Overdue: 1, Kept: 1, Missed: 1, Ahead: 1, Open: 1, Moved: 4, Moves: 4}); all.Sums != want || all.Unknown != 1 {
		t.Errorf("sums %+v, want %+v, %d unknown", all.Sums, want, all.Unknown)
	}
	var order []string
	for _, r := range all.Rows {
		order = append(order, r.State)
	}
	if got := strings.Join(order, " "); got != "overdue missed ahead kept " {
		t.Errorf("in the order %q", got)
	}
	if all.Rows[1].Days != 31 || len(all.Groups) != 2 || all.Groups[0].Code != "1404" || all.Groups[0].Sums.All != 4 {
		t.Errorf("rows %+v, groups %+v", all.Rows[1], all.Groups)
	}
	board, err := service[api.Transparency](t, d).Open(api.TransparencyRequest{})
	if err != nil {
		t.Fatal(err)
	}
	listed, err := service[api.Map](t, d).Open(api.FilterRequest{Traits: []string{"pastPromise"}})
	if err != nil {
		t.Fatal(err)
	}
	if board.PastPromise != 1 || listed.Total != 1 || listed.Projects[0].ID != string(past.ID) {
		t.Errorf("the dashboard counts %d, its list holds %d", board.PastPromise, listed.Total)
	}
	one, err := service[api.Promises](t, d).Open(api.PromisesRequest{State: "missed", Unit: "=واحد", Year: 1404})
	if err != nil {
		t.Fatal(err)
	}
	if one.Total != 1 || one.Sums.All != 1 || one.Rows[0].ID != string(missed.ID) {
		t.Errorf("narrowed: %+v", one)
	}
	var out bytes.Buffer
	if err := ok[gate.File](t)(api.TakeFile(d, "promises.csv", url.Values{"state": {"missed"}})).Write(&out); err != nil {
		t.Fatal(err)
	}
	body := out.String()
	if lines := strings.Split(strings.TrimSpace(body), "\r\n"); len(lines) != 2 || !strings.Contains(lines[1], "'=واحد") || !strings.Contains(lines[1], "2026-01-01,2027-03-01,2026-02-01,missed,31,1,0,2026-03-01,سیل") {
		t.Errorf("file %q", body)
	}
}

// TestPromises_SampleCity counts the sample city's late and backward projects from its files
// by other code than the program's: once every file told of 0 and of 24.
func TestPromises_SampleCity(t *testing.T) {
	const today = "1405/09/01" // the day of now
	unfinished := map[string]bool{}
	past := 0
	for _, p := range sampleRows(t, "projects.csv") {
		running := p["وضعیت"] != "نگهداری" && p["وضعیت"] != "پایان‌یافته" && p["وضعیت"] != "برچیده" && p["وضعیت"] != "لغوشده" && p["تاریخ تحویل"] == ""
		unfinished[p["کد"]] = running
		first := p["پایان نخستین"]
		if first == "" {
			first = p["پایان"]
		}
		if running && first != "" && first < today {
			past++
		}
	}
	newest, lag := map[string]string{}, map[string]float64{}
	for _, o := range sampleRows(t, "progress.csv") {
		planned, err := strconv.ParseFloat(o["فیزیکی برنامه"], 64)
		actual, err2 := strconv.ParseFloat(o["فیزیکی واقعی"], 64)
		if err == nil && err2 == nil && o["تاریخ"] >= newest[o["کد پروژه"]] {
			newest[o["کد پروژه"]], lag[o["کد پروژه"]] = o["تاریخ"], planned-actual
		}
	}
	behind := 0
	for code, points := range lag {
		if unfinished[code] && points >= 10 {
			behind++
		}
	}

	d := desk(t)
	files := ok[[]exchange.File](t)(exchange.Files(demo.City(), "."))
	ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), files, false))
	fill(t, d)
	board := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{}))
	ledger := ok[api.PromisesView](t)(service[api.Promises](t, d).Open(api.PromisesRequest{}))
	if past != 23 || board.PastPromise != past || ledger.Sums.Overdue != past {
		t.Errorf("past the first promise: files %d, dashboard %d, ledger %d", past, board.PastPromise, ledger.Sums.Overdue)
	}
	for _, flag := range board.Flags {
		if flag.Code == "behind" && (behind != 25 || flag.Count != behind) || flag.Code == "overdue" && flag.Count != past {
			t.Errorf("%s: dashboard %d; files %d behind, %d past", flag.Code, flag.Count, behind, past)
		}
	}
}

// sampleRows reads a file of the sample city by its heads.
func sampleRows(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	text := ok[[]byte](t)(fs.ReadFile(demo.City(), name))
	table := ok[[][]string](t)(csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll())
	for _, cells := range table[1:] {
		row := map[string]string{}
		for i, head := range table[0] {
			row[head] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}
