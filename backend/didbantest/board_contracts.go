package didbantest

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

// rows is how many contracts and contractors a board tells.
const rows = 10

// contracts recounts what a dashboard tells of contracts.
func (r *recount) contracts(b *didban.ProjectBoard) {
	var rises []didban.Rial
	var all []didban.ContractSum
	for _, p := range r.projects {
		priced := false
		for k := range p.Contracts.All() {
			priced = priced || k.Price > 0
			if k.Price > 0 && k.Value > k.Price {
				rises = append(rises, k.Value-k.Price)
			}
			all = append(all, didban.ContractSum{
				Project: p.ID, Of: p.Title, Number: k.Number, Title: k.Title, Contractor: k.Contractor, Price: k.Price, Value: k.Value,
			})
		}
		if priced {
			b.Overrun.Priced++
		}
	}
	b.Overrun.Count, b.Overrun.Rise = r.having(didban.TraitOverrun), total(rises...)
	r.methods(b)
	r.contractors(b, all)
	slices.SortStableFunc(all, func(x, y didban.ContractSum) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Project, y.Project), cmp.Compare(x.Number, y.Number))
	})
	b.Contracts = all[:min(rows, len(all))]
}

func (r *recount) contractors(b *didban.ProjectBoard, all []didban.ContractSum) {
	values, projects := map[string][]didban.Rial{}, map[string]map[didban.ID]bool{}
	for _, k := range all {
		if k.Contractor == "" {
			continue
		}
		if projects[k.Contractor] == nil {
			projects[k.Contractor] = map[didban.ID]bool{}
		}
		values[k.Contractor] = append(values[k.Contractor], k.Value)
		projects[k.Contractor][k.Project] = true
	}
	for name, of := range values {
		b.Contractors = append(b.Contractors, didban.ContractorSum{Name: name, Contracts: len(of), Projects: len(projects[name]), Value: total(of...)})
	}
	slices.SortFunc(b.Contractors, func(x, y didban.ContractorSum) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name))
	})
	b.Contractors = b.Contractors[:min(rows, len(b.Contractors))]
}

func (r *recount) methods(b *didban.ProjectBoard) {
	for _, term := range didban.ProcurementMethods {
		m := didban.MethodSum{Code: term.Code}
		var values []didban.Rial
		for _, p := range r.projects {
			before := m.Contracts
			for k := range p.Contracts.All() {
				if k.Method != term.Code {
					continue
				}
				m.Contracts++
				if values = append(values, k.Value); k.Value > 0 {
					m.Valued++
				}
			}
			if m.Contracts > before {
				m.Projects++
			}
		}
		if m.Value = total(values...); m.Contracts > 0 {
			b.Methods = append(b.Methods, m)
		}
	}
}

// payments gives those on the contracts of the projects up to today.
func (r *recount) payments() (out []didban.PaidOn) {
	for _, p := range r.projects {
		for k := range p.Contracts.All() {
			for paid := range k.Paid.All() {
				if paid.Day <= r.scope.Today {
					out = append(out, paid)
				}
			}
		}
	}
	return out
}

func (r *recount) months(b *didban.ProjectBoard) {
	var told, paid []didban.Rial
	for _, one := range r.payments() {
		paid = append(paid, one.Amount)
	}
	for i, first := range r.scope.Months {
		m := didban.MonthSum{First: first}
		var of []didban.Rial
		for _, one := range r.payments() {
			before := i+1 == len(r.scope.Months) || one.Day < r.scope.Months[i+1]
			if one.Day >= first && one.Day <= r.scope.Until && before {
				of = append(of, one.Amount)
			}
		}
		told = append(told, of...)
		m.Payments, m.Paid = len(of), total(of...)
		m.Projects = r.count(func(p *didban.ProjectFacts) bool { return slices.Contains(p.PaidIn, first) })
		b.Months = append(b.Months, m)
	}
	if b.Paid = total(paid...); r.scope.Year != 0 { // what was paid in a year was paid in its months
		b.Paid = total(told...)
	}
}

// changes recounts what happened in the present month up to today.
func (r *recount) changes(b *didban.ProjectBoard) {
	now := func(day didban.Day) bool { return day >= r.scope.Month && day <= r.scope.Today }
	for _, code := range didban.RecentChanges {
		projects := r.count(func(p *didban.ProjectFacts) bool { return slices.Contains(p.RecentChanges, code) })
		change := didban.ChangeSum{Code: code, Projects: projects}
		var rials []didban.Rial
		for _, p := range r.projects {
			for k := range p.Contracts.All() {
				switch {
				case code == didban.RecentSigned && now(k.Signed):
					rials = append(rials, k.Price)
				case code == didban.RecentAmended:
					for day := range k.Amended.All() {
						if now(day) {
							rials = append(rials, 0)
						}
					}
				case code == didban.RecentPaid:
					for paid := range k.Paid.All() {
						if now(paid.Day) {
							rials = append(rials, paid.Amount)
						}
					}
				}
			}
		}
		change.Count, change.Rials = len(rials), total(rials...)
		if code == didban.RecentFinished || code == didban.RecentReported {
			change.Count = projects
		}
		if code == didban.RecentFinished {
			b.Finished = projects
		}
		b.Changes = append(b.Changes, change)
	}
}
