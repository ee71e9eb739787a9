package staff_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// listed are the ids of what a desk's list shows.
func listed(d *desk, r staff.ListRequest) (out []string) {
	d.t.Helper()
	view, err := d.lists.Open(r)
	d.must(err)
	for _, row := range view.Rows {
		out = append(out, row.ID)
	}
	return out
}

func TestLists_NarrowsProjectsAsThePublicListDoes(t *testing.T) {
	o := newOffice(t)
	today := o.Today()
	paving := watched(1, "عمران", func(p *didban.Project) { p.AsOf, p.Status = today, "implementation" })
	planned := watched(2, "عمران", func(p *didban.Project) { p.AsOf, p.Status = today, "preparation" })
	other := watched(3, "عمران", func(p *didban.Project) { p.AsOf, p.Domain = today, didban.Domains[1].Code })
	o.putCity(paving, planned, other)
	d := o.as("sara")
	for filter, want := range map[string][]string{
		"": {string(paving.ID), string(planned.ID), string(other.ID)},
		"status=implementation&domain=" + paving.Domain:          {string(paving.ID)},
		"status=implementation&status=preparation":               {string(paving.ID), string(planned.ID), string(other.ID)},
		"domain=" + other.Domain + "&status=preparation":         nil,
		"domain=" + didban.Domains[1].Code + "&q=هیچ&at=1400-01": {string(other.ID)},
	} {
		if got := listed(d, staff.ListRequest{Kind: "project", Filter: filter, Sort: "code"}); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", filter, got, want)
		}
	}
	if got := listed(d, staff.ListRequest{Kind: "project", Sort: "code", Descending: true}); got[0] != string(other.ID) {
		t.Errorf("from the end: %v", got)
	}
	if got := listed(d, staff.ListRequest{Kind: "project", Since: string(today)}); len(got) != 3 {
		t.Errorf("since today: %v", got)
	}
	if got := listed(d, staff.ListRequest{Kind: "project", Since: "2150-01-01"}); got != nil {
		t.Errorf("since a day to come: %v", got)
	}
	if _, err := d.lists.Open(staff.ListRequest{Kind: "project", Since: "1405/13/40"}); err == nil {
		t.Error("what is no day is one")
	}
}

func TestLists_TellsWhoseDraftsAndHowFarTheyAre(t *testing.T) {
	o := newOffice(t)
	d := o.as("sara")
	_, err := begin("one", "person")(d)
	o.must(err)
	_, err = typing("one", "person", "name", "مریم رضایی")(d)
	o.must(err)
	id := d.marks["person.id"]
	for _, row := range []struct {
		ask  staff.ListRequest
		want []string
	}{
		{staff.ListRequest{Draft: "open"}, []string{id}},
		{staff.ListRequest{Draft: "sent"}, nil},
		{staff.ListRequest{Whose: "me"}, []string{id}},
		{staff.ListRequest{Whose: string(o.ids["sara"])}, []string{id}},
		{staff.ListRequest{Whose: string(o.ids["ali"])}, nil},
	} {
		row.ask.Kind = "person"
		if got := listed(d, row.ask); !slices.Equal(got, row.want) {
			t.Errorf("%+v: %v, want %v", row.ask, got, row.want)
		}
	}
}

// cellsOf are the cells of one column, down a list.
func cellsOf(t *testing.T, view staff.ListView, column string) (out []string) {
	t.Helper()
	at := slices.Index(view.Shown, column)
	if at < 0 {
		t.Fatalf("no column %s among %v", column, view.Shown)
	}
	for _, row := range view.Rows {
		out = append(out, row.Cells[at])
	}
	return out
}

func countOf(view staff.ListView, facet, option string) int {
	for _, f := range view.Facets {
		for _, o := range f.Options {
			if f.Facet == facet && o.Code == option {
				return o.Count
			}
		}
	}
	return 0
}

