package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/store"
)

// unitList are the units of the city.
type unitList struct {
	list []*didban.Unit
	byID map[didban.ID]*didban.Unit
}

func unitsOf(tx *store.Tx) (out unitList, err error) {
	out.byID = map[didban.ID]*didban.Unit{}
	for u, err := range store.All[didban.Unit](tx) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return out, err
		}
		out.list, out.byID[u.ID] = append(out.list, u), u
	}
	return out, nil
}

func (l unitList) view(id didban.ID) RefView {
	view := RefView{Kind: string(didban.KindUnit), ID: string(id)}
	if u := l.byID[id]; u != nil {
		view.Title = u.Title
	}
	return view
}

// answerDays is within how many working days a unit answers a comment.
func (l unitList) answerDays(id didban.ID) int {
	if u := l.byID[id]; u != nil {
		return u.Deadlines.OrDefaults().Comment
	}
	return didban.DefaultDeadline
}
