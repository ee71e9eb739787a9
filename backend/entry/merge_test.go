package entry_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

// mergeRow is base × mine × theirs: what each side does to works(), what Merge tells, and
// what comes of it where every choice is theirs.
type mergeRow struct {
	name   string
	mine   []didban.Edit
	theirs func(*didban.Project)
	// want are the points: the path, + for taken, ? for asked, and -mine or -theirs for a
	// row that is gone on that side.
	want []string
	// merged looks at what is made of the sheet once theirs is taken everywhere.
	merged func(*didban.Project) string
	is     string
}

func row(op, path, key, after string) didban.Edit {
	return didban.Edit{Op: op, Path: path, Row: key, After: after}
}

func budgetOf(p *didban.Project) string {
	var out []string
	for _, b := range p.Budget {
		out = append(out, fmt.Sprintf("%d %d/%d/%d", b.Year, b.Approved, b.Allocated, b.Spent))
	}
	return strings.Join(out, "; ")
}

func paymentsOf(p *didban.Project) string {
	var out []string
	for _, c := range p.Contracts {
		for _, one := range c.Payments {
			out = append(out, fmt.Sprintf("%s:%s=%d", c.Number, one.Number, one.Amount))
		}
	}
	return strings.Join(out, " ")
}

var mergeRows = []mergeRow{
	{name: "nobody changed", want: nil, theirs: func(*didban.Project) {}, merged: budgetOf, is: "1403 9007199254740993/0/0; 1404 50/0/0"},
	// values
	{
		name: "set by mine alone", mine: []didban.Edit{set("title", "بوستان نو")}, theirs: func(*didban.Project) {},
		merged: func(p *didban.Project) string { return p.Title }, is: "بوستان نو",
	},
	{
		name: "set by theirs alone", theirs: func(p *didban.Project) { p.Title, p.End = "پارک", "2028-01-01" },
		want: []string{"title +", "end +"}, merged: func(p *didban.Project) string { return p.Title + " " + string(p.End) }, is: "پارک 2028-01-01",
	},
	{name: "set alike by both", mine: []didban.Edit{set("title", "پارک")}, theirs: func(p *didban.Project) { p.Title = "پارک" }},
	{
		name: "set otherwise by both", mine: []didban.Edit{set("title", "باغ")}, theirs: func(p *didban.Project) { p.Title = "پارک" },
		want: []string{"title ?"}, merged: func(p *didban.Project) string { return p.Title }, is: "پارک",
	},
	{
		name: "emptied by theirs, changed by mine", mine: []didban.Edit{set("end", "1406/2/1")}, theirs: func(p *didban.Project) { p.End = "" },
		want: []string{"end ?"}, merged: func(p *didban.Project) string { return string(p.End) }, is: "",
	},
	{
		name: "mine can't be read", mine: []didban.Edit{set("end", "۱۴۰۵/۱۳/۴۰")}, theirs: func(p *didban.Project) { p.End = "2028-01-01" },
		want: []string{"end ?"}, merged: func(p *didban.Project) string { return string(p.End) }, is: "2028-01-01",
	},
	{
		name: "mine can't be read, theirs is as it was", mine: []didban.Edit{set("end", "۱۴۰۵/۱۳/۴۰")}, theirs: func(*didban.Project) {},
		merged: func(p *didban.Project) string { return string(p.End) }, is: "",
	},
	{
		name: "a shape of theirs", theirs: func(p *didban.Project) {
			p.Geometry = &didban.Geometry{Type: "Point", Coordinates: json.RawMessage(`[51.5,34]`)}
		},
		want: []string{"geometry +"}, merged: func(p *didban.Project) string { return string(p.Geometry.Coordinates) }, is: "[51.5,34]",
	},
	{
		name: "a flag of theirs", theirs: func(p *didban.Project) { p.Suspended, p.SuspendedReason = true, "سیل" },
		want: []string{"suspended +", "suspendedReason +"}, merged: func(p *didban.Project) string { return fmt.Sprint(p.Suspended) }, is: "true",
	},
	{
		name: "mine can't be read, theirs has none", mine: []didban.Edit{set("start", "۱۴۰۵/۱۳/۴۰")}, theirs: func(*didban.Project) {},
		merged: func(p *didban.Project) string { return string(p.Start) }, is: "",
	},
	// plain lists
	{
		name: "entries of both", mine: []didban.Edit{set("contracts.r1.tenderers", "الف\nب\nپ")},
		theirs: func(p *didban.Project) { p.Contracts[0].Tenderers = []string{"ب", "ت"} },
		want:   []string{"contracts.r1.tenderers ?"}, // a contract has money in it
		merged: func(p *didban.Project) string { return fmt.Sprint(p.Contracts[0].Tenderers) }, is: "[ب ت]",
	},
	{
		name: "entries of theirs alone", theirs: func(p *didban.Project) { p.Contracts[0].Tenderers = []string{"ب", "ت"} },
		want:   []string{"contracts.r1.tenderers +"},
		merged: func(p *didban.Project) string { return fmt.Sprint(p.Contracts[0].Tenderers) }, is: "[ب ت]",
	},
	// rows
	{
		name: "a row of each", mine: []didban.Edit{row(didban.EditAdd, "budget", "n", "r2"), set("budget.n.year", "1405")},
		theirs: func(p *didban.Project) {
			p.Budget = append(p.Budget, didban.BudgetLine{Year: 1402, Source: "municipal", Approved: 7})
		},
		want: []string{"budget.t1 + -mine"}, merged: budgetOf, is: "1403 9007199254740993/0/0; 1404 50/0/0; 1402 7/0/0; 1405 0/0/0",
	},
	{
		name: "another figure of one row each: nothing is taken in silence", mine: []didban.Edit{set("budget.r2.allocated", "3")},
		theirs: func(p *didban.Project) { p.Budget[1].Spent = 20 },
		want:   []string{"budget.r2.spent ?"}, merged: budgetOf, is: "1403 9007199254740993/0/0; 1404 50/30/20",
	},
	{
		name: "figures of two rows", mine: []didban.Edit{set("budget.r1.approved", "3")}, theirs: func(p *didban.Project) { p.Budget[1].Spent = 20 },
		want: []string{"budget.r2.spent +"}, merged: budgetOf, is: "1403 30/0/0; 1404 50/0/20",
	},
	{
		name: "another share of one row each: no money in it", mine: []didban.Edit{set("progress.r1.note", "باران")},
		theirs: func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.PercentOf(20) },
		want:   []string{"progress.r1.physicalActual +"},
		merged: func(p *didban.Project) string {
			return fmt.Sprintf("%v %s", p.Progress[0].PhysicalActual.Value, p.Progress[0].Note)
		}, is: "20 باران",
	},
	{
		name: "theirs drops what mine left", theirs: func(p *didban.Project) { p.Budget = p.Budget[:1] },
		want: []string{"budget.r2 + -theirs"}, merged: budgetOf, is: "1403 9007199254740993/0/0",
	},
	{
		name: "theirs drops what mine changed", mine: []didban.Edit{set("budget.r2.spent", "2")}, theirs: func(p *didban.Project) { p.Budget = p.Budget[:1] },
		want: []string{"budget.r2 ? -theirs"}, merged: budgetOf, is: "1403 9007199254740993/0/0",
	},
	{
		name: "theirs drops where mine can't be read", mine: []didban.Edit{set("budget.r2.spent", "دو خیلی")}, theirs: func(p *didban.Project) { p.Budget = p.Budget[:1] },
		want: []string{"budget.r2 ? -theirs"}, merged: budgetOf, is: "1403 9007199254740993/0/0",
	},
	{
		name: "mine drops what theirs left", mine: []didban.Edit{row(didban.EditDrop, "budget", "r1", "")}, theirs: func(*didban.Project) {},
		merged: budgetOf, is: "1404 50/0/0",
	},
	{
		name: "mine drops what theirs changed", mine: []didban.Edit{row(didban.EditDrop, "budget", "r1", "")}, theirs: func(p *didban.Project) { p.Budget[0].Spent = 5 },
		want: []string{"budget.t1 ? -mine"}, merged: budgetOf, is: "1403 9007199254740993/0/5; 1404 50/0/0",
	},
	{
		name: "both drop", mine: []didban.Edit{row(didban.EditDrop, "budget", "r1", "")}, theirs: func(p *didban.Project) { p.Budget = p.Budget[1:] },
		merged: budgetOf, is: "1404 50/0/0",
	},
	{
		name: "theirs moves", theirs: func(p *didban.Project) { slices.Reverse(p.Budget) },
		want: []string{"budget +"}, merged: budgetOf, is: "1404 50/0/0; 1403 9007199254740993/0/0",
	},
	{
		name: "both move otherwise", mine: []didban.Edit{row(didban.EditMove, "milestones", "r3", "")},
		theirs: func(p *didban.Project) { slices.Reverse(p.Milestones) }, want: []string{"milestones ?"},
		merged: func(p *didban.Project) string {
			return p.Milestones[0].Title + p.Milestones[1].Title + p.Milestones[2].Title
		}, is: "پبا",
	},
	// rows of rows
	{
		name: "payments of each", mine: []didban.Edit{set("contracts.r1.payments.r1.amount", "4")},
		theirs: func(p *didban.Project) {
			p.Contracts[0].Payments[1].Amount = 26
			p.Contracts[0].Payments = append(p.Contracts[0].Payments, didban.Payment{Number: "3", Day: "2026-10-01", Amount: 9})
		},
		want: []string{"contracts.r1.payments.r2.amount +", "contracts.r1.payments.t1 + -mine"}, merged: paymentsOf, is: "1:1=40 1:2=26 1:3=9",
	},
	{
		name: "one payment", mine: []didban.Edit{set("contracts.r1.payments.r1.amount", "4")},
		theirs: func(p *didban.Project) { p.Contracts[0].Payments[0].Day = "2026-06-02" },
		want:   []string{"contracts.r1.payments.r1.day ?"}, merged: paymentsOf, is: "1:1=40 1:2=25",
	},
	{
		name: "a contract with its payments", theirs: func(p *didban.Project) {
			p.Contracts = append(p.Contracts, didban.Contract{Number: "2", Title: "نظارت", Payments: []didban.Payment{{Number: "1", Amount: 1}, {Number: "2", Amount: 2}}})
		},
		want: []string{"contracts.t1 + -mine"}, merged: paymentsOf, is: "1:1=30 1:2=25 2:1=1 2:2=2",
	},
	{
		name: "a contract goes whose payment mine changed", mine: []didban.Edit{set("contracts.r1.payments.r1.amount", "4")},
		theirs: func(p *didban.Project) { p.Contracts = nil }, want: []string{"contracts.r1 ? -theirs"}, merged: paymentsOf, is: "",
	},
}