func TestLists_SortByEachColumnWhatSaysNothingLast(t *testing.T) {
	o := newOffice(t)
	small := watched(1, "ترافیک", func(p *didban.Project) {
		p.Budget = []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 900}}
		p.Purpose, p.AsOf = "روان شدن راه", "2026-01-01"
	})
	large := watched(2, "عمران", func(p *didban.Project) {
		p.Budget = []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 10_000}}
		p.Status, p.AsOf = "completion", "2025-01-01"
	})
	silent := watched(3, "", func(p *didban.Project) { p.Status = "identification" })
	o.putCity(small, large, silent)
	d := o.as("sara")
	view, err := d.lists.Open(staff.ListRequest{Kind: "project"})
	o.must(err)
	for _, column := range view.Columns {
		up, err := d.lists.Open(staff.ListRequest{Kind: "project", Columns: []string{column.Name}, Sort: column.Name})
		o.must(err)
		down, err := d.lists.Open(staff.ListRequest{Kind: "project", Columns: []string{column.Name}, Sort: column.Name, Descending: true})
		o.must(err)
		if a, b := cellsOf(t, up, column.Name), cellsOf(t, down, column.Name); a[0] == "" && a[2] != "" || b[0] == "" && b[2] != "" {
			t.Errorf("%s: what is not said stands before what is: %q, %q", column.Name, a, b)
		}
	}
	for _, row := range []struct {
		sort string
		down bool
		want []*didban.Project
	}{
		{"approved", false, []*didban.Project{small, large, silent}},
		{"approved", true, []*didban.Project{large, small, silent}},
		{"unit", false, []*didban.Project{small, large, silent}},
		{"unit", true, []*didban.Project{large, small, silent}},
		{"status", false, []*didban.Project{silent, small, large}},
		{"asOf", true, []*didban.Project{small, large, silent}},
		{"title", true, []*didban.Project{silent, large, small}},
		{"told", true, []*didban.Project{small, silent, large}},
	} {
		want := []string{}
		for _, p := range row.want {
			want = append(want, string(p.ID))
		}
		if got := listed(d, staff.ListRequest{Kind: "project", Sort: row.sort, Descending: row.down}); !slices.Equal(got, want) {
			t.Errorf("%s, down %t: %v, want %v", row.sort, row.down, got, want)
		}
	}
}

func TestLists_FindWhatAProjectDoesNotTell(t *testing.T) {
	o := newOffice(t)
	told := watched(1, "عمران", func(p *didban.Project) { p.Purpose = "روان شدن راه" })
	untold := watched(2, "عمران", func(*didban.Project) {})
	o.putCity(told, untold)
	d := o.as("sara")
	_, err := begin("one", "project")(d)
	o.must(err)
	_, err = typing("one", "project", "title", "پل تازه", "domain", told.Domain, "type", told.Type, "status", "preparation")(d)
	o.must(err)
	fresh := d.marks["project.id"]

	r := staff.ListRequest{Kind: "project", Filter: "missing=purpose", Sort: "code"}
	if got := listed(d, r); !slices.Contains(got, string(untold.ID)) || !slices.Contains(got, fresh) || len(got) != 2 {
		t.Errorf("without a purpose: %v", got)
	}
	view, err := d.lists.Open(staff.ListRequest{Kind: "project", Filter: "missing=purpose&status=implementation"})
	o.must(err)
	if n := countOf(view, "missing", "purpose"); n != 1 {
		t.Errorf("%d under way have no purpose", n)
	}
	if n := countOf(view, "status", "preparation"); n != 1 {
		t.Errorf("%d in preparation have no purpose", n)
	}
	if view, err = d.lists.Open(staff.ListRequest{Kind: "project", Whose: "me"}); err != nil || countOf(view, "domain", told.Domain) != 1 ||
		countOf(view, "draft", "open") != 1 || countOf(view, "whose", string(o.ids["sara"])) != 1 || len(view.People) != 1 {
		t.Errorf("of my drafts: %v, %+v, %+v", err, view.Facets[:2], view.People)
	}
}

func TestLists_HaveColumnsForEachKind(t *testing.T) {
	o := newOffice(t)
	photo := &didban.Media{Meta: didban.Meta{Code: "M-1"}, Hash: strings.Repeat("a", 64), Type: "image/png", Alt: "پل"}
	o.put(photo)
	o.put(&didban.Person{Meta: didban.Meta{Code: "P-1"}, Name: "مریم", Photo: photo.ID})
	o.put(&didban.Event{Meta: didban.Meta{Code: "E-1"}, Title: "نشست", Category: didban.EventCategories[0].Code, Start: 1_700_000_000_000})
	d := o.as("nasrin")
	view, err := d.lists.Open(staff.ListRequest{Kind: "media"})
	o.must(err)
	if got := cellsOf(t, view, "uses"); !slices.Equal(got, []string{"1"}) {
		t.Errorf("uses: %v", got)
	}
	if view, err = d.lists.Open(staff.ListRequest{Kind: "event", Columns: []string{"start", "nothing"}}); err != nil || !slices.Equal(view.Shown, []string{"start"}) {
		t.Fatalf("%v, %v", view.Shown, err)
	}
	if got := cellsOf(t, view, "start"); !slices.Equal(got, []string{"1700000000000"}) {
		t.Errorf("start: %v", got)
	}
}

