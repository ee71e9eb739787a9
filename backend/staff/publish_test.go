package staff_test

import (
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

// termSent is a draft of a person, a post and the term that joins them; it waits to be judged.
func termSent(o *office) {
	o.t.Helper()
	o.run(
		row{who: "sara", with: begin("draft", "trustee")},
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: typing("draft", "person", "name", "مریم رضایی")},
		row{who: "sara", with: typing("draft", "post", "title", "معتمد محلهٔ فین")},
		row{who: "sara", with: typing("draft", "trustee", "person", "‹person.id›", "post", "‹post.id›", "code", "T-1"), comes: []string{`"faults":[]`}},
		row{who: "sara", with: sends},
	)
}

// TestPublish_CodeTakenMeanwhile: one of three nouns can't be published, so none is.
func TestPublish_CodeTakenMeanwhile(t *testing.T) {
	o := newOffice(t)
	termSent(o)
	person, post := &didban.Person{Meta: didban.Meta{Code: "N-9"}, Name: "دیگری"}, &didban.Post{Meta: didban.Meta{Code: "S-9"}, Title: "دیگر"}
	o.put(person, post)
	o.put(&didban.Trustee{Meta: didban.Meta{Code: "T-1"}, Person: person.ID, Post: post.ID})
	head := o.Store.Head()
	o.run(row{who: "maryam", with: publishes, says: "noun.codeTakenNext"})
	o.state(didban.DraftSent)
	if o.Store.Head() != head || o.claims(o.marks["draft"]) != 3 {
		t.Errorf("the record moved from %d to %d, %d nouns are claimed", head, o.Store.Head(), o.claims(o.marks["draft"]))
	}
}

// TestPublish_KilledAnywhere ends the program at every write on the way from a sent draft
// to a public one. Afterwards all of it is public and the draft is closed, or nothing is
// and the draft waits.
func TestPublish_KilledAnywhere(t *testing.T) {
	o := newOffice(t)
	termSent(o)
	var marked string
	o.DeskChanged = func(didban.ID) { // told once a change of the private file is kept
		if marked == "" {
			marked = o.copyFiles()
		}
	}
	sent := o.copyFiles()
	o.run(row{who: "maryam", with: publishes})
	published := o.copyFiles()
	mixed := t.TempDir() // the record has it, the private file does not know yet
	for name, from := range map[string]string{"didban.db": published, "private.db": marked} {
		b, err := os.ReadFile(filepath.Join(from, name))
		o.must(err)
		o.must(os.WriteFile(filepath.Join(mixed, name), b, 0o600))
	}
	for _, test := range []struct {
		name, dir string
		want      didban.DraftState
	}{
		{"before", sent, didban.DraftSent},
		{"marked", marked, didban.DraftSent},
		{"in the record", mixed, didban.DraftPublished},
		{"closed", published, didban.DraftPublished},
	} {
		t.Run(test.name, func(t *testing.T) {
			left := officeAt(t, test.dir)
			left.ids, left.marks = o.ids, o.marks
			for range 2 { // as often as the program starts
				left.must(staff.Finish(left.Backend))
				left.state(test.want)
			}
			if test.want == didban.DraftSent {
				left.nothingAppeared()
				left.run(row{who: "maryam", with: publishes})
			}
			for _, kind := range []string{"trustee", "person", "post"} {
				if v := left.versions(left.marks[kind]); len(v) != 1 || string(v[0].Draft) != left.marks["draft"] {
					t.Errorf("%s has the versions %+v", kind, v)
				}
			}
			if n := left.claims(left.marks["draft"]); n != 0 {
				t.Errorf("%d nouns are claimed", n)
			}
		})
	}
}
