package didban

// FlowStep is one stop on the way of a project's money, in rials.
type FlowStep struct {
	Step   string // approved, revised, contract, paid or final
	Amount Rial
	// Known is false where no figure was given for the step: its Amount is 0 and means nothing.
	Known bool
}

// Flow follows a project's money from the budget as it was approved, and as it stands where
// revisions changed the sum (revised), over the prices of its contracts after amendments and
// what was paid on them to what the finished work cost (final). Records don't tell a nought from a gap, so a sum of 0 is unknown; the
// final cost, the sum of what was spent, is known from the day on which the work ended.
func (p *Project) Flow(today Day) []FlowStep {
	m := p.Money()
	final := Rial(0)
	if p.Finished != "" && p.Finished <= today {
		final = m.Spent
	}
	steps := []FlowStep{flowStep("approved", m.Approved)}
	if m.Revised != m.Approved {
		steps = append(steps, flowStep("revised", m.Revised))
	}
	return append(steps, flowStep("contract", m.Contract), flowStep("paid", m.Paid), flowStep("final", final))
}

func flowStep(step string, sum Rial) FlowStep {
	return FlowStep{Step: step, Amount: sum, Known: sum > 0}
}