func TestLists_ShowWhatWasWithdrawn(t *testing.T) {
	o := newOffice(t)
	gone := &didban.Person{Meta: didban.Meta{Code: "P-1"}, Name: "مریم رضایی"}
	o.put(gone, &didban.Person{Meta: didban.Meta{Code: "P-2"}, Name: "سارا کریمی"})
	actor := didban.Actor{ID: o.ids["maryam"], Roles: []didban.Role{didban.RolePublisher}, Reason: "دو بار ثبت شده بود"}
	o.must(o.Store.Update(actor, func(tx *store.Tx) error { return tx.Delete(didban.KindPerson, gone.ID) }))
	d := o.as("sara")
	view, err := d.lists.Open(staff.ListRequest{Kind: "person", State: "withdrawn"})
	o.must(err)
	if len(view.Rows) != 1 || view.Rows[0].Title != gone.Name || view.Rows[0].Why != actor.Reason || view.Rows[0].Withdrawn != o.Millis() {
		t.Fatalf("%+v", view.Rows)
	}
	if view.Counts[3] != (staff.CountView{State: "withdrawn", Count: 1}) {
		t.Errorf("%+v", view.Counts)
	}
	for text, want := range map[string]int{"رضایی": 1, "کریمی": 0} {
		if got := listed(d, staff.ListRequest{Kind: "person", State: "withdrawn", Text: text}); len(got) != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	back, err := d.review.BringBack(staff.BringBackRequest{Kind: "person", ID: string(gone.ID)})
	o.must(err)
	if view, err = d.lists.Open(staff.ListRequest{Kind: "person", State: "withdrawn"}); err != nil || view.Rows[0].Draft != back.ID {
		t.Errorf("%v, %+v", err, view.Rows)
	}
	if got := listed(d, staff.ListRequest{Kind: "person"}); len(got) != 2 {
		t.Errorf("with the one that is brought back: %v", got)
	}
	_, err = d.drafts.Send(staff.SendRequest{Draft: back.ID})
	o.must(err)
	d = o.as("maryam")
	if _, err := d.review.Publish(staff.PublishRequest{Draft: back.ID}); err != nil {
		t.Fatal(err)
	}
	if got := listed(d, staff.ListRequest{Kind: "person", State: "withdrawn"}); got != nil {
		t.Errorf("brought back, and withdrawn: %v", got)
	}
}

func TestLists_NarrowWhatWasWithdrawnByWhatItWas(t *testing.T) {
	o := newOffice(t)
	gone := watched(1, "عمران", func(p *didban.Project) { p.Status = "preparation" })
	o.putCity(gone, watched(2, "عمران", func(*didban.Project) {}))
	o.must(o.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(didban.KindProject, gone.ID) }))
	o.must(o.Map.CatchUp(o.Store))
	d := o.as("sara")
	for filter, want := range map[string][]string{"": {string(gone.ID)}, "status=preparation": {string(gone.ID)}, "status=implementation": nil} {
		r := staff.ListRequest{Kind: "project", State: "withdrawn", Filter: filter, Columns: []string{"status"}}
		if got := listed(d, r); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", filter, got, want)
		}
		view, err := d.lists.Open(r)
		o.must(err)
		if countOf(view, "status", "preparation") != 1 || countOf(view, "status", "implementation") != 0 || view.Counts[3].Count != len(want) {
			t.Errorf("%q: %+v, %+v", filter, view.Counts, view.Facets)
		}
		if want != nil && view.Rows[0].Cells[0] != "preparation" {
			t.Errorf("its status was %v", view.Rows[0].Cells)
		}
	}
	if got := listed(d, staff.ListRequest{Kind: "project", State: "withdrawn", Whose: "me"}); got != nil {
		t.Errorf("in a draft of mine: %v", got)
	}
}
