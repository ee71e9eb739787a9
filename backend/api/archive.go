package api

import (
	"math"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// otherYears is how many articles of the same day in other years are shown.
const otherYears = 4

func (c caller) archive(tx *store.Tx, r NewsRequest) (view ArchiveView, err error) {
	if view.List, err = c.news(tx, r); err != nil {
		return view, err
	}
	view.Others = []ArticleCard{}
	day, ok := c.remembered(r)
	if !ok {
		return view, nil
	}
	view.Month, view.Day = day.Month, day.Day
	ids, total := c.otherYears(r, day)
	view.OthersTotal = total
	view.Others, err = cardsOf(tx, ids)
	return view, err
}

// remembered is the day whose other years are shown: the one that is asked for, today
// where no time is.
func (c caller) remembered(r NewsRequest) (jalali.Date, bool) {
	switch {
	case r.Year != 0 && r.Month != 0 && r.Day != 0:
		return jalali.Date{Year: r.Year, Month: r.Month, Day: r.Day}, true
	case r.Year != 0 || r.Month != 0 || r.Day != 0:
		return jalali.Date{}, false
	}
	return jalali.Of(time.UnixMilli(c.Millis()).In(jalali.Tehran()))
}

// otherYears finds the newest articles of a day in all years but its own, and how many
// there are.
func (c caller) otherYears(r NewsRequest, day jalali.Date) (ids []didban.ID, total int) {
	f := r.filter()
	f.Year, f.Month, f.Day = 0, day.Month, day.Day
	own := f
	own.Year = day.Year
	mine := c.Archive.Select(own, 0, math.MaxInt)
	all := c.Archive.Select(f, 0, otherYears+mine.Total)
	isMine := func(id didban.ID) bool { return slices.Contains(mine.IDs, id) }
	return firstFew(slices.DeleteFunc(all.IDs, isMine), otherYears), all.Total - mine.Total
}
