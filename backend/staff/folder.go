package staff

import (
	"encoding/json"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// folder is a draft in the hand, within one transaction of the private file and one
// look at the public record.
type folder struct {
	caller *gate.Caller
	actor  didban.Actor
	tx     *private.Tx
	public *store.Tx
	draft  *didban.Draft
	sheets []private.Sheet // in the order of the draft's heads
	ctx    entry.Context
	// What was found out of the sheets as they stand; a change throws it away.
	faults map[didban.Ref]didban.Errors
	codes  map[codeOfKind][]didban.Ref
	// touched are the sheets that changed in this transaction. Of a draft with many the
	// others are believed as their heads tell, unless all of them are looked at anew.
	touched map[didban.Ref]bool
	anew    bool
}

// codeOfKind is a code among the nouns of a kind.
type codeOfKind struct {
	kind didban.Kind
	code string
}

// openFolder reads a draft with its sheets.
func openFolder(c *gate.Caller, tx *private.Tx, public *store.Tx, id didban.ID) (*folder, error) {
	draft, err := tx.Draft(id)
	if err != nil {
		return nil, err
	}
	return folderOf(c, tx, public, draft)
}

func folderOf(c *gate.Caller, tx *private.Tx, public *store.Tx, draft *didban.Draft) (*folder, error) {
	setting, err := tx.Setting()
	if err != nil {
		return nil, err
	}
	sheets, err := tx.Sheets(draft.ID)
	if err != nil {
		return nil, err
	}
	f := &folder{
		caller: c, actor: c.Actor(), tx: tx, public: public, draft: draft,
		ctx: entry.Context{Today: c.Today(), Unit: setting.Unit, Geometry: geo.Normalize, Remark: geo.Warning},
	}
	at := make(map[didban.Ref]int, len(sheets))
	for i := range sheets {
		at[sheets[i].Ref] = i
	}
	for _, head := range draft.Sheets {
		i, ok := at[head.Ref]
		if !ok {
			return nil, didban.Fault(didban.CodeDamaged, "draft.damaged", "id", string(draft.ID))
		}
		f.sheets = append(f.sheets, sheets[i])
	}
	f.ctx.Terms, err = f.terms()
	return f, err
}

// terms are the vocabularies of the city, with the lists that this draft changes.
func (f *folder) terms() (didban.Vocabularies, error) {
	var own []didban.Noun
	for i := range f.sheets {
		if f.sheets[i].Ref.Kind != didban.KindTerms || f.draft.Sheets[i].Op == didban.OpDelete {
			continue
		}
		n, err := entry.Noun(didban.KindTerms, &f.sheets[i].Sheet)
		if err != nil {
			return nil, err
		}
		own = append(own, n)
	}
	if own == nil {
		return f.public.Terms(), nil
	}
	return f.public.Overlay(own...).Terms(), nil
}

// inFolder runs a change of one draft: all of it is kept, or nothing.
func inFolder[T any](c *gate.Caller, id string, change func(*folder) (T, error)) (out T, err error) {
	c = c.Settled()
	err = c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) error {
			f, err := openFolder(c, tx, public, didban.ID(id))
			if err != nil {
				return err
			}
			out, err = change(f)
			return err
		})
	})
	if err == nil {
		tellDesk(c, didban.ID(id))
	}
	return out, err
}

// lookFolder runs a look at one draft.
func lookFolder[T any](c *gate.Caller, id string, fn func(*folder) (T, error)) (T, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (T, error) {
		return gate.RunRead(c, func(public *store.Tx) (T, error) {
			f, err := openFolder(c, tx, public, didban.ID(id))
			if err != nil {
				return *new(T), err
			}
			if err := f.mayRead(); err != nil {
				return *new(T), err
			}
			return fn(f)
		})
	})
}

// tellDesk tells the open pages of the staff that a draft changed.
func tellDesk(c *gate.Caller, draft didban.ID) {
	if c.DeskChanged != nil {
		c.DeskChanged(draft)
	}
}

