package didban_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

const flagDay = didban.Day("2026-11-22")

// quiet is a project under way that is told of in full and has nothing to flag.
func quiet() *didban.Project {
	return &didban.Project{
		Title: "بوستان", Description: "ش", Purpose: "ه", Domain: "green", Type: "construction", Subtype: "park",
		Status: "implementation", Owner: "شهرداری", Address: "فین", Scope: "د", Environment: "م", Land: "ز",
		Start: "2026-01-01", End: "2027-01-01", OriginalEnd: "2027-01-01", AsOf: "2026-11-01",
		Budget:    []didban.BudgetLine{{Year: 1405, Source: "municipal", Approved: 100}},
		Contracts: []didban.Contract{told("K1")},
	}
}

func told(number string) didban.Contract {
	return didban.Contract{
		Number: number, Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Estimate: 90,
		Tenderers: []string{"الف", "ب", "ج"}, Contractor: "الف", Price: 1000, Start: "2026-01-01", Days: 300,
	}
}

func seen(day didban.Day, planned, actual, money float64) didban.Progress {
	return didban.Progress{
		Day: day, PhysicalPlanned: didban.PercentOf(planned), PhysicalActual: didban.PercentOf(actual), FinancialActual: didban.PercentOf(money),
	}
}

func extension(day didban.Day) didban.Amendment {
	return didban.Amendment{Kind: "duration", Day: day, Old: 300, New: 400, Reason: "باران"}
}

func price(now int64) didban.Amendment {
	return didban.Amendment{Kind: "price", Day: "2026-05-01", Old: 1000, New: now, Reason: "تورم"}
}

var flagCases = []struct {
	name   string
	change func(*didban.Project)
	want   string // code=value threshold, one a flag
}{
	{"nothing to flag", func(*didban.Project) {}, ""},
	{"nothing but a name", func(p *didban.Project) { *p = didban.Project{Title: "نام", Status: "identification"} }, "disclosure=14.3/70"},
	{"behind at the threshold", func(p *didban.Project) { p.Progress = []didban.Progress{seen("2026-10-01", 50, 40, 30)} }, "behind=10.0/10"},
	{"behind below it", func(p *didban.Project) { p.Progress = []didban.Progress{seen("2026-10-01", 50, 41, 30)} }, ""},
	{"the newest observation counts, wherever it stands", func(p *didban.Project) {
		p.Progress = []didban.Progress{seen("2026-10-01", 50, 50, 30), seen("2026-09-01", 50, 10, 30)}
	}, ""},
	{"a plan without an observation is none", func(p *didban.Project) {
		p.Progress = []didban.Progress{{Day: "2026-12-01", PhysicalPlanned: didban.PercentOf(90)}}
	}, ""},
	{"what has ended is not behind", func(p *didban.Project) {
		p.Status, p.Progress = "completion", []didban.Progress{seen("2026-10-01", 90, 40, 80)}
	}, ""},
	{"past the end", func(p *didban.Project) { p.End, p.OriginalEnd = "2026-11-20", "2026-11-20" }, "overdue=2.0/1"},
	{"the last day is not past", func(p *didban.Project) { p.End, p.OriginalEnd = flagDay, flagDay }, ""},
	{"finished is not past", func(p *didban.Project) { p.End, p.OriginalEnd, p.Finished = "2026-11-01", "2026-11-01", "2026-11-10" }, ""},
	{"money ahead of work", func(p *didban.Project) { p.Progress = []didban.Progress{seen("2026-10-01", 40, 40, 55.5)} }, "ahead=15.5/10"},
	{"moved by amendments of two days", func(p *didban.Project) {
		p.Contracts = append(p.Contracts, told("K2"))
		p.Contracts[0].Amendments = []didban.Amendment{extension("2026-03-01"), extension("2026-06-01")}
		p.Contracts[1].Amendments = []didban.Amendment{extension("2026-06-01")}
	}, "moved=2.0/1"},
	{"moved without an amendment", func(p *didban.Project) { p.OriginalEnd, p.Changes = "2026-06-01", "باران" }, "overdue=174.0/1 moved=1.0/1"},
	{"a shorter time is no move", func(p *didban.Project) {
		p.Contracts[0].Amendments = []didban.Amendment{{Kind: "duration", Day: "2026-03-01", Old: 300, New: 200, Reason: "زودتر"}}
	}, ""},
	{"price up", func(p *didban.Project) { p.Contracts[0].Amendments = []didban.Amendment{price(1250)} }, "price=25.0/10"},
	{"price up by less", func(p *didban.Project) { p.Contracts[0].Amendments = []didban.Amendment{price(1090)} }, ""},
	{"price down", func(p *didban.Project) { p.Contracts[0].Amendments = []didban.Amendment{price(500)} }, ""},
	{"silent for ninety days", func(p *didban.Project) { p.AsOf = "2026-08-24" }, "silent=90.0/90"},
	{"a newer observation breaks the silence", func(p *didban.Project) {
		p.AsOf, p.Progress = "2026-01-01", []didban.Progress{seen("2026-11-01", 40, 40, 40)}
	}, ""},
	{"never heard of since the start", func(p *didban.Project) { p.AsOf = "" }, "silent=325.0/90"},
	{"what stands still is not silent", func(p *didban.Project) { p.AsOf, p.Suspended = "2026-01-01", true }, ""},
	{"a single bidder", func(p *didban.Project) { p.Contracts[0].Tenderers = []string{"الف"} }, "uncontested=1.0/1"},
	{"two are rivals, but too few", func(p *didban.Project) { p.Contracts[0].Tenderers = []string{"الف", "ب"} }, "bidders=2.0/3"},
	{"a direct award", func(p *didban.Project) { p.Contracts[0].Tenderers, p.Contracts[0].Method = nil, "direct" }, "uncontested=1.0/1"},
	{"a direct award that names others was still no tender", func(p *didban.Project) {
		p.Contracts[0].Tenderers, p.Contracts[0].Method = []string{"الف", "ب"}, "direct"
	}, "uncontested=1.0/1"},
	{"no contract is flagged under both names", func(p *didban.Project) {
		p.Contracts = []didban.Contract{told("K1"), told("K2"), told("K3"), told("K4")}
		p.Contracts[0].Method, p.Contracts[1].Tenderers, p.Contracts[2].Tenderers = "direct", []string{"الف"}, []string{"الف", "ب"}
	}, "uncontested=2.0/1 bidders=2.0/3"},
	{"untold tenderers are unknown, not none", func(p *didban.Project) { p.Contracts[0].Tenderers = nil }, ""},
}

