package private_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/record"
)

// fresh is a new private file for the length of a test.
func fresh(t *testing.T) *private.File {
	t.Helper()
	f := open(t, t.TempDir(), city)
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// raw opens the private file below its own rules, as somebody does who means it harm.
func raw(t *testing.T, dir string, change func(*record.Tx) error) {
	t.Helper()
	f, err := record.Open(dir, record.Options{Name: "private.db", Schema: 5, Layout: []record.Path{{"access"}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Update(change), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestTry_ManyNames: a thousand names have a count of their own, those beyond share one; no
// name goes uncounted, and the file does not grow with names that are made up.
func TestTry_ManyNames(t *testing.T) {
	f := fresh(t)
	name := func(n int) string { return fmt.Sprintf("نام %d", n) }
	update(t, f, func(tx *private.Tx) error {
		for n := range 1001 {
			if err := tx.PutTry(name(n), private.Try{Count: n + 1, Until: int64(n)}); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, f, func(tx *private.Tx) error {
		for _, n := range []int{0, 1, 500, 999, 1000} {
			if got, err := tx.Try(name(n)); got.Count != n+1 || err != nil {
				t.Errorf("name %d: %+v, %v", n, got, err)
			}
		}
		shared, err := tx.Try(private.TryUnknown)
		if shared.Count != 1001 || err != nil {
			t.Errorf("the shared count: %+v, %v", shared, err)
		}
		never, err := tx.Try("کسی که نیست")
		if never != shared || err != nil {
			t.Errorf("one name more has a count of its own: %+v, %v", never, err)
		}
		if n := record.Size(tx.Bucket("try")); n != 1001 {
			t.Errorf("%d records", n)
		}
		return nil
	})
	update(t, f, func(tx *private.Tx) error { return tx.DropTry(name(3)) })
	view(t, f, func(tx *private.Tx) error {
		for n, want := range map[int]int{3: 1001, 4: 5, 1000: 1001} { // the forgotten one shares now
			if got, err := tx.Try(name(n)); got.Count != want || err != nil {
				t.Errorf("name %d after one was forgotten: %+v, %v", n, got, err)
			}
		}
		return nil
	})
}

// TestTry_OneNameInAllSpellings: another keyboard or capitals buy no attempt.
func TestTry_OneNameInAllSpellings(t *testing.T) {
	f := fresh(t)
	update(t, f, func(tx *private.Tx) error { return tx.PutTry("Kobra كبری", private.Try{Count: 7}) })
	view(t, f, func(tx *private.Tx) error {
		for _, name := range []string{"kobra کبری", " KOBRA كبرى "} {
			if got, err := tx.Try(name); got.Count != 7 || err != nil {
				t.Errorf("%q: %+v, %v", name, got, err)
			}
		}
		return nil
	})
}

func TestCheck_AccessLog(t *testing.T) {
	entry := func(tx *record.Tx, seq uint64) (e didban.AccessEntry) {
		if ok, err := tx.Read(&e, record.SeqKey(seq), "access"); !ok || err != nil {
			t.Fatal(seq, ok, err)
		}
		return e
	}
	for name, test := range map[string]struct {
		change func(tx *record.Tx) error
		whole  bool
	}{
		"as it was": {func(*record.Tx) error { return nil }, true},
		"an actor is another": {func(tx *record.Tx) error {
			e := entry(tx, 2)
			e.Actor = "somebody else"
			return tx.Write(e, record.SeqKey(2), "access")
		}, false},
		"sealed anew": {func(tx *record.Tx) error {
			e := entry(tx, 2)
			e.Actor = "somebody else"
			return tx.Write(e.Sealed(), record.SeqKey(2), "access")
		}, false},
		"the end is cut off": {func(tx *record.Tx) error { return tx.Delete(record.SeqKey(3), "access") }, false},
		"all but one is cut off": {func(tx *record.Tx) error {
			return errors.Join(tx.Delete(record.SeqKey(3), "access"), tx.Delete(record.SeqKey(2), "access"))
		}, false},
		"all is cut off": {func(tx *record.Tx) error { return tx.DeleteAll(nil, "access") }, false},
		"the end is another": {func(tx *record.Tx) error {
			e := entry(tx, 3)
			e.Actor = "somebody else"
			return tx.Write(e.Sealed(), record.SeqKey(3), "access")
		}, false},
		"the head is gone":  {func(tx *record.Tx) error { return tx.Delete([]byte("access"), record.Meta) }, false},
		"one is gone":       {func(tx *record.Tx) error { return tx.Delete(record.SeqKey(2), "access") }, false},
		"the first is gone": {func(tx *record.Tx) error { return tx.Delete(record.SeqKey(1), "access") }, false},
		"one came in between": {func(tx *record.Tx) error {
			e := entry(tx, 3)
			e.Seq, e.Previous = 4, entry(tx, 1).Seal
			return tx.Write(e.Sealed(), record.SeqKey(4), "access")
		}, false},
	} {
		t.Run(name, func(t *testing.T) { checkLog(t, test.change, test.whole) })
	}
}

// checkLog changes a log of three entries and wants its check to see it.
func checkLog(t *testing.T, change func(*record.Tx) error, whole bool) {
	t.Helper()
	dir := t.TempDir()
	f := open(t, dir, city)
	for _, what := range []string{didban.AccessSignedIn, didban.AccessFailed, didban.AccessSignedOut} {
		update(t, f, func(tx *private.Tx) error { return tx.Log("a", what, "b", "") })
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, dir, change)
	report, err := private.Check(t.Context(), filepath.Join(dir, "private.db"))
	if err != nil {
		t.Fatal(err)
	}
	if report.Whole() != whole {
		t.Errorf("found %+v", report.Findings)
	}
	for _, found := range report.Findings {
		if found.Key != "check.access" {
			t.Errorf("found %+v", found)
		}
	}
}

// TestCheck_AccessLogGoesOn: an end that was cut off is seen also after more was logged.
func TestCheck_AccessLogGoesOn(t *testing.T) {
	dir := t.TempDir()
	log := func(what string) {
		f := open(t, dir, city)
		update(t, f, func(tx *private.Tx) error { return tx.Log("a", what, "b", "") })
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	log(didban.AccessSignedIn)
	log(didban.AccessFailed)
	raw(t, dir, func(tx *record.Tx) error { return tx.Delete(record.SeqKey(2), "access") })
	log(didban.AccessSignedOut)
	report, err := private.Check(t.Context(), filepath.Join(dir, "private.db"))
	if err != nil || len(report.Findings) != 1 || report.Findings[0].Key != "check.access" || report.Findings[0].Args["after"] != "1" {
		t.Errorf("found %+v, %v", report.Findings, err)
	}
}

// TestOpen_OlderSchema: a file whose log has no head yet gets one, and one without a place
// for views too.
func TestOpen_OlderSchema(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	update(t, f, func(tx *private.Tx) error { return tx.Log("a", didban.AccessSignedIn, "b", "") })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, dir, func(tx *record.Tx) error {
		return errors.Join(tx.Bucket("view").Tx().DeleteBucket([]byte("view")), tx.Delete([]byte("access"), record.Meta), tx.Write(1, []byte("schema"), record.Meta))
	})
	f = open(t, dir, city)
	update(t, f, func(tx *private.Tx) error {
		return errors.Join(tx.Log("a", didban.AccessSignedOut, "b", ""),
			tx.PutSavedView(&didban.SavedView{Kind: didban.KindPerson, Owner: "a", Name: "همه"}))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if report, err := private.Check(t.Context(), filepath.Join(dir, "private.db")); err != nil || !report.Whole() {
		t.Errorf("found %+v, %v", report.Findings, err)
	}
}

// TestOpen_WithoutTasks: a file of the schema before gets the buckets that it lacks.
func TestOpen_WithoutTasks(t *testing.T) {
	dir := t.TempDir()
	var layout []record.Path
	for _, name := range buckets(t) {
		if name != "task" && name != "view" {
			layout = append(layout, record.Path{name})
		}
	}
	old, err := record.Open(dir, record.Options{Name: "private.db", Schema: 2, Layout: layout})
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir, city)
	task := &didban.Task{What: "سرکشی به بوستان", For: "a"}
	update(t, f, func(tx *private.Tx) error { return tx.PutTask(task) })
	view(t, f, func(tx *private.Tx) error {
		if got, err := tx.Tasks(); len(got) != 1 || got[0].ID != task.ID {
			t.Errorf("%v, %v", got, err)
		}
		return nil
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if report, err := private.Check(t.Context(), filepath.Join(dir, "private.db")); err != nil || !report.Whole() {
		t.Errorf("found %+v, %v", report.Findings, err)
	}
}

func TestOpen_AnotherSchema(t *testing.T) {
	for schema, want := range map[int]didban.ErrorCode{6: didban.CodeTooNew, 0: didban.CodeDamaged} {
		dir := t.TempDir()
		if err := open(t, dir, city).Close(); err != nil {
			t.Fatal(err)
		}
		raw(t, dir, func(tx *record.Tx) error { return tx.Write(schema, []byte("schema"), record.Meta) })
		before := content(t, dir)
		f, err := private.Open(dir, private.Options{Now: now, Record: city})
		var fault *didban.Error
		if f != nil || !errors.As(err, &fault) || fault.Code != want {
			t.Errorf("schema %d: %v", schema, err)
		}
		if !bytes.Equal(before, content(t, dir)) {
			t.Errorf("schema %d: the file was changed", schema)
		}
	}
}

func content(t *testing.T, dir string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "private.db"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestDropDraft_LeavesNoRecord looks at every record of the file, those of buckets that
// nobody thought of too.
func TestDropDraft_LeavesNoRecord(t *testing.T) {
	f := fresh(t)
	draft, other := fill(t, f)
	records := func(id didban.ID) (n int) {
		view(t, f, func(tx *private.Tx) error {
			for _, name := range buckets(t) {
				for key, value := range record.Walk(tx.Bucket(name), nil, record.Forward) {
					if bytes.Contains(key, []byte(id)) || bytes.Contains(value, []byte(id)) {
						n++
					}
				}
			}
			return nil
		})
		return n
	}
	if records(draft) < 300 {
		t.Fatalf("the draft has %d records: nothing is proved", records(draft))
	}
	before := records(other)
	update(t, f, func(tx *private.Tx) error { return tx.DropDraft(draft) })
	if n := records(draft); n != 0 {
		t.Errorf("%d records are left", n)
	}
	if n := records(other); n != before {
		t.Errorf("the other draft has %d records, had %d", n, before)
	}
}

var bucketName = regexp.MustCompile(`(?m)^\tbucket\w+ += "(\w+)"`)

// buckets are all that the schema names.
func buckets(t *testing.T) (out []string) {
	t.Helper()
	source, err := os.ReadFile("schema.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range bucketName.FindAllSubmatch(source, -1) {
		out = append(out, string(m[1]))
	}
	if len(out) < 12 {
		t.Fatalf("found the buckets %v", out)
	}
	return out
}

// TestUser_Names: a name belongs to one, in any spelling, and is free once it is given up.
func TestUser_Names(t *testing.T) {
	f := fresh(t)
	roles := []didban.Role{didban.RoleEntry}
	one := &didban.User{Code: "كبری", Name: "کبری", Roles: roles}
	update(t, f, func(tx *private.Tx) error { return tx.PutUser(one) })
	err := f.Update(func(tx *private.Tx) error {
		return tx.PutUser(&didban.User{Code: " کبری", Name: "دیگری", Roles: roles})
	})
	if keyOf(err) != "user.nameTaken" {
		t.Errorf("got %v", err)
	}
	one.Code = "kobra"
	update(t, f, func(tx *private.Tx) error { return tx.PutUser(one) })
	update(t, f, func(tx *private.Tx) error {
		return tx.PutUser(&didban.User{Code: "کبری", Name: "دیگری", Roles: roles})
	})
	view(t, f, func(tx *private.Tx) error {
		users, err := tx.Users()
		u, ok, err2 := tx.UserByName("KOBRA")
		if len(users) != 2 || !ok || u.ID != one.ID {
			t.Errorf("%d users, %v %+v", len(users), ok, u)
		}
		return errors.Join(err, err2)
	})
}