// keep puts the draft's own record back, with what its heads tell of the sheets.
func (f *folder) keep() error {
	for i := range f.sheets {
		if f.isTold(i) {
			continue
		}
		if err := f.tell(i); err != nil {
			return err
		}
	}
	f.draft.Title = ""
	if len(f.draft.Sheets) > 0 {
		f.draft.Title = f.draft.Sheets[0].Title
	}
	return f.tx.PutDraft(f.draft)
}

// tell notes on the head of the sheet at a place how it stands.
func (f *folder) tell(at int) error {
	s, head := &f.sheets[at], &f.draft.Sheets[at]
	faults, err := f.faultsAt(at)
	if err != nil {
		return err
	}
	head.Faults = len(faults)
	if head.Title, err = f.titleOf(s); err != nil {
		return err
	}
	if f.touched[s.Ref] {
		head.Changes, err = f.changesAt(at)
	}
	return err
}

// keyOf names a sheet within its draft.
func keyOf(ref didban.Ref) string { return string(ref.Kind) + "/" + string(ref.ID) }

// refOf undoes keyOf.
func refOf(key string) didban.Ref {
	kind, id, _ := strings.Cut(key, "/")
	return didban.Ref{Kind: didban.Kind(kind), ID: didban.ID(id)}
}

// sheet finds a sheet of the draft by its key; nil where there is none.
func (f *folder) sheet(key string) *private.Sheet {
	ref := refOf(key)
	i := slices.IndexFunc(f.sheets, func(s private.Sheet) bool { return s.Ref == ref })
	if i < 0 {
		return nil
	}
	return &f.sheets[i]
}

// changed forgets what was found out of the sheets before one of them changed, or came or
// went.
func (f *folder) changed(ref didban.Ref) {
	f.faults, f.codes = nil, nil
	if f.touched == nil {
		f.touched = map[didban.Ref]bool{}
	}
	f.touched[ref] = true
}

// faultsAt are the faults of the sheet at a place; one that is loose has none.
func (f *folder) faultsAt(at int) (didban.Errors, error) {
	if f.isTold(at) {
		return nil, nil
	}
	ref := f.sheets[at].Ref
	if found, ok := f.faults[ref]; ok {
		return found, nil
	}
	found, err := f.findFaults(at)
	if err == nil {
		if f.faults == nil {
			f.faults = map[didban.Ref]didban.Errors{}
		}
		f.faults[ref] = found
	}
	return found, err
}

func (f *folder) findFaults(at int) (didban.Errors, error) {
	if f.loose(at) {
		return nil, nil
	}
	if f.draft.Sheets[at].Op == didban.OpDelete {
		return f.pointedFaults(f.draft.Sheets[at].Ref)
	}
	return f.faultsOf(&f.sheets[at])
}

// faultsOf are all faults of a sheet by path: of reading, of the noun's own rules, of
// its code and of what it refers to.
func (f *folder) faultsOf(s *private.Sheet) (didban.Errors, error) {
	states, out, err := entry.States(s.Ref.Kind, &s.Sheet, f.ctx)
	if err != nil {
		return nil, err
	}
	dropped, err := f.droppedFaults(s)
	if err != nil {
		return nil, err
	}
	out = append(out, dropped...)
	for _, state := range states {
		fault := state.Fault
		if fault == nil {
			fault, err = f.outerFault(s, &state)
		}
		if err != nil {
			return nil, err
		}
		if fault != nil {
			fault.Field = state.Path
			out = append(out, fault)
		}
	}
	return out, nil
}

// outerFault is what is wrong with a field that reads well: a code that another noun
// has, a term that is not to be chosen, a reference to what is neither public nor in this
// draft.
func (f *folder) outerFault(s *private.Sheet, state *entry.State) (*didban.Error, error) {
	switch {
	case state.Path == "code" && state.Value != "":
		return f.codeFault(s.Ref, state.Value)
	case state.Field.Sort == didban.SortCode && state.Value != "":
		for code := range strings.Lines(state.Value) {
			use := didban.CodeUse{Vocabulary: state.Field.Vocabulary, Code: strings.TrimSpace(code)}
			if fault, err := f.termFault(s.Ref, use); fault != nil || err != nil {
				return fault, err
			}
		}
	case state.Field.Sort == didban.SortRef && state.Field.Ref != "":
		for id := range strings.Lines(state.Value) {
			ref := didban.Ref{Kind: state.Field.Ref, ID: didban.ID(strings.TrimSpace(id))}
			if fault, err := f.refFault(ref); fault != nil || err != nil {
				return fault, err
			}
		}
	}
	return nil, nil
}

