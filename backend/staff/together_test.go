package staff_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// TestTogether_FilesGrow: looks and changes go on while both files grow. A look that asked a
// file once more from within itself would wait for the writer, who waits for it; and so
// would one that asked the private file from within a look at the public record, where
// others ask in the other order.
func TestTogether_FilesGrow(t *testing.T) {
	o := newOffice(t)
	o.put(append(didbantest.City(2, 2), &didban.Person{Meta: didban.Meta{Code: "person-001"}, Name: "نام پیشین"})...)
	o.caughtUp()
	for range 20 {
		o.marks["draft"] = ""
		o.run(row{who: "sara", with: begin("draft", "person")}, row{who: "sara", with: typing("draft", "person", "name", "نام")}, row{who: "sara", with: sends})
	}
	calls := []func(d *desk) (any, error){
		func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{Whose: "all"})) },
		func(d *desk) (any, error) { return call(d.review.Queue()) },
		func(d *desk) (any, error) { return call(d.lists.Open(staff.ListRequest{Kind: "person"})) },
		func(d *desk) (any, error) { return call(service[api.Thresholds](d.caller).Open()) },
		func(d *desk) (any, error) { return call(service[api.Projects](d.caller).Open("P-000001")) },
		opens, who,
	}
	text := strings.Repeat("ک", 16_000)
	file, record := o.Private, o.Store
	stop, done := make(chan struct{}), make(chan struct{})
	var looks, growing sync.WaitGroup
	for _, one := range calls {
		d := o.as("maryam")
		for range 2 {
			looks.Go(func() { lookUntil(t, stop, d, one) })
		}
	}
	growing.Go(func() { grow(t, func() error { return file.Update(noteOf(text)) }) })
	growing.Go(func() { grow(t, func() error { return record.Update(didban.System("test"), personOf(text)) }) })
	go func() {
		defer close(done)
		growing.Wait()
		close(stop)
		looks.Wait()
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		o.Backend = nil // it can't be closed any more
		t.Fatal("the looks and the writers wait for each other")
	}
}

func lookUntil(t *testing.T, stop <-chan struct{}, d *desk, one func(*desk) (any, error)) {
	for {
		select {
		case <-stop:
			return
		default:
		}
		if _, err := one(d); err != nil {
			t.Error(err)
			return
		}
	}
}

func grow(t *testing.T, change func() error) {
	for range 120 {
		if err := change(); err != nil {
			t.Error(err)
			return
		}
	}
}

func noteOf(text string) func(*private.Tx) error {
	return func(tx *private.Tx) error {
		return tx.PutNote(&didban.Note{Draft: "019aa000-0000-7000-8000-000000000001", Text: text})
	}
}

func personOf(text string) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		id := tx.NewID()
		return tx.Put(&didban.Person{Meta: didban.Meta{ID: id, Code: "N-" + string(id)}, Name: "نام", Bio: text})
	}
}

// TestTogether_TwoPeople: two browsers of one program are two people, at the same moment.
func TestTogether_TwoPeople(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("one", "person")}, row{who: "sara", with: typing("one", "person", "name", "از سارا"), after: func(o *office) { o.marks["sara"] = o.marks["one"] }},
		row{who: "reza", with: begin("two", "post")}, row{who: "reza", with: typing("two", "post", "title", "از رضا"), after: func(o *office) { o.marks["reza"] = o.marks["two"] }},
	)
	var all sync.WaitGroup
	for _, name := range []string{"sara", "reza", ""} {
		d := o.as(name)
		all.Go(func() {
			for range 30 {
				view, err := d.session.Who()
				if err != nil || view.Code != name {
					t.Errorf("%q is %q: %v", name, view.Code, err)
				}
				if name == "" {
					if _, err := d.bench.Open(staff.BenchRequest{}); err == nil {
						t.Error("nobody sees the bench")
					}
					continue
				}
				bench, err := d.bench.Open(staff.BenchRequest{Whose: "me"})
				if err != nil {
					t.Error(err)
				}
				for _, g := range bench.Groups {
					for _, item := range g.Items {
						if g.Key == "open" && item.Draft != d.marks[name] {
							t.Errorf("%s sees %s on the bench", name, item.Title)
						}
					}
				}
			}
		})
	}
	all.Wait()
}
