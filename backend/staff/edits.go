package staff

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// EditView is one edit of a page; N counts from 1.
type EditView struct {
	N     int    `json:"n"`
	Sheet string `json:"sheet"`
	Op    string `json:"op"` // set cut add drop move
	Item  string `json:"item"`
	Path  string `json:"path"`
	Row   string `json:"row"`
	After string `json:"after"`
	Text  string `json:"text"`
	At    int    `json:"at"`  // in runes
	Cut   int    `json:"cut"` // in runes
	// Joins names a field of the sheet whose last change this one follows from: both are
	// taken back together.
	Joins string `json:"joins"`
	// Step is the N of the first edit of one act over many fields, such as a paste: it is
	// taken back as a whole. 0 for an edit that stands for itself.
	Step int `json:"step"`
}

// EditsRequest is a burst of edits of one page. Those that are kept already are passed
// over, so that sending again is harmless.
type EditsRequest struct {
	Draft string     `json:"draft"`
	Page  string     `json:"page"`
	Unit  string     `json:"unit"` // of bare amounts
	Edits []EditView `json:"edits"`
}

// EditsView tells what is on disk, and how each text was read.
type EditsView struct {
	State   string      `json:"state"`
	Seq     int64       `json:"seq"`
	N       int         `json:"n"`  // the highest number that is kept
	At      int64       `json:"at"` // Unix ms
	Fields  []FieldView `json:"fields"`
	Faults  []FaultView `json:"faults"`
	Told    []ToldView  `json:"told"` // of the sheets that were edited
	CanUndo bool        `json:"canUndo"`
	CanRedo bool        `json:"canRedo"`
}

// Bounds of one burst.
const (
	maxEdits = 500
	maxPage  = 80
)

// edits keeps a burst: once it has answered, the edits are on disk.
func edits(c *gate.Caller, r EditsRequest) (EditsView, error) {
	if len(r.Edits) > maxEdits || r.Page == "" || len(r.Page) > maxPage {
		return EditsView{}, didban.Fault(didban.CodeInvalid, "edit.path", "path", r.Page, "op", "page")
	}
	view, err := inFolder(c, r.Draft, func(f *folder) (EditsView, error) { return f.edits(r) })
	if err == nil {
		c.Sessions.Act(c.Session())
	}
	return view, err
}

func (f *folder) edits(r EditsRequest) (view EditsView, err error) {
	if r.Unit != "" {
		f.ctx.Unit = r.Unit
	}
	if err := f.mayRead(); err != nil { // even a burst with nothing new in it is answered with texts
		return view, err
	}
	kept, err := f.tx.Page(f.draft.ID, r.Page)
	if err != nil {
		return view, err
	}
	view = EditsView{N: kept, At: f.tx.Now(), Fields: []FieldView{}, Faults: []FaultView{}, Told: []ToldView{}}
	if err := f.mayRead(); err != nil { // an answer tells how the fields stand, though nothing is written
		return view, err
	}
	fresh := freshOf(r.Edits, kept)
	if len(fresh) > 0 {
		if err := f.mayEdit(); err != nil {
			return view, err
		}
		if err := f.take(r, fresh, &view); err != nil {
			return view, err
		}
	}
	return view, f.answer(r.Edits, fresh, &view)
}

// freshOf are the edits that are not kept yet, each once and in the order of their numbers.
func freshOf(all []EditView, kept int) []EditView {
	fresh := slices.DeleteFunc(slices.Clone(all), func(e EditView) bool { return e.N <= kept })
	slices.SortStableFunc(fresh, func(a, b EditView) int { return cmp.Compare(a.N, b.N) })
	return slices.CompactFunc(fresh, func(a, b EditView) bool { return a.N == b.N })
}

// take lays fresh edits on their sheets. One that fits nowhere is told and passed over:
// it must not keep those behind it from being kept.
func (f *folder) take(r EditsRequest, fresh []EditView, view *EditsView) error {
	step := stepping{}
	touched := map[string]bool{}
	for _, one := range fresh {
		e := editOf(one)
		s, refused, err := f.sheetFor(e)
		if err != nil {
			return err
		}
		if s == nil || e.Op == didban.EditBase {
			view.Faults = append(view.Faults, misfit(e, refused))
			continue
		}
		if err := f.layCell(s, e, r.Page, &step); err != nil {
			var fault *didban.Error
			if !errors.As(err, &fault) || fault.Key != "edit.path" {
				return err
			}
			view.Faults = append(view.Faults, misfit(e, nil))
			continue
		}
		touched[e.Sheet] = true
		f.draft.Field = e.Sheet + "#" + e.Path
	}
	view.N = fresh[len(fresh)-1].N
	if err := f.tx.PutPage(f.draft.ID, r.Page, view.N); err != nil {
		return err
	}
	return f.keepTouched(touched)
}

