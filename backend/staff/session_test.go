package staff_test

import (
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func signsIn(name, word string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.session.SignIn(staff.SignInRequest{Name: name, Password: word}))
	}
}

func who(d *desk) (any, error) { return call(d.session.Who()) }

func TestSignIn(t *testing.T) {
	o := newOffice(t)
	o.update(func(tx *private.Tx) error {
		u, err := tx.User(o.ids["reza"])
		if err != nil {
			return err
		}
		u.Disabled = true
		return tx.PutUser(u)
	})
	none := []string{`"secret":"`, "سارا", "argon2", password}
	o.run(
		row{with: who, comes: []string{`"signed":false`, `"setUp":false`, `"ready":[]`}, not: []string{"سارا", "sara"}},
		row{with: signsIn("sara", "کلاغ آبی ۷ پُل"), says: "signin.wrong  map[seconds:0]", not: none[1:]},
		row{with: signsIn("kobra", password), says: "signin.wrong  map[seconds:0]", not: none[1:]},
		row{with: signsIn("reza", password), says: "signin.wrong  map[seconds:0]", not: []string{"رضا", "disabled"}},
		row{with: signsIn("", ""), says: "signin.wrong  map[seconds:0]"},
		row{
			with: signsIn(" SARA ", "كلاغ آبي 7 پل"), comes: []string{`"signed":true`, `"name":"سارا کریمی"`, `"roles":["entry"]`, `"kind":"project"`},
			not: []string{"argon2", password, `"action":"publish"`, `"action":"manage"`},
		},
		row{with: who, comes: []string{`"signed":false`}}, // another browser is nobody still
	)
	var seen int64
	failed := 0
	o.must(o.Private.View(func(tx *private.Tx) error {
		u, err := tx.User(o.ids["sara"])
		seen = u.Seen
		if err != nil {
			return err
		}
		log, err := tx.Access(0, 100)
		for _, e := range log {
			if e.What == didban.AccessFailed {
				failed++
			}
		}
		return err
	}))
	if seen != o.Millis() || failed != 4 {
		t.Errorf("seen at %d, %d failures in the log; want %d, 4", seen, failed, o.Millis())
	}
}

func TestSignIn_Throttle(t *testing.T) {
	o := newOffice(t)
	wrong := row{with: signsIn("sara", "نادرست نادرست"), says: "signin.wrong"}
	o.run(
		wrong, wrong, wrong,
		row{with: signsIn("sara", "نادرست نادرست"), says: "signin.wrong  map[seconds:5]", after: (*office).restart},
		row{with: signsIn("sara", password), says: "signin.wait  map[seconds:5]"}, // the right one waits too
		row{with: signsIn("maryam", password), comes: []string{`"signed":true`}},  // nobody else does
		row{after: func(o *office) { o.wait(-365 * 24 * time.Hour) }},
		row{with: signsIn("sara", password), says: "signin.wait  map[seconds:5]"}, // setting the clock back buys nothing
		row{after: func(o *office) { o.wait(365*24*time.Hour + 4*time.Second) }},
		row{with: signsIn("SARA", password), says: "signin.wait  map[seconds:1]"},
		row{after: func(o *office) { o.wait(time.Second) }},
		row{with: signsIn("sara", "نادرست نادرست"), says: "signin.wrong  map[seconds:10]"},
		row{after: func(o *office) { o.wait(10 * time.Second) }},
		row{with: signsIn("sara", password), comes: []string{`"signed":true`}},
		wrong, wrong, wrong, // a success forgets what failed before
	)
}

func TestSignIn_CountedBeforeTheHash(t *testing.T) {
	o := newOffice(t)
	o.run(row{with: signsIn("sara", "نادرست نادرست"), says: "signin.wrong"})
	o.Hasher = nil // the program dies at the hash
	o.run(row{with: signsIn("sara", password), says: "internal"})
	o.restart()
	var try private.Try
	o.must(o.Private.View(func(tx *private.Tx) (err error) {
		try, err = tx.Try("sara")
		return err
	}))
	if try.Count != 2 {
		t.Errorf("%d attempts are counted, want 2", try.Count)
	}
}

