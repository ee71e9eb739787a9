package staff

import (
	"maps"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/private"
	"didban.app/backend/roster"
)

// FaultView is what is wrong with a field of a draft.
type FaultView struct {
	Sheet string    `json:"sheet"`
	Path  string    `json:"path"`
	Key   string    `json:"key"`
	Args  []ArgView `json:"args"`
}

// FieldView is a field as it stands.
type FieldView struct {
	Sheet string    `json:"sheet"`
	Path  string    `json:"path"`
	Text  string    `json:"text"`  // as typed
	Value string    `json:"value"` // as read: an ISO day, rials, a code, an id, GeoJSON
	Shown string    `json:"shown"` // the title of what a reference names, one a line
	Key   string    `json:"key"`   // of its fault; empty for none
	Args  []ArgView `json:"args"`
}

// RowsView names the rows of a list, in order.
type RowsView struct {
	List string   `json:"list"`
	Keys []string `json:"keys"`
}

// SheetView is one noun of a draft.
type SheetView struct {
	Sheet string `json:"sheet"`
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	Base  int    `json:"base"` // the version that it was made from, 0 for a new noun
	New   bool   `json:"new"`
	// Stale tells that the public noun changed since the sheet was made.
	Stale    bool   `json:"stale"`
	Withdraw bool   `json:"withdraw"`
	Taken    string `json:"taken"`  // the ISO day that a picture tells of itself; it is only offered
	Back     bool   `json:"back"`   // it was withdrawn and is brought back
	Reason   string `json:"reason"` // why it is withdrawn, for all to read
	// Faults counts what is wrong with it, and Changes names the fields that it changes, by
	// their own names; the fields themselves are shown where Whole.
	Faults  int         `json:"faults"`
	Changes []string    `json:"changes"`
	Whole   bool        `json:"whole"`
	Fields  []FieldView `json:"fields"`
	Rows    []RowsView  `json:"rows"`
	Told    ToldView    `json:"told"`
}

// DraftView is a draft as its screen shows it. Instants are Unix ms.
type DraftView struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Origin string `json:"origin"` // typed, bulk, round, import, withdrawal, back
	Round  string `json:"round"`  // progress or trustees
	State  string `json:"state"`
	Word   string `json:"word"` // of who sent or returned it last
	// Returned is what its reviewer said who sent it back, while its owner mends it.
	Returned string `json:"returned"`
	Field    string `json:"field"` // edited last: sheet#path
	// Held is the key of why the person can't write in it; empty where they can.
	Held      string     `json:"held"`
	Owner     PersonView `json:"owner"`
	Reviewer  PersonView `json:"reviewer"`
	Mine      bool       `json:"mine"`
	CanTake   bool       `json:"canTake"`
	CanHand   bool       `json:"canHand"` // to another person
	CanSend   bool       `json:"canSend"`
	CanReview bool       `json:"canReview"`
	CanReopen bool       `json:"canReopen"`
	CanUndo   bool       `json:"canUndo"`
	CanRedo   bool       `json:"canRedo"`
	Seq       int64      `json:"seq"`
	N         int        `json:"n"` // the highest number of this page's edits that is kept
	Opened    int64      `json:"opened"`
	Touched   int64      `json:"touched"`
	At        int64      `json:"at"` // when it is to appear
	// Many tells that it has so many sheets that the fields of one are shown at a time.
	Many   bool        `json:"many"`
	Sheets []SheetView `json:"sheets"`
	Faults []FaultView `json:"faults"`
	Stale  bool        `json:"stale"`
	Unit   string      `json:"unit"`
}

func argViews(args map[string]string) []ArgView {
	out := []ArgView{}
	for _, name := range slices.Sorted(maps.Keys(args)) {
		out = append(out, ArgView{name, args[name]})
	}
	return out
}

// view shows the draft to the caller; of a large one no sheet whole.
func (f *folder) view(page string) (DraftView, error) { return f.viewOf(page, "") }

