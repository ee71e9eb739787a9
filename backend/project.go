package didban

import "fmt"

// Project is one piece of the city's work, from idea to ruin, with everything
// the public is told of it. Its budget, contracts, progress and milestones have
// no life of their own and are saved with it.
type Project struct {
	Meta
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Purpose     string `json:"purpose,omitempty"`
	Domain      string `json:"domain"`            // a code of the vocabulary domains
	Type        string `json:"type"`              // a code of Types
	Subtype     string `json:"subtype,omitempty"` // a code of the vocabulary subtypes
	Status      string `json:"status"`            // a code of Statuses
	// Suspended marks work that stands still whatever its status; it needs a reason.
	Suspended       bool   `json:"suspended,omitempty"`
	SuspendedReason string `json:"suspendedReason,omitempty"`

	Unit    string `json:"unit,omitempty"`    // the responsible unit, as the city words it
	UnitID  ID     `json:"unitId,omitempty"`  // the same as a noun
	Officer string `json:"officer,omitempty"` // the responsible officer
	Owner   string `json:"owner,omitempty"`   // who owns the result

	Areas    []ID      `json:"areas,omitempty"`
	Address  string    `json:"address,omitempty"`
	Geometry *Geometry `json:"geometry,omitempty"`

	Scope       string `json:"scope,omitempty"`
	Specs       []Spec `json:"specs,omitempty"`
	Environment string `json:"environment,omitempty"`
	Land        string `json:"land,omitempty"`
	// Changes says why scope, time or money moved, in the city's words.
	Changes string `json:"changes,omitempty"`

	Start       Day `json:"start,omitempty"`       // planned or actual start
	End         Day `json:"end,omitempty"`         // planned end as of now
	OriginalEnd Day `json:"originalEnd,omitempty"` // the end first promised
	Finished    Day `json:"finished,omitempty"`    // actual end

	Budget     []BudgetLine `json:"budget,omitempty"`
	Contracts  []Contract   `json:"contracts,omitempty"`
	Progress   []Progress   `json:"progress,omitempty"`
	Milestones []Milestone  `json:"milestones,omitempty"`
	Media      []Attachment `json:"media,omitempty"`

	// AsOf is the day on which the city last vouched for these figures.
	AsOf Day `json:"asOf,omitempty"`
}

// Spec is one technical figure: a label, a value and its unit.
type Spec struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Unit  string `json:"unit,omitempty"`
}

// Kind is KindProject.
func (*Project) Kind() Kind { return KindProject }

// Anew leaves of a project what may hold of another one of its sort: what it is for and what
// it is made of, who answers for it, the sources of its money and the names of its steps.
// What happened, when, where exactly and for how much goes.
func (p *Project) Anew() {
	p.Meta, p.Status, p.Suspended, p.SuspendedReason, p.Changes = Meta{}, "", false, "", ""
	p.Start, p.End, p.OriginalEnd, p.Finished, p.AsOf = "", "", "", "", ""
	p.Address, p.Geometry = "", nil
	p.Contracts, p.Progress, p.Media = nil, nil, nil
	for i, b := range p.Budget {
		p.Budget[i] = BudgetLine{Year: b.Year, Source: b.Source, Title: b.Title}
	}
	for i, m := range p.Milestones {
		p.Milestones[i] = Milestone{Title: m.Title, Sort: m.Sort}
	}
}

func (p *Project) refs(r *refList) {
	r.one("unitId", KindUnit, p.UnitID)
	r.many("areas", KindArea, p.Areas)
	r.media(p.Media)
}

// Validate checks the project and all that is saved with it.
func (p *Project) Validate() error {
	var c check
	c.head(&p.Meta)
	c.name("title", p.Title)
	c.text("description", p.Description, MaxText)
	c.text("purpose", p.Purpose, MaxText)
	c.local("domain", p.Domain)
	c.code("type", p.Type, Types)
	c.optionalLocal("subtype", p.Subtype)
	c.code("status", p.Status, Statuses)
	if p.Suspended && p.SuspendedReason == "" {
		c.add("suspendedReason", "project.suspendedReason")
	}
	c.text("suspendedReason", p.SuspendedReason, MaxText)
	p.checkPlace(&c)
	p.checkTime(&c)
	p.checkLists(&c)
	return c.err()
}

