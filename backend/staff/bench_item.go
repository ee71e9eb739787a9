package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// itemOf makes items of drafts.
func itemOf(c *gate.Caller, tx *private.Tx) (func(*didban.Draft) BenchItem, error) {
	person, err := names(tx)
	if err != nil {
		return nil, err
	}
	setting, err := tx.Setting()
	return func(d *didban.Draft) BenchItem {
		item := BenchItem{
			Draft: string(d.ID), Title: d.Title, State: string(d.State), Field: d.Field, Last: d.Last, Word: d.Word,
			Owner: person(d.Owner), At: d.Touched, Missing: []MissingView{}, Sheets: len(d.Sheets), Origin: d.Origin, Round: d.Round,
		}
		if d.State == didban.DraftScheduled {
			item.At = d.At
		}
		if d.State == didban.DraftSent {
			item.Workdays = setting.Workdays(gate.DayAt(d.Touched), c.Today())
		}
		if len(d.Sheets) > 0 {
			item.Kind, item.ID = string(d.Sheets[0].Ref.Kind), string(d.Sheets[0].Ref.ID)
		}
		return item
	}, err
}
