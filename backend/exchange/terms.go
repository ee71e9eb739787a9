package exchange

import (
	"slices"

	didban "didban.app/backend"
)

// vocabularyNames is under which name the names of the vocabularies stand among them.
const vocabularyNames = "vocabularies"

// readTerm reads one term of a vocabulary: it changes that of its code in the city's list,
// or is added to it. A table that leaves a term out takes none away.
func readTerm(r *record) {
	var name string
	r.term("list", &name, vocabularyNames)
	code := r.key("code")
	if name == "" || !r.unique("code", name, code) {
		return
	}
	d := r.run.draft(didban.KindTerms, name)
	if d == nil {
		d = r.run.make(didban.KindTerms, name, r)
		if l, ok := d.noun.(*didban.TermList); ok {
			l.Terms = didban.ShippedList(name).Terms
		}
	}
	l, ok := d.noun.(*didban.TermList)
	if !ok {
		return
	}
	d.made(termKey(code), r)
	at := slices.IndexFunc(l.Terms, func(t didban.Term) bool { return t.Code == code })
	if at < 0 {
		at, l.Terms = len(l.Terms), append(l.Terms, didban.Term{Code: code})
	}
	t := &l.Terms[at]
	r.text("fa", &t.Fa)
	r.text("en", &t.En)
	r.colour("colour", &t.Colour)
	r.text("icon", &t.Icon)
	r.text("standard", &t.Standard)
	r.truth("retired", &t.Retired)
	r.run.lists[name] = l.Whole() // the rows of other tables name it
	delete(r.run.names, name)
}

func termKey(code string) string { return "term " + code }
