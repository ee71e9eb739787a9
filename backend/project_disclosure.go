package didban

import (
	"math/bits"
	"slices"
)

// The CoST Infrastructure Data Standard asks for 40 items to be told without being
// asked for: 20 of a project, 20 of each contract. The list is that of the OC4IDS
// mapping (project identification, preparation and completion; procurement and
// implementation of a contract), which writes a contract's start and its duration
// in one row.
//
// Eight items have no field of their own here and are counted neither as told nor as
// missing: of the project the owner's contact details, the day on which the budget
// was approved and the scope at completion; of a contract the procuring entity, its
// contact details, the administrative entity, the scope of work (there is a title only)
// and the escalation of the price apart from other price amendments. A change that was
// never entered can't be missed: variations are expected where there is an amendment.
// An audit report is told by a document that is marked as one, and expected where the
// work is over.

// Disclosure says what of the 40 items is told of one project.
type Disclosure struct {
	Items []DisclosureItem
}

// DisclosureItem is one of the 40.
type DisclosureItem struct {
	Code  string
	Level DisclosureLevel
	State DisclosureState
	// Lacking are the numbers of the contracts that do not tell it.
	Lacking []string
}

// DisclosureLevel is what an item is told of.
type DisclosureLevel string

// The levels.
const (
	DisclosureProject  DisclosureLevel = "project"
	DisclosureContract DisclosureLevel = "contract"
)

// DisclosureState is how an item stands.
type DisclosureState string

// The states of an item. NotExpected is what can't be told yet, or has not happened:
// contracts before procurement, reasons for changes where nothing changed.
const (
	DisclosureDisclosed   DisclosureState = "disclosed"
	DisclosureMissing     DisclosureState = "missing"
	DisclosureNotExpected DisclosureState = "notExpected"
	DisclosureNoField     DisclosureState = "noField"
)

// Score counts the items disclosed and those expected, which are disclosed or missing.
func (d Disclosure) Score() (disclosed, expected int) {
	for _, item := range d.Items {
		switch item.State {
		case DisclosureDisclosed:
			disclosed, expected = disclosed+1, expected+1
		case DisclosureMissing:
			expected++
		case DisclosureNotExpected, DisclosureNoField:
		}
	}
	return disclosed, expected
}

// Missing are the items that are expected and not told.
func (d Disclosure) Missing() (out Untold) {
	for n, item := range d.Items {
		if item.State == DisclosureMissing {
			out |= 1 << n
		}
	}
	return out
}

// Untold is a set of the 40 items, a bit for each, in their order.
type Untold uint64

// Codes are those of the items.
func (u Untold) Codes() (codes []string) {
	for ; u != 0; u &= u - 1 {
		codes = append(codes, itemCode(bits.TrailingZeros64(uint64(u))))
	}
	return codes
}

func itemCode(n int) string {
	if n < len(projectItems) {
		return projectItems[n].code
	}
	return contractItems[n-len(projectItems)].code
}

// ofProject is one item of a project; a nil disclosed has no field, a nil expected is
// always expected.
type ofProject struct {
	code                string
	disclosed, expected func(*Project) bool
}

var projectItems = []ofProject{
	{"owner", func(p *Project) bool { return p.Owner != "" }, nil},
	{"sector", func(p *Project) bool { return p.Domain != "" }, nil},
	{"subsector", func(p *Project) bool { return p.Subtype != "" }, nil},
	{"name", func(p *Project) bool { return p.Title != "" }, nil},
	{"location", func(p *Project) bool { return p.Geometry != nil || p.Address != "" || len(p.Areas) > 0 }, nil},
	{"purpose", func(p *Project) bool { return p.Purpose != "" }, nil},
	{"description", func(p *Project) bool { return p.Description != "" }, nil},
	{"scope", func(p *Project) bool { return p.Scope != "" || len(p.Specs) > 0 }, nil},
	{"environment", func(p *Project) bool { return p.Environment != "" }, nil},
	{"land", func(p *Project) bool { return p.Land != "" }, nil},
	{"contact", nil, nil},
	{"funding", func(p *Project) bool { return len(p.Budget) > 0 }, nil},
	{"budget", func(p *Project) bool { return p.Money().Revised > 0 }, nil},
	{"approvalDate", nil, nil},
	{"status", func(p *Project) bool { return p.Status != "" }, nil},
	{"completionCost", (*Project).costDisclosed, (*Project).procured},
	{"completionDate", func(p *Project) bool { return p.Finished != "" || p.End != "" }, nil},
	{"completionScope", nil, nil},
	{"changeReasons", func(p *Project) bool { return p.Changes != "" || p.amended("") }, (*Project).changed},
	{"audit", (*Project).audited, (*Project).Over},
}

// ofContract is one item of a contract.
type ofContract struct {
	code                string
	disclosed, expected func(*Contract) bool
}