// misfit tells of an edit that was passed over, and why where something is known.
func misfit(e didban.Edit, why *didban.Error) FaultView {
	if why != nil {
		return FaultView{Sheet: e.Sheet, Path: e.Path, Key: why.Key, Args: argViews(why.Args)}
	}
	return FaultView{Sheet: e.Sheet, Path: e.Path, Key: "edit.path", Args: []ArgView{{"path", e.Path}}}
}

// isDrawn tells an edit of a place: each point that is set on the map is a step of its
// own, however fast they follow each other.
func isDrawn(s *private.Sheet, e didban.Edit) bool {
	field, ok := didban.FieldOf(s.Ref.Kind, strings.Split(e.Path, ".")...)
	return ok && field.Sort == didban.SortPlace
}

// stepping tells which edits belong to one step: a burst in one field, an act that the
// page marked as one, or whatever the program does as one act.
type stepping struct {
	path string
	mark int
	seq  uint64
	act  bool
}

// stepOf finds the step of an edit that has just got its sequence. A marked act may come in
// several bursts: it goes on where the page's newest edit is part of it.
func (f *folder) stepOf(s *private.Sheet, e didban.Edit, page string, step *stepping) error {
	at := e.Sheet + "#" + e.Path
	switch {
	case step.act:
		step.seq = cmp.Or(step.seq, f.draft.Seq)
	case e.Step == 0 && (step.mark != 0 || step.path != at || step.seq == 0 || isDrawn(s, e)):
		*step = stepping{path: at, seq: f.draft.Seq}
	case e.Step != 0 && step.mark != e.Step:
		seq, err := f.stepBefore(e, page)
		if err != nil {
			return err
		}
		*step = stepping{mark: e.Step, seq: cmp.Or(seq, f.draft.Seq)}
	}
	if e.Joins != "" {
		return f.join(e, step)
	}
	return nil
}

// stepBefore is the step that an earlier burst began and this edit goes on with; 0 for none.
func (f *folder) stepBefore(e didban.Edit, page string) (uint64, error) {
	if e.Step >= e.N {
		return 0, nil
	}
	all, err := f.tx.Edits(f.draft.ID, 0)
	for _, last := range slices.Backward(all) {
		if last.Page == page && last.By == f.actor.ID {
			if last.Edit.Step == e.Step && last.Undoes == 0 && last.Redoes == 0 {
				return last.Step, err
			}
			break
		}
	}
	return 0, err
}

// lay applies one edit, keeps it with what undoes it and claims a new code. of carries
// what an edit undoes or makes again.
func (f *folder) lay(s *private.Sheet, e didban.Edit, page string, step *stepping, of private.Edit) error {
	before := codeOf(s)
	ctx := f.ctx
	if of.Unit != "" {
		ctx.Unit = of.Unit
	}
	inverse, err := f.change(s, e, ctx)
	if err != nil {
		return err
	}
	f.draft.Seq++
	if f.in(didban.DraftReturned) {
		f.draft.State = didban.DraftOpen
	}
	s.Seq = f.draft.Seq
	if err := f.stepOf(s, e, page, step); err != nil {
		return err
	}
	f.handed()
	if err := f.claimCode(s, before); err != nil {
		return err
	}
	return f.tx.PutEdit(f.draft.ID, private.Edit{
		Seq: f.draft.Seq, At: f.tx.Now(), By: f.actor.ID, Page: page, Edit: e, Inverse: inverse,
		Step: step.seq, Undoes: of.Undoes, Redoes: of.Redoes, Unit: ctx.Unit,
	})
}

// change lays an edit on a sheet, or on what the draft tells of it.
func (f *folder) change(s *private.Sheet, e didban.Edit, ctx entry.Context) (didban.Edit, error) {
	f.changed(s.Ref)
	if e.Op == didban.EditBase {
		return f.rebase(s, e)
	}
	return entry.Apply(s.Ref.Kind, &s.Sheet, e, ctx)
}

