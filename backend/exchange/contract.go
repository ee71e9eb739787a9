package exchange

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

func contractKey(k didban.Contract) string { return "contracts\x00" + typed.Latin(k.Number) }

func amendmentKey(contract string, a didban.Amendment) string {
	return strings.Join([]string{"amendments", typed.Latin(contract), typed.Latin(a.Number)}, "\x00")
}

func paymentKey(contract string, p didban.Payment) string {
	return strings.Join([]string{"payments", typed.Latin(contract), typed.Latin(p.Number)}, "\x00")
}

func readContract(r *record) {
	d, p := r.project("project")
	one := didban.Contract{Number: r.cell("number")}
	if p == nil || !r.claim(d, "number", contractKey(one)) {
		return
	}
	k := upsert(&p.Contracts, one, contractKey)
	r.text("number", &k.Number)
	r.text("title", &k.Title)
	r.term("nature", &k.Nature, didban.VocabularyContractNatures)
	r.term("method", &k.Method, didban.VocabularyProcurementMethods)
	r.term("status", &k.Status, didban.VocabularyContractStatuses)
	r.rial("estimate", &k.Estimate)
	r.list("tenderers", "؛;|", &k.Tenderers)
	r.text("contractor", &k.Contractor)
	r.rial("price", &k.Price)
	r.day("signed", &k.Signed)
	r.day("start", &k.Start)
	r.whole("days", &k.Days)
	slices.SortStableFunc(p.Contracts, func(a, b didban.Contract) int {
		return cmp.Or(cmp.Compare(a.Signed, b.Signed), cmp.Compare(a.Number, b.Number))
	})
}

// contract finds the contract that a row belongs to; a row of none is reported.
func (r *record) contract(p *didban.Project) *didban.Contract {
	number := r.key("contract")
	for i := range p.Contracts {
		if typed.Latin(p.Contracts[i].Number) == number {
			return &p.Contracts[i]
		}
	}
	r.fault("contract", "ref.unknown", "kind", "contract", "code", r.cell("contract"))
	return nil
}

func readAmendment(r *record) {
	d, p := r.project("project")
	if p == nil {
		return
	}
	k := r.contract(p)
	one := didban.Amendment{Number: r.cell("number")}
	if k == nil || !r.claim(d, "number", amendmentKey(k.Number, one)) {
		return
	}
	a := upsert(&k.Amendments, one, func(a didban.Amendment) string { return amendmentKey(k.Number, a) })
	r.text("number", &a.Number)
	r.term("kind", &a.Kind, didban.VocabularyAmendmentKinds)
	r.day("day", &a.Day)
	r.amount("old", a.Kind, &a.Old)
	r.amount("new", a.Kind, &a.New)
	r.text("scope", &a.Scope)
	r.text("reason", &a.Reason)
	slices.SortStableFunc(k.Amendments, func(a, b didban.Amendment) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Number, b.Number))
	})
}

// amount reads rials for a price and a plain number for anything else.
func (r *record) amount(column, kind string, into *int64) {
	if kind == "price" {
		amount := didban.Rial(*into)
		r.rial(column, &amount)
		*into = int64(amount)
		return
	}
	n := int(*into)
	r.whole(column, &n)
	*into = int64(n)
}

func readPayment(r *record) {
	d, p := r.project("project")
	if p == nil {
		return
	}
	k := r.contract(p)
	one := didban.Payment{Number: r.cell("number")}
	if k == nil || !r.claim(d, "number", paymentKey(k.Number, one)) {
		return
	}
	pay := upsert(&k.Payments, one, func(p didban.Payment) string { return paymentKey(k.Number, p) })
	r.text("number", &pay.Number)
	r.day("day", &pay.Day)
	r.rial("amount", &pay.Amount)
	r.text("for", &pay.For)
	slices.SortStableFunc(k.Payments, func(a, b didban.Payment) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Number, b.Number))
	})
}
