package staff_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// benchDrafts is how many drafts lie in the private file beside the one that is used.
const benchDrafts = 200

// benchOffice is an office with a city of a hundred projects, each in a draft, and as
// many drafts of new persons. It gives the clerk's drafts, and one of either kind.
func benchOffice(b *testing.B) (o *office, drafts *staff.Drafts, project, person staff.DraftView) {
	b.Helper()
	o = newOffice(b)
	o.must(o.Store.Update(didban.System("bench"), func(tx *store.Tx) error {
		for _, n := range didbantest.City(benchDrafts/2, 0) {
			if p, ok := n.(*didban.Project); ok {
				full(p)
			}
			n.Head().Version = 0
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	}))
	drafts = o.as("sara").drafts
	var err error
	for i := range benchDrafts / 2 {
		project, err = drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: string(didbantest.ID(didban.KindProject, i+1))})
		o.must(err)
		person, err = drafts.Open(staff.DraftOpenRequest{Kind: "person"})
		o.must(err)
		for n, view := range []staff.DraftView{project, person} {
			_, err := drafts.Edits(burst(view, 1, []string{"description", "bio"}[n]))
			o.must(err)
		}
	}
	return o, drafts, project, person
}

// full gives a project so many rows that its sheet has sixty fields.
func full(p *didban.Project) {
	p.Budget, p.Progress = nil, nil
	for n := range 3 {
		p.Budget = append(p.Budget, didban.BudgetLine{Year: 1402 + n, Source: didban.FundingSources[0].Code, Approved: 900_000_000})
	}
	for n := range 4 {
		p.Milestones = append(p.Milestones, didban.Milestone{
			Title: fmt.Sprintf("گام %d", n+1), Sort: didban.MilestoneKinds[0].Code, Due: "2026-10-01",
		})
	}
}

func burst(view staff.DraftView, n int, path string) staff.EditsRequest {
	return staff.EditsRequest{Draft: view.ID, Page: "bench", Edits: []staff.EditView{
		{N: n, Sheet: view.Sheets[0].Sheet, Op: didban.EditSet, Path: path, Text: fmt.Sprintf("بهسازی پیاده‌رو و روشنایی معابر، بار %d", n)},
	}}
}

// BenchmarkEdits keeps one edit, on the disk, where two hundred drafts lie.
func BenchmarkEdits(b *testing.B) {
	_, drafts, project, person := benchOffice(b)
	for _, one := range []struct {
		name, path string
		view       staff.DraftView
	}{{"project", "description", project}, {"person", "bio", person}} {
		n := 1
		b.Run(one.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				n++
				began := time.Now()
				view, err := drafts.Edits(burst(one.view, n, one.path))
				if took = append(took, time.Since(began)); err != nil || view.N != n {
					b.Fatalf("kept %d of %d: %v", view.N, n, err)
				}
			}
			reportShares(b, took)
		})
	}
}

// reportShares tells the median and what nineteen of twenty don't exceed.
func reportShares(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	for name, share := range map[string]int{"p50-ms": 50, "p95-ms": 95} {
		b.ReportMetric(float64(took[(len(took)-1)*share/100].Microseconds())/1000, name)
	}
}

// BenchmarkDraftsOpen opens the sheet of a project with all its fields.
func BenchmarkDraftsOpen(b *testing.B) {
	_, drafts, project, _ := benchOffice(b)
	fields := len(project.Sheets[0].Fields)
	if fields < 60 {
		b.Fatalf("the sheet has %d fields", fields)
	}
	for b.Loop() {
		if _, err := drafts.Open(staff.DraftOpenRequest{Draft: project.ID, Page: "bench"}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(fields), "fields")
}

// BenchmarkSignIn signs in with a hash of the cost that the program uses.
func BenchmarkSignIn(b *testing.B) {
	o := newOffice(b)
	o.Hasher = signin.NewHasher(signin.Recommended)
	o.must(o.Private.Update(func(tx *private.Tx) error { return tx.SetSecret(o.ids["sara"], o.Hasher.Hash(password)) }))
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		who, err := deskOf(o, o.For("")).session.SignIn(staff.SignInRequest{Name: "sara", Password: password})
		if err != nil || !who.Signed {
			b.Fatal(err)
		}
		o.Sessions.End(who.Secret)
		took = append(took, time.Since(began))
	}
	reportShares(b, took)
}
