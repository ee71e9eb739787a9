package didban_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

func TestReasonsDue(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*didban.Project)
		want   []string // field why
	}{
		{"nothing", func(*didban.Project) {}, nil},
		{"another title", func(p *didban.Project) { p.Title = "پل" }, nil},
		{"the end moved", func(p *didban.Project) { p.End = "2025-06-01" }, []string{"end reason.end"}},
		{"a first promise", func(p *didban.Project) { p.OriginalEnd = "2025-06-01" }, nil},
		{"an approved amount", func(p *didban.Project) { p.Budget[0].Approved = 99 }, []string{"budget.approved reason.amount"}},
		{"a first revision", func(p *didban.Project) { p.Budget[0].Revised = 99 }, []string{"budget.revised reason.amount"}},
		{"two rows are one question", func(p *didban.Project) { p.Budget[0].Approved, p.Budget[1].Approved = 9, 9 }, []string{"budget.approved reason.amount"}},
		{"a figure that goes on", func(p *didban.Project) { p.Budget[0].Spent = 70 }, nil},
		{"a new line", func(p *didban.Project) { p.Budget = append(p.Budget, didban.BudgetLine{Year: 1405, Approved: 5}) }, nil},
		{"a line removed", func(p *didban.Project) { p.Budget = p.Budget[:1] }, []string{"budget reason.removed"}},
		{"a payment removed", func(p *didban.Project) { p.Contracts[0].Payments = nil }, []string{"contracts.payments reason.removed"}},
		{"a contract removed with its payments", func(p *didban.Project) { p.Contracts = nil }, []string{"contracts reason.removed"}},
		{"price, method and winner", func(p *didban.Project) {
			p.Contracts[0].Price, p.Contracts[0].Method, p.Contracts[0].Contractor = 91, "direct", "الف"
		}, []string{"contracts.method reason.award", "contracts.price reason.award"}},
		{"progress lowered", func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.PercentOf(39) }, []string{"progress.physicalActual reason.progress"}},
		{"progress raised", func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.PercentOf(41) }, nil},
		{"progress forgotten", func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.Percent{} }, []string{"progress.physicalActual reason.progress"}},
		{"a newer report says less", func(p *didban.Project) {
			p.Progress = append(p.Progress, didban.Progress{Day: "2024-12-01", PhysicalActual: didban.PercentOf(30)})
		}, []string{"progress reason.progress"}},
		{"the newest report withdrawn", func(p *didban.Project) { p.Progress = p.Progress[1:] }, []string{"progress reason.progress"}},
		{"a report of money alone", func(p *didban.Project) {
			p.Progress = append(p.Progress, didban.Progress{Day: "2024-12-01", FinancialActual: didban.PercentOf(60)})
		}, nil},
		{"back to the drawing board", func(p *didban.Project) { p.Status = "preparation" }, []string{"status reason.backwards"}},
		{"done", func(p *didban.Project) { p.Status = "completion" }, nil},
		{"cancelled", func(p *didban.Project) { p.Status = "cancelled" }, []string{"status reason.cancelled"}},
		{"suspended", func(p *didban.Project) { p.Suspended, p.SuspendedReason = true, "سیل" }, []string{"suspended reason.suspended"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := rich()
			test.change(after)
			due, err := didban.ReasonsDue(rich(), after)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range due {
				got = append(got, d.Field+" "+d.Why)
				if f, ok := fieldAt(d.Field); !ok || !f.Reason {
					t.Errorf("the table does not say that %q may need a reason", d.Field)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestReasonsDue_NewAndWithdrawn(t *testing.T) {
	if due, err := didban.ReasonsDue(nil, rich()); len(due) > 0 || err != nil {
		t.Errorf("a new project owes %v, %v", due, err)
	}
	due, err := didban.ReasonsDue(&didban.Person{}, nil)
	if err != nil || len(due) != 1 || due[0].Why != didban.WhyWithdrawn {
		t.Errorf("got %v, %v", due, err)
	}
}

func TestReasoned(t *testing.T) {
	due := []didban.ReasonDue{{Field: "end", Why: didban.WhyEnd}, {Field: "status", Why: didban.WhyCancelled}}
	err := didban.Reasoned(due, []didban.FieldReason{{Field: "end", Text: "یخبندان و تعطیلی کارگاه"}, {Field: "status", Text: "چون ۱۲۳۴۵۶۷۸۹"}})
	var faults didban.Errors
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Field != "status" || faults[0].Key != "reason.required" {
		t.Fatalf("got %v", err)
	}
	if err := didban.Reasoned(nil, nil); err != nil {
		t.Fatal(err)
	}
}

func fieldAt(path string) (didban.Field, bool) {
	return didban.FieldOf(didban.KindProject, strings.Split(path, ".")...)
}
