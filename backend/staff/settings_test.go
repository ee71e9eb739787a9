package staff_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func requestOf(v staff.SettingView) staff.SettingRequest {
	return staff.SettingRequest{
		LockMinutes: v.LockMinutes, FourEyes: v.FourEyes, Unit: v.Unit, Reasons: v.Reasons, Holidays: v.Holidays, Thursday: v.Thursday,
	}
}

// What is changed holds at once, and each change stands in the log with what it was and is; what
// is wrong changes nothing.
func TestSettings_SavedAndLogged(t *testing.T) {
	o := newOffice(t)
	s := service[staff.Settings](o.as("ali").caller)
	view, err := s.Open()
	if err != nil || view.LockMinutes != 5 || !view.Thursday || view.City != "" || view.Reasons == nil || view.Holidays == nil {
		t.Fatalf("%+v %v", view, err)
	}
	ask := requestOf(view)
	ask.LockMinutes, ask.Thursday, ask.Reasons = 10, false, []string{" کمبود اعتبار ", "معارض ملکی در مسیر"}
	ask.Holidays = []staff.HolidayView{{Day: "2026-12-10", Name: "ب"}, {Day: "2026-11-30", Name: "الف"}}
	if view, err = s.Save(ask); err != nil || view.LockMinutes != 10 || view.Reasons[0] != "کمبود اعتبار" || view.Holidays[0].Name != "الف" || view.Thursday {
		t.Fatalf("%+v %v", view, err)
	}
	if _, err := s.Save(requestOf(view)); err != nil { // nothing is another than before
		t.Error(err)
	}
	wrong := requestOf(view)
	wrong.LockMinutes, wrong.Holidays = 1, append(slices.Clone(view.Holidays), staff.HolidayView{Day: "2026-12-10", Name: "ج"})
	var all didban.Errors
	if _, err := s.Save(wrong); !errors.As(err, &all) || len(all) != 2 {
		t.Errorf("wrong ones: %v", err)
	}
	var got []string
	o.must(o.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 100)
		for _, e := range log {
			if e.What == didban.AccessSetting {
				got = append(got, e.About+": "+e.Detail)
			}
		}
		return err
	}))
	want := []string{
		"lockMinutes: 5 → 10", "thursday: true → false", "reasons:  → کمبود اعتبار، معارض ملکی در مسیر",
		"holidays:  → 2026-11-30 الف، 2026-12-10 ب",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the log has %q", got)
	}
	audit, err := service[staff.Records](o.as("zahra").caller).Audit(staff.AuditRequest{What: didban.AccessSetting})
	if err != nil || len(audit.Rows) != 4 || audit.Rows[3].About != "lockMinutes" || !slices.Equal(audit.Rows[3].Detail, []string{"5 → 10"}) {
		t.Errorf("the audit shows %+v %v", audit.Rows, err)
	}
}

// The usual reasons are offered where a draft is sent, and what waits is told in working days.
func TestSettings_Felt(t *testing.T) {
	o := newOffice(t)
	o.put(didbantest.City(2, 1)...)
	s := service[staff.Settings](o.as("ali").caller)
	view, err := s.Open()
	o.must(err)
	if view.City == "" {
		t.Error("the city's own record is not known")
	}
	ask := requestOf(view)
	ask.Reasons = []string{"کمبود اعتبار"}
	ask.Holidays = []staff.HolidayView{{Day: "2026-11-24", Name: "تعطیل"}} // a Tuesday
	_, err = s.Save(ask)
	o.must(err)
	draft, err := o.as("sara").drafts.Open(staff.DraftOpenRequest{Kind: "person"})
	o.must(err)
	difference, err := o.as("sara").drafts.Difference(staff.DraftRequest{Draft: draft.ID})
	if err != nil || !slices.Equal(difference.Usual, []string{"کمبود اعتبار"}) {
		t.Errorf("offered %q %v", difference.Usual, err)
	}
	o.must(o.Private.Update(func(tx *private.Tx) error {
		d, err := tx.Draft(didban.ID(draft.ID))
		d.State, d.Touched = didban.DraftSent, tx.Now() // on a Sunday
		return errors.Join(err, tx.PutDraft(d))
	}))
	o.clock.Add((7 * 24 * time.Hour).Milliseconds())
	queue, err := deskOf(o, o.For("").As(didban.Actor{ID: o.ids["maryam"], Roles: []didban.Role{didban.RolePublisher}})).review.Queue()
	if err != nil || len(queue.Items) != 1 || queue.Items[0].Workdays != 5 {
		t.Errorf("a week with a Friday and a holiday: %+v %v", queue, err)
	}
}

func BenchmarkSettings(b *testing.B) {
	o := newOffice(b)
	o.put(didbantest.City(10_000, 10)...)
	s := service[staff.Settings](o.as("ali").caller)
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if _, err := s.Open(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	reportShares(b, took)
}
