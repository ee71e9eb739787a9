package api_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"sort"
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

// sample is the sample city, taken in.
func sample(t *testing.T) *gate.Caller {
	t.Helper()
	d := desk(t)
	files := ok[[]exchange.File](t)(exchange.Files(demo.City(), "."))
	ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), files, false))
	fill(t, d)
	return d
}

// sheet is a table of the sample city's files by its columns.
func sheet(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	content := ok[[]byte](t)(fs.ReadFile(demo.City(), name))
	all := ok[[][]string](t)(csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll())
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = strings.TrimSpace(cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// contract is a row of contracts.csv, read by nothing of the program's.
type contract struct {
	project, method, winner string
	bidders                 []string
	price, value, estimate  float64
}

func contracts(t *testing.T) (out []contract) {
	t.Helper()
	number := func(text string) float64 {
		if text == "" {
			return 0
		}
		return ok[float64](t)(strconv.ParseFloat(text, 64))
	}
	repriced, on := map[string]string{}, map[string]string{}
	for _, row := range sheet(t, "amendments.csv") {
		key := row["کد پروژه"] + "/" + row["شمارهٔ قرارداد"]
		if row["نوع"] == "مبلغ" && row["تاریخ"] >= on[key] {
			repriced[key], on[key] = row["تازه"], row["تاریخ"]
		}
	}
	for _, row := range sheet(t, "contracts.csv") {
		k := contract{project: row["کد پروژه"], method: row["روش واگذاری"], winner: row["پیمانکار"], price: number(row["مبلغ"]), estimate: number(row["برآورد"])}
		k.value = k.price
		if now := repriced[k.project+"/"+row["شمارهٔ قرارداد"]]; now != "" {
			k.value = number(now)
		}
		for name := range strings.SplitSeq(row["شرکت‌کنندگان"], "؛") {
			if name = strings.TrimSpace(name); name != "" {
				k.bidders = append(k.bidders, name)
			}
		}
		out = append(out, k)
	}
	return out
}

// TestAwards_Recounted counts what the page says of the sample city once more, from the
// city's files.
func TestAwards_Recounted(t *testing.T) {
	d := sample(t)
	v := ok[api.AwardsView](t)(service[api.Transparency](t, d).Awards(api.AwardsRequest{Limit: 500}))
	all := contracts(t)
	t.Run("methods", func(t *testing.T) { recountMethods(t, d, v, all) })
	t.Run("contests", func(t *testing.T) { recountContests(t, v, all) })
	t.Run("pairs", func(t *testing.T) { recountPairs(t, v, all) })
	t.Run("winners", func(t *testing.T) { recountWinners(t, v, all) })
	t.Run("prices", func(t *testing.T) { recountPrices(t, v, all) })
	t.Run("list", func(t *testing.T) {
		if v.Total != len(all) || len(v.Rows) != len(all) || v.Contracts != len(all) {
			t.Errorf("%d listed, %d given, %d counted of %d", v.Total, len(v.Rows), v.Contracts, len(all))
		}
	})
	t.Run("flag", func(t *testing.T) { recountFlag(t, d, all) })
	t.Run("search", func(t *testing.T) { findByMethod(t, d, all) })
}

func recountMethods(t *testing.T, d *gate.Caller, v api.AwardsView, all []contract) {
	counts, projects, values := map[string]int{}, map[string]map[string]bool{}, map[string]float64{}
	for _, k := range all {
		counts[k.method]++
		values[k.method] += k.value
		if projects[k.method] == nil {
			projects[k.method] = map[string]bool{}
		}
		projects[k.method][k.project] = true
	}
	board := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{}))
	if len(v.Methods) != len(counts) || len(board.Methods) != len(counts) {
		t.Fatalf("%d and %d of %d methods", len(v.Methods), len(board.Methods), len(counts))
	}
	for i, m := range v.Methods {
		term, _ := didban.ProcurementMethods.Term(m.Code)
		name := term.Fa
		if m.Contracts != counts[name] || m.Projects != len(projects[name]) || float64(m.Value) != values[name] {
			t.Errorf("%s: got %+v, want %d in %d of %.0f", name, m, counts[name], len(projects[name]), values[name])
		}
		if same := (api.MethodView{Code: m.Code, Contracts: m.Contracts, Projects: m.Projects, Valued: m.Valued, Value: m.Value}); board.Methods[i] != same {
			t.Errorf("the dashboard says %+v, the page %+v", board.Methods[i], same)
		}
		list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Methods: []string{m.Code}}))
		if list.Total != len(projects[name]) {
			t.Errorf("%s: %d projects in the list, %d in the files", name, list.Total, len(projects[name]))
		}
	}
}

