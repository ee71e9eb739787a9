package staff_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/staff"
)

func repeats(every string, times int, leave ...int64) staff.RepeatRequest {
	return staff.RepeatRequest{Every: every, Times: times, Leave: leave}
}

func occasions(r staff.RepeatRequest) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		r.Draft, r.Sheet = d.marks["draft"], d.marks["event"]
		return call(d.drafts.Occasions(r))
	}
}

func repeat(r staff.RepeatRequest) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		r.Draft, r.Sheet = d.marks["draft"], d.marks["event"]
		return call(d.drafts.Repeat(r))
	}
}

// daysOf are start and end of the events of the draft, as they are typed or would be.
func daysOf(o *office) (days []string) {
	o.t.Helper()
	for _, head := range o.draft(o.marks["draft"]).Sheets {
		view, err := o.as("sara").drafts.Open(staff.DraftOpenRequest{Draft: o.marks["draft"]})
		o.must(err)
		for _, s := range view.Sheets {
			if s.ID != string(head.Ref.ID) {
				continue
			}
			text := map[string]string{}
			for _, f := range s.Fields {
				text[f.Path] = f.Text
			}
			days = append(days, text["start"]+" → "+text["end"])
		}
	}
	return days
}

// TestRepeat: copies keep hour and length, leave out what is left out, and have codes of
// their own; a month without the day takes its last one.
func TestRepeat(t *testing.T) {
	o := newOffice(t)
	at := func(day, hour int) int64 {
		return jalali.Date{Year: 1405, Month: 11, Day: day}.Time(jalali.Tehran()).Add(time.Duration(hour) * time.Hour).UnixMilli()
	}
	o.put(&didban.Event{Meta: didban.Meta{Code: "EV-1"}, Title: "نمایشگاه کتاب", Category: "cultural", Place: "تالار شهر", Start: at(7, 8), End: at(9, 20)})
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: occasions(repeats("week", 2)), says: "invalid event.repeatStart"},
		row{who: "sara", with: occasions(repeats("", 0)), comes: []string{`"clashes":[]`, `"occasions":[]`}},
		row{who: "sara", with: typing("draft", "event", "title", "شب شعر", "category", "cultural", "place", "تالار شهر", "start", "۱۴۰۵/۱۱/۱ ساعت ۱۷:۳۰", "end", "۱۴۰۵/۱۱/۱ ساعت ۱۹")},
		row{who: "sara", with: occasions(repeats("year", 2)), says: "invalid event.repeatEvery"},
		row{who: "sara", with: occasions(repeats("week", 53)), says: "invalid event.repeatTimes"},
		row{who: "sara", with: occasions(repeats("week", -1)), says: "invalid event.repeatTimes"},
		row{who: "sara", with: occasions(repeats("", 0)), comes: []string{`"clashes":[]`, `"occasions":[]`}},
		row{who: "vahid", with: repeat(repeats("week", 2)), says: "forbidden"},
		row{who: "sara", with: occasions(repeats("week", 2)), comes: []string{`"title":"نمایشگاه کتاب"`}, after: func(o *office) {
			view, err := o.as("sara").drafts.Occasions(staff.RepeatRequest{Draft: o.marks["draft"], Sheet: o.marks["event"], Every: "week", Times: 2})
			o.must(err)
			if len(view.Occasions) != 2 || len(view.Occasions[0].Clashes) != 1 || len(view.Occasions[1].Clashes) != 0 || len(view.Clashes) != 0 {
				o.t.Errorf("%+v", view)
			}
		}},
		row{who: "sara", with: repeat(repeats("week", 3, at(15, 17)+30*60_000)), comes: []string{`"new":true`}, after: func(o *office) {
			want := []string{"۱۴۰۵/۱۱/۱ ساعت ۱۷:۳۰ → ۱۴۰۵/۱۱/۱ ساعت ۱۹", "۸ بهمن ۱۴۰۵ ۱۷:۳۰ → ۸ بهمن ۱۴۰۵ ۱۹:۰۰", "۲۲ بهمن ۱۴۰۵ ۱۷:۳۰ → ۲۲ بهمن ۱۴۰۵ ۱۹:۰۰"}
			if got := daysOf(o); !slices.Equal(got, want) {
				o.t.Errorf("%s", strings.Join(got, "\n"))
			}
		}},
		// what stands in the draft stands in the way too
		row{who: "sara", with: occasions(repeats("week", 1)), comes: []string{`"title":"شب شعر"`}},
	)
}

func TestRepeat_ShortMonth(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: typing("draft", "event", "start", "۱۴۰۵/۶/۳۱ ساعت ۹")},
		row{who: "sara", with: repeat(repeats("month", 6)), after: func(o *office) {
			got := daysOf(o)
			want := []string{"۱۴۰۵/۶/۳۱ ساعت ۹ → ", "۳۰ مهر ۱۴۰۵ ۰۹:۰۰ → ", "۳۰ آبان ۱۴۰۵ ۰۹:۰۰ → ", "۳۰ آذر ۱۴۰۵ ۰۹:۰۰ → ", "۳۰ دی ۱۴۰۵ ۰۹:۰۰ → ", "۳۰ بهمن ۱۴۰۵ ۰۹:۰۰ → ", "۲۹ اسفند ۱۴۰۵ ۰۹:۰۰ → "}
			if !slices.Equal(got, want) {
				o.t.Errorf("%s", strings.Join(got, "\n"))
			}
		}},
	)
}