// codeFault tells where another noun, or another open draft, has the code.
func (f *folder) codeFault(ref didban.Ref, code string) (*didban.Error, error) {
	holder, ok, err := f.public.Find(ref.Kind, code)
	if err != nil {
		return nil, err
	}
	draft, err := f.tx.CodeClaim(ref.Kind, code)
	if err != nil {
		return nil, err
	}
	taken := ok && holder.Head().ID != ref.ID && !f.withdraws(didban.Ref{Kind: ref.Kind, ID: holder.Head().ID}) || draft != "" && draft != f.draft.ID
	taken = taken || slices.ContainsFunc(f.having(ref.Kind, code), func(other didban.Ref) bool { return other != ref })
	if !taken {
		return nil, nil
	}
	next, err := nextCode(f.public, f.tx, ref.Kind)
	if err != nil {
		return nil, err
	}
	return didban.Fault(didban.CodeConflict, "noun.codeTakenNext", "kind", string(ref.Kind), "code", code, "next", next), nil
}

// having are the sheets of the draft with a code.
func (f *folder) having(kind didban.Kind, code string) []didban.Ref {
	if f.codes == nil {
		f.codes = map[codeOfKind][]didban.Ref{}
		for i := range f.sheets {
			at := codeOfKind{f.sheets[i].Ref.Kind, codeOf(&f.sheets[i])}
			f.codes[at] = append(f.codes[at], f.sheets[i].Ref)
		}
	}
	return f.codes[codeOfKind{kind, code}]
}

// claimCode gives the draft the code that one of its sheets now has, where it is free.
func (f *folder) claimCode(s *private.Sheet, before string) error {
	after := codeOf(s)
	if before == after {
		return nil
	}
	if err := f.freeCode(s, before); err != nil {
		return err
	}
	if after == "" {
		return nil
	}
	holder, err := f.tx.CodeClaim(s.Ref.Kind, after)
	if err != nil || holder != "" {
		return err
	}
	return f.tx.PutCodeClaim(s.Ref.Kind, after, f.draft.ID)
}

// freeCode gives back the code that a sheet had, unless the draft never had it or another of
// its sheets has it still.
func (f *folder) freeCode(s *private.Sheet, code string) error {
	if code == "" {
		return nil
	}
	for i := range f.sheets {
		if other := &f.sheets[i]; other.Ref.Kind == s.Ref.Kind && other.Ref.ID != s.Ref.ID && codeOf(other) == code {
			return nil
		}
	}
	holder, err := f.tx.CodeClaim(s.Ref.Kind, code)
	if err != nil || holder != f.draft.ID {
		return err
	}
	return f.tx.DropCodeClaim(s.Ref.Kind, code)
}

// codeOf is the code on a sheet.
func codeOf(s *private.Sheet) string {
	var head struct {
		Code string `json:"code"`
	}
	if err := json.Unmarshal(s.Sheet.Noun, &head); err != nil {
		return ""
	}
	return head.Code
}

// titleOf is what a sheet's noun is called.
func (f *folder) titleOf(s *private.Sheet) (string, error) {
	n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
	if err != nil {
		return "", err
	}
	return roster.TitleOf(n, f.nounOf)
}

// nounOf reads a noun from the draft, else from the public record; nil where it is in
// neither.
func (f *folder) nounOf(ref didban.Ref) (didban.Noun, error) {
	if s := f.sheet(keyOf(ref)); s != nil {
		return entry.Noun(ref.Kind, &s.Sheet)
	}
	n, err := f.public.Load(ref.Kind, ref.ID)
	if didban.IsNotFound(err) {
		return nil, nil
	}
	return n, err
}
