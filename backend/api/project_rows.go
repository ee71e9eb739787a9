package api

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// projectCards are the cards of projects as they stand on a day.
func projectCards(tx *store.Tx, list []*didban.ProjectFacts, day didban.Day) ([]ProjectCard, error) {
	out := make([]ProjectCard, 0, len(list))
	for _, f := range list {
		card, err := projectCard(tx, f, day)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

func projectCard(tx *store.Tx, f *didban.ProjectFacts, day didban.Day) (ProjectCard, error) {
	cover, err := picture(tx, f.Cover, "cover")
	card := plainCard(f, day)
	card.Cover = cover
	return card, err
}

// plainCard is a card without its picture: it asks nothing of the store.
func plainCard(f *didban.ProjectFacts, day didban.Day) ProjectCard {
	card := ProjectCard{
		ID: string(f.ID), Code: f.Code, Title: f.Title, Domain: f.Domain, Type: f.Type, Status: f.Status,
		Suspended: f.Suspended, Physical: percentShare(f.Physical), Approved: int64(f.Money.Revised), Spent: int64(f.Money.Spent), Amount: int64(f.Amount),
		Start: string(f.Start), End: string(f.End), Finished: string(f.Finished), AsOf: string(f.AsOf),
		Deadline: deadlineView(f.DeadlineOn(day)), Behind: f.Behind,
	}
	if len(f.Areas) > 0 {
		card.Area = string(f.Areas[0])
	}
	return card
}

func percentShare(p didban.Percent) *float64 {
	if !p.Known {
		return nil
	}
	return &p.Value
}

func budgetLineView(b didban.BudgetLine) BudgetLineView {
	return BudgetLineView{
		Year: b.Year, Source: b.Source, Title: b.Title, Approved: int64(b.Approved), Revised: int64(b.Revised),
		Allocated: int64(b.Allocated), Spent: int64(b.Spent),
	}
}

func contractView(k didban.Contract) ContractView {
	return ContractView{
		Number: k.Number, Title: k.Title, Nature: k.Nature, Method: k.Method, Status: k.Status, Estimate: int64(k.Estimate),
		Tenderers: texts(k.Tenderers), Contest: string(didban.ContestOf(k.Method, len(k.Tenderers))), Contractor: k.Contractor, Price: int64(k.Price), Value: int64(k.Value()), Paid: int64(k.Paid()),
		Signed: string(k.Signed), Start: string(k.Start), Days: k.Days, Duration: k.Duration(),
		Amendments: mapped(k.Amendments, func(a didban.Amendment) AmendmentView {
			return AmendmentView{
				Number: a.Number, Kind: a.Kind, Day: string(a.Day), Old: a.Old, New: a.New, Scope: a.Scope, Reason: a.Reason,
			}
		}),
		Payments: mapped(k.Payments, func(p didban.Payment) PaymentView {
			return PaymentView{Number: p.Number, Day: string(p.Day), Amount: int64(p.Amount), For: p.For}
		}),
	}
}

func progressRow(o didban.Progress) ProgressRow {
	return ProgressRow{
		Day: string(o.Day), PhysicalPlanned: percentShare(o.PhysicalPlanned), PhysicalActual: percentShare(o.PhysicalActual),
		FinancialPlanned: percentShare(o.FinancialPlanned), FinancialActual: percentShare(o.FinancialActual), Note: o.Note,
	}
}

func milestoneView(m didban.Milestone, today didban.Day) MilestoneView {
	return MilestoneView{
		Title: m.Title, Sort: m.Sort, Due: string(m.Due), Met: string(m.Met), State: string(m.State(today)), Late: m.Late(today),
	}
}
