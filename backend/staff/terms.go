package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// TermsView are the vocabularies: the local ones first.
type TermsView struct {
	Lists []TermListView `json:"lists"`
}

// TermListView is one vocabulary as it is in force.
type TermListView struct {
	Name  string `json:"name"`
	Fa    string `json:"fa"`
	En    string `json:"en"`
	Local bool   `json:"local"` // the city may change all of it; else the titles
	// Own tells that the city has a list of its own, ID is the noun of it.
	Own bool   `json:"own"`
	ID  string `json:"id"`
	// Draft is the open draft of the list; "" for none.
	Draft string     `json:"draft"`
	Terms []TermView `json:"terms"`
}

// TermView is one term. Uses counts the public nouns that have it; -1 for a standard one,
// whose uses nobody counts.
type TermView struct {
	Code    string `json:"code"`
	Fa      string `json:"fa"`
	En      string `json:"en"`
	Colour  string `json:"colour"`
	Icon    string `json:"icon"`
	Retired bool   `json:"retired"`
	Uses    int    `json:"uses"`
}

// Open tells all vocabularies and how often their terms are used.
func (s *Terms) Open() (TermsView, error) {
	return gate.Answer(s.caller, "Terms.Open", func() (TermsView, error) { return termLists(s.caller) })
}

func termLists(c *gate.Caller) (TermsView, error) {
	if err := c.Roster.CatchUp(c.Store); err != nil {
		return TermsView{}, err
	}
	uses := c.Roster.CodeUses()
	return look(c, func(tx *private.Tx) (TermsView, error) {
		return gate.RunRead(c, func(public *store.Tx) (TermsView, error) {
			view, terms := TermsView{}, public.Terms()
			for _, names := range [][]string{didban.LocalVocabularies, didban.StandardVocabularies} {
				for _, name := range names {
					one, err := listView(tx, public, name)
					if err != nil {
						return view, err
					}
					one.Terms = mapped(terms[name], termView(one.Local, uses[name]))
					view.Lists = append(view.Lists, one)
				}
			}
			return view, nil
		})
	})
}

func listView(tx *private.Tx, public *store.Tx, name string) (TermListView, error) {
	title, _ := didban.VocabularyTitles.Term(name)
	one := TermListView{Name: name, Fa: title.Fa, En: title.En, Local: didban.IsLocal(name)}
	id, draft, err := listFor(tx, public, name)
	if err != nil {
		return one, err
	}
	if one.Own = id != ""; one.Own {
		draft, err = tx.Claim(didban.Ref{Kind: didban.KindTerms, ID: id})
	}
	one.ID, one.Draft = string(id), string(draft)
	return one, err
}

func termView(local bool, uses map[string]int) func(didban.Term) TermView {
	return func(t didban.Term) TermView {
		view := TermView{Code: t.Code, Fa: t.Fa, En: t.En, Colour: t.Colour, Icon: t.Icon, Retired: t.Retired, Uses: -1}
		if local {
			view.Uses = uses[t.Code]
		}
		return view
	}
}
