package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// ConflictView tells what became public under a draft since it was begun.
type ConflictView struct {
	Sheets []SheetConflict `json:"sheets"`
}

// SheetConflict is a sheet whose noun has another public state than it was made from.
type SheetConflict struct {
	Sheet     string      `json:"sheet"`
	Kind      string      `json:"kind"`
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Present   int         `json:"present"`   // the version to settle with
	Withdrawn bool        `json:"withdrawn"` // the noun is public no more
	At        int64       `json:"at"`        // when that version came, Unix ms
	Why       string      `json:"why"`
	Points    []PointView `json:"points"`
}

// PointView is one place where the public state changed, as entry.Point has it.
type PointView struct {
	Path       string            `json:"path"`
	Field      string            `json:"field"`
	Items      []FieldItemView   `json:"items"`
	Op         string            `json:"op"` // field, row or order
	Taken      bool              `json:"taken"`
	Sort       string            `json:"sort"`
	Vocabulary string            `json:"vocabulary"`
	Base       string            `json:"base"`
	Mine       string            `json:"mine"`
	Theirs     string            `json:"theirs"`
	Text       string            `json:"text"`   // of mine as typed
	Unread     bool              `json:"unread"` // mine has a text that is no value
	GoneMine   bool              `json:"goneMine"`
	GoneTheirs bool              `json:"goneTheirs"`
	Changes    []FieldChangeView `json:"changes"` // what the other side made of a row that is gone
}

// The choices of a point, and of a sheet whose noun was withdrawn.
const (
	takeMine   = "mine"
	takeTheirs = "theirs"
	takeText   = "text"
	wayBack    = "back"  // bring the noun back, with what is in the sheet
	wayLeave   = "leave" // take the sheet out of the draft
)

// PointChoice is what somebody chose at a point that both sides changed.
type PointChoice struct {
	Path string `json:"path"`
	Take string `json:"take"` // mine, theirs or text
	Text string `json:"text"` // typed anew
}

// SheetChoice settles one sheet with a version of its noun.
type SheetChoice struct {
	Sheet   string        `json:"sheet"`
	Present int           `json:"present"`
	Way     string        `json:"way"` // back or leave, where the noun was withdrawn
	Points  []PointChoice `json:"points"`
}

// SettleConflictRequest settles the conflicts of a draft.
type SettleConflictRequest struct {
	Draft  string        `json:"draft"`
	Page   string        `json:"page"`
	Sheets []SheetChoice `json:"sheets"`
}

// Conflict tells what became public under a draft since it was begun; no sheets where
// nothing did.
func (s *Drafts) Conflict(r DraftRequest) (ConflictView, error) {
	return gate.Answer(s.caller, "Drafts.Conflict", func() (ConflictView, error) {
		return lookFolder(s.caller, r.Draft, (*folder).conflict)
	})
}

// Settle takes over what only the public state changed and what was chosen, as one step
// that can be taken back, and lets the draft be made from the present state. It fails with
// CodeConflict "conflict.moved" where that changed once more, and CodeInvalid
// "conflict.choose" for each point without a choice.
func (s *Drafts) Settle(r SettleConflictRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Settle", func() (DraftView, error) {
		return inFolder(s.caller, r.Draft, func(f *folder) (DraftView, error) { return f.settle(r) })
	})
}

// clash is a sheet that is to be settled.
type clash struct {
	sheet  *private.Sheet
	head   *didban.SheetHead
	last   didban.Version // the present one, or the one that withdrew the noun
	points []entry.Point
}

// withdrawn tells that the noun is public no more: it was taken back, or a restore took it out
// of the record, which then has no version of it.
func (c *clash) withdrawn() bool { return c.last.Op == didban.OpDelete || c.last.N == 0 }

// clashes are the sheets that were made from another state than the present one.
func (f *folder) clashes() (out []clash, err error) {
	if !f.draft.State.Live() {
		return nil, nil
	}
	for i := range f.draft.Sheets {
		c := clash{sheet: &f.sheets[i], head: &f.draft.Sheets[i]}
		theirs, stale, err := f.present(c.head)
		if err != nil {
			return nil, err
		}
		if !stale {
			continue
		}
		if err := f.fill(&c, theirs); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (f *folder) fill(c *clash, theirs didban.Noun) error {
	ref := c.head.Ref
	versions, err := f.public.Versions(ref.Kind, ref.ID)
	if err != nil {
		return err
	}
	if len(versions) > 0 {
		c.last = versions[len(versions)-1]
	}
	if theirs == nil {
		return nil
	}
	base, err := f.at(ref, c.head.Base)
	if err != nil {
		return err
	}
	c.points, err = entry.Merge(base, &c.sheet.Sheet, theirs)
	return err
}

func (f *folder) conflict() (ConflictView, error) {
	view := ConflictView{Sheets: []SheetConflict{}}
	all, err := f.clashes()
	if err != nil {
		return view, err
	}
	for _, c := range all {
		one := SheetConflict{
			Sheet: keyOf(c.head.Ref), Kind: string(c.head.Ref.Kind), ID: string(c.head.Ref.ID), Title: c.head.Title,
			Present: c.last.N, Withdrawn: c.withdrawn(), At: c.last.At, Why: c.last.Why(),
		}
		if one.Points, err = f.pointViews(&c); err != nil {
			return view, err
		}
		view.Sheets = append(view.Sheets, one)
	}
	return view, nil
}

func (f *folder) pointViews(c *clash) ([]PointView, error) {
	states, _, err := entry.States(c.head.Ref.Kind, &c.sheet.Sheet, f.ctx)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, state := range states {
		texts[state.Path] = state.Text
	}
	out := []PointView{}
	for _, p := range c.points {
		one, err := f.pointView(p)
		if err != nil {
			return nil, err
		}
		one.Text = texts[p.Path]
		out = append(out, one)
	}
	return out, nil
}

func (f *folder) pointView(p entry.Point) (view PointView, err error) {
	write := func(v didban.FieldValue) string {
		text, failed := f.valueText(v)
		if failed != nil {
			err = failed
		}
		return text
	}
	view = PointView{
		Path: p.Path, Field: p.Name, Items: itemViews(p.Items, write), Op: p.Sort, Taken: p.Taken, Sort: string(p.Theirs.Sort),
		Vocabulary: p.Field.Vocabulary, Base: f.lines(p.Base, write), Mine: f.lines(p.Mine, write), Theirs: f.lines(p.Theirs, write),
		Unread: p.Typed != "", GoneMine: p.GoneMine, GoneTheirs: p.GoneTheirs,
	}
	if err != nil {
		return view, err
	}
	view.Changes, err = f.changesOf(p.Changes)
	return view, err
}

// lines writes a value; of a plain list every entry in a line of its own.
func (f *folder) lines(v didban.FieldValue, write func(didban.FieldValue) string) string {
	if v.Sort != didban.SortRef {
		return write(v)
	}
	return joinLines(v.Text, func(id string) string { v.Text = id; return write(v) })
}
