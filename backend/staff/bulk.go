package staff

import (
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// BulkRequest asks for one change of many nouns of a kind: those named, or all that a list
// finds.
type BulkRequest struct {
	List  ListRequest `json:"list"` // its Kind is that of the nouns
	All   bool        `json:"all"`
	IDs   []string    `json:"ids"`
	Field string      `json:"field"`
	Op    string      `json:"op"`   // set, add, remove, clear: one of the FieldDef's Bulk
	Text  string      `json:"text"` // as it is typed in a form; of a list one entry a line
	Unit  string      `json:"unit"` // of bare amounts
	Try   bool        `json:"try"`  // only tells what would be
}

// BulkView tells what a change of many nouns does, or did.
type BulkView struct {
	Draft      string    `json:"draft"` // what was made; empty for a trial
	Sort       string    `json:"sort"`  // of the field
	Vocabulary string    `json:"vocabulary"`
	Rows       []BulkRow `json:"rows"`
	Changed    int       `json:"changed"`
	Same       int       `json:"same"` // have the value already, and are left out
	Held       int       `json:"held"` // are in a draft, and are left out
	Gone       int       `json:"gone"` // are public no more, and are left out
	Faulty     int       `json:"faulty"`
	// Publisher tells that the caller may not change so many at once.
	Publisher bool `json:"publisher"`
}

// BulkRow is one noun of a change of many. Old and New are values as a field's value is: of a
// reference the title, of a list one entry a line.
type BulkRow struct {
	ID    string     `json:"id"`
	Code  string     `json:"code"`
	Title string     `json:"title"`
	State string     `json:"state"` // changed, same, held, gone
	Old   string     `json:"old"`
	New   string     `json:"new"`
	Key   string     `json:"key"` // of its fault; empty for none
	Args  []ArgView  `json:"args"`
	Owner PersonView `json:"owner"` // who holds it
	Draft string     `json:"draft"` // that holds it
}

// What becomes of a noun in a change of many.
const (
	bulkChanged = "changed"
	bulkSame    = "same"
	bulkHeld    = "held"
	bulkGone    = "gone"
)

// Bulk changes a field of many nouns in one new draft, a sheet for each, as one step that
// can be undone; a trial writes nothing. It fails with CodeInvalid "bulk.field" for a field
// that each noun has for itself, "bulk.many" for more than didban.MaxBulk nouns, with the
// fault of the text at the field "text", and with CodeForbidden "bulk.publisher" where the
// caller may not change so many.
func (s *Lists) Bulk(r BulkRequest) (BulkView, error) {
	return gate.Answer(s.caller, "Lists.Bulk", func() (BulkView, error) { return bulkChange(s.caller, r) })
}

func bulkChange(c *gate.Caller, r BulkRequest) (BulkView, error) {
	ids, err := listing(c, r.List, func(c *gate.Caller, tx *private.Tx, public *store.Tx) ([]string, error) {
		if !r.All {
			return r.IDs, nil
		}
		found, err := find(c, tx, public, r.List)
		if err != nil {
			return nil, err
		}
		return mapped(found.chosen(), func(row *ListRow) string { return row.ID }), nil
	})
	if err != nil {
		return BulkView{}, err
	}
	c = c.Settled()
	if err := c.Permit(didban.ActionEdit, didban.Kind(r.List.Kind)); err != nil {
		return BulkView{}, err
	}
	if len(ids) > didban.MaxBulk {
		return BulkView{}, didban.Fault(didban.CodeInvalid, "bulk.many", "n", strconv.Itoa(len(ids)), "most", strconv.Itoa(didban.MaxBulk))
	}
	if r.Try {
		return look(c, func(tx *private.Tx) (BulkView, error) {
			return gate.RunRead(c, func(public *store.Tx) (BulkView, error) { return bulkIn(c, tx, public, r, ids) })
		})
	}
	var view BulkView
	err = c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) (err error) {
			view, err = bulkIn(c, tx, public, r, ids)
			return err
		})
	})
	if err == nil {
		tellDesk(c, didban.ID(view.Draft))
	}
	return view, err
}