func TestSession_Lock(t *testing.T) {
	o := newOffice(t)
	active := func(d *desk) (any, error) { return call(d.session.Active()) }
	open := func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{})) }
	unlocks := func(word string) func(*desk) (any, error) {
		return func(d *desk) (any, error) { return call(d.session.Unlock(staff.UnlockRequest{Password: word})) }
	}
	after := func(d time.Duration) func(*office) { return func(o *office) { o.wait(d) } }
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "نام نخست"), after: after(3 * time.Minute)},
		// looking on is no act of a person
		row{who: "sara", with: who, comes: []string{`"locked":false`}},
		row{who: "sara", with: open, comes: []string{"نام نخست"}},
		row{who: "sara", with: opens, comes: []string{"نام نخست"}, after: after(2 * time.Minute)},
		row{who: "sara", with: opens, says: "session session.locked", not: []string{"نام نخست"}},
		row{who: "sara", with: open, says: "session session.locked"},
		row{who: "sara", with: typing("draft", "person", "name", "نام دوم"), says: "session session.locked"},
		row{who: "sara", with: active, comes: []string{`"locked":true`}}, // no act opens it again
		row{who: "sara", with: opens, says: "session session.locked"},
		row{who: "sara", with: unlocks("نادرست نادرست"), says: "signin.wrong"},
		row{who: "sara", with: opens, says: "session session.locked"},
		row{who: "sara", with: unlocks(password), comes: []string{`"locked":false`}},
		row{who: "sara", with: opens, comes: []string{"نام نخست"}, not: []string{"نام دوم"}, after: after(4 * time.Minute)},
		// typing and being active are
		row{who: "sara", with: typing("draft", "person", "name", "نام سوم"), after: after(4 * time.Minute)},
		row{who: "sara", with: active, after: after(4 * time.Minute)},
		row{who: "sara", with: opens, comes: []string{"نام سوم"}, after: after(time.Minute)},
		row{who: "sara", with: opens, says: "session session.locked"},
		row{who: "sara", with: unlocks(password)},
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.session.Lock()) }, comes: []string{`"locked":true`}},
		row{who: "sara", with: opens, says: "session session.locked"},
		row{who: "sara", with: unlocks(password)},
		// a session ends with the day, however busy
		row{after: func(o *office) {
			for range 12 * 60 {
				o.wait(time.Minute)
				o.Sessions.Act(o.secret["sara"])
			}
		}},
		row{who: "sara", with: opens, says: "session session.signedOut"},
	)
}

func TestSession_SignOut(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: who, comes: []string{`"signed":true`}},
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.session.SignOut()) }, comes: []string{`"signed":false`, `"secret":""`}},
		row{who: "sara", with: opens, says: "session session.signedOut"},
	)
}

func TestSession_Password(t *testing.T) {
	o := newOffice(t)
	changes := func(old, next string) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			return call(d.session.Password(staff.PasswordRequest{Old: old, New: next}))
		}
	}
	o.run(
		row{who: "sara", with: changes("نادرست نادرست", "یک رمز تازهٔ خوب"), says: "signin.wrong"},
		row{who: "sara", with: changes(password, "1234567890"), says: "password.common password"},
		row{with: func(d *desk) (any, error) {
			view, err := d.session.SignIn(staff.SignInRequest{Name: "sara", Password: password})
			d.secret["elsewhere"] = view.Secret
			return view, err
		}},
		row{who: "elsewhere", with: who, comes: []string{`"signed":true`}},
		row{who: "sara", with: changes(password, "یک رمز تازهٔ خوب"), comes: []string{`"signed":true`}, not: []string{"رمز"}},
		row{who: "elsewhere", with: who, comes: []string{`"signed":false`}}, // who knew the old word is out
		row{who: "sara", with: who, comes: []string{`"signed":true`}},
		row{with: signsIn("sara", password), says: "signin.wrong"},
		row{with: signsIn("sara", "یک رمز تازهٔ خوب"), comes: []string{`"signed":true`}},
		row{with: changes(password, "یک رمز تازهٔ خوب"), says: "session session.signedOut"},
	)
}

