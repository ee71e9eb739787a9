package staff_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// TestTogether_FileGrows: looks and changes go on while the private file grows. A look that
// asked the file once more from within itself would wait for the writer, who waits for it.
func TestTogether_FileGrows(t *testing.T) {
	o := newOffice(t)
	for range 20 {
		o.marks["draft"] = ""
		o.run(row{who: "sara", with: begin("draft", "person")}, row{who: "sara", with: typing("draft", "person", "name", "نام")}, row{who: "sara", with: sends})
	}
	calls := []func(d *desk) (any, error){
		func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{Whose: "all"})) },
		func(d *desk) (any, error) { return call(d.review.Queue()) },
		func(d *desk) (any, error) { return call(d.lists.Open(staff.ListRequest{Kind: "person"})) },
		opens, who,
	}
	file := o.Private
	done := make(chan struct{})
	stop := make(chan struct{})
	var all sync.WaitGroup
	for _, one := range calls {
		d := o.as("maryam")
		all.Go(func() {
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
		})
	}
	go func() {
		defer close(done)
		text := make([]rune, 16_000)
		for i := range text {
			text[i] = 'ک'
		}
		for i := range 120 {
			err := file.Update(func(tx *private.Tx) error {
				return tx.PutNote(&didban.Note{Draft: "019aa000-0000-7000-8000-000000000001", Text: fmt.Sprint(i) + string(text)})
			})
			if err != nil {
				t.Error(err)
				break
			}
		}
		close(stop)
		all.Wait()
	}()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		o.Backend = nil // it can't be closed any more
		t.Fatal("the looks and the writer wait for each other")
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
