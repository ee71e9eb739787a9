package staff_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func savesUnits(who string, units ...didban.ID) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		r := staff.UserRequest{ID: string(d.ids[who]), Code: who, Name: who, Roles: []string{"responder"}}
		for _, id := range units {
			r.Units = append(r.Units, string(id))
		}
		return call(d.people.Save(r))
	}
}

// TestPeople_Units: a person speaks for units of the record, by whatever they are called now.
func TestPeople_Units(t *testing.T) {
	o := newOffice(t)
	o.put(unit(1, "معاونت عمران"), unit(2, "فضای سبز"))
	o.run(
		row{who: "ali", with: savesUnits("nima", unitID(1), unitID(2)), comes: []string{`"title":"معاونت عمران"`, `"title":"فضای سبز"`}},
		row{who: "ali", with: savesUnits("nima", unitID(9)), says: "ref.missing units"},
		row{who: "ali", with: savesUnits("nima", "معاونت عمران"), says: "ref.missing units"},
		row{who: "ali", with: savesUnits("nima", unitID(2)), comes: []string{`"title":"فضای سبز"`}, not: []string{"معاونت عمران"}},
	)
	if got := o.user("nima").Actor().Units; !slices.Equal(got, []didban.ID{unitID(2)}) {
		t.Errorf("speaks for %v", got)
	}
}

func (o *office) user(code string) (u *didban.User) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) (err error) {
		u, err = tx.User(o.ids[code])
		return err
	}))
	return u
}

// TestNameUnits: units that an older version kept as texts become those of the record; a text
// of no unit stays, until there is one.
func TestNameUnits(t *testing.T) {
	o := newOffice(t)
	o.put(unit(1, "معاونت فنی و عمرانی"))
	o.update(func(tx *private.Tx) error {
		u, err := tx.User(o.ids["sara"])
		if err != nil {
			return err
		}
		u.Units = []didban.ID{"معاونت فني و عمراني", "سازمان ناپیدا"}
		return tx.PutUser(u)
	})
	for range 2 {
		o.must(staff.NameUnits(o.Backend))
		if got := o.user("sara").Units; !slices.Equal(got, []didban.ID{unitID(1), "سازمان ناپیدا"}) {
			t.Errorf("got %v", got)
		}
	}
	look := func(d *desk) (any, error) { return call(d.people.Open()) }
	o.run(row{who: "ali", with: look, comes: []string{`"title":"معاونت فنی و عمرانی"`, `{"id":"سازمان ناپیدا","title":"سازمان ناپیدا"}`}})
	o.put(unit(2, "سازمان ناپیدا"))
	o.must(staff.NameUnits(o.Backend))
	if got := o.user("sara").Actor().Units; !slices.Equal(got, []didban.ID{unitID(1), unitID(2)}) {
		t.Errorf("got %v", got)
	}
}

// TestBench_OfWhoWritesNoDrafts: the desk of a clerk and of a responder opens, and shows
// nothing of the others' drafts.
func TestBench_OfWhoWritesNoDrafts(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "نام نخست")},
	)
	look := func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{Whose: "all"})) }
	for _, who := range []string{"leila", "nima"} {
		o.run(row{who: who, with: look, comes: []string{`"groups":[`}, not: []string{"نام نخست", "سارا"}})
	}
}
