package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/private"
)

// ToldView counts what a sheet tells of the items of CoST, as it stands now. Due is 0 for a
// noun that owes none.
type ToldView struct {
	Sheet   string     `json:"sheet"`
	Told    int        `json:"told"`
	Due     int        `json:"due"`
	Missing []ItemView `json:"missing"`
}

// ItemView is one item of CoST: its number, from 1, and its code.
type ItemView struct {
	Number int    `json:"number"`
	Code   string `json:"code"`
}

// toldOf looks over what a sheet discloses; only projects owe that.
func toldOf(s *private.Sheet) (ToldView, error) {
	view := ToldView{Sheet: keyOf(s.Ref), Missing: []ItemView{}}
	if s.Ref.Kind != didban.KindProject {
		return view, nil
	}
	n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
	p, ok := n.(*didban.Project)
	if err != nil || !ok {
		return view, err
	}
	disclosure := p.Disclosure()
	view.Told, view.Due = disclosure.Score()
	for i, item := range disclosure.Items {
		if item.State == didban.DisclosureMissing {
			view.Missing = append(view.Missing, ItemView{i + 1, item.Code})
		}
	}
	return view, nil
}
