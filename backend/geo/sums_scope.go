package geo

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// boardMonths is how many months a dashboard tells.
const boardMonths = 12

// boardScope says what a dashboard tells of; the caller holds the lock for reading.
func (x *Index) boardScope(area string, year int) didban.BoardScope {
	today := x.judge.Today
	until := lastDayOf(year, today)
	months := slices.DeleteFunc(lastMonths(until, boardMonths), func(first didban.Day) bool {
		return year != 0 && jalali.FiscalYear(string(first)) != year
	})
	return didban.BoardScope{Year: year, Parts: x.parts(area), Today: today, Month: x.judge.From, Months: months, Until: until}
}

// parts are the areas by which the chosen one is parted: those right inside it,
// itself where there are none, the regions for the whole city.
func (x *Index) parts(chosen string) (out []didban.ID) {
	for _, a := range x.sorted {
		if string(a.Parent) == chosen {
			out = append(out, a.ID)
		}
	}
	if len(out) == 0 && chosen != "" {
		return []didban.ID{didban.ID(chosen)}
	}
	return out
}

// lastMonths gives the first days of Jalali months up to the present one, oldest
// first; the earliest days of the calendar have fewer.
func lastMonths(today didban.Day, n int) []didban.Day {
	date, ok := jalali.FromISO(string(today))
	if !ok {
		return nil
	}
	var out []didban.Day
	for range n {
		first := jalali.Date{Year: date.Year, Month: date.Month, Day: 1}
		if !first.Valid() {
			break
		}
		out = append(out, didban.Day(first.ISO()))
		if date.Month--; date.Month == 0 {
			date.Year, date.Month = date.Year-1, 12
		}
	}
	slices.Reverse(out)
	return out
}

// lastDayOf is the day up to which the months of a fiscal year are told, today for the
// present one, for one to come and for all years.
func lastDayOf(year int, today didban.Day) didban.Day {
	for day := 30; day >= 29 && year > 0; day-- {
		if last := (jalali.Date{Year: year, Month: 12, Day: day}); last.Valid() {
			return min(today, didban.Day(last.ISO()))
		}
	}
	return today
}
