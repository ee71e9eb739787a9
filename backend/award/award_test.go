package award_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/award"
)

// let is a contract of 100 rials against an estimate of 80, signed in 1404.
func let(method, contractor string, tenderers ...string) didban.ContractFacts {
	return didban.ContractFacts{
		Number: "1", Title: "اجرا", Method: method, Contractor: contractor, Tenderers: firms(tenderers...), Estimate: 80, Price: 100, Value: 110, Signed: "2025-06-01",
	}
}

// firms is a list of names.
func firms(names ...string) didban.List[didban.Firm] {
	var out []didban.Firm
	for _, name := range names {
		out = append(out, didban.Firm(name))
	}
	return didban.ListOf(out...)
}

func by(unit string, contracts ...didban.ContractFacts) *didban.ProjectFacts {
	for i := range contracts {
		contracts[i].Number = fmt.Sprint(i + 1)
	}
	return &didban.ProjectFacts{ID: didban.ID(unit + fmt.Sprint(len(contracts))), Code: unit, UnitID: didban.ID(unit), Areas: []didban.ID{"r1"}, Contracts: didban.ListOf(contracts...)}
}

func sum(projects ...*didban.ProjectFacts) award.Sums {
	return award.NewBook(projects).Sum(award.Scope{})
}

// A name typed with Arabic letters, another space or other digits is the same firm, shown as
// it is written most.
func TestBook_OneFirmHoweverTyped(t *testing.T) {
	s := sum(by("u",
		let("open", "شرکت یاس ۲", "شرکت یاس ۲", "ب"), let("open", "شركت ياس 2", "شركت ياس 2", "ب"), let("direct", " شرکت  یاس ۲"),
		let("open", "شرکت یاس ۳", "شرکت یاس ۳", "ج"), let("open", "شرکت یاس ۲", "ج", "شرکت یاس ۲"),
	))
	if len(s.Winners) != 1 || s.Contractors != 2 {
		t.Fatalf("got %+v of %d", s.Winners, s.Contractors)
	}
	w := s.Winners[0]
	if w.Name != "شرکت یاس ۲" || w.Contracts != 4 || w.Direct != 1 || w.Bids != 3 || w.Won != 3 || w.Value != 440 {
		t.Errorf("got %+v", w)
	}
	if len(s.Pairs) != 1 || s.Pairs[0].Together != 2 || s.Pairs[0].Names != [2]string{"شرکت یاس ۲", "ب"} {
		t.Errorf("pairs: %+v", s.Pairs)
	}
}

// A name that stands twice in one tender makes no pair with itself.
func TestSum_NoPairWithItself(t *testing.T) {
	s := sum(by("u", let("open", "الف", "الف", "الف", "ب"), let("open", "الف", "الف", "ب", " ب ")))
	if len(s.Pairs) != 1 || s.Pairs[0].Together != 2 || s.Pairs[0].Bids != [2]int{2, 2} {
		t.Errorf("got %+v", s.Pairs)
	}
}

func TestSum_Pairs(t *testing.T) {
	s := sum(by("u",
		let("open", "الف", "الف", "ب", "ج"), let("limited", "ب", "ب", "الف"), let("selective", "الف", "ب", "الف"), let("open", "ج", "الف", "ب", "ج"),
		let("direct", "الف", "الف", "د"), let("direct", "الف", "الف", "د"), // nobody competed
		let("open", "الف", "الف"),
	))
	want := []award.PairSum{
		{Names: [2]string{"الف", "ب"}, Together: 4, Won: [2]int{2, 1}, Bids: [2]int{5, 4}},
		{Names: [2]string{"الف", "ج"}, Together: 2, Won: [2]int{1, 1}, Bids: [2]int{5, 2}},
		{Names: [2]string{"ج", "ب"}, Together: 2, Won: [2]int{1, 0}, Bids: [2]int{2, 4}},
	}
	if !reflect.DeepEqual(s.Pairs, want) {
		t.Errorf("got %+v", s.Pairs)
	}
}

func TestSum_MethodsContestsAndPrices(t *testing.T) {
	unpriced := let("open", "", "الف", "ب")
	unpriced.Price, unpriced.Value = 0, 0
	guessed := let("limited", "ب")
	guessed.Estimate = 0
	even := let("limited", "ب", "الف", "ب", "ج")
	even.Estimate = 100
	below := let("open", "ب", "1", "2", "3", "4", "5", "6")
	below.Estimate = 200
	s := sum(by("u", let("direct", "الف"), let("open", "الف", "الف")), by("w", unpriced, guessed, even, below))
	var methods, contests []string
	for _, m := range s.Methods {
		methods = append(methods, fmt.Sprint(m.Code, " ", m.Contracts, " in ", m.Projects, ", ", m.Value, " of ", m.Valued, ", ", m.Ratio.Known, " at ", m.Ratio.Median))
	}
	for _, c := range s.Contests {
		contests = append(contests, fmt.Sprint(c.Contest, " ", c.Contracts))
	}
	if want := []string{"open 3 in 2, 220 of 2, 2 at 87.5", "limited 2 in 1, 220 of 2, 1 at 100", "direct 1 in 1, 110 of 1, 1 at 125"}; !slices.Equal(methods, want) {
		t.Errorf("methods %q", methods)
	}
	if want := []string{"direct 1", "1 1", "2 1", "3 1", "5 1", "untold 1"}; !slices.Equal(contests, want) {
		t.Errorf("contests %q", contests)
	}
	if want := (award.RatioSum{Known: 4, Below: 1, Equal: 1, Above: 2, Least: 50, Median: 112.5, Most: 125}); s.Ratio != want {
		t.Errorf("ratios %+v", s.Ratio)
	}
	if s.Contracts != 6 || s.Projects != 2 || s.Valued != 5 || s.Value != 550 {
		t.Errorf("got %+v", s)
	}
}

