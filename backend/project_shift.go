package didban

import (
	"slices"
)

// ShiftSort is what of a project was changed.
type ShiftSort string

// The sorts of a shift, in the order in which they are told.
const (
	ShiftEnd      ShiftSort = "end"      // the planned end
	ShiftBudget   ShiftSort = "budget"   // the budget as it stands
	ShiftContract ShiftSort = "contract" // the price of one contract
)

// ShiftDays is for how many days a project tells at its top that its end or its money changed.
const ShiftDays = 90

// Shift is a change of the last ShiftDays of a project's end or money.
type Shift struct {
	Sort ShiftSort
	Day  Day // the last day on which it changed
	// Number is that of the contract.
	Number string
	// FromDay and ToDay are ends, empty where only Days, by how many it was put off, is known.
	FromDay, ToDay Day
	Days           int
	From, To       Rial
}

// Shifts tells what of the project's end and money changed in the ShiftDays up to today: from
// the saved states, as Promise takes them, and where those are silent from amendments by
// their days. The present state is held against that at the beginning of the time, or the
// first one that was saved after it.
func (p *Project) Shifts(today Day, past ...Stood) []Shift {
	since := DayOf(today.Time().AddDate(0, 0, -ShiftDays))
	base := 0
	for i, s := range past {
		if s.Day < since {
			base = i
		}
	}
	moves := slices.Collect(p.Promise(past...).Moves.All())
	past = past[min(base, len(past)):]
	var out []Shift
	if t, ok := p.endShift(since, today, past, moves); ok {
		out = append(out, t)
	}
	if t, ok := p.budgetShift(past); ok {
		out = append(out, t)
	}
	for i := range p.Contracts {
		if t, ok := p.Contracts[i].shift(since, today, past); ok {
			out = append(out, t)
		}
	}
	return out
}

func (p *Project) endShift(since, today Day, past []Stood, moves []Move) (Shift, bool) {
	t := Shift{Sort: ShiftEnd, ToDay: p.End, Day: changedOn(past, func(s Stood) Day { return s.End })}
	if len(past) > 0 {
		t.FromDay = past[0].End
	}
	if t.Day != "" && t.FromDay != "" && t.FromDay != t.ToDay {
		t.Days, _ = DaysBetween(t.FromDay, t.ToDay)
		return t, t.ToDay != ""
	}
	t = Shift{Sort: ShiftEnd}
	for _, m := range moves {
		if m.Amendment && m.Day >= since && m.Day <= today {
			t.Day, t.Days, t.FromDay, t.ToDay = m.Day, t.Days+m.Days, m.From, m.To
		}
	}
	return t, t.Day != ""
}

func (p *Project) budgetShift(past []Stood) (Shift, bool) {
	if len(past) == 0 {
		return Shift{}, false
	}
	t := Shift{Sort: ShiftBudget, From: past[0].Revised, To: p.Money().Revised}
	t.Day = changedOn(past, func(s Stood) Rial { return s.Revised })
	return t, t.Day != "" && t.From > 0 && t.From != t.To
}

func (k *Contract) shift(since, today Day, past []Stood) (Shift, bool) {
	t := Shift{Sort: ShiftContract, Number: k.Number, To: k.Value()}
	if len(past) > 0 && past[0].Values[k.Number] > 0 {
		t.From, t.Day = past[0].Values[k.Number], changedOn(past, func(s Stood) Rial { return s.Values[k.Number] })
		if t.Day != "" && t.From != t.To {
			return t, true
		}
	}
	before := *k
	before.Amendments = slices.DeleteFunc(slices.Clone(k.Amendments), func(a Amendment) bool { return a.Day >= since })
	for _, a := range k.Amendments {
		if a.Kind == "price" && a.Day >= since && a.Day <= today {
			t.Day = max(t.Day, a.Day)
		}
	}
	t.From = before.Value()
	return t, t.Day != "" && t.From > 0 && t.From != t.To
}

// changedOn is the day of the newest state that differs in a figure from the one before it.
func changedOn[T comparable](past []Stood, figure func(Stood) T) (day Day) {
	for i := 1; i < len(past); i++ {
		if figure(past[i]) != figure(past[i-1]) {
			day = past[i].Day
		}
	}
	return day
}
