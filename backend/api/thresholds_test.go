package api_test

import (
	"errors"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

var staff = didban.Actor{ID: didbantest.ID(didban.KindUser, 1), Name: "مدیر", Roles: []didban.Role{didban.RoleAdministrator}}

func limit(v api.ThresholdsView, code string) api.LimitView {
	for _, l := range v.Limits {
		if l.Code == code {
			return l
		}
	}
	return api.LimitView{}
}

func set(version int, code string, value int) api.ThresholdsRequest {
	return api.ThresholdsRequest{Version: version, Reason: "مصوبهٔ شورا", Limits: []api.LimitSetting{{Code: code, Value: value}}}
}

func TestThresholds_ReadByAllChangedByStaff(t *testing.T) {
	d := ledger(t)
	s := service[api.Thresholds](t, d)
	v := ok[api.ThresholdsView](t)(s.Open())
	want := api.LimitView{Code: "price", Unit: "percent", Value: 10, Default: 10, Most: 1000, Now: 1, Then: 1}
	if v.MayEdit || len(v.Limits) != len(didban.FlagCodes) || limit(v, "price") != want {
		t.Errorf("got %+v", v)
	}
	for name, call := range map[string]func(api.ThresholdsRequest) (api.ThresholdsView, error){"Try": s.Try, "Save": s.Save} {
		if _, err := call(set(v.Version, "price", 31)); fault(err) != didban.CodeSession {
			t.Errorf("%s by the public: %v", name, err)
		}
	}
	for _, role := range []didban.Role{didban.RoleEntry, didban.RoleEditor, didban.RoleNewsroom, didban.RolePublisher, didban.RoleAuditor} {
		as := d.As(didban.Actor{Name: "x", Roles: []didban.Role{role}})
		if _, err := service[api.Thresholds](t, as).Save(set(v.Version, "price", 31)); fault(err) != didban.CodeForbidden {
			t.Errorf("saved by %s: %v", role, err)
		}
	}
}

func TestThresholds_TriedThenSaved(t *testing.T) {
	d := ledger(t).As(staff)
	s := service[api.Thresholds](t, d)
	before := ok[api.ThresholdsView](t)(s.Open())
	tried := ok[api.ThresholdsView](t)(s.Try(set(before.Version, "price", 31)))
	if l := limit(tried, "price"); l.Now != 1 || l.Then != 0 || l.Value != 10 || tried.Version != before.Version {
		t.Errorf("tried: %+v", tried)
	}
	saved := ok[api.ThresholdsView](t)(s.Save(set(before.Version, "price", 31)))
	if l := limit(saved, "price"); l.Value != 31 || l.Now != 0 || l.Then != 0 || saved.Version != before.Version+1 {
		t.Errorf("saved: %+v", saved)
	}
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Flags: []string{"price"}}))
	board := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{}))
	for _, f := range board.Flags {
		if f.Code == "price" && (f.Count != 0 || f.Threshold != 31) || list.Total != 0 {
			t.Errorf("dashboard %+v, list %d", f, list.Total)
		}
	}
	back := ok[api.ThresholdsView](t)(s.Save(set(saved.Version, "price", 10)))
	if l := limit(back, "price"); l.Value != 10 || l.Now != 1 {
		t.Errorf("back to the default: %+v", l)
	}
}

// Every change is told to all with its reason, the newest first; names stay inside.
func TestThresholds_PastIsToldToAll(t *testing.T) {
	d := ledger(t)
	s := service[api.Thresholds](t, d)
	if v := ok[api.ThresholdsView](t)(s.Open()); v.Past == nil || len(v.Past) != 0 {
		t.Errorf("before any change: %+v", v.Past)
	}
	s = service[api.Thresholds](t, d.As(staffed(t, d, "مدیر", didban.RoleAdministrator)))
	v := ok[api.ThresholdsView](t)(s.Open())
	v = ok[api.ThresholdsView](t)(s.Save(set(v.Version, "price", 31)))
	v = ok[api.ThresholdsView](t)(s.Save(set(v.Version, "silent", 30)))
	if len(v.Past) != 2 || v.Past[0].Name != "مدیر" || v.Past[0].At == 0 {
		t.Fatalf("to the staff: %+v", v.Past)
	}
	s = service[api.Thresholds](t, d)
	past := ok[api.ThresholdsView](t)(s.Open()).Past
	want := []api.LimitChangeView{{Code: "price", Unit: "percent", From: 10, To: 31}}
	if len(past) != 2 || past[0].Limits[0].Code != "silent" || !slices.Equal(past[1].Limits, want) {
		t.Errorf("got %+v", past)
	}
	for _, c := range past {
		if c.Name != "" || c.Actor != "administrator" || c.Reason != "مصوبهٔ شورا" {
			t.Errorf("to the public: %+v", c)
		}
	}
}

func TestThresholds_SavedWithAuditAndReason(t *testing.T) {
	d := ledger(t).As(staff)
	s := service[api.Thresholds](t, d)
	v := ok[api.ThresholdsView](t)(s.Open())
	ok[api.ThresholdsView](t)(s.Save(set(v.Version, "silent", 30)))
	err := d.Store.View(func(tx *store.Tx) error {
		for c, err := range store.All[didban.City](tx) {
			if err != nil || c.Thresholds != (didban.Thresholds{Silent: 30}) {
				t.Errorf("stored %+v, %v", c.Thresholds, err)
			}
			versions, err := tx.Versions(didban.KindCity, c.ID)
			if err != nil || len(versions) != 2 || versions[1].Actor != staff.ID || versions[1].Role != didban.RoleAdministrator || versions[1].Reason != "مصوبهٔ شورا" {
				t.Errorf("versions %+v, %v", versions, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThresholds_Refused(t *testing.T) {
	d := ledger(t).As(staff)
	s := service[api.Thresholds](t, d)
	v := ok[api.ThresholdsView](t)(s.Open())
	for name, c := range map[string]struct {
		request api.ThresholdsRequest
		want    didban.ErrorCode
	}{
		"too much":      {set(v.Version, "behind", 101), didban.CodeInvalid},
		"below nought":  {set(v.Version, "silent", -1), didban.CodeInvalid},
		"no such flag":  {set(v.Version, "colour", 1), didban.CodeInvalid},
		"changed since": {set(v.Version-1, "price", 31), didban.CodeConflict},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := s.Save(c.request); fault(err) != c.want {
				t.Errorf("got %v", err)
			}
			if after := ok[api.ThresholdsView](t)(s.Open()); after.Version != v.Version || limit(after, "price").Value != 10 {
				t.Errorf("something was kept: %+v", after)
			}
		})
	}
	empty := desk(t)
	fill(t, empty)
	empty = empty.As(staff)
	if _, err := service[api.Thresholds](t, empty).Save(set(0, "price", 31)); fault(err) != didban.CodeNotFound {
		t.Errorf("a city without a record: %v", err)
	}
}

func fault(err error) didban.ErrorCode {
	if f := (*didban.Error)(nil); errors.As(err, &f) {
		return f.Code
	}
	return ""
}
