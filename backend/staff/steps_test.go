package staff_test

import (
	didban "didban.app/backend"
	"didban.app/backend/staff"
)

// begin opens a new noun of a kind, alone or in the draft that is remembered under a
// name, and remembers its sheet under the kind's.
func begin(draft, kind string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		var view staff.DraftView
		var err error
		if d.marks[draft] == "" {
			view, err = d.drafts.Open(staff.DraftOpenRequest{Kind: kind})
		} else {
			view, err = d.drafts.Add(staff.AddRequest{Draft: d.marks[draft], Kind: kind})
		}
		if err == nil {
			last := view.Sheets[len(view.Sheets)-1]
			d.marks[draft], d.marks[kind], d.marks[kind+".id"] = view.ID, last.Sheet, last.ID
		}
		return view, err
	}
}

// typing sends one burst: pairs of field and text of a sheet, by the names under which
// draft and sheet are remembered.
func typing(draft, sheet string, pairs ...string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		var list []staff.EditView
		page := d.caller.Session() + draft
		for i := 0; i+1 < len(pairs); i += 2 {
			d.pages[page]++
			list = append(list, staff.EditView{
				N: d.pages[page], Sheet: d.marks[sheet], Op: didban.EditSet, Path: pairs[i], Text: d.filled(pairs[i+1]),
			})
		}
		return d.drafts.Edits(staff.EditsRequest{Draft: d.marks[draft], Page: page, Edits: list})
	}
}

// edits sends one burst to the first sheet of the remembered draft, from a page that
// counts as the test says.
func edits(page string, list ...staff.EditView) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		for i := range list {
			list[i].Sheet = d.draft(d.marks["draft"]).Sheets[0].Ref.Sheet()
		}
		return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: page, Edits: list}))
	}
}

// handsTo gives the remembered draft to one of the crew.
func handsTo(to string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.drafts.HandOver(staff.HandOverRequest{Draft: d.marks["draft"], To: string(d.ids[to])}))
	}
}

// on makes a call of a service that names the remembered draft.
func on[S, T any](fn func(*S, staff.DraftRequest) (T, error)) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(fn(service[S](d.caller), staff.DraftRequest{Draft: d.marks["draft"]}))
	}
}

// The calls of a draft that need no more than its name.
var (
	takesOver   = on((*staff.Drafts).TakeOver)
	takesBack   = on((*staff.Drafts).TakeBack)
	drops       = on((*staff.Drafts).Drop)
	reopens     = on((*staff.Drafts).Reopen)
	differences = on((*staff.Drafts).Difference)
	reviews     = on((*staff.Review).Open)
)

func sends(d *desk) (any, error) {
	return call(d.drafts.Send(staff.SendRequest{Draft: d.marks["draft"], Word: "آمادهٔ بازبینی است"}))
}

func publishes(d *desk) (any, error) {
	return call(d.review.Publish(staff.PublishRequest{Draft: d.marks["draft"]}))
}

func opens(d *desk) (any, error) {
	return call(d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"]}))
}

func queue(d *desk) (any, error) { return call(d.review.Queue()) }

// returns sends the remembered draft back with a word.
func returns(word string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.review.Return(staff.ReturnRequest{Draft: d.marks["draft"], Word: word}))
	}
}