// bulk is a change of many nouns under way. Its folder is a draft that is kept only where
// it is no trial.
type bulk struct {
	*folder
	asked  BulkRequest
	field  didban.Field
	value  string // of the typed text; of a list one entry a line
	view   BulkView
	person func(didban.ID) PersonView
	step   stepping
}

func bulkIn(c *gate.Caller, tx *private.Tx, public *store.Tx, r BulkRequest, ids []string) (BulkView, error) {
	b, err := newBulk(c, tx, public, r)
	if err != nil {
		return BulkView{}, err
	}
	b.view.Rows = make([]BulkRow, 0, len(ids))
	for _, id := range ids {
		if err := b.row(didban.Ref{Kind: didban.Kind(r.List.Kind), ID: didban.ID(id)}); err != nil {
			return BulkView{}, err
		}
	}
	b.view.Publisher = b.view.Changed > didban.MaxBulkEntry && !c.Actor().Can(didban.ActionPublish, didban.Kind(r.List.Kind))
	if r.Try {
		return b.view, nil
	}
	return b.view, b.made()
}

func newBulk(c *gate.Caller, tx *private.Tx, public *store.Tx, r BulkRequest) (*bulk, error) {
	kind := didban.Kind(r.List.Kind)
	field, _ := didban.FieldOf(kind, r.Field)
	if !slices.Contains(didban.BulkOps(kind, field), r.Op) {
		return nil, didban.Fault(didban.CodeInvalid, "bulk.field", "field", r.Field, "op", r.Op)
	}
	f, err := folderOf(c, tx, public, &didban.Draft{
		Owner: c.Actor().ID, State: didban.DraftOpen, Opened: tx.Now(), Touched: tx.Now(), Origin: originBulk,
	})
	if err != nil {
		return nil, err
	}
	if r.Unit != "" {
		f.ctx.Unit = r.Unit
	}
	b := &bulk{folder: f, asked: r, field: field, step: stepping{act: true}}
	b.view.Sort, b.view.Vocabulary = string(field.Sort), field.Vocabulary
	if b.person, err = names(tx); err != nil {
		return nil, err
	}
	if !r.Try {
		if err := tx.PutDraft(f.draft); err != nil {
			return nil, err
		}
	}
	return b, b.read()
}

// read reads the typed text once: what can't be read, or names what is not there, is a
// fault of the text and of no noun.
func (b *bulk) read() error {
	if b.asked.Op == didban.BulkClear {
		return nil
	}
	value, fault := entry.Read(b.field, b.asked.Text, b.ctx)
	if fault == nil && value == "" && b.field.Sort != didban.SortFlag {
		fault = didban.Fault(didban.CodeInvalid, "field.required")
	}
	if fault == nil && b.field.Sort == didban.SortRef {
		for id := range strings.Lines(value) {
			var err error
			if fault, err = b.refFault(didban.Ref{Kind: b.field.Ref, ID: didban.ID(strings.TrimSpace(id))}); err != nil {
				return err
			}
			if fault != nil {
				break
			}
		}
	}
	b.value = value
	if fault != nil {
		fault.Field = "text"
		return fault
	}
	return nil
}

func (b *bulk) row(ref didban.Ref) error {
	row := BulkRow{ID: string(ref.ID), Args: []ArgView{}}
	n, err := b.public.Load(ref.Kind, ref.ID)
	if err != nil && !didban.IsNotFound(err) {
		return err
	}
	held, err := b.holder(ref)
	if err != nil {
		return err
	}
	switch {
	case held != nil:
		row.State, row.Draft, row.Owner = bulkHeld, string(held.ID), b.person(held.Owner)
		row.Title = held.Head(ref).Title
		b.view.Held++
	case n == nil:
		row.State = bulkGone
		b.view.Gone++
	default:
		row.Code = n.Head().Code
		if row.Title, err = roster.TitleOf(n, b.nounOf); err == nil {
			err = b.change(n, &row)
		}
	}
	b.view.Rows = append(b.view.Rows, row)
	return err
}