func TestFlags(t *testing.T) {
	for _, test := range flagCases {
		t.Run(test.name, func(t *testing.T) {
			p := quiet()
			test.change(p)
			var got []string
			for _, f := range p.Flags(flagDay, didban.Thresholds{}) {
				got = append(got, fmt.Sprintf("%s=%.1f/%d", f.Code, f.Value, f.Threshold))
				if f.Day != flagDay || len(f.Inputs) == 0 || f.Unit == "" {
					t.Errorf("%s does not explain itself: %+v", f.Code, f)
				}
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFlags_FollowTheCitysThresholds(t *testing.T) {
	p := quiet()
	p.Progress = []didban.Progress{seen("2026-10-01", 50, 40, 30)}
	if got := p.Flags(flagDay, didban.Thresholds{Behind: 11}); len(got) != 0 {
		t.Errorf("flagged below the city's threshold: %+v", got)
	}
	got := p.Flags(flagDay, didban.Thresholds{Behind: 5})
	if len(got) != 1 || got[0].Threshold != 5 {
		t.Errorf("got %+v", got)
	}
}

func TestFlagged_AgreesWithFlags(t *testing.T) {
	p := quiet()
	p.Progress = []didban.Progress{seen("2026-06-01", 90, 40, 80)}
	p.AsOf, p.End, p.OriginalEnd = "", "2026-07-01", "2026-05-01"
	limits := didban.DefaultThresholds
	s := p.Evidence()
	var full []didban.FlagCode
	for _, f := range p.Flags(flagDay, limits) {
		full = append(full, f.Code)
	}
	if got := s.Flagged(flagDay, &limits, nil); !slices.Equal(got, full) || len(got) != 5 {
		t.Errorf("got %v, want the five of %v", got, full)
	}
}

func TestThresholds_Valid(t *testing.T) {
	city := &didban.City{Meta: didban.Meta{ID: "0190a000-0000-7000-8000-000000000001", Code: "c"}, Name: "شهر"}
	for _, test := range []struct {
		limits didban.Thresholds
		want   bool
	}{
		{didban.Thresholds{}, true},
		{didban.DefaultThresholds, true},
		{didban.Thresholds{Behind: 101}, false},
		{didban.Thresholds{Silent: -1}, false},
	} {
		city.Thresholds = test.limits
		if err := city.Validate(); (err == nil) != test.want {
			t.Errorf("%+v: got %v", test.limits, err)
		}
	}
	for _, code := range didban.FlagCodes {
		if didban.DefaultThresholds.Of(code) == 0 {
			t.Errorf("%s has no threshold", code)
		}
	}
}
