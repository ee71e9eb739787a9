package api_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

const (
	hour = int64(3_600_000)
	day  = 24 * hour
)

var (
	region = didbantest.ID(didban.KindArea, 100)  // 51.38–51.40 E
	hood   = didbantest.ID(didban.KindArea, 1000) // its southernmost neighbourhood
	other  = didbantest.ID(didban.KindArea, 101)  // 51.40–51.42 E
)

// peopled is the generated city with events and terms.
func peopled() []didban.Noun {
	nouns := didbantest.City(60, 40)
	at := now().UnixMilli()
	for i, e := range []didban.Event{
		{Title: "گذشته", Category: "sport", Start: at - 9*day, End: at - 8*day, Areas: []didban.ID{hood}, Audience: "خانواده‌ها"},
		{Title: "هنوز برپا", Category: "cultural", Start: at - day, End: at + day, Areas: []didban.ID{hood}},
		{
			Title: "فردا", Category: "sport", Start: at + day, Areas: []didban.ID{other}, Audience: "همهٔ شهروندان",
			Geometry: &didban.Geometry{Type: "Point", Coordinates: []byte("[51.41,33.95]")},
		},
	} {
		e.Meta = didban.Meta{ID: didbantest.ID(didban.KindEvent, i+1), Code: fmt.Sprintf("EV-%d", i+1)}
		nouns = append(nouns, &e)
	}
	for i, t := range []didban.Trustee{
		{Area: hood, Verified: "2026-11-01", Phone: "۰۳۱"},
		{Area: region, Verified: "2020-01-01"},
		{Area: hood, Start: "2020-01-01", End: "2021-01-01"},
		{},
		{Area: other},
	} {
		n := i + 1
		t.Meta = didban.Meta{ID: didbantest.ID(didban.KindTrustee, n), Code: fmt.Sprintf("T-%d", n)}
		t.Person, t.Post = didbantest.ID(didban.KindPerson, n), didbantest.ID(didban.KindPost, n)
		nouns = append(nouns,
			&didban.Person{Meta: didban.Meta{ID: t.Person, Code: fmt.Sprintf("PE-%d", n)}, Name: fmt.Sprintf("نام %c", 'ا'+rune(i))},
			&didban.Post{Meta: didban.Meta{ID: t.Post, Code: fmt.Sprintf("PO-%d", n)}, Title: "دبیر"}, &t)
	}
	return nouns
}

func TestArea_HoldsWhatLiesWithin(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	open := func(id didban.ID) api.AreaPage { return ok[api.AreaPage](t)(service[api.Areas](t, d).Open(string(id))) }
	page := open(region)
	noNilLists(t, reflect.ValueOf(page), "AreaPage")
	sum := 0
	for _, inner := range page.Within {
		sum += open(didban.ID(inner.ID)).Total
	}
	listed := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Areas: []string{string(region)}}))
	if page.Total == 0 || page.Total != sum || page.Total != listed.Total || page.Money == nil || page.Money.Approved != listed.Approved {
		t.Errorf("region %d, within %d, list %d; money %+v, list %d", page.Total, sum, listed.Total, page.Money, listed.Approved)
	}
	if len(page.Listed) != min(page.Total, 200) {
		t.Errorf("%d of %d projects for the printed report", len(page.Listed), page.Total)
	}
	if page.ComingTotal != 1 || page.Past != 1 || page.TrusteesTotal != 3 || len(page.Articles) != 6 {
		t.Errorf("coming %d, past %d, trustees %d, news %d", page.ComingTotal, page.Past, page.TrusteesTotal, len(page.Articles))
	}
	if above := open(hood).Above; len(above) != 1 || above[0].Area != string(region) {
		t.Errorf("above the neighbourhood %+v", above)
	}
}

func TestArea_SharesAreUnknownWithoutTheirGround(t *testing.T) {
	d := desk(t)
	nouns := peopled()
	fill(t, d, nouns...)
	page := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(string(region)))
	if page.Area.Population != 0 || page.Money.ApprovedPerPerson != nil || page.Money.ApprovedPerHectare == nil || page.Hectares == nil {
		t.Errorf("a region without population: %+v, hectares %v", page.Money, page.Hectares)
	}
	// 0.02° by 0.1° at 34° N: 1847 m by 11,093 m
	if h := *page.Hectares; h < 2040 || h > 2055 {
		t.Errorf("%f hectares", h)
	}
	_, err := service[api.Areas](t, d).Open(string(didbantest.ID(didban.KindArea, 9)))
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
		t.Errorf("no such area: %v", err)
	}
}

