package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

func openDraft(c *gate.Caller, r DraftOpenRequest) (DraftView, error) {
	show := func(f *folder) (DraftView, error) { return f.viewOf(r.Page, r.Sheet) }
	if r.Draft != "" {
		return lookFolder(c, r.Draft, show)
	}
	c = c.Settled()
	var id didban.ID
	err := c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) error {
			var err error
			id, err = draftFor(c, tx, public, r)
			return err
		})
	})
	if err != nil {
		return DraftView{}, err
	}
	return lookFolder(c, string(id), show)
}

// draftFor is the open draft of a noun, else a new one.
func draftFor(c *gate.Caller, tx *private.Tx, public *store.Tx, r DraftOpenRequest) (didban.ID, error) {
	kind := didban.Kind(r.Kind)
	if kind == didban.KindTerms && r.ID == "" {
		id, draft, err := listFor(tx, public, r.Copy)
		if err != nil || draft != "" {
			return draft, err
		}
		r.ID = string(id)
	}
	ref := didban.Ref{Kind: kind, ID: didban.ID(r.ID)}
	if r.ID != "" {
		holder, err := tx.Claim(ref)
		if err != nil {
			return "", err
		}
		if holder != "" {
			if free, err := freeUntouched(c, tx, holder); err != nil || !free {
				return holder, err
			}
		}
	}
	if err := c.Permit(didban.ActionEdit, kind); err != nil {
		return "", err
	}
	f, err := newFolder(c, tx, public)
	if err != nil {
		return "", err
	}
	if err := f.add(kind, didban.ID(r.ID), didban.ID(r.Copy)); err != nil {
		return "", err
	}
	return f.draft.ID, f.keep()
}

// newFolder begins an empty draft of the caller's.
func newFolder(c *gate.Caller, tx *private.Tx, public *store.Tx) (*folder, error) {
	draft := &didban.Draft{Owner: c.Actor().ID, State: didban.DraftOpen, Opened: tx.Now(), Touched: tx.Now(), Origin: originTyped}
	if err := tx.PutDraft(draft); err != nil {
		return nil, err
	}
	return folderOf(c, tx, public, draft)
}

// untouched reports whether nothing came into a draft since it was opened to be typed in:
// no word, and no noun or picture beside the first; of a round no noun at all.
func untouched(d *didban.Draft) bool {
	if d.Origin == originRound {
		return len(d.Sheets) == 0
	}
	return d.Seq == 0 && len(d.Sheets) == 1 && d.Sheets[0].Op == didban.OpPut && d.Origin == originTyped
}

// Where drafts come from.
const (
	originTyped    = "typed"
	originImport   = "import" // an import brought it and nobody opened it
	originBulk     = "bulk"   // one change of many nouns
	originRound    = "round"  // a screen over many nouns, which is written each month
	originWithdraw = "withdrawal"
	originBack     = "back"
)

// freeUntouched throws a draft away that somebody else opened and never wrote in, so
// that it keeps nobody from the noun.
func freeUntouched(c *gate.Caller, tx *private.Tx, id didban.ID) (bool, error) {
	d, err := tx.Draft(id)
	if err != nil {
		return false, err
	}
	if !untouched(d) || d.Owner == c.Actor().ID || d.State != didban.DraftOpen || d.Sheets[0].Base == 0 {
		return false, nil
	}
	return true, tx.DropDraft(id)
}

// add lays one more noun into the draft: its present state, a new one, or a new one as
// a copy of another.
func (f *folder) add(kind didban.Kind, id, copyOf didban.ID) error {
	if err := f.caller.Permit(didban.ActionEdit, kind); err != nil {
		return err
	}
	n, base, err := f.startFrom(kind, id, copyOf)
	if err != nil {
		return err
	}
	return f.addNoun(n, base)
}

