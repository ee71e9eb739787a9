package didban

// Signals are the figures of a project by which it is flagged, on whatever day and with
// whatever thresholds.
type Signals struct {
	Active, Over bool
	// Direct counts the contracts let directly, Single the tendered ones with one tenderer.
	Direct, Single int32
	// Fewest are the tenderers of the tendered contract with the fewest, two at least; 0 where
	// there is none. Tenders whose tenderers are not told are left out.
	Fewest  int32
	Start   Day
	Promise Promise

	// Behind is by how many points of percent physical progress lay behind its plan at the
	// newest observation that has both; Ahead by how many the money was ahead of the work.
	Behind, Ahead Percent
	// Reported is the newer of the newest observation and the day on which the city
	// last vouched for the figures.
	Reported Day

	// Price is that of the contract that amendments raised most, in shares of it, as it was
	// signed; Value is its price now.
	Price, Value Rial

	Disclosed, Expected int32 // of the disclosure score
	Missing             Untold
}

// Evidence are Signals with what the record says of each.
type Evidence struct {
	Signals
	// Planned and Actual are physical progress at Observed, the newest observation
	// that has both.
	Planned, Actual Percent
	Observed        Day
	// Financial and Physical are actual progress at Paired, the newest observation
	// that has both.
	Financial, Physical Percent
	Paired              Day
	// Dearest, UncontestedAt and FewestAt are the numbers of contracts: of Price and Value, of
	// the first that was let directly or had one tenderer, and of Fewest.
	Dearest, UncontestedAt, FewestAt string
}

// Evidence works the figures out of the project and its saved states, as Promise takes them.
func (p *Project) Evidence(past ...Stood) Evidence {
	s := Evidence{Signals: Signals{Active: p.Active(), Over: p.Over(), Start: p.Start, Promise: p.Promise(past...), Reported: p.AsOf}}
	for _, o := range p.Progress {
		s.observe(o)
	}
	for i := range p.Contracts {
		s.weigh(&p.Contracts[i])
	}
	told := p.Disclosure()
	disclosed, expected := told.Score()
	s.Disclosed, s.Expected = int32(disclosed), int32(expected)
	s.Missing = told.Missing()
	return s
}

func (s *Evidence) observe(o Progress) {
	if o.PhysicalPlanned.Known && o.PhysicalActual.Known && o.Day >= s.Observed {
		s.Planned, s.Actual, s.Observed = o.PhysicalPlanned, o.PhysicalActual, o.Day
		s.Behind = PercentOf(s.Planned.Value - s.Actual.Value)
	}
	if o.FinancialActual.Known && o.PhysicalActual.Known && o.Day >= s.Paired {
		s.Financial, s.Physical, s.Paired = o.FinancialActual, o.PhysicalActual, o.Day
		s.Ahead = PercentOf(s.Financial.Value - s.Physical.Value)
	}
	if o.PhysicalActual.Known || o.FinancialActual.Known {
		s.Reported = max(s.Reported, o.Day)
	}
}

// weigh holds a contract against those before it.
func (s *Evidence) weigh(k *Contract) {
	if v := k.Value(); k.Price > 0 && v > k.Price && Share(v-k.Price, k.Price) > Share(s.Value-s.Price, s.Price) {
		s.Dearest, s.Price, s.Value = k.Number, k.Price, v
	}
	n, contest := int32(len(k.Tenderers)), ContestOf(k.Method, len(k.Tenderers))
	switch {
	case contest == ContestDirect:
		s.Direct++
	case contest == ContestSingle:
		s.Single++
	case n > 1 && (s.Fewest == 0 || n < s.Fewest):
		s.Fewest, s.FewestAt = n, k.Number
	}
	if contest.Uncontested() && s.UncontestedAt == "" {
		s.UncontestedAt = k.Number
	}
}
