package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/private"
	"didban.app/backend/roster"
)

// DifferenceView is what a draft would change in the public record.
type DifferenceView struct {
	Sheets []SheetDifference `json:"sheets"`
	Due    []DueView         `json:"due"`
	// Usual are the reasons that the city usually gives.
	Usual []string `json:"usual"`
	// Mends names the sheets of articles that change what readers have read, without telling
	// of a correction.
	Mends []string `json:"mends"`
}

// SheetDifference is what one sheet would change.
type SheetDifference struct {
	Sheet    string            `json:"sheet"`
	Kind     string            `json:"kind"`
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	New      bool              `json:"new"`
	Withdraw bool              `json:"withdraw"`
	Back     bool              `json:"back"` // it was withdrawn and is brought back
	Changes  []FieldChangeView `json:"changes"`
}

// FieldChangeView is one field that differs, as didban.FieldChange has it.
type FieldChangeView struct {
	Field      string          `json:"field"`
	Items      []FieldItemView `json:"items"`
	Op         string          `json:"op"` // set, added or removed
	Sort       string          `json:"sort"`
	Vocabulary string          `json:"vocabulary"`
	Old        string          `json:"old"`
	New        string          `json:"new"`
}

// FieldItemView names an item of a list.
type FieldItemView struct {
	List string           `json:"list"`
	Keys []FieldValueView `json:"keys"`
}

// FieldValueView is a value as text; a reference is written as the title of its noun.
type FieldValueView struct {
	Sort       string `json:"sort"`
	Vocabulary string `json:"vocabulary"`
	Text       string `json:"text"`
}

// DueView is a field whose change is told with its reason.
type DueView struct {
	Field string `json:"field"` // sheet#path
	Why   string `json:"why"`   // the key of the rule
	Text  string `json:"text"`  // the reason, where it was given
}

func (d DifferenceView) any() bool {
	for _, s := range d.Sheets {
		if len(s.Changes) > 0 || s.New || s.Withdraw {
			return true
		}
	}
	return false
}

func (f *folder) difference() (DifferenceView, error) {
	setting, err := f.tx.Setting()
	if err != nil {
		return DifferenceView{}, err
	}
	view := DifferenceView{Sheets: []SheetDifference{}, Due: []DueView{}, Usual: append([]string{}, setting.Reasons...), Mends: []string{}}
	for i := range f.sheets {
		if f.loose(i) {
			continue
		}
		one, due, err := f.sheetDifference(&f.sheets[i], &f.draft.Sheets[i])
		if err != nil {
			return view, err
		}
		mends, err := f.mends(&f.sheets[i], &f.draft.Sheets[i])
		if err != nil {
			return view, err
		}
		if mends {
			view.Mends = append(view.Mends, one.Sheet)
		}
		view.Sheets = append(view.Sheets, one)
		view.Due = append(view.Due, due...)
	}
	return view, nil
}

func (f *folder) sheetDifference(s *private.Sheet, head *didban.SheetHead) (view SheetDifference, due []DueView, err error) {
	view = SheetDifference{
		Sheet: keyOf(s.Ref), Kind: string(s.Ref.Kind), ID: string(s.Ref.ID), Title: head.Title,
		New: head.Base == 0, Withdraw: head.Op == didban.OpDelete, Changes: []FieldChangeView{},
	}
	before, after, err := f.bothStates(s, head)
	if err != nil {
		return view, nil, err
	}
	if view.Back, err = f.comesBack(head); err != nil {
		return view, nil, err
	}
	if after != nil { // what is withdrawn goes whole
		if view.Changes, err = f.changeViews(before, after); err != nil {
			return view, nil, err
		}
	}
	given := map[string]string{}
	for _, r := range f.draft.Reasons {
		given[r.Field] = r.Text
	}
	reasons, err := didban.ReasonsDue(before, after)
	for _, r := range reasons {
		field := keyOf(s.Ref) + "#" + r.Field
		due = append(due, DueView{Field: field, Why: r.Why, Text: given[field]})
	}
	return view, due, err
}

// mends reports whether a sheet changes what readers have read in an article.
func (f *folder) mends(s *private.Sheet, head *didban.SheetHead) (bool, error) {
	if s.Ref.Kind != didban.KindArticle {
		return false, nil
	}
	before, after, err := f.bothStates(s, head)
	if err != nil {
		return false, err
	}
	was, out := before.(*didban.Article)
	is, stays := after.(*didban.Article)
	return out && stays && is.Mends(was), nil
}

// bothStates are the present public state and the one that the sheet would make; nil
// stands for none.
func (f *folder) bothStates(s *private.Sheet, head *didban.SheetHead) (before, after didban.Noun, err error) {
	before, err = f.public.Load(s.Ref.Kind, s.Ref.ID)
	if didban.IsNotFound(err) {
		before, err = nil, nil
	}
	if err != nil || head.Op == didban.OpDelete {
		return before, nil, err
	}
	after, err = entry.Noun(s.Ref.Kind, &s.Sheet)
	if l, ok := after.(*didban.TermList); ok && before == nil {
		before = beforeList(l)
	}
	return before, after, err
}

// beforeList is what held before the city's first list of a vocabulary: what is shipped.
func beforeList(l *didban.TermList) didban.Noun {
	shipped := didban.ShippedList(l.Code)
	if shipped == nil {
		return nil
	}
	return shipped
}

// changeViews are the differences of two states; nil stands for none.
func (f *folder) changeViews(before, after didban.Noun) ([]FieldChangeView, error) {
	changes, err := didban.Diff(before, after)
	if err != nil {
		return nil, err
	}
	return f.changesOf(changes)
}

func (f *folder) changesOf(changes []didban.FieldChange) ([]FieldChangeView, error) {
	out := []FieldChangeView{}
	for _, c := range changes {
		one, err := f.changeView(c)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func (f *folder) changeView(c didban.FieldChange) (FieldChangeView, error) {
	var failed error
	write := func(v didban.FieldValue) string {
		text, err := f.valueText(v)
		if err != nil {
			failed = err
		}
		return text
	}
	view := FieldChangeView{
		Field: c.Field, Op: c.Op, Sort: string(c.New.Sort), Vocabulary: c.New.Vocabulary, Old: write(c.Old), New: write(c.New),
		Items: itemViews(c.Items, write),
	}
	return view, failed
}

func itemViews(items []didban.FieldItem, write func(didban.FieldValue) string) []FieldItemView {
	return mapped(items, func(item didban.FieldItem) FieldItemView {
		return FieldItemView{List: item.List, Keys: mapped(item.Keys, func(v didban.FieldValue) FieldValueView {
			return FieldValueView{Sort: string(v.Sort), Vocabulary: v.Vocabulary, Text: write(v)}
		})}
	})
}

// valueText writes a value for a reader of the staff.
func (f *folder) valueText(v didban.FieldValue) (string, error) {
	if v.Sort != didban.SortRef || v.Ref == "" || v.Text == "" {
		return v.Text, nil
	}
	ref := didban.Ref{Kind: v.Ref, ID: didban.ID(v.Text)}
	n, err := f.knownNoun(ref)
	if err != nil || n == nil {
		return "", err
	}
	return roster.TitleOf(n, f.knownNoun)
}
