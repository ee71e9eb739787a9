package staff

import (
	"slices"
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// RepeatRequest repeats an event of a draft: day, week, fortnight or month after the one
// before, Times times, but for the starts in Leave (Unix ms).
type RepeatRequest struct {
	Draft string  `json:"draft"`
	Page  string  `json:"page"`
	Sheet string  `json:"sheet"`
	Every string  `json:"every"`
	Times int     `json:"times"`
	Leave []int64 `json:"leave"`
}

// OccasionsView is when an event would be repeated, and the other events that stand at the
// same place at the same time: those of the event as it is typed, and of each repetition.
type OccasionsView struct {
	Clashes   []ClashView    `json:"clashes"`
	Occasions []OccasionView `json:"occasions"`
}

// OccasionView is one repetition. Instants are Unix ms; End is 0 where it is not known.
type OccasionView struct {
	Start   int64       `json:"start"`
	End     int64       `json:"end"`
	Clashes []ClashView `json:"clashes"`
}

// ClashView is another event at the same place.
type ClashView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Start int64  `json:"start"`
}

// mostOccasions is how often an event is repeated at once.
const mostOccasions = 52

// Occasions tells when an event would be repeated and what it would stand in the way of;
// with Times 0 only the latter, of the event itself.
func (s *Drafts) Occasions(r RepeatRequest) (OccasionsView, error) {
	return gate.Answer(s.caller, "Drafts.Occasions", func() (OccasionsView, error) {
		return lookFolder(s.caller, r.Draft, func(f *folder) (OccasionsView, error) { return f.occasions(r) })
	})
}

// Repeat lays a copy of the event into the draft for each repetition.
func (s *Drafts) Repeat(r RepeatRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Repeat", func() (DraftView, error) {
		return inFolder(s.caller, r.Draft, func(f *folder) (DraftView, error) { return f.repeat(r) })
	})
}

func (f *folder) repeat(r RepeatRequest) (DraftView, error) {
	if err := f.mayEdit(); err != nil {
		return DraftView{}, err
	}
	event, err := f.event(r.Sheet)
	if err != nil {
		return DraftView{}, err
	}
	copies, err := repetitions(event, r)
	if err != nil {
		return DraftView{}, err
	}
	for _, e := range copies {
		if slices.Contains(r.Leave, e.Start) {
			continue
		}
		code, err := nextCode(f.public, f.tx, didban.KindEvent)
		if err != nil {
			return DraftView{}, err
		}
		e.Meta = didban.Meta{ID: f.tx.NewID(), Code: code}
		if err := f.addNoun(e, 0); err != nil {
			return DraftView{}, err
		}
	}
	f.draft.Touched = f.tx.Now()
	if err := f.keep(); err != nil {
		return DraftView{}, err
	}
	return f.view(r.Page)
}

func (f *folder) occasions(r RepeatRequest) (OccasionsView, error) {
	view := OccasionsView{Clashes: []ClashView{}, Occasions: []OccasionView{}}
	if err := f.mayRead(); err != nil {
		return view, err
	}
	event, err := f.event(r.Sheet)
	if err != nil || event.Start <= 0 && r.Times == 0 {
		return view, err
	}
	copies, err := repetitions(event, r)
	if err != nil {
		return view, err
	}
	others, err := f.eventsAt(event)
	if err != nil {
		return view, err
	}
	view.Clashes = clashesOf(event, others)
	for _, e := range copies {
		view.Occasions = append(view.Occasions, OccasionView{e.Start, e.End, clashesOf(e, others)})
	}
	return view, nil
}

// event is the event on a sheet as it is typed.
func (f *folder) event(key string) (*didban.Event, error) {
	if s := f.sheet(key); s != nil {
		n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
		if e, ok := n.(*didban.Event); ok || err != nil {
			return e, err
		}
	}
	return nil, didban.Fault(didban.CodeInvalid, "edit.path", "path", key, "op", "repeat")
}

// repetitions are copies of an event at later times, the nearest first.
func repetitions(event *didban.Event, r RepeatRequest) ([]*didban.Event, error) {
	if r.Times < 0 || r.Times > mostOccasions {
		return nil, didban.Fault(didban.CodeInvalid, "event.repeatTimes", "most", strconv.Itoa(mostOccasions))
	}
	first, ok := jalali.Of(time.UnixMilli(event.Start))
	if event.Start <= 0 || !ok {
		return nil, didban.Fault(didban.CodeInvalid, "event.repeatStart")
	}
	var out []*didban.Event
	for n := 1; n <= r.Times; n++ {
		day, ok := dayAfter(first, r.Every, n)
		if !ok || !day.Valid() {
			return nil, didban.Fault(didban.CodeInvalid, "event.repeatEvery", "every", r.Every)
		}
		later := *event
		// The hour of the wall clock is kept, whatever the clocks were set to in between.
		later.Start += day.Time(jalali.Tehran()).Sub(first.Time(jalali.Tehran())).Milliseconds()
		if event.End != 0 {
			later.End = later.Start + event.End - event.Start
		}
		out = append(out, &later)
	}
	return out, nil
}

// dayAfter is the n-th day after the first in a rhythm. A month that lacks the day takes
// its last one.
func dayAfter(first jalali.Date, every string, n int) (jalali.Date, bool) {
	switch every {
	case "day":
		return first.AddDays(n), true
	case "week":
		return first.AddDays(7 * n), true
	case "fortnight":
		return first.AddDays(14 * n), true
	case "month":
		return first.AddMonths(n), true
	}
	return first, false
}

// eventsAt are the other events at the place of one, those of the public record and of the
// draft; none where its place is not told.
func (f *folder) eventsAt(event *didban.Event) ([]*didban.Event, error) {
	place := persian.Fold(event.Place)
	if place == "" {
		return nil, nil
	}
	var out []*didban.Event
	take := func(e *didban.Event) {
		if e.ID != event.ID && persian.Fold(e.Place) == place {
			out = append(out, e)
		}
	}
	for e, err := range store.All[didban.Event](f.public) {
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(f.sheets, func(s private.Sheet) bool { return s.Ref.ID == e.ID }) {
			take(e)
		}
	}
	for i := range f.sheets {
		if f.sheets[i].Ref.Kind != didban.KindEvent || f.withdraws(f.sheets[i].Ref) {
			continue
		}
		e, err := f.event(keyOf(f.sheets[i].Ref))
		if err != nil {
			return nil, err
		}
		take(e)
	}
	return out, nil
}

func clashesOf(event *didban.Event, others []*didban.Event) []ClashView {
	out := []ClashView{}
	for _, e := range others {
		if event.Start <= max(e.Start, e.End) && e.Start <= max(event.Start, event.End) {
			out = append(out, ClashView{string(e.ID), e.Title, e.Start})
		}
	}
	return out
}
