package roster

import (
	"strings"

	didban "didban.app/backend"
)

// TitleOf is what the staff call a noun; find reads what it refers to, nil for what is
// not there.
func TitleOf(n didban.Noun, find find) (string, error) {
	if t, ok := n.(*didban.Trustee); ok {
		return termTitle(t, find)
	}
	return didban.TitleOf(n), nil
}

// termTitle is «person، post».
func termTitle(t *didban.Trustee, find find) (string, error) {
	var parts []string
	for _, ref := range []didban.Ref{{Kind: didban.KindPerson, ID: t.Person}, {Kind: didban.KindPost, ID: t.Post}} {
		if ref.ID == "" {
			continue
		}
		n, err := find(ref)
		if err != nil {
			return "", err
		}
		if n == nil {
			continue
		}
		title, err := TitleOf(n, find)
		if err != nil {
			return "", err
		}
		if title != "" {
			parts = append(parts, title)
		}
	}
	return strings.Join(parts, "، "), nil
}

// SubOf is a second line for a list: what tells two nouns of one title apart.
func SubOf(n didban.Noun, find find) (string, error) {
	ref := didban.Ref{}
	switch n := n.(type) {
	case *didban.Post:
		ref = didban.Ref{Kind: didban.KindArea, ID: n.Area}
	case *didban.Trustee:
		ref = didban.Ref{Kind: didban.KindArea, ID: n.Area}
	case *didban.Unit:
		ref = didban.Ref{Kind: didban.KindUnit, ID: n.Parent}
	case *didban.Area:
		ref = didban.Ref{Kind: didban.KindArea, ID: n.Parent}
	case *didban.Event:
		return n.Place, nil
	case *didban.Project:
		return n.Address, nil
	}
	if ref.ID == "" {
		return "", nil
	}
	other, err := find(ref)
	if err != nil || other == nil {
		return "", err
	}
	return TitleOf(other, find)
}