var contractItems = []ofContract{
	{"procuringEntity", nil, nil},
	{"procuringContact", nil, nil},
	{"administrator", nil, nil},
	{"contractStatus", func(k *Contract) bool { return k.Status != "" }, nil},
	{"procurement", func(k *Contract) bool { return k.Method != "" }, nil},
	{"contractType", func(k *Contract) bool { return k.Nature != "" }, nil},
	{"firmsTendering", func(k *Contract) bool { return len(k.Tenderers) > 0 }, nil},
	{"estimate", func(k *Contract) bool { return k.Estimate > 0 }, nil},
	{"contractTitle", func(k *Contract) bool { return k.Title != "" }, nil},
	{"firm", func(k *Contract) bool { return k.Contractor != "" }, (*Contract).awarded},
	{"price", func(k *Contract) bool { return k.Price > 0 }, (*Contract).awarded},
	{"contractScope", nil, nil},
	{"contractStart", func(k *Contract) bool { return k.Start != "" }, (*Contract).awarded},
	{"duration", func(k *Contract) bool { return k.Days > 0 }, (*Contract).awarded},
	{"priceVariation", anyContract, func(k *Contract) bool { return k.amended("price") }},
	{"escalation", nil, nil},
	{"durationVariation", anyContract, func(k *Contract) bool { return k.amended("duration") }},
	{"scopeVariation", func(k *Contract) bool { return k.scopeDisclosed() }, func(k *Contract) bool { return k.amended("scope") }},
	{"priceReasons", func(k *Contract) bool { return k.reasoned("price") }, func(k *Contract) bool { return k.amended("price") }},
	{
		"scopeReasons",
		func(k *Contract) bool { return k.reasoned("scope") && k.reasoned("duration") },
		func(k *Contract) bool { return k.amended("scope") || k.amended("duration") },
	},
}

func anyContract(*Contract) bool { return true }

// awarded reports whether the contract is past its tender.
func (k *Contract) awarded() bool { return k.Status != "pending" }

func (k *Contract) amended(kind string) bool {
	for _, a := range k.Amendments {
		if kind == "" || a.Kind == kind {
			return true
		}
	}
	return false
}

func (k *Contract) reasoned(kind string) bool {
	for _, a := range k.Amendments {
		if a.Kind == kind && a.Reason == "" {
			return false
		}
	}
	return true
}

func (k *Contract) scopeDisclosed() bool {
	for _, a := range k.Amendments {
		if a.Kind == "scope" && a.Scope == "" {
			return false
		}
	}
	return true
}

func (p *Project) amended(kind string) bool {
	for i := range p.Contracts {
		if p.Contracts[i].amended(kind) {
			return true
		}
	}
	return false
}

// changed reports whether time or a contract is known to have changed.
func (p *Project) changed() bool {
	return p.amended("") || p.OriginalEnd != "" && p.End != "" && p.OriginalEnd != p.End
}

// costDisclosed knows a cost at completion: what was spent, or what the contracts come
// to now.
func (p *Project) costDisclosed() bool {
	m := p.Money()
	return m.Contract > 0 || p.Over() && m.Spent > 0
}

// audited reports whether an audit report is among the documents.
func (p *Project) audited() bool {
	return slices.ContainsFunc(p.Media, func(a Attachment) bool { return a.Use == UseAudit })
}

// procured reports whether contracts are to be expected.
func (p *Project) procured() bool {
	switch p.Status {
	case "identification", "preparation", "cancelled":
		return len(p.Contracts) > 0
	}
	return true
}

// Disclosure looks over the 40 items. An item of contracts is told where every
// contract tells it; where contracts are to be expected and there are none, those
// that are always expected are missing.
func (p *Project) Disclosure() Disclosure {
	d := Disclosure{Items: make([]DisclosureItem, 0, len(projectItems)+len(contractItems))}
	for _, item := range projectItems {
		state := DisclosureNoField
		switch {
		case item.disclosed == nil:
		case item.disclosed(p):
			state = DisclosureDisclosed
		case item.expected == nil || item.expected(p):
			state = DisclosureMissing
		default:
			state = DisclosureNotExpected
		}
		d.Items = append(d.Items, DisclosureItem{Code: item.code, Level: DisclosureProject, State: state})
	}
	for _, item := range contractItems {
		d.Items = append(d.Items, item.over(p))
	}
	return d
}

func (item ofContract) over(p *Project) DisclosureItem {
	out := DisclosureItem{Code: item.code, Level: DisclosureContract, State: DisclosureNotExpected}
	switch {
	case item.disclosed == nil:
		out.State = DisclosureNoField
		return out
	case len(p.Contracts) == 0 && p.procured() && !item.onChange():
		out.State = DisclosureMissing
		return out
	}
	for i := range p.Contracts {
		k := &p.Contracts[i]
		if item.expected != nil && !item.expected(k) {
			continue
		}
		if item.disclosed(k) {
			if out.State == DisclosureNotExpected {
				out.State = DisclosureDisclosed
			}
			continue
		}
		out.State, out.Lacking = DisclosureMissing, append(out.Lacking, k.Number)
	}
	return out
}

// onChange reports whether the item is expected only where a contract was changed.
func (item ofContract) onChange() bool {
	return item.expected != nil && !item.expected(&Contract{Status: "active"})
}