// viewOf shows the draft to the caller; of a large one the named sheet whole.
func (f *folder) viewOf(page, whole string) (DraftView, error) {
	person, err := names(f.tx)
	if err != nil {
		return DraftView{}, err
	}
	d := f.draft
	view := DraftView{
		ID: string(d.ID), Title: d.Title, Origin: d.Origin, Round: d.Round, Many: len(d.Sheets) > manySheets, State: string(d.State), Word: d.Word, Field: d.Field, Held: d.Held(f.actor),
		Owner: person(d.Owner), Reviewer: person(d.Reviewer), Mine: f.mine(), CanHand: d.MayHandOver(f.actor), CanTake: d.MayTake(f.actor, f.tx.Now()), CanSend: d.MaySend(f.actor),
		CanReview: f.waits(), CanReopen: d.MayReopen(f.actor) && !d.Expired(f.tx.Now()), Seq: int64(d.Seq), Opened: d.Opened, Touched: d.Touched, At: d.At,
		Sheets: []SheetView{}, Faults: []FaultView{}, Unit: f.ctx.Unit,
	}
	if d.InHand() && d.Reviewer != "" {
		view.Returned = d.Word
	}
	if page != "" {
		if view.N, err = f.tx.Page(d.ID, page); err != nil {
			return view, err
		}
	}
	steps, err := f.steps()
	if err != nil {
		return view, err
	}
	writes := view.Held == didban.HeldNot
	view.CanUndo, view.CanRedo = writes && len(steps.undo) > 0, writes && len(steps.redo) > 0
	for i := range f.sheets {
		sheet, err := f.sheetView(i, !view.Many || whole == keyOf(f.sheets[i].Ref))
		if err != nil {
			return view, err
		}
		view.Stale = view.Stale || sheet.Stale
		view.Sheets = append(view.Sheets, sheet)
	}
	view.Faults, err = f.faultViews()
	return view, err
}

func (f *folder) sheetView(at int, whole bool) (SheetView, error) {
	s, head := &f.sheets[at], &f.draft.Sheets[at]
	view := SheetView{
		Whole: whole, Faults: head.Faults, Changes: append([]string{}, head.Changes...), Told: ToldView{Sheet: keyOf(s.Ref), Missing: []ItemView{}},
		Sheet: keyOf(s.Ref), Kind: string(s.Ref.Kind), ID: string(s.Ref.ID), Title: head.Title, Base: head.Base,
		New: head.Base == 0, Withdraw: head.Op == didban.OpDelete, Taken: string(head.Taken), Fields: []FieldView{}, Rows: []RowsView{},
	}
	var err error
	if view.Stale, err = f.stale(head); err != nil {
		return view, err
	}
	view.Stale = view.Stale && f.draft.State.Live() // what is done is measured against nothing
	if view.Back, err = f.comesBack(head); err != nil {
		return view, err
	}
	if view.Withdraw {
		view.Reason = f.reasonOf(keyOf(s.Ref) + "#")
	}
	if !whole {
		return view, f.roundFields(at, &view)
	}
	if view.Fields, err = f.fieldViews(s, nil); err != nil {
		return view, err
	}
	if view.Told, err = toldOf(s); err != nil {
		return view, err
	}
	for _, list := range entry.Rows(&s.Sheet) {
		view.Rows = append(view.Rows, RowsView{List: list.Path, Keys: list.Keys})
	}
	return view, nil
}

// fieldViews shows the fields of a sheet: those of the paths, or all for nil.
func (f *folder) fieldViews(s *private.Sheet, paths map[string]bool) ([]FieldView, error) {
	states, _, err := entry.States(s.Ref.Kind, &s.Sheet, f.ctx)
	if err != nil {
		return nil, err
	}
	out := []FieldView{}
	for i := range states {
		state := &states[i]
		if paths != nil && !paths[state.Path] {
			continue
		}
		view := FieldView{Sheet: keyOf(s.Ref), Path: state.Path, Text: state.Text, Value: state.Value, Args: []ArgView{}}
		fault := state.Fault
		if fault == nil {
			if fault, err = f.outerFault(s, state); err != nil {
				return nil, err
			}
		}
		if fault != nil {
			view.Key, view.Args = fault.Key, argViews(fault.Args)
		}
		if view.Shown, err = f.shown(state); err != nil {
			return nil, err
		}
		out = append(out, view)
	}
	return out, nil
}

// shown are the titles of what a reference names, one a line.
func (f *folder) shown(state *entry.State) (string, error) {
	if state.Field.Sort != didban.SortRef || state.Field.Ref == "" || state.Value == "" {
		return "", nil
	}
	var lines []string
	for id := range strings.Lines(state.Value) {
		n, err := f.nounOf(didban.Ref{Kind: state.Field.Ref, ID: didban.ID(strings.TrimSpace(id))})
		if err != nil {
			return "", err
		}
		title := ""
		if n != nil {
			if title, err = roster.TitleOf(n, f.nounOf); err != nil {
				return "", err
			}
		}
		lines = append(lines, title)
	}
	return strings.Join(lines, "\n"), nil
}

func (f *folder) faultViews() ([]FaultView, error) {
	out := []FaultView{}
	for i := range f.sheets {
		faults, err := f.faultsAt(i)
		if err != nil {
			return nil, err
		}
		for _, fault := range faults {
			out = append(out, FaultView{keyOf(f.sheets[i].Ref), fault.Field, fault.Key, argViews(fault.Args)})
		}
	}
	return out, nil
}