// handed notes that the actor had a hand in the draft, the last one.
func (f *folder) handed() {
	f.draft.Hand = f.actor.ID
	if !slices.Contains(f.draft.Hands, f.actor.ID) {
		f.draft.Hands = append(f.draft.Hands, f.actor.ID)
	}
}

// join takes an edit into the person's last step in the field that it follows from.
func (f *folder) join(e didban.Edit, step *stepping) error {
	all, err := f.steps()
	for _, id := range slices.Backward(all.undo) {
		in := func(other private.Edit) bool { return other.Edit.Sheet == e.Sheet && other.Edit.Path == e.Joins }
		if slices.ContainsFunc(all.edits[id], in) {
			step.seq = id
			break
		}
	}
	return err
}

// keepTouched writes the sheets that were edited, and the draft.
func (f *folder) keepTouched(touched map[string]bool) error {
	for _, s := range f.sheets {
		if !touched[keyOf(s.Ref)] {
			continue
		}
		if err := f.tx.PutSheet(f.draft.ID, s); err != nil {
			return err
		}
	}
	if err := f.dropIdle(touched); err != nil {
		return err
	}
	f.draft.Touched = f.tx.Now()
	if err := f.lastWords(); err != nil {
		return err
	}
	return f.keep()
}

// lastWords notes the end of the text that was edited last.
func (f *folder) lastWords() error {
	ref, path, ok := cutField(f.draft.Field)
	s := f.sheet(keyOf(ref))
	if !ok || s == nil {
		return nil
	}
	states, _, err := entry.States(ref.Kind, &s.Sheet, f.ctx)
	if err != nil {
		return err
	}
	f.draft.Last = ""
	for _, state := range states {
		if state.Path == path && state.Field.Sort != didban.SortPlace && state.Field.Sort != didban.SortRef {
			text := state.Text
			if state.Field.Sort == didban.SortBody { // its text is HTML
				text = state.Value
			}
			f.draft.Last = endOf(text)
		}
	}
	return nil
}

// lastRunes is how much of the last field a list shows at most, in runes.
const lastRunes = 80

// endOf is the end of a text. One that is cut begins with «…» and a whole word, unless the
// word alone is longer.
func endOf(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) <= lastRunes {
		return string(runes)
	}
	end := runes[len(runes)-lastRunes+1:] // one is the sign
	if at := slices.IndexFunc(end, unicode.IsSpace); at >= 0 && !unicode.IsSpace(runes[len(runes)-lastRunes]) {
		end = end[at:]
	}
	return "…" + strings.TrimSpace(string(end))
}

// answer shows how the fields of a burst stand now.
func (f *folder) answer(all, fresh []EditView, view *EditsView) error {
	view.Seq, view.State = int64(f.draft.Seq), string(f.draft.State)
	paths := map[string]map[string]bool{}
	for _, e := range all {
		if paths[e.Sheet] == nil {
			paths[e.Sheet] = map[string]bool{}
		}
		paths[e.Sheet][e.Path] = true
	}
	for i := range f.sheets {
		if asked := paths[keyOf(f.sheets[i].Ref)]; asked != nil {
			fields, err := f.fieldViews(&f.sheets[i], asked)
			if err != nil {
				return err
			}
			told, err := toldOf(&f.sheets[i])
			if err != nil {
				return err
			}
			view.Fields, view.Told = append(view.Fields, fields...), append(view.Told, told)
		}
	}
	faults, err := f.faultViews()
	if err != nil {
		return err
	}
	view.Faults = append(faults, view.Faults...)
	if len(fresh) > 0 { // an edit of one's own is there to be undone, and nothing to be made again
		view.CanUndo = true
		return nil
	}
	steps, err := f.steps()
	view.CanUndo, view.CanRedo = len(steps.undo) > 0, len(steps.redo) > 0
	return err
}

func editOf(e EditView) didban.Edit {
	return didban.Edit{
		N: e.N, Sheet: e.Sheet, Op: e.Op, Item: e.Item, Path: e.Path, Row: e.Row, After: e.After, Text: e.Text,
		At: e.At, Cut: e.Cut, Joins: e.Joins, Step: e.Step,
	}
}
