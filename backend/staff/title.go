package staff

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// titleOf is what the staff call a noun; find reads what it refers to, nil for what is
// not there.
func titleOf(n didban.Noun, find func(didban.Ref) (didban.Noun, error)) (string, error) {
	switch n := n.(type) {
	case *didban.City:
		return n.Name, nil
	case *didban.Area:
		return n.Name, nil
	case *didban.Place:
		return n.Name, nil
	case *didban.Media:
		return firstText(n.Caption, n.Alt), nil
	case *didban.Project:
		return n.Title, nil
	case *didban.Event:
		return n.Title, nil
	case *didban.Person:
		return n.Name, nil
	case *didban.Post:
		return n.Title, nil
	case *didban.Trustee:
		return termTitle(n, find)
	case *didban.Article:
		return n.Title, nil
	}
	return n.Head().Code, nil
}

// termTitle is «person، post».
func termTitle(t *didban.Trustee, find func(didban.Ref) (didban.Noun, error)) (string, error) {
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
		title, err := titleOf(n, find)
		if err != nil {
			return "", err
		}
		if title != "" {
			parts = append(parts, title)
		}
	}
	return strings.Join(parts, "، "), nil
}

// subOf is a second line for a list: what tells two nouns of one title apart.
func subOf(n didban.Noun, find func(didban.Ref) (didban.Noun, error)) (string, error) {
	ref := didban.Ref{}
	switch n := n.(type) {
	case *didban.Post:
		ref = didban.Ref{Kind: didban.KindArea, ID: n.Area}
	case *didban.Trustee:
		ref = didban.Ref{Kind: didban.KindArea, ID: n.Area}
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
	return titleOf(other, find)
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

var numberedCode = regexp.MustCompile(`^(.*?)(\d+)$`)

// nextCode proposes a free code: the newest noun's, counted on.
func nextCode(public *store.Tx, tx *private.Tx, kind didban.Kind) (string, error) {
	nouns, err := public.Codes(kind)
	if err != nil {
		return "", err
	}
	prefix, width, highest := string(kind)+"-", 3, 0
	if i := slices.IndexFunc(nouns, numberedCode.MatchString); i >= 0 {
		m := numberedCode.FindStringSubmatch(nouns[len(nouns)-1])
		if m == nil {
			m = numberedCode.FindStringSubmatch(nouns[i])
		}
		prefix, width = m[1], len(m[2])
	}
	for _, code := range nouns {
		m := numberedCode.FindStringSubmatch(code)
		if m == nil || m[1] != prefix {
			continue
		}
		if n, err := strconv.Atoi(m[2]); err == nil {
			highest = max(highest, n)
		}
	}
	for n := highest + 1; ; n++ {
		code := fmt.Sprintf("%s%0*d", prefix, width, n)
		holder, err := tx.CodeClaim(kind, code)
		if err != nil || holder == "" {
			return code, err
		}
	}
}
