package api_test

import (
	"bytes"
	"net/url"
	"reflect"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
)

func queryOf(t *testing.T, text string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

var narrow = api.FilterRequest{
	Domains: []string{"civil", "green"}, Years: []string{"1402"}, Amount: "1-400000000000", Progress: "0-49", Text: "پروژۀ  P-0", Limit: 200,
}

func TestFilterQuery_ComesBack(t *testing.T) {
	f := didban.ProjectFilter{
		Areas: []string{"a b", "c&d"}, Domains: []string{"civil"}, Types: []string{"x"}, Statuses: []string{"y", "z"}, Years: []string{"1403"},
		Amount: didban.AmountBands[4], Progress: didban.ProgressBands[4], Words: []string{"پیادهرو", "12"},
	}
	by := didban.ProjectSort{Column: "title", Descending: true}
	q := queryOf(t, api.SortQuery(geo.FilterQuery(f), by).Encode())
	if got := geo.FilterOf(q); !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v, want %+v", got, f)
	}
	if got := api.SortOf(q); got != by {
		t.Errorf("got %+v, want %+v", got, by)
	}
}

func TestFilterOf_AMonthHasOneName(t *testing.T) {
	for _, text := range []string{"1402-06", "+1402-06", "0001402-06", "1402-+6"} {
		if got := geo.FilterOf(url.Values{"at": {text}}).Past.Month; got != "1402-06" && got != "" {
			t.Errorf("%q is the month %q", text, got)
		}
	}
}

func TestMap_TextFindsEverySpelling(t *testing.T) {
	d := desk(t)
	p := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "KSH-12"}, Title: "پیاده‌روسازی كوچهٔ یاس", Domain: "civil",
		Type: "construction", Status: "implementation", Address: "خیابان فین", Unit: "معاونت عمران",
	}
	fill(t, d, p)
	for text, want := range map[string]int{
		"پیاده‌رو": 1, "کوچه": 1, "ksh-۱۲": 1, "فین عمران": 1, "  ": 1, "فین پل": 0, "شرح": 0,
	} {
		view := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Text: text}))
		if view.Total != want {
			t.Errorf("%q finds %d, want %d", text, view.Total, want)
		}
	}
}

func TestMap_WindowsOfASortedListJoin(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(120, 0)...)
	request := api.FilterRequest{Sort: "amount", Descending: true, Limit: 200}
	whole := ok[api.MapView](t)(service[api.Map](t, d).Open(request))
	var windows []api.ProjectCard
	for request.Limit = 50; len(windows) < whole.Total; request.Offset += 50 {
		windows = append(windows, ok[api.MapView](t)(service[api.Map](t, d).Open(request)).Projects...)
	}
	if !reflect.DeepEqual(windows, whole.Projects) || whole.Projects[0].Amount < whole.Projects[1].Amount {
		t.Error("the windows are not the list")
	}
}

func TestFile_HoldsTheListAndComesInAgainUnchanged(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(200, 0)...)
	request := narrow
	request.Sort = "title"
	view := ok[api.MapView](t)(service[api.Map](t, d).Open(request))
	if view.Total == 0 || view.Total == 200 {
		t.Fatalf("%d of 200 projects: the filter says nothing", view.Total)
	}
	made := func(name string) string {
		var out bytes.Buffer
		if err := ok[gate.File](t)(api.TakeFile(d, name, queryOf(t, view.Files))).Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	// The made-up city writes its figures as no import would; from now on they are normal.
	importFiles(t, d, false, map[string]string{"projects.geojson": made("projects.geojson")})
	for _, name := range []string{"projects.csv", "projects.xlsx", "projects.geojson"} {
		t.Run(name, func(t *testing.T) {
			text := made(name)
			report := importFiles(t, d, true, map[string]string{name: text})
			if len(report.New)+len(report.Changed) > 0 || report.Unchanged[didban.KindProject] != view.Total {
				t.Errorf("%+v, want %d unchanged", report, view.Total)
			}
			if name == "projects.csv" && !inOrder(text, view.Projects) {
				t.Error("the rows are not in the order of the list")
			}
		})
	}
	if _, err := api.TakeFile(d, "projects.pdf", nil); err == nil {
		t.Error("a form that is none was made")
	}
}

func inOrder(text string, cards []api.ProjectCard) bool {
	for _, card := range cards {
		_, after, found := strings.Cut(text, card.Code+",")
		if !found {
			return false
		}
		text = after
	}
	return true
}
