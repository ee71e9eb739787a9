package staff_test

import (
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

func namesOf(view staff.SavedViews) (out []string) {
	for _, v := range view.Views {
		out = append(out, v.Name)
	}
	return out
}

func TestViews_OwnAndShared(t *testing.T) {
	o := newOffice(t)
	keep := func(who, name string, shared bool) (staff.SavedViews, error) {
		return o.as(who).lists.KeepView(staff.KeepViewRequest{Kind: "project", Name: name, Query: "status=implementation", Shared: shared})
	}
	for _, row := range []struct {
		who, name string
		shared    bool
		refused   string
	}{
		{"sara", "کارهای من", false, ""},
		{"sara", "برای همه", true, "view.mayNotShare"},
		{"sara", " ", false, "field.required"},
		{"sara", strings.Repeat("ن", didban.MaxViewName+1), false, "field.tooLong"},
		{"hossein", "دیرکردها", true, ""},
		{"hossein", "تنها برای خودم", false, ""},
		{"vahid", "نظرها", false, "actor.forbidden"},
	} {
		if _, err := keep(row.who, row.name, row.shared); row.refused == "" && err != nil || row.refused != "" && !strings.Contains(refusal(err), row.refused) {
			t.Errorf("%s keeps %q: %v", row.who, row.name, err)
		}
	}
	view, err := o.as("sara").lists.Views(staff.ViewsRequest{Kind: "project"})
	o.must(err)
	if got := strings.Join(namesOf(view), "، "); got != "دیرکردها، کارهای من" || view.MayShare || view.Views[0].CanDrop || !view.Views[1].CanDrop || view.Views[0].Query != "status=implementation" {
		t.Errorf("%s: %+v", got, view)
	}
	shared := view.Views[0].ID
	if _, err := o.as("sara").lists.DropView(staff.DropViewRequest{ID: shared}); err == nil {
		t.Error("somebody else's view is dropped")
	}
	private, err := o.as("hossein").lists.Views(staff.ViewsRequest{Kind: "project"})
	o.must(err)
	for _, v := range private.Views {
		if _, err := o.as("ali").lists.DropView(staff.DropViewRequest{ID: v.ID}); (err == nil) != v.Shared {
			t.Errorf("the administrator drops %q: %v", v.Name, err)
		}
	}
	if view, err = o.as("sara").lists.Views(staff.ViewsRequest{Kind: "person"}); err != nil || len(view.Views) != 0 {
		t.Errorf("of another list: %v, %v", view.Views, err)
	}
}

func TestViews_OneNameIsOneViewAndThereAreFiftyAtMost(t *testing.T) {
	o := newOffice(t)
	d := o.as("sara")
	var view staff.SavedViews
	for n := range didban.MaxViews {
		var err error
		view, err = d.lists.KeepView(staff.KeepViewRequest{Kind: "project", Name: fmt.Sprint("نما ", n)})
		o.must(err)
	}
	if _, err := d.lists.KeepView(staff.KeepViewRequest{Kind: "project", Name: "یکی دیگر"}); !strings.Contains(refusal(err), "view.tooMany") {
		t.Errorf("one more: %v", err)
	}
	view, err := d.lists.KeepView(staff.KeepViewRequest{Kind: "project", Name: "نما  7", Query: "flag=behind"})
	o.must(err)
	if len(view.Views) != didban.MaxViews {
		t.Errorf("%d views", len(view.Views))
	}
	for _, v := range view.Views {
		if v.Name == "نما 7" && v.Query != "flag=behind" {
			t.Errorf("kept anew: %+v", v)
		}
	}
	o.restart()
	if view, err = o.as("sara").lists.Views(staff.ViewsRequest{Kind: "project"}); err != nil || len(view.Views) != didban.MaxViews {
		t.Errorf("after a restart: %d views, %v", len(view.Views), err)
	}
}
