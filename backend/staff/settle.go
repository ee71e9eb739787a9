package staff

import (
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

// joinLines writes every line of a text otherwise.
func joinLines(text string, write func(string) string) string {
	var out []string
	for line := range strings.Lines(text) {
		out = append(out, write(strings.TrimSpace(line)))
	}
	return strings.Join(out, "\n")
}

// settle lays what was chosen on the sheets, with their new bases, as one step.
func (f *folder) settle(r SettleConflictRequest) (DraftView, error) {
	if err := f.mayEdit(); err != nil {
		return DraftView{}, err
	}
	all, err := f.clashes()
	if err != nil {
		return DraftView{}, err
	}
	var edits []didban.Edit
	var leave []string
	var missing didban.Errors
	for i := range all {
		c := &all[i]
		key := keyOf(c.head.Ref)
		choice, err := choiceOf(r, key, c.last.N)
		if err != nil {
			return DraftView{}, err
		}
		if c.withdrawn() && choice.Way == wayLeave {
			leave = append(leave, key)
			continue
		}
		chosen, faults := c.chosen(choice)
		missing = append(missing, faults...)
		edits = append(edits, onSheet(key, chosen)...)
	}
	if missing != nil {
		return DraftView{}, missing
	}
	return f.settled(r.Page, edits, leave)
}

// choiceOf finds what was chosen for a sheet; it must be for the version that is public now.
func choiceOf(r SettleConflictRequest, sheet string, present int) (SheetChoice, error) {
	i := slices.IndexFunc(r.Sheets, func(c SheetChoice) bool { return c.Sheet == sheet })
	if i < 0 || r.Sheets[i].Present != present {
		return SheetChoice{}, didban.Fault(didban.CodeConflict, "conflict.moved")
	}
	return r.Sheets[i], nil
}

// chosen are the edits that settle a sheet, its new base last.
func (c *clash) chosen(choice SheetChoice) (edits []didban.Edit, missing didban.Errors) {
	base := c.last.N
	if c.withdrawn() {
		if choice.Way != wayBack || c.head.Op == didban.OpDelete {
			return nil, didban.Errors{c.unchosen("")}
		}
		base = 0
	}
	for _, p := range c.points {
		one, ok := pointEdits(p, choice)
		if !ok {
			missing = append(missing, c.unchosen(p.Path))
		}
		edits = append(edits, one...)
	}
	return append(edits, didban.Edit{Op: didban.EditBase, Text: strconv.Itoa(base)}), missing
}

func (c *clash) unchosen(path string) *didban.Error {
	fault := didban.Fault(didban.CodeInvalid, "conflict.choose")
	fault.Field = keyOf(c.head.Ref) + "#" + path
	return fault
}

// pointEdits are the edits of a point; false where nobody chose.
func pointEdits(p entry.Point, choice SheetChoice) ([]didban.Edit, bool) {
	i := slices.IndexFunc(choice.Points, func(one PointChoice) bool { return one.Path == p.Path })
	switch {
	case i < 0:
		return p.Edits, p.Taken
	case choice.Points[i].Take == takeTheirs:
		return p.Edits, true
	case choice.Points[i].Take == takeMine:
		return nil, true
	case choice.Points[i].Take == takeText && p.Sort == entry.PointField:
		return []didban.Edit{{Op: didban.EditSet, Path: p.Path, Text: choice.Points[i].Text}}, true
	}
	return nil, false
}

// settled keeps what was settled; a draft of which nothing is left is thrown away.
func (f *folder) settled(page string, edits []didban.Edit, leave []string) (DraftView, error) {
	if len(leave) == len(f.sheets) {
		return f.throwAway()
	}
	for _, key := range leave {
		i := slices.IndexFunc(f.draft.Sheets, func(h didban.SheetHead) bool { return keyOf(h.Ref) == key })
		if err := f.dropSheet(i); err != nil {
			return DraftView{}, err
		}
	}
	if err := f.act(page, edits); err != nil {
		return DraftView{}, err
	}
	return f.view(page)
}
