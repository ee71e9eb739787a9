package exchange

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

func readProject(r *record) {
	code := r.key("code")
	if !r.unique("code", code) {
		return
	}
	p, ok := r.run.make(didban.KindProject, code, r).noun.(*didban.Project)
	if !ok {
		return
	}
	r.text("title", &p.Title)
	r.text("description", &p.Description)
	r.text("purpose", &p.Purpose)
	r.term("domain", &p.Domain, didban.VocabularyDomains)
	r.term("type", &p.Type, didban.VocabularyTypes)
	r.term("subtype", &p.Subtype, didban.VocabularySubtypes)
	r.term("status", &p.Status, didban.VocabularyStatuses)
	r.truth("suspended", &p.Suspended)
	r.text("suspendedReason", &p.SuspendedReason)
	r.unit(&p.Unit, &p.UnitID, false)
	r.text("officer", &p.Officer)
	r.text("owner", &p.Owner)
	r.refs("areas", didban.KindArea, &p.Areas)
	r.text("address", &p.Address)
	r.text("scope", &p.Scope)
	r.text("environment", &p.Environment)
	r.text("land", &p.Land)
	r.text("changes", &p.Changes)
	r.day("start", &p.Start)
	r.day("end", &p.End)
	r.day("originalEnd", &p.OriginalEnd)
	r.day("finished", &p.Finished)
	r.day("asOf", &p.AsOf)
	r.point(&p.Geometry)
}

func readProjectGeometry(r *record) {
	if d, p := r.project("code"); p != nil && r.unique("code", p.Code) {
		d.made("geometry", r)
		r.geometry(&p.Geometry)
	}
}

// project finds the project that a row belongs to; a row of none is reported.
func (r *record) project(column string) (*draft, *didban.Project) {
	code := r.key(column)
	d := r.run.draft(didban.KindProject, code)
	if d == nil {
		r.fault(column, "ref.unknown", "kind", string(didban.KindProject), "code", code)
		return nil, nil
	}
	p, _ := d.noun.(*didban.Project)
	return d, p
}

// claim notes the row as the maker of a list member; false where another row
// made it already.
func (r *record) claim(d *draft, column, child string) bool {
	code := d.noun.Head().Code
	if r.failed || !r.unique(column, append([]string{code}, strings.Split(child, "\x00")[1:]...)...) {
		return false
	}
	d.made(child, r)
	return true
}

// upsert finds the list member of a key, or adds the given one under it.
func upsert[L ~[]T, T any](list *L, one T, keyOf func(T) string) *T {
	key := keyOf(one)
	for i := range *list {
		if keyOf((*list)[i]) == key {
			return &(*list)[i]
		}
	}
	*list = append(*list, one)
	return &(*list)[len(*list)-1]
}

// The keys of list members: the list's name, then what tells its members apart.
func specKey(s didban.Spec) string { return "specs\x00" + typed.Latin(s.Label) }

func budgetKey(b didban.BudgetLine) string {
	return strings.Join([]string{"budget", itoa(b.Year), b.Source, typed.Latin(b.Title)}, "\x00")
}

func progressKey(o didban.Progress) string { return "progress\x00" + string(o.Day) }

func milestoneKey(m didban.Milestone) string { return "milestones\x00" + typed.Latin(m.Title) }

func readSpec(r *record) {
	d, p := r.project("project")
	one := didban.Spec{Label: r.cell("label")}
	if p == nil || !r.claim(d, "label", specKey(one)) {
		return
	}
	s := upsert(&p.Specs, one, specKey)
	r.text("label", &s.Label)
	r.text("value", &s.Value)
	r.text("unit", &s.Unit)
}

func readBudget(r *record) {
	d, p := r.project("project")
	one := didban.BudgetLine{Title: r.cell("title")}
	r.whole("year", &one.Year)
	r.term("source", &one.Source, didban.VocabularyFundingSources)
	if p == nil || !r.claim(d, "year", budgetKey(one)) {
		return
	}
	b := upsert(&p.Budget, one, budgetKey)
	r.text("title", &b.Title)
	r.rial("approved", &b.Approved)
	r.rial("revised", &b.Revised)
	r.rial("allocated", &b.Allocated)
	r.rial("spent", &b.Spent)
	slices.SortStableFunc(p.Budget, func(a, b didban.BudgetLine) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Title, b.Title))
	})
}

func readProgress(r *record) {
	d, p := r.project("project")
	var one didban.Progress
	r.day("day", &one.Day)
	if p == nil || !r.claim(d, "day", progressKey(one)) {
		return
	}
	o := upsert(&p.Progress, one, progressKey)
	r.percent("physicalPlanned", &o.PhysicalPlanned)
	r.percent("physicalActual", &o.PhysicalActual)
	r.percent("financialPlanned", &o.FinancialPlanned)
	r.percent("financialActual", &o.FinancialActual)
	r.text("note", &o.Note)
	slices.SortStableFunc(p.Progress, func(a, b didban.Progress) int { return cmp.Compare(a.Day, b.Day) })
}

func readMilestone(r *record) {
	d, p := r.project("project")
	one := didban.Milestone{Title: r.cell("title")}
	if p == nil || !r.claim(d, "title", milestoneKey(one)) {
		return
	}
	m := upsert(&p.Milestones, one, milestoneKey)
	r.text("title", &m.Title)
	r.term("sort", &m.Sort, didban.VocabularyMilestoneKinds)
	r.day("due", &m.Due)
	r.day("met", &m.Met)
	slices.SortStableFunc(p.Milestones, func(a, b didban.Milestone) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Title, b.Title))
	})
}