// addNoun lays a noun into the draft: base is its version, 0 for a new one.
func (f *folder) addNoun(n didban.Noun, base int) error {
	ref := didban.Ref{Kind: n.Kind(), ID: n.Head().ID}
	if f.sheet(keyOf(ref)) != nil {
		return nil
	}
	if holder, err := f.tx.Claim(ref); err != nil {
		return err
	} else if holder != "" && holder != f.draft.ID {
		return didban.Fault(didban.CodeConflict, "draft.claimed", "kind", string(ref.Kind), "draft", string(holder))
	}
	if err := f.tx.PutClaim(ref, f.draft.ID); err != nil {
		return err
	}
	sheet, err := entry.New(n)
	if err != nil {
		return err
	}
	s := private.Sheet{Ref: ref, Seq: f.draft.Seq, Sheet: sheet}
	if err := f.tx.PutSheet(f.draft.ID, s); err != nil {
		return err
	}
	f.changed(ref)
	f.sheets = append(f.sheets, s)
	f.draft.Sheets = append(f.draft.Sheets, didban.SheetHead{Ref: ref, Base: base, Op: didban.OpPut})
	if base == 0 {
		return f.claimCode(&s, "")
	}
	return nil
}

func (f *folder) startFrom(kind didban.Kind, id, copyOf didban.ID) (didban.Noun, int, error) {
	if didban.New(kind) == nil {
		return nil, 0, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", string(kind))
	}
	if id != "" {
		n, err := f.public.Load(kind, id)
		if err != nil {
			return nil, 0, err
		}
		if l, ok := n.(*didban.TermList); ok {
			l.Terms = l.Whole() // what a newer program ships is in it too
		}
		return n, n.Head().Version, nil
	}
	if kind == didban.KindTerms {
		return f.newList(string(copyOf))
	}
	n := didban.New(kind)
	if copyOf != "" {
		var err error
		if n, err = f.public.Load(kind, copyOf); err != nil {
			return nil, 0, err
		}
		if p, ok := n.(*didban.Project); ok {
			p.Anew()
		}
	}
	code, err := nextCode(f.public, f.tx, kind)
	if err != nil {
		return nil, 0, err
	}
	*n.Head() = didban.Meta{ID: f.tx.NewID(), Code: code}
	return n, 0, nil
}

func addSheet(c *gate.Caller, r AddRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.mayEdit(); err != nil {
			return DraftView{}, err
		}
		if err := f.add(didban.Kind(r.Kind), didban.ID(r.ID), didban.ID(r.Copy)); err != nil {
			return DraftView{}, err
		}
		f.draft.Touched = f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

func removeSheet(c *gate.Caller, r SheetRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.mayEdit(); err != nil {
			return DraftView{}, err
		}
		i := slices.IndexFunc(f.sheets, func(s private.Sheet) bool { return keyOf(s.Ref) == r.Sheet })
		if i < 0 || len(f.sheets) == 1 {
			return DraftView{}, didban.Fault(didban.CodeInvalid, "draft.lastSheet")
		}
		if err := f.dropSheet(i); err != nil {
			return DraftView{}, err
		}
		f.draft.Touched = f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

// dropSheet takes the sheet at a place out of the draft, and frees its noun and code.
func (f *folder) dropSheet(at int) error {
	s := f.sheets[at]
	f.changed(s.Ref)
	f.anew = f.anew || f.draft.Sheets[at].Base == 0 // others may name it
	if err := f.tx.DropSheet(f.draft.ID, s.Ref); err != nil {
		return err
	}
	if err := f.tx.DropClaim(s.Ref); err != nil {
		return err
	}
	if err := f.freeCode(&s, codeOf(&s)); err != nil {
		return err
	}
	if strings.HasPrefix(f.draft.Field, keyOf(s.Ref)+"#") {
		f.draft.Field, f.draft.Last = "", ""
	}
	f.sheets = slices.Delete(f.sheets, at, at+1)
	f.draft.Sheets = slices.Delete(f.draft.Sheets, at, at+1)
	return nil
}
