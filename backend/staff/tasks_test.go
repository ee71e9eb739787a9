package staff_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

func task(r staff.TaskRequest) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		if id, ok := d.ids[r.For]; ok {
			r.For = string(id)
		}
		view, err := d.bench.Task(r)
		if err == nil {
			d.marks["task"] = view.Tasks[0].ID
		}
		return call(view, err)
	}
}

func taskDone(done bool) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.bench.TaskDone(staff.TaskDoneRequest{ID: d.marks["task"], Done: done}))
	}
}

func tasks(whose string) func(*desk) (any, error) {
	return func(d *desk) (any, error) { return call(d.bench.Tasks(staff.TasksRequest{Whose: whose})) }
}

// TestTasks: a task is seen by who is to do it and by who gave it, is settled by them, can
// be opened again, and is forgotten a week after it was done.
func TestTasks(t *testing.T) {
	o := newOffice(t)
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "P-1"}, Name: "نگار باغبان"}
	o.put(person)
	o.run(
		row{with: tasks(""), says: "session session.signedOut"},
		row{who: "zahra", with: task(staff.TaskRequest{What: "سرکشی"}), says: "forbidden actor.forbidden"},
		row{who: "reza", with: task(staff.TaskRequest{What: "   "}), says: "invalid field.required"},
		row{who: "reza", with: task(staff.TaskRequest{What: "سرکشی", For: "nobody"}), says: "invalid task.noHeir"},
		row{who: "reza", with: task(staff.TaskRequest{What: "سرکشی", Due: "1405-13-40"}), says: "invalid field.day"},
		row{who: "reza", with: task(staff.TaskRequest{What: "سرکشی", Kind: "person", About: "none"}), says: "notFound"},
		row{who: "reza", with: task(staff.TaskRequest{What: "سرکشی", Kind: "rumour", About: "none"}), says: "invalid noun.unknownKind"},
		row{
			who: "reza", with: task(staff.TaskRequest{What: " عکس تازهٔ\nبوستان ", For: "sara", Due: "2026-11-20", Kind: "person", About: string(person.ID)}),
			comes: []string{`"what":"عکس تازهٔ بوستان"`, `"title":"نگار باغبان"`, `"open":1`, `"mine":false`, `"may":true`},
		},
		row{who: "sara", with: tasks(""), comes: []string{`"mine":true`, `"may":true`, `"open":1`}},
		row{who: "hossein", with: tasks(""), comes: []string{`"tasks":[]`}},
		row{who: "hossein", with: tasks("all"), comes: []string{`"may":false`}},
		row{who: "hossein", with: taskDone(true), says: "forbidden task.notYours"},
		row{who: "sara", with: taskDone(true), comes: []string{`"done":true`, `"open":0`}},
		row{who: "reza", with: taskDone(false), comes: []string{`"done":false`, `"open":1`}},
		row{who: "sara", with: taskDone(true)},
		row{after: later(6 * 24 * time.Hour)},
		row{who: "sara", with: tasks(""), comes: []string{`"done":true`}},
		row{after: later(25 * time.Hour)},
		row{who: "sara", with: tasks(""), comes: []string{`"tasks":[]`}},
		row{who: "sara", with: taskDone(false), says: "notFound task.notFound"},
	)
}

// later lets time pass, with what is swept then; everybody signs in anew.
func later(d time.Duration) func(*office) {
	return func(o *office) {
		o.wait(d)
		o.must(staff.Sweep(o.Backend))
		clear(o.secret)
	}
}