func begins(code, name, signIn, word string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.session.Begin(staff.BeginRequest{Code: d.filled(code), Name: name, SignIn: signIn, Password: word}))
	}
}

func TestBegin_FirstAdministrator(t *testing.T) {
	o := emptyOffice(t)
	told := 0
	o.SetUp = func() { told++ }
	code, err := staff.FirstCode(o.Private)
	o.must(err)
	o.marks["code"], o.marks["typed"] = code, strings.ToLower(strings.ReplaceAll(code, "-", " "))
	o.run(
		row{with: who, comes: []string{`"setUp":true`}, not: []string{code}},
		row{with: begins("‹code›", "علی", "ali", "کوتاه"), says: "password.short password"},
		row{with: begins("AAAA-BBBB-CCCC-DDDD", "علی", "ali", password), says: "code.wrong code", not: []string{code}, after: func(o *office) {
			if left := o.invite().Left; left != 4 {
				o.t.Errorf("%d tries are left, want 4", left)
			}
		}},
		row{with: begins("", "علی", "ali", password), says: "code.wrong"},
		row{with: begins("‹typed›", "", "ali", password), says: "field.required name", after: func(o *office) {
			if i := o.invite(); i.Left != 3 || told != 0 {
				o.t.Errorf("a name that is missing costs a try: %d left", i.Left)
			}
		}},
		row{with: begins("‹typed›", "علی کاشانی", "ali", password), comes: []string{`"signed":true`, `"setUp":false`, `"roles":["administrator"]`}},
		row{with: begins("‹code›", "دزد", "dozd", password), says: "code.wrong"}, // it works once
		row{with: signsIn("ali", password), comes: []string{`"signed":true`}},
	)
	if told != 1 {
		t.Errorf("set up was told %d times", told)
	}
}

// invite is the only one-time code, open or spent.
func (o *office) invite() (i private.Invite) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) (err error) {
		i, err = tx.AnyInvite("nobody has this name")
		return err
	}))
	return i
}

func TestBegin_FiveTries(t *testing.T) {
	o := emptyOffice(t)
	code, err := staff.FirstCode(o.Private)
	o.must(err)
	o.marks["code"] = code
	for range 5 {
		o.run(row{with: begins("AAAA-BBBB-CCCC-DDDD", "علی", "ali", password), says: "code.wrong"})
		o.restart() // a new program gives no new tries
		o.wait(20 * time.Minute)
	}
	o.run(
		row{with: begins("‹code›", "علی", "ali", password), says: "code.wrong"},
		row{with: who, comes: []string{`"setUp":true`}},
		row{after: func(o *office) {
			code, err := staff.FirstCode(o.Private)
			o.must(err)
			o.marks["next"] = code
			o.wait(20 * time.Minute)
		}},
		row{with: begins("‹code›", "علی", "ali", password), says: "code.wrong", after: func(o *office) { o.wait(20 * time.Minute) }},
		row{with: begins("‹next›", "علی", "ali", password), comes: []string{`"signed":true`}},
	)
}

// Guessing at names that nobody has must not keep a person with a code waiting.
func TestBegin_GuessedNamesDelayNobody(t *testing.T) {
	o := emptyOffice(t)
	code, err := staff.FirstCode(o.Private)
	o.must(err)
	o.marks["code"] = code
	for range 4 {
		o.run(row{with: signsIn("nobody", password), says: "signin.wrong"})
	}
	o.run(
		row{with: signsIn("nobody", password), says: "signin.wait"},
		row{with: begins("‹code›", "علی", "ali", password), comes: []string{`"signed":true`}},
	)
}