// change tells what becomes of a noun, and lays the change into the draft where it is no
// trial and the noun differs.
func (b *bulk) change(n didban.Noun, row *BulkRow) error {
	outcome, err := entry.Try(n, b.field, b.text, b.ctx)
	if err != nil {
		return err
	}
	if row.Old, err = b.written(outcome.Before); err != nil {
		return err
	}
	if row.New, err = b.written(outcome.After); err != nil {
		return err
	}
	if outcome.After == outcome.Before {
		row.State = bulkSame
		b.view.Same++
		return nil
	}
	row.State = bulkChanged
	b.view.Changed++
	if len(outcome.Faults) > 0 {
		row.Key, row.Args = outcome.Faults[0].Key, argViews(outcome.Faults[0].Args)
		b.view.Faulty++
	}
	if b.asked.Try {
		return nil
	}
	ref := didban.Ref{Kind: n.Kind(), ID: n.Head().ID}
	return b.layIn(ref, didban.Edit{Sheet: keyOf(ref), Op: didban.EditSet, Path: b.field.Name, Text: b.text(outcome.Before)})
}

func (b *bulk) layIn(ref didban.Ref, e didban.Edit) error {
	n, err := b.public.Load(ref.Kind, ref.ID) // what it was tried on is changed
	if err != nil {
		return err
	}
	if err := b.freeRested(ref); err != nil {
		return err
	}
	if err := b.addNoun(n, n.Head().Version); err != nil {
		return err
	}
	s := &b.sheets[len(b.sheets)-1]
	if err := b.lay(s, e, bulkPage, &b.step, private.Edit{}); err != nil {
		return err
	}
	return b.tx.PutSheet(b.draft.ID, *s)
}

// bulkPage is where the edits of a change of many nouns come from.
const bulkPage = "bulk"

// made keeps the draft, or refuses it: nothing of it stays then.
func (b *bulk) made() error {
	switch {
	case b.view.Publisher:
		return didban.Fault(didban.CodeForbidden, "bulk.publisher", "n", strconv.Itoa(b.view.Changed), "most", strconv.Itoa(didban.MaxBulkEntry))
	case b.view.Changed == 0:
		return didban.Fault(didban.CodeInvalid, "draft.unchanged")
	}
	b.view.Draft = string(b.draft.ID)
	return b.keep()
}

// text is the text that the field gets where it had a value.
func (b *bulk) text(value string) string {
	switch b.asked.Op {
	case didban.BulkClear:
		return ""
	case didban.BulkAdd, didban.BulkRemove:
		was, named := lines(value), lines(b.value)
		left := slices.DeleteFunc(slices.Clone(was), func(one string) bool { return isAmong(named, one) })
		if b.asked.Op == didban.BulkRemove {
			return strings.Join(left, "\n")
		}
		return strings.Join(append(was, slices.DeleteFunc(named, func(one string) bool { return isAmong(was, one) })...), "\n")
	}
	return b.asked.Text
}

func lines(value string) (out []string) {
	for one := range strings.Lines(value) {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

// isAmong reports whether an entry is in a list, in whatever spelling.
func isAmong(list []string, one string) bool {
	folded := persian.Fold(one)
	return slices.ContainsFunc(list, func(other string) bool { return persian.Fold(other) == folded })
}

// written is a value as the page shows it: of a reference the titles.
func (b *bulk) written(value string) (string, error) {
	if b.field.Sort != didban.SortRef {
		return value, nil
	}
	out := []string{}
	for _, id := range lines(value) {
		title, err := b.valueText(didban.FieldValue{Sort: b.field.Sort, Ref: b.field.Ref, Text: id})
		if err != nil {
			return "", err
		}
		out = append(out, title)
	}
	return strings.Join(out, "\n"), nil
}
