package award_test

import (
	"fmt"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/award"
)

// large is 10,000 projects with two contracts each, five tenderers a contract, of two
// thousand firms.
func large() []*didban.ProjectFacts {
	var out []*didban.ProjectFacts
	for i := range 10_000 {
		contracts := make([]didban.ContractFacts, 2)
		for k := range contracts {
			var tenderers []string
			for m := range 5 {
				tenderers = append(tenderers, fmt.Sprint("پیمانکار ", (i*(m*m+1)+m*7+k)%2000))
			}
			contracts[k] = let(didban.ProcurementMethods[(i+k)%4].Code, fmt.Sprint("پیمانکار ", i%2000), tenderers...)
			contracts[k].Signed = didban.Day(fmt.Sprintf("20%02d-01-01", 20+i%7))
		}
		p := by(fmt.Sprint("u", i%40), contracts...)
		p.ID, p.Code = didban.ID(fmt.Sprint(i)), fmt.Sprint("P-", i)
		out = append(out, p)
	}
	return out
}

// BenchmarkBook is what the first look after a change pays: the book, and the sums of the
// whole city.
func BenchmarkBook(b *testing.B) {
	projects := large()
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			award.NewBook(projects)
		}
	})
	b.Run("make-and-sum", func(b *testing.B) {
		for b.Loop() {
			award.NewBook(projects).Sum(award.Scope{})
		}
	})
}
