package staff_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// BenchmarkScreens measures the calls behind the screens of the workshop, in a city of
// 10,000 projects and as many articles.
func BenchmarkScreens(b *testing.B) {
	o := newOffice(b)
	o.put(didbantest.City(10_000, 10_000)...)
	o.must(o.Map.CatchUp(o.Store))
	project := string(didbantest.ID(didban.KindProject, 5))
	area := string(didbantest.ID(didban.KindArea, 3))
	d := o.as("ali")
	view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: project})
	o.must(err)
	for name, ask := range map[string]func() (any, error){
		"Bench.Open":  func() (any, error) { return d.bench.Open(staff.BenchRequest{Whose: "all"}) },
		"Bench.Tasks": func() (any, error) { return d.bench.Tasks(staff.TasksRequest{Whose: "all"}) },
		"Bench.Find":  func() (any, error) { return d.bench.Find(staff.FindRequest{Text: "پل"}) },
		"Bench.Used": func() (any, error) {
			return d.bench.Used(staff.UsedRequest{Kind: "project", Paths: []string{"unit", "officer"}, By: "domain"})
		},
		"Lists.Open":       func() (any, error) { return d.lists.Open(staff.ListRequest{Kind: "project"}) },
		"Drafts.Open":      func() (any, error) { return d.drafts.Open(staff.DraftOpenRequest{Draft: view.ID}) },
		"Review.Queue":     func() (any, error) { return d.review.Queue() },
		"Review.History":   func() (any, error) { return d.review.History(staff.NounRequest{Kind: "project", ID: project}) },
		"Review.Pointing":  func() (any, error) { return d.review.Pointing(staff.NounRequest{Kind: "area", ID: area}) },
		"Records.Audit":    func() (any, error) { return service[staff.Records](d.caller).Audit(staff.AuditRequest{}) },
		"People.Open":      func() (any, error) { return d.people.Open() },
		"Bench.Colleagues": func() (any, error) { return d.bench.Colleagues() },
	} {
		b.Run(name, func(b *testing.B) {
			if _, err := ask(); err != nil { // reads in what is then followed
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