func TestBegin_Expired(t *testing.T) {
	o := emptyOffice(t)
	code, err := staff.FirstCode(o.Private)
	o.must(err)
	o.marks["code"] = code
	o.wait(72 * time.Hour)
	o.run(row{with: begins("‹code›", "علی", "ali", password), says: "code.wrong"})
	o.wait(-time.Millisecond)
	o.run(row{with: begins("‹code›", "علی", "ali", password), comes: []string{`"signed":true`}})
}

func TestBegin_NewUserAndReset(t *testing.T) {
	o := newOffice(t)
	const second = "دریای کویر ۹۹ باد"
	invites := func(who string) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			view, err := d.people.Invite(staff.UserIDRequest{ID: string(d.ids[who])})
			d.marks["code"] = view.Code
			return view, err
		}
	}
	o.run(
		row{who: "ali", with: func(d *desk) (any, error) {
			return call(d.people.Save(staff.UserRequest{Code: "omid", Name: "امید", Roles: []string{"entry"}}))
		}, comes: []string{`"waiting":false`}, after: func(o *office) {
			o.must(o.Private.View(func(tx *private.Tx) error {
				u, _, err := tx.UserByName("omid")
				o.ids["omid"] = u.ID
				return err
			}))
		}},
		row{with: signsIn("omid", password), says: "signin.wrong"}, // no password is no password
		row{with: signsIn("omid", ""), says: "signin.wrong"},
		row{who: "sara", with: invites("omid"), says: "actor.forbidden"},
		row{who: "ali", with: invites("omid"), comes: []string{`"code":"`}},
		row{who: "ali", with: func(d *desk) (any, error) { return call(d.people.Open()) }, comes: []string{`"waiting":true`}, not: []string{"‹code›"}},
		row{with: begins("‹code›", "نام دیگر", "sara", second), says: "code.wrong"}, // the code of one opens nobody else
		row{with: begins("‹code›", "نام دیگر", "OMID", second), comes: []string{`"name":"امید"`, `"roles":["entry"]`}},
		row{with: begins("‹code›", "", "omid", password), says: "code.wrong"},
		// a reset: the old word goes on until the new one is set, then all sessions end
		row{who: "sara", with: who, comes: []string{`"signed":true`}},
		row{who: "ali", with: invites("sara")},
		row{with: signsIn("sara", password), comes: []string{`"signed":true`}},
		row{with: begins("‹code›", "", "sara", second), comes: []string{`"name":"سارا کریمی"`}},
		row{who: "sara", with: opens, says: "session session.signedOut"},
		row{with: signsIn("sara", password), says: "signin.wrong"},
		row{with: signsIn("sara", second), comes: []string{`"signed":true`}},
	)
}

func TestSession_Demo(t *testing.T) {
	o := emptyOffice(t)
	o.Throwaway = true
	o.must(staff.AddReadyPeople(o.Private))
	o.run(
		row{with: who, comes: []string{`"setUp":false`, `"code":"clerk"`, `"role":"administrator"`}},
		row{with: signsIn("nobody", ""), says: "signin.wrong"},
		row{with: func(d *desk) (any, error) {
			view, err := d.session.SignIn(staff.SignInRequest{Name: "administrator"})
			d.secret["boss"] = view.Secret
			return view, err
		}, comes: []string{`"signed":true`}},
		row{who: "boss", with: func(d *desk) (any, error) { return call(d.session.Password(staff.PasswordRequest{New: password})) }, says: "demo.off"},
		row{who: "boss", with: func(d *desk) (any, error) { return call(d.people.Save(staff.UserRequest{Code: "x"})) }, says: "demo.off"},
		row{who: "boss", with: func(d *desk) (any, error) { return call(d.people.Invite(staff.UserIDRequest{})) }, says: "demo.off"},
		row{who: "boss", with: func(d *desk) (any, error) { return call(d.people.Disable(staff.DisableRequest{Disabled: true})) }, says: "demo.off"},
	)
	o.Throwaway = false // the same file in a real folder opens to nobody
	o.run(row{with: signsIn("administrator", ""), says: "signin.wrong"}, row{with: who, not: []string{"clerk"}})
}
