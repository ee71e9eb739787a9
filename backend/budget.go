package didban

// BudgetLine is one fiscal year's money from one source, in rials.
type BudgetLine struct {
	Year      int    `json:"year"`   // fiscal year, Solar Hijri: 1 Farvardin to the end of Esfand
	Source    string `json:"source"` // a code of the vocabulary fundingSources
	Title     string `json:"title,omitempty"`
	Approved  Rial   `json:"approved"`
	Revised   Rial   `json:"revised,omitempty"` // 0 where never revised
	Allocated Rial   `json:"allocated"`
	Spent     Rial   `json:"spent"`
}

// Current is the revised amount, or the approved one where there was no revision.
func (b BudgetLine) Current() Rial {
	if b.Revised > 0 {
		return b.Revised
	}
	return b.Approved
}

func (b BudgetLine) check(c *check, at string) {
	c.fiscalYear(at+".year", b.Year)
	c.local(at+".source", b.Source)
	c.text(at+".title", b.Title, MaxName)
	c.money(at+".approved", b.Approved)
	c.money(at+".revised", b.Revised)
	c.money(at+".allocated", b.Allocated)
	c.money(at+".spent", b.Spent)
}
