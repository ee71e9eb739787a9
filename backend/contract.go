package didban

import "fmt"

// Contract is one agreement of a project.
type Contract struct {
	Number     string      `json:"number"` // unique within the project
	Title      string      `json:"title"`
	Nature     string      `json:"nature"` // a code of ContractNatures
	Method     string      `json:"method"` // a code of ProcurementMethods
	Status     string      `json:"status"` // a code of ContractStatuses
	Estimate   Rial        `json:"estimate,omitempty"`
	Tenderers  []string    `json:"tenderers,omitempty"`
	Contractor string      `json:"contractor"`
	Price      Rial        `json:"price"` // as signed
	Signed     Day         `json:"signed,omitempty"`
	Start      Day         `json:"start,omitempty"`
	Days       int         `json:"days,omitempty"` // duration as signed
	Amendments []Amendment `json:"amendments,omitempty"`
	Payments   []Payment   `json:"payments,omitempty"`
}

// Amendment (الحاقیه) changes a contract. Old and New are rials for a price,
// days for a duration, and text for a scope.
type Amendment struct {
	Number string `json:"number"`
	Kind   string `json:"kind"` // a code of AmendmentKinds
	Day    Day    `json:"day"`
	Old    int64  `json:"old,omitempty"`
	New    int64  `json:"new,omitempty"`
	Scope  string `json:"scope,omitempty"`
	Reason string `json:"reason"`
}

// Payment (پرداخت) is money handed to the contractor.
type Payment struct {
	Number string `json:"number"`
	Day    Day    `json:"day"`
	Amount Rial   `json:"amount"`
	For    string `json:"for,omitempty"`
}

// Value is the contract's price after its newest price amendment.
func (k *Contract) Value() Rial {
	value, day := k.Price, Day("")
	for _, a := range k.Amendments {
		if a.Kind == "price" && a.Day >= day {
			value, day = Rial(a.New), a.Day
		}
	}
	return value
}

// Duration is the contract's length in days after its newest time amendment.
func (k *Contract) Duration() int {
	days, day := k.Days, Day("")
	for _, a := range k.Amendments {
		if a.Kind == "duration" && a.Day >= day {
			days, day = int(a.New), a.Day
		}
	}
	return days
}

// Paid is the sum of the payments.
func (k *Contract) Paid() Rial {
	var sum Rial
	for _, p := range k.Payments {
		sum = sum.Plus(p.Amount)
	}
	return sum
}

func (k *Contract) check(c *check, at string) {
	c.name(at+".number", k.Number)
	c.name(at+".title", k.Title)
	c.code(at+".nature", k.Nature, ContractNatures)
	c.code(at+".method", k.Method, ProcurementMethods)
	c.code(at+".status", k.Status, ContractStatuses)
	c.text(at+".contractor", k.Contractor, MaxName)
	c.money(at+".estimate", k.Estimate)
	c.money(at+".price", k.Price)
	c.day(at+".signed", k.Signed)
	c.day(at+".start", k.Start)
	if k.Days < 0 {
		c.add(at+".days", "field.negative")
	}
	c.list(at+".tenderers", len(k.Tenderers))
	c.list(at+".amendments", len(k.Amendments))
	for i, a := range k.Amendments {
		a.check(c, fmt.Sprintf("%s.amendments.%d", at, i))
	}
	c.list(at+".payments", len(k.Payments))
	for i, p := range k.Payments {
		p.check(c, fmt.Sprintf("%s.payments.%d", at, i))
	}
}

func (a Amendment) check(c *check, at string) {
	c.code(at+".kind", a.Kind, AmendmentKinds)
	c.requiredDay(at+".day", a.Day)
	if a.Reason == "" {
		c.add(at+".reason", "amendment.reason")
	}
	c.text(at+".reason", a.Reason, MaxText)
	c.text(at+".scope", a.Scope, MaxText)
	if a.Kind == "price" {
		c.money(at+".old", Rial(a.Old))
		c.money(at+".new", Rial(a.New))
	}
	if a.Old < 0 || a.New < 0 {
		c.add(at+".new", "field.negative")
	}
}

func (p Payment) check(c *check, at string) {
	c.requiredDay(at+".day", p.Day)
	c.money(at+".amount", p.Amount)
	c.text(at+".for", p.For, MaxText)
}