func TestEvents_CountsAgreeWithList(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	open := func(r api.EventsRequest) api.EventsView {
		v := ok[api.EventsView](t)(service[api.Events](t, d).Open(r))
		noNilLists(t, reflect.ValueOf(v), "EventsView")
		return v
	}
	for _, base := range []api.EventsRequest{{}, {Time: "coming"}, {Category: "sport"}, {Area: string(region)}, {From: "2026-11-22", To: "2026-11-22"}} {
		view := open(base)
		for facet, options := range map[string][]api.OptionCount{
			"time": view.Times, "category": view.Categories, "audience": view.Audiences, "area": view.Areas,
		} {
			for _, option := range options {
				r := base
				field := reflect.ValueOf(&r).Elem().FieldByNameFunc(func(n string) bool { return strings.EqualFold(n, facet) })
				field.SetString(option.Code)
				if got := open(r).Total; got != option.Count {
					t.Errorf("%+v, %s %s: list %d, count %d", base, facet, option.Code, got, option.Count)
				}
			}
		}
	}
	if got := open(api.EventsRequest{From: "2026-11-22", To: "2026-11-22"}); got.Total != 1 || got.Events[0].Title != "هنوز برپا" || !got.Events[0].On {
		t.Errorf("today: %+v", got.Events)
	}
}

func TestAnswering_NarrowestFirst(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	names := func(r api.PlaceRequest) (areas, people []string) {
		v := ok[api.PlaceView](t)(service[api.Trustees](t, d).At(r))
		for _, one := range v.Trustees {
			people = append(people, one.ID)
		}
		return v.Areas, people
	}
	term := func(n int) string { return string(didbantest.ID(didban.KindTrustee, n)) }
	for _, c := range []struct {
		name   string
		at     api.PlaceRequest
		areas  []string
		people []string
	}{
		{"inside, ended terms left out", api.PlaceRequest{Lon: 51.39, Lat: 33.95}, []string{string(hood), string(region)}, []string{term(1), term(2), term(4)}},
		{"by area", api.PlaceRequest{Area: string(hood)}, []string{string(hood), string(region)}, []string{term(1), term(2), term(4)}},
		{"outside, the whole city alone", api.PlaceRequest{Lon: 50, Lat: 33.95}, []string{}, []string{term(4)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			areas, people := names(c.at)
			if !slices.Equal(areas, c.areas) || !slices.Equal(people, c.people) {
				t.Errorf("got %v %v", areas, people)
			}
		})
	}
}

func TestTrustees_WordsAndMarks(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	find := func(text string) api.TrusteesView {
		return ok[api.TrusteesView](t)(service[api.Trustees](t, d).Open(api.TrusteesRequest{Text: text}))
	}
	if got := find("دبير منطقهٔ ۱"); got.Total != 3 {
		t.Errorf("by post and area: %d", got.Total)
	}
	if got := find("دبیر قققق"); got.Total != 0 {
		t.Errorf("a word that nobody has: %d", got.Total)
	}
	marks := map[string]string{}
	for _, c := range find("").Trustees {
		marks[c.ID] = fmt.Sprintf("%s %t", c.Term, c.Stale)
	}
	for n, want := range []string{"running false", "running true", "over true"} {
		if got := marks[string(didbantest.ID(didban.KindTrustee, n+1))]; got != want {
			t.Errorf("term %d: %q, want %q", n+1, got, want)
		}
	}
	view := ok[api.TrusteeView](t)(service[api.Trustees](t, d).Trustee(string(didbantest.ID(didban.KindTrustee, 1))))
	noNilLists(t, reflect.ValueOf(view), "TrusteeView")
	if view.Card.Phone != "031" {
		t.Errorf("a telephone number in the digits that are dialled: %q", view.Card.Phone)
	}
	if view.Total == 0 || view.Boundary == "" || !strings.HasPrefix(view.Contact, "BEGIN:VCARD\r\n") {
		t.Errorf("page %+v", view)
	}
}

func TestFile_CardsToTakeAlong(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	event, trustee := string(didbantest.ID(didban.KindEvent, 3)), string(didbantest.ID(didban.KindTrustee, 1))
	for path, want := range map[string]string{
		"event/" + event + ".ics": "GEO:33.950000;51.410000\r\n", "trustee/" + trustee + ".vcf": "TEL;TYPE=work:031\r\n",
	} {
		file, err := api.TakeFile(d, path, url.Values{})
		var out bytes.Buffer
		if err != nil || file.Write(&out) != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v %s", path, err, out.String())
		}
	}
	for _, path := range []string{"event/" + event, "event/" + trustee + ".ics", "trustee/x.vcf"} {
		var fault *didban.Error
		if _, err := api.TakeFile(d, path, nil); !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
			t.Errorf("%s: %v", path, err)
		}
	}
}
