package didban_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
)

// changing is a project of which something of every sort bears a day.
func changing() *didban.Project {
	return &didban.Project{
		Status: "completion", Start: "2026-03-02", OriginalEnd: "2026-06-01", End: "2026-09-01", Finished: "2026-08-20",
		Progress: []didban.Progress{
			{Day: "2026-03-01", PhysicalActual: didban.PercentOf(10)},
			{Day: "2026-04-10", PhysicalActual: didban.PercentOf(20)},
			{Day: "2026-04-20", PhysicalActual: didban.PercentOf(35)},
			{Day: "2026-05-20", PhysicalActual: didban.PercentOf(35)},
		},
		Milestones: []didban.Milestone{{Title: "پی", Due: "2026-04-01", Met: "2026-05-02"}, {Title: "سقف", Due: "2026-05-03", Met: "2026-05-01"}},
		Contracts: []didban.Contract{{
			Number: "K1", Contractor: "الف", Price: 100, Signed: "2026-03-10",
			Amendments: []didban.Amendment{
				{Number: "1", Kind: "price", Day: "2026-05-05", Old: 100, New: 130, Reason: "تورم"},
				{Number: "2", Kind: "duration", Day: "2026-05-06", Old: 90, New: 120, Reason: "سیل"},
			},
			Payments: []didban.Payment{{Number: "1", Day: "2026-04-30", Amount: 7}, {Number: "2", Day: "2026-05-01", Amount: 9}, {Number: "3", Day: "2026-12-30", Amount: 99}},
		}},
	}
}

// stoodOn is a saved state with what bears no day.
func stoodOn(n int, day didban.Day, suspended bool, budget, price didban.Rial) didban.Stood {
	return didban.Stood{
		N: n, Day: day, Reason: "ویرایش", Suspended: suspended, Revised: budget,
		Prices: map[string]didban.Rial{"K1": price}, Values: map[string]didban.Rial{"K1": price},
	}
}

func changeTexts(list []didban.MonthChange) (out []string) {
	for _, c := range list {
		out = append(out, fmt.Sprintf("%s %s %d>%d v%d", c.Sort, c.Day, c.From, c.To, c.N))
	}
	return out
}

var changeCases = []struct {
	name     string
	from, to didban.Day
	past     []didban.Stood
	want     []string
}{
	{"nothing happened", "2026-01-01", "2026-02-01", nil, nil},
	{"both ends are in it", "2026-03-02", "2026-03-10", nil, []string{"began 2026-03-02 0>0 v0", "signed 2026-03-10 0>100 v0"}},
	{"a milestone is missed on its day and met on another", "2026-03-25", "2026-04-02", nil, []string{"missed 2026-04-01 0>0 v0"}},
	{"amendments count on their days, and progress that stood is none", "2026-05-01", "2026-05-31", nil, []string{
		"moved 2026-05-06 0>0 v0", "met 2026-05-02 0>0 v0", "met 2026-05-01 0>0 v0", "price 2026-05-05 100>130 v0", "paid 2026-05-01 0>9 v0",
	}},
	{"a promise that went by unkept", "2026-06-01", "2026-06-30", nil, []string{"passed 2026-06-01 0>0 v0"}},
	{"finished", "2026-08-01", "2026-08-31", nil, []string{"finished 2026-08-20 0>0 v0"}},
	{"what is planned has not happened", "2026-12-01", "2026-12-31", nil, nil},
	{"since when it stood, the first version does not tell", "2026-09-01", "2026-09-30", []didban.Stood{stoodOn(1, "2026-09-02", true, 5, 100)}, nil},
	{"suspended and resumed, by versions", "2026-09-01", "2026-09-30", []didban.Stood{
		stoodOn(1, "2026-08-01", false, 5, 100), stoodOn(2, "2026-09-02", true, 5, 100), stoodOn(3, "2026-09-09", false, 5, 100),
	}, []string{"suspended 2026-09-02 0>0 v2", "resumed 2026-09-09 0>0 v3"}},
	{"a budget is told once, from before to the end", "2026-09-01", "2026-09-30", []didban.Stood{
		stoodOn(1, "2026-08-01", false, 5, 100), stoodOn(2, "2026-09-02", false, 7, 100), stoodOn(3, "2026-09-09", false, 9, 100), stoodOn(4, "2026-10-09", false, 11, 100),
	}, []string{"budget 2026-09-09 5>9 v3"}},
	{"a budget that was put back did not change", "2026-09-01", "2026-09-30", []didban.Stood{
		stoodOn(1, "2026-08-01", false, 5, 100), stoodOn(2, "2026-09-02", false, 7, 100), stoodOn(3, "2026-09-09", false, 5, 100),
	}, nil},
	{"a signed price that was changed without an amendment", "2026-09-01", "2026-09-30", []didban.Stood{
		stoodOn(1, "2026-08-01", false, 5, 100), stoodOn(2, "2026-09-02", false, 5, 120),
	}, []string{"price 2026-09-02 100>120 v2"}},
}

func TestProjectFacts_ChangesIn(t *testing.T) {
	for _, c := range changeCases {
		t.Run(c.name, func(t *testing.T) {
			facts := changing().Facts(func(didban.ID) didban.ID { return "" }, c.past...)
			if got := changeTexts(facts.ChangesIn(didban.Days{From: c.from, To: c.to}, "2026-11-22")); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestProjectFacts_ChangesIn_Corrected types the day of the finish anew: it is no change of the
// month in which it was typed.
func TestProjectFacts_ChangesIn_Corrected(t *testing.T) {
	p := changing()
	p.Finished = "2026-03-20"
	past := []didban.Stood{stoodOn(1, "2026-08-01", false, 5, 100), stoodOn(2, "2026-10-10", false, 5, 100)}
	facts := p.Facts(func(didban.ID) didban.ID { return "" }, past...)
	if got := facts.ChangesIn(didban.Days{From: "2026-10-01", To: "2026-10-31"}, "2026-11-22"); len(got) > 0 {
		t.Errorf("a corrected date is told as a change: %q", changeTexts(got))
	}
}

func TestProjectFacts_ChangesIn_Progress(t *testing.T) {
	facts := changing().Facts(func(didban.ID) didban.ID { return "" })
	for _, c := range []struct {
		from          didban.Day
		before, after didban.Percent
	}{
		{"2026-04-01", didban.PercentOf(10), didban.PercentOf(35)},
		{"2026-02-01", didban.Percent{}, didban.PercentOf(35)},
	} {
		got := facts.ChangesIn(didban.Days{From: c.from, To: "2026-04-25"}, "2026-11-22")
		at := slices.IndexFunc(got, func(m didban.MonthChange) bool { return m.Sort == didban.MonthProgress })
		if at < 0 || got[at].Before != c.before || got[at].After != c.after {
			t.Errorf("from %s: %+v", c.from, got)
		}
	}
}

// TestProjectFacts_Undated counts what bears no day, so that no screen tells of nought.
func TestProjectFacts_Undated(t *testing.T) {
	p := &didban.Project{Status: "completion", OriginalEnd: "2026-01-01", End: "2026-03-01", Contracts: []didban.Contract{{Number: "1"}}}
	facts := p.Facts(func(didban.ID) didban.ID { return "" })
	undated := []didban.MonthSort{didban.MonthBegan, didban.MonthFinished, didban.MonthMoved, didban.MonthSigned}
	for _, sort := range didban.MonthSorts {
		want := 0
		if slices.Contains(undated, sort) {
			want = 1
		}
		if got := facts.Undated(sort); got != want {
			t.Errorf("%s: %d bear no day, want %d", sort, got, want)
		}
	}
}