// A share of a unit's money is told from three contracts of that unit on.
func TestSum_ShareOfAUnit(t *testing.T) {
	s := sum(by("u", let("open", "الف", "الف"), let("open", "الف", "الف"), let("open", "ب", "ب")), by("w", let("open", "الف", "الف"), let("open", "ج", "ج")))
	var got []string
	for _, u := range s.Winners[0].Units {
		got = append(got, fmt.Sprintf("%s %d/%d %.1f %t", u.Key(), u.Contracts, u.Of, u.Share, u.Known))
	}
	if want := []string{"u 2/3 66.7 true", "w 1/2 0.0 false"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if s.WinnersOf != 1 || s.Contractors != 3 {
		t.Errorf("%d of %d", s.WinnersOf, s.Contractors)
	}
}

// What a block counts is what the list gives for it.
func TestList_AsManyAsCounted(t *testing.T) {
	book := award.NewBook(crowd())
	for _, scope := range []award.Scope{{}, {Unit: "u1"}, {Year: "1404"}, {Year: "0"}, {Area: "r1"}, {Area: "r2"}, {Unit: "u2", Year: "1404"}} {
		s := book.Sum(scope)
		check := func(name string, want int, f award.Filter) {
			f.Scope = scope
			if got := len(book.List(f, award.Sort{})); got != want || want == 0 {
				t.Errorf("%+v, %s: %d listed, %d counted", scope, name, got, want)
			}
		}
		if scope.Area == "r2" {
			if s.Contracts != 0 {
				t.Errorf("%d contracts in an empty area", s.Contracts)
			}
			continue
		}
		check("all", s.Contracts, award.Filter{})
		for _, m := range s.Methods {
			check(m.Code, m.Contracts, award.Filter{Method: m.Code})
		}
		for _, c := range s.Contests {
			check(string(c.Contest), c.Contracts, award.Filter{Contest: c.Contest})
		}
		for _, w := range s.Winners {
			check(w.Name, w.Contracts, award.Filter{Winner: w.Name})
		}
	}
	for _, f := range []award.Filter{{Winner: "نیست"}, {Firms: []string{"f1", "نیست"}}, {Method: "x"}, {Scope: award.Scope{Unit: "x"}}} {
		if got := book.List(f, award.Sort{}); len(got) != 0 {
			t.Errorf("%+v: %d listed", f, len(got))
		}
	}
}

// crowd is thirty projects of three units with contracts of every kind.
func crowd() []*didban.ProjectFacts {
	methods := []string{"open", "selective", "limited", "direct"}
	var out []*didban.ProjectFacts
	for i := range 30 {
		var tenderers []string
		for n := range i % 5 {
			tenderers = append(tenderers, fmt.Sprint("f", (i+n)%7))
		}
		k := let(methods[i%4], fmt.Sprint("f", i%7), tenderers...)
		if i%6 == 0 {
			k.Signed = ""
		}
		k.Price, k.Estimate = didban.Rial(100+i*7%40), didban.Rial(100*(i%3))
		p := by(fmt.Sprint("u", i%3), k)
		p.Code = fmt.Sprintf("P-%02d", i)
		out = append(out, p)
	}
	return out
}

// Each column sorts both ways, and what is not told stands last either way.
func TestList_Sorted(t *testing.T) {
	book := award.NewBook(crowd())
	for _, column := range append([]string{""}, award.Columns...) {
		for _, descending := range []bool{false, true} {
			rows := book.List(award.Filter{}, award.Sort{Column: column, Descending: descending})
			if len(rows) != 30 {
				t.Errorf("%s: %d rows", column, len(rows))
			}
			if column != "ratio" {
				continue
			}
			var told []float64
			for i, a := range rows {
				ratio, known := a.Ratio()
				if known != (i < 20) {
					t.Errorf("row %d of 20 that are told: %t", i, known)
				}
				if known && descending {
					ratio = -ratio
				}
				if known {
					told = append(told, ratio)
				}
			}
			if !slices.IsSorted(told) {
				t.Errorf("descending %t: %v", descending, told)
			}
		}
	}
	newest := book.List(award.Filter{}, award.Sort{})
	if newest[0].Signed == "" || newest[29].Signed != "" || !strings.HasPrefix(newest[0].Project.Code, "P-01") {
		t.Errorf("the newest is %+v, the last %+v", newest[0], newest[29])
	}
}