func (p *Project) checkPlace(c *check) {
	for field, value := range map[string]string{"unit": p.Unit, "officer": p.Officer, "owner": p.Owner} {
		c.text(field, value, MaxName)
	}
	c.text("address", p.Address, MaxText)
	c.ref("unitId", p.UnitID)
	c.refs("areas", p.Areas)
	c.geometry("geometry", p.Geometry)
	c.text("scope", p.Scope, MaxText)
	c.text("environment", p.Environment, MaxText)
	c.text("land", p.Land, MaxText)
	c.text("changes", p.Changes, MaxText)
}

func (p *Project) checkTime(c *check) {
	c.day("start", p.Start)
	c.day("end", p.End)
	c.day("originalEnd", p.OriginalEnd)
	c.day("finished", p.Finished)
	c.day("asOf", p.AsOf)
	c.order("end", p.Start, p.End)
	c.order("originalEnd", p.Start, p.OriginalEnd)
	c.order("finished", p.Start, p.Finished)
}

func (p *Project) checkLists(c *check) {
	c.list("specs", len(p.Specs))
	for i, s := range p.Specs {
		c.name(fmt.Sprintf("specs.%d.label", i), s.Label)
		c.text(fmt.Sprintf("specs.%d.value", i), s.Value, MaxText)
	}
	c.list("budget", len(p.Budget))
	for i, b := range p.Budget {
		b.check(c, fmt.Sprintf("budget.%d", i))
	}
	c.list("contracts", len(p.Contracts))
	for i := range p.Contracts {
		p.Contracts[i].check(c, fmt.Sprintf("contracts.%d", i))
	}
	c.list("progress", len(p.Progress))
	for i, o := range p.Progress {
		o.check(c, fmt.Sprintf("progress.%d", i))
	}
	c.list("milestones", len(p.Milestones))
	for i, m := range p.Milestones {
		m.check(c, fmt.Sprintf("milestones.%d", i))
	}
	c.list("media", len(p.Media))
	for i, m := range p.Media {
		c.ref(fmt.Sprintf("media.%d", i), m.Media)
		c.code(fmt.Sprintf("media.%d.use", i), m.Use, MediaUses)
	}
}

// Money sums a project's amounts, in rials.
type Money struct {
	Approved  Rial `json:"approved"`
	Revised   Rial `json:"revised"`
	Allocated Rial `json:"allocated"`
	Spent     Rial `json:"spent"`
	Contract  Rial `json:"contract"` // contract prices after amendments
	Paid      Rial `json:"paid"`     // payments on contracts
}

// Money adds up the budget lines and contracts. Revised takes the approved
// amount of a line that was never revised.
func (p *Project) Money() Money {
	var m Money
	for _, b := range p.Budget {
		m.Approved = m.Approved.Plus(b.Approved)
		m.Revised = m.Revised.Plus(b.Current())
		m.Allocated = m.Allocated.Plus(b.Allocated)
		m.Spent = m.Spent.Plus(b.Spent)
	}
	for i := range p.Contracts {
		m.Contract = m.Contract.Plus(p.Contracts[i].Value())
		m.Paid = m.Paid.Plus(p.Contracts[i].Paid())
	}
	return m
}

// Amount is the size of a project in money: its budget as it stands, or where none
// is known the value of its contracts. 0 says that neither is known.
func (p *Project) Amount() Rial {
	m := p.Money()
	if m.Revised > 0 {
		return m.Revised
	}
	return m.Contract
}

// Latest returns the newest observation of progress by day; ok is false where
// there is none.
func (p *Project) Latest() (latest Progress, ok bool) {
	for _, o := range p.Progress {
		if !ok || o.Day >= latest.Day {
			latest, ok = o, true
		}
	}
	return latest, ok
}

// Active reports whether work is under way: in progress and not suspended.
func (p *Project) Active() bool { return p.Status == "implementation" && !p.Suspended }
