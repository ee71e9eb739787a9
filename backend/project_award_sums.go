package didban

// MethodSum is the contracts let by one method: how many, in how many projects, and their
// present prices together, in rials.
type MethodSum struct {
	Code                string
	Contracts, Projects int
	Valued              int // contracts whose price is told
	Value               Rial

	last ID // the project that was counted last
}

// methodChart is the sums by the code of a method.
type methodChart map[string]*MethodSum

func (m methodChart) add(p *ProjectFacts, k *ContractFacts) {
	s := entryOf(m, k.Method)
	s.Code, s.Contracts, s.Valued, s.Value = k.Method, s.Contracts+1, s.Valued+countOf(k.Value > 0), s.Value.Plus(k.Value)
	if s.last != p.ID {
		s.last, s.Projects = p.ID, s.Projects+1
	}
}

// sorted gives those that occur in the order of ProcurementMethods.
func (m methodChart) sorted() []MethodSum {
	var out []MethodSum
	for _, term := range ProcurementMethods {
		if s := m[term.Code]; s != nil {
			out = append(out, *s)
		}
	}
	return out
}
