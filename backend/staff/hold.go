package staff

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// Hold keeps nouns that are not for the public yet, such as an article of an import that
// appears later, as drafts that are published when their time has come; an article
// without a time waits to be reviewed. The same noun brought again, which is the one of
// the same code, takes the place of what was brought before, unless somebody has written
// in it since.
func Hold(b *gate.Backend, nouns []didban.Noun) error {
	return b.Private.Update(func(tx *private.Tx) error {
		known := make([]*didban.Draft, len(nouns))
		var ids []string // each new id before the one that the noun got when it was first brought
		for i, n := range nouns {
			d, err := holderOf(tx, n)
			if err != nil {
				return err
			}
			known[i] = d
			for _, head := range sheetsIn(d) {
				if head.Ref.Kind == n.Kind() {
					ids = append(ids, string(n.Head().ID), string(head.Ref.ID))
				}
			}
		}
		first := strings.NewReplacer(ids...)
		for i, n := range nouns {
			if err := hold(tx, n, known[i], first); err != nil {
				return err
			}
		}
		return nil
	})
}

// holderOf is the draft that has a noun or its code; nil where it is in nobody's hands.
func holderOf(tx *private.Tx, n didban.Noun) (*didban.Draft, error) {
	id, err := tx.Claim(didban.Ref{Kind: n.Kind(), ID: n.Head().ID})
	if err == nil && id == "" {
		id, err = tx.CodeClaim(n.Kind(), n.Head().Code)
	}
	if err != nil || id == "" {
		return nil, err
	}
	return tx.Draft(id)
}

func sheetsIn(d *didban.Draft) []didban.SheetHead {
	if d == nil {
		return nil
	}
	return d.Sheets
}

func hold(tx *private.Tx, n didban.Noun, known *didban.Draft, first *strings.Replacer) error {
	if known != nil {
		if known.Origin != originImport || known.Seq > 0 {
			return nil
		}
		if err := tx.DropDraft(known.ID); err != nil {
			return err
		}
	}
	d := &didban.Draft{State: didban.DraftSent, Origin: originImport, Opened: tx.Now(), Touched: tx.Now()}
	if a, ok := n.(*didban.Article); ok {
		d.Title = a.Title
		if a.Published > tx.Now() {
			d.State, d.At = didban.DraftScheduled, a.Published
		}
	}
	sheet, err := entry.New(n)
	if err != nil {
		return err
	}
	sheet.Noun = []byte(first.Replace(string(sheet.Noun)))
	ref := didban.Ref{Kind: n.Kind(), ID: didban.ID(first.Replace(string(n.Head().ID)))}
	d.Sheets = []didban.SheetHead{{Ref: ref, Op: didban.OpPut, Base: n.Head().Version, Title: strings.TrimSpace(d.Title)}}
	if err := tx.PutDraft(d); err != nil {
		return err
	}
	if err := tx.PutClaim(ref, d.ID); err != nil {
		return err
	}
	if n.Head().Version == 0 {
		if err := tx.PutCodeClaim(ref.Kind, n.Head().Code, d.ID); err != nil {
			return err
		}
	}
	return tx.PutSheet(d.ID, private.Sheet{Ref: ref, Sheet: sheet})
}
