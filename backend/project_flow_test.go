package didban_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

func TestFlow(t *testing.T) {
	known := func(step string, sum didban.Rial) didban.FlowStep {
		return didban.FlowStep{Step: step, Amount: sum, Known: true}
	}
	unknown := func(step string) didban.FlowStep { return didban.FlowStep{Step: step} }
	for _, test := range []struct {
		name  string
		spoil func(*didban.Project)
		want  []didban.FlowStep
	}{
		{"under way: the final cost is not known yet", func(*didban.Project) {}, []didban.FlowStep{
			known("approved", 150), known("revised", 170), known("contract", 120), known("paid", 55), unknown("final"),
		}},
		{"finished", func(p *didban.Project) { p.Finished = "2025-03-01" }, []didban.FlowStep{
			known("approved", 150), known("revised", 170), known("contract", 120), known("paid", 55), known("final", 60),
		}},
		{"to be finished", func(p *didban.Project) { p.Finished = "2025-06-01" }, []didban.FlowStep{
			known("approved", 150), known("revised", 170), known("contract", 120), known("paid", 55), unknown("final"),
		}},
		{"finished, nothing recorded as spent", func(p *didban.Project) { p.Finished, p.Budget, p.Contracts = "2025-03-01", nil, nil }, []didban.FlowStep{
			unknown("approved"), unknown("contract"), unknown("paid"), unknown("final"),
		}},
		{"never revised", func(p *didban.Project) { p.Budget = p.Budget[:1] }, []didban.FlowStep{
			known("approved", 100), known("contract", 120), known("paid", 55), unknown("final"),
		}},
		{"a contract without a payment", func(p *didban.Project) { p.Contracts[0].Payments = nil }, []didban.FlowStep{
			known("approved", 150), known("revised", 170), known("contract", 120), unknown("paid"), unknown("final"),
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := rich()
			test.spoil(p)
			got := p.Flow("2025-05-01")
			if !slices.Equal(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}