func recountContests(t *testing.T, v api.AwardsView, all []contract) {
	want := map[string]int{}
	for _, k := range all {
		switch n := len(k.bidders); {
		case k.method == "ترک تشریفات":
			want["direct"]++
		case n == 0:
			want["untold"]++
		case n >= 5:
			want["5"]++
		default:
			want[strconv.Itoa(n)]++
		}
	}
	got := map[string]int{}
	for _, c := range v.Contests {
		got[c.Code] = c.Contracts
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func recountPairs(t *testing.T, v api.AwardsView, all []contract) {
	together, won := map[string]int{}, map[string]int{}
	for _, k := range all {
		names := slices.Clone(k.bidders)
		sort.Strings(names)
		for i, a := range names {
			for _, b := range names[i+1:] {
				together[a+" + "+b]++
				if k.winner == a || k.winner == b {
					won[a+" + "+b+": "+k.winner]++
				}
			}
		}
	}
	often := 0
	for _, n := range together {
		if n > 1 {
			often++
		}
	}
	if v.PairsOf != often || len(v.Pairs) == 0 {
		t.Errorf("%d pairs, want %d", v.PairsOf, often)
	}
	for _, p := range v.Pairs {
		names := slices.Clone(p.Names)
		sort.Strings(names)
		key := names[0] + " + " + names[1]
		if p.Together != together[key] || p.Won[0] != won[key+": "+p.Names[0]] || p.Won[1] != won[key+": "+p.Names[1]] {
			t.Errorf("%s: got %+v, want %d", key, p, together[key])
		}
	}
}

func recountWinners(t *testing.T, v api.AwardsView, all []contract) {
	holds, bids, values := map[string]int{}, map[string]int{}, map[string]float64{}
	for _, k := range all {
		holds[k.winner]++
		values[k.winner] += k.value
		for _, name := range k.bidders {
			bids[name]++
		}
	}
	several := 0
	for _, n := range holds {
		if n > 1 {
			several++
		}
	}
	if v.WinnersOf != several || v.Contractors != len(holds) || len(v.Winners) == 0 {
		t.Errorf("%d of %d, want %d of %d", v.WinnersOf, v.Contractors, several, len(holds))
	}
	for _, w := range v.Winners {
		if w.Contracts != holds[w.Name] || w.Bids != bids[w.Name] || float64(w.Value) != values[w.Name] {
			t.Errorf("%s: got %+v, want %d of %d, %.0f", w.Name, w, holds[w.Name], bids[w.Name], values[w.Name])
		}
	}
}

func recountPrices(t *testing.T, v api.AwardsView, all []contract) {
	var ratios []float64
	for _, k := range all {
		if k.price > 0 && k.estimate > 0 {
			ratios = append(ratios, k.price*100/k.estimate)
		}
	}
	sort.Float64s(ratios)
	middle := ratios[len(ratios)/2]
	if v.Ratio.Known != len(ratios) || fmt.Sprintf("%.6f", v.Ratio.Median) != fmt.Sprintf("%.6f", middle) || len(ratios)%2 == 0 {
		t.Errorf("got %+v, want a median of %f of %d", v.Ratio, middle, len(ratios))
	}
}

func recountFlag(t *testing.T, d *gate.Caller, all []contract) {
	want := map[string]bool{}
	for _, k := range all {
		if k.method == "ترک تشریفات" || len(k.bidders) == 1 {
			want[k.project] = true
		}
	}
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Flags: []string{"uncontested"}, Limit: 200}))
	if list.Total != len(want) || list.Total == 0 {
		t.Errorf("%d flagged, want %d", list.Total, len(want))
	}
	for _, p := range list.Projects {
		if !want[p.Code] {
			t.Errorf("%s is flagged", p.Code)
		}
	}
}

// findByMethod holds that the words of a method, and the name of one that lost, find projects.
func findByMethod(t *testing.T, d *gate.Caller, all []contract) {
	loser := all[0].bidders[0]
	for _, name := range all[0].bidders {
		if name != all[0].winner {
			loser = name
		}
	}
	for text, has := range map[string]func(contract) bool{
		"«ترک تشریفات»":   func(k contract) bool { return k.method == "ترک تشریفات" },
		"«مناقصه محدود»":  func(k contract) bool { return k.method == "مناقصهٔ محدود" },
		"«" + loser + "»": func(k contract) bool { return slices.Contains(k.bidders, loser) || k.winner == loser },
		"direct award":    func(k contract) bool { return k.method == "ترک تشریفات" },
	} {
		want := map[string]bool{}
		for _, k := range all {
			if has(k) {
				want[k.project] = true
			}
		}
		v := ok[api.SearchView](t)(service[api.Search](t, d).Find(api.SearchRequest{Text: text, Kinds: []string{"project"}, Limit: 100}))
		if v.Total < len(want) || len(want) == 0 {
			t.Errorf("%s: %d found, want %d", text, v.Total, len(want))
		}
	}
}

// The file holds what is listed, in the list's order, as text that no spreadsheet runs.
func TestAwards_File(t *testing.T) {
	d := desk(t)
	p := project(1, "civil", "implementation")
	p.Contracts = []didban.Contract{
		{Number: "1", Title: "=1+1", Nature: "construction", Method: "direct", Status: "active", Contractor: "الف", Price: 50, Estimate: 40, Signed: "2026-01-01"},
		{Number: "2", Title: "راه", Nature: "construction", Method: "open", Status: "active", Tenderers: []string{"الف", "ب"}, Contractor: "ب"},
	}
	fill(t, d, append(didbantest.City(0, 0), p)...)
	read := func(query url.Values) [][]string {
		file := ok[gate.File](t)(api.TakeFile(d, "awards.csv", query))
		var out bytes.Buffer
		if err := file.Write(&out); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(out.Bytes(), []byte("\ufeff")) || file.Name != "awards-2026-11-22.csv" {
			t.Errorf("%s begins with %q", file.Name, out.Bytes()[:3])
		}
		return ok[[][]string](t)(csv.NewReader(bytes.NewReader(out.Bytes()[3:])).ReadAll())
	}
	rows := read(url.Values{"sort": {"price"}, "descending": {"true"}})
	if len(rows) != 3 || rows[1][4] != "'=1+1" || rows[1][12] != "125.0" || rows[1][13] != "1404/10/11" || rows[2][7] != "الف؛ب" || rows[2][12] != "" {
		t.Errorf("got %q", rows)
	}
	for query, want := range map[string]int{"method=direct": 1, "contest=2": 1, "firm=الف": 2, "firm=الف&firm=ب": 1, "winner=ب": 1, "year=0": 1, "year=1404": 1, "unit=x": 0} {
		if rows := read(ok[url.Values](t)(url.ParseQuery(query))); len(rows)-1 != want {
			t.Errorf("%s: %d rows, want %d", query, len(rows)-1, want)
		}
	}
}