// mergeBase is works() with three milestones.
func mergeBase() *didban.Project {
	p := works()
	for _, title := range []string{"ا", "ب", "پ"} {
		p.Milestones = append(p.Milestones, didban.Milestone{Title: title})
	}
	return p
}

func told(p entry.Point) string {
	out := p.Path + " ?"
	if p.Taken {
		out = p.Path + " +"
	}
	if p.GoneMine {
		out += " -mine"
	}
	if p.GoneTheirs {
		out += " -theirs"
	}
	return out
}

func TestMerge(t *testing.T) {
	for _, test := range mergeRows {
		t.Run(test.name, func(t *testing.T) {
			s := laid(t, mergeBase())
			for _, e := range test.mine {
				apply(t, didban.KindProject, &s, e, toman)
			}
			before := form(t, didban.KindProject, s)
			theirs := mergeBase()
			test.theirs(theirs)
			points, err := entry.Merge(mergeBase(), &s, theirs)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range points {
				got = append(got, told(p))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if now := form(t, didban.KindProject, s); now != before {
				t.Errorf("Merge changed the sheet:\n%s\n%s", before, now)
			}
			takesTheirs(t, s, points, before, test)
		})
	}
}

// takesTheirs lays what every point offers on the sheet, looks at it, and takes it back.
func takesTheirs(t *testing.T, s didban.Sheet, points []entry.Point, before string, test mergeRow) {
	t.Helper()
	var back []didban.Edit
	for _, p := range points {
		for _, e := range p.Edits {
			back = append(back, apply(t, didban.KindProject, &s, e, toman))
		}
	}
	n, err := entry.Noun(didban.KindProject, &s)
	if err != nil {
		t.Fatal(err)
	}
	if test.merged != nil {
		if got := test.merged(n.(*didban.Project)); got != test.is {
			t.Errorf("merged %q, want %q", got, test.is)
		}
	}
	for _, e := range slices.Backward(back) {
		apply(t, didban.KindProject, &s, e, toman)
	}
	if now := form(t, didban.KindProject, s); now != before {
		t.Errorf("taken back:\n%s\nwant\n%s", now, before)
	}
}

// TestToward: whatever stands in a sheet, it becomes the noun that it is brought to.
func TestToward(t *testing.T) {
	for _, test := range mergeRows {
		t.Run(test.name, func(t *testing.T) {
			s := laid(t, mergeBase())
			for _, e := range test.mine {
				apply(t, didban.KindProject, &s, e, toman)
			}
			want := mergeBase()
			test.theirs(want)
			edits, err := entry.Toward(&s, want)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range edits {
				apply(t, didban.KindProject, &s, e, toman)
			}
			n, err := entry.Noun(didban.KindProject, &s)
			if err != nil {
				t.Fatal(err)
			}
			if changes, err := didban.Diff(want, n); err != nil || len(changes) > 0 {
				t.Errorf("%v, %v", changes, err)
			}
			if again, err := entry.Toward(&s, want); err != nil || len(again) > 0 {
				t.Errorf("there is more to do: %+v, %v", again, err)
			}
		})
	}
}

// TestMerge_BothNew: a noun that both sides brought anew has no base.
func TestMerge_BothNew(t *testing.T) {
	s := laid(t, mergeBase())
	theirs := mergeBase()
	theirs.Title, theirs.Budget[0].Spent = "پارک", 4
	points, err := entry.Merge(nil, &s, theirs)
	if err != nil || len(points) != 2 || points[0].Taken || points[1].Taken {
		t.Errorf("%+v, %v", points, err)
	}
}
