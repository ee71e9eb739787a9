package staff_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
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
