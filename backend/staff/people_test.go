package staff_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func saves(who, code, name string, roles ...string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.people.Save(staff.UserRequest{ID: string(d.ids[who]), Code: code, Name: name, Roles: roles}))
	}
}

func disables(who, heir string, disabled bool) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.people.Disable(staff.DisableRequest{ID: string(d.ids[who]), HandTo: string(d.ids[heir]), Disabled: disabled}))
	}
}

func TestPeople(t *testing.T) {
	o := newOffice(t)
	look := func(d *desk) (any, error) { return call(d.people.Open()) }
	o.run(
		row{who: "ali", with: look, comes: []string{`"code":"sara"`, `"drafts":0`, `{"code":"entry","count":2}`}, not: []string{"argon2", "hash"}},
		row{who: "maryam", with: look, says: "actor.forbidden", not: []string{"سارا"}},
		row{who: "ali", with: saves("ali", "ali", "علی کاشانی", "publisher"), says: "user.lastAdministrator"},
		row{who: "ali", with: disables("ali", "", true), says: "user.lastAdministrator"},
		row{who: "ali", with: saves("", " Sara ", "دیگری", "entry"), says: "user.nameTaken code"},
		row{who: "ali", with: saves("", "", "دیگری", "entry"), says: "field.required code"},
		row{who: "ali", with: saves("", "x", "دیگری"), says: "user.roles roles"},
		row{who: "ali", with: saves("", "x", "دیگری", "king"), says: "field.unknownCode roles"},
		row{who: "ali", with: saves("reza", "كاوه", "کاوه", "entry"), comes: []string{`"code":"كاوه"`}},
		row{who: "ali", with: saves("", "کاوه", "دیگری", "entry"), says: "user.nameTaken code"}, // another keyboard's letters
		row{with: signsIn("کاوه", password), comes: []string{`"name":"کاوه"`}},
		row{with: signsIn("reza", password), says: "signin.wrong"}, // the old name is free
		row{who: "ali", with: saves("", "reza", "رضای دوم", "entry"), comes: []string{"رضای دوم"}},
		// an administrator who never set a password can't take over
		row{who: "ali", with: saves("", "omid", "امید", "administrator"), comes: []string{"امید"}},
		row{who: "ali", with: disables("ali", "", true), says: "user.lastAdministrator"},
	)
}

func TestPeople_ARoleGoes(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "maryam", with: func(d *desk) (any, error) { return call(d.review.Queue()) }},
		row{who: "ali", with: saves("maryam", "maryam", "مریم رضایی", "auditor")},
		row{who: "maryam", with: func(d *desk) (any, error) { return call(d.review.Queue()) }, says: "actor.forbidden"},
		row{who: "maryam", with: func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{})) }},
	)
}

func TestPeople_Disable(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "نام نخست")},
		row{who: "ali", with: disables("sara", "sara", true), says: "user.noHeir"},
		row{who: "ali", with: disables("sara", "zahra", true), says: "user.noHeir"},  // an auditor writes in no draft
		row{who: "ali", with: disables("sara", "nasrin", true), says: "user.noHeir"}, // nor the newsroom in a person's
		row{who: "sara", with: opens, comes: []string{`"mine":true`}},                // a refusal changes nothing
		row{who: "ali", with: disables("sara", "reza", true), comes: []string{`"disabled":true`, `"drafts":1`}},
		row{who: "sara", with: opens, says: "session session.signedOut"},
		row{who: "sara", with: typing("draft", "person", "name", "نام دوم"), says: "session session.signedOut"},
		row{with: signsIn("sara", password), says: "signin.wrong"},
		row{who: "reza", with: opens, comes: []string{"نام نخست", `"mine":true`, `"held":""`}, not: []string{"نام دوم"}},
		row{who: "reza", with: typing("draft", "person", "name", "نام سوم"), comes: []string{"نام سوم"}},
		row{who: "ali", with: disables("sara", "", false), comes: []string{`"drafts":1`}},
		row{with: signsIn("sara", password), comes: []string{`"signed":true`}},
	)
	var said []string
	o.must(o.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 100)
		for _, e := range log {
			switch e.What {
			case didban.AccessDisabled, didban.AccessEnabled, didban.AccessHandOver:
				said = append(said, e.What)
				if e.Actor != o.ids["ali"] {
					t.Errorf("%s is said of %q", e.What, e.Actor)
				}
			}
		}
		return err
	}))
	if len(said) != 3 {
		t.Errorf("the log says %v", said)
	}
}

// TestPeople_DisabledFromOutside is the command line's way: no session is told, the next
// call ends it.
func TestPeople_DisabledFromOutside(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{after: func(o *office) { o.must(staff.DisableUser(o.Private, "SARA")) }},
		row{who: "sara", with: opens, says: "session session.signedOut"},
	)
}
