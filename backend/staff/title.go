package staff

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// titleOf is what the staff call a noun; find reads what it refers to, nil for what is
// not there.
func titleOf(n didban.Noun, find func(didban.Ref) (didban.Noun, error)) (string, error) {
	if t, ok := n.(*didban.Trustee); ok {
		return termTitle(t, find)
	}
	return didban.TitleOf(n), nil
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

// numberedCode is a code that can be counted on: a few letters and a number.
var numberedCode = regexp.MustCompile(`^(\p{L}{0,8}-?)(\d{1,9})$`)

// nextCode proposes a free code: that of the kind's most usual form, counted on.
func nextCode(public *store.Tx, tx *private.Tx, kind didban.Kind) (string, error) {
	codes, err := public.Codes(kind)
	if err != nil {
		return "", err
	}
	prefix, width, highest := usualForm(kind, codes)
	for n := highest + 1; ; n++ {
		code := fmt.Sprintf("%s%0*d", prefix, width, n)
		holder, err := tx.CodeClaim(kind, code)
		if err != nil || holder == "" {
			return code, err
		}
	}
}

// usualForm is how most of the codes are made, and the highest number among them.
func usualForm(kind didban.Kind, codes []string) (prefix string, width, highest int) {
	count := map[string]int{}
	prefix, width = didban.CodePrefix(kind), 3
	for _, code := range codes {
		if m := numberedCode.FindStringSubmatch(code); m != nil {
			if count[m[1]]++; count[m[1]] > count[prefix] {
				prefix = m[1]
			}
		}
	}
	for _, code := range codes {
		m := numberedCode.FindStringSubmatch(code)
		if m == nil || m[1] != prefix {
			continue
		}
		if n, err := strconv.Atoi(m[2]); err == nil && n > highest {
			highest, width = n, len(m[2])
		}
	}
	return prefix, width, highest
}
