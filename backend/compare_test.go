package didban

import (
	"slices"
	"testing"
)

func TestProjectCaveats(t *testing.T) {
	year := func(years ...int) (lines []BudgetLine) {
		for _, y := range years {
			lines = append(lines, BudgetLine{Year: y, Approved: 1})
		}
		return lines
	}
	seen := func(day Day) []Progress { return []Progress{{Day: day}} }
	project := func(id ID, budget []BudgetLine, kind string, progress []Progress) *Project {
		return &Project{Meta: Meta{ID: id}, Type: kind, Budget: budget, Progress: progress}
	}
	a := project("a", year(1403, 1402), "road", seen("2026-01-01"))
	for _, c := range []struct {
		name string
		b    *Project
		want []Caveat
	}{
		{"alike", project("b", year(1402, 1403), "road", seen("2026-01-31")), []Caveat{}},
		{"itself", a, []Caveat{CaveatSame}},
		{"of other years", project("b", year(1402, 1404), "road", seen("2026-01-01")), []Caveat{CaveatYears}},
		{"without money", project("b", nil, "road", seen("2026-01-01")), []Caveat{CaveatUnpriced}},
		{"of another kind", project("b", year(1402, 1403), "park", nil), []Caveat{CaveatType}},
		{"seen long before", project("b", year(1402, 1403), "road", seen("2025-12-01")), []Caveat{CaveatSeen}},
		{"all at once", project("b", nil, "park", seen("2026-02-01")), []Caveat{CaveatUnpriced, CaveatType, CaveatSeen}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ProjectCaveats(a, c.b); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if got := ProjectCaveats(c.b, a); !slices.Equal(got, c.want) {
				t.Errorf("the other way round %v", got)
			}
		})
	}
}

func TestAreaCaveats(t *testing.T) {
	facts := func(id ID, priced bool) *ProjectFacts {
		f := &ProjectFacts{ID: id}
		if priced {
			f.Lines = []LineFacts{{Year: 1403}}
			f.Money = Money{Approved: 5, Revised: 5}
		}
		return f
	}
	area := func(id ID, rank AreaKind, people int, bounded bool, around []ID, projects ...*ProjectFacts) ComparedArea {
		return ComparedArea{
			Area: &Area{Meta: Meta{ID: id}, Rank: rank, Population: people}, Around: append([]ID{id}, around...), Projects: projects, Bounded: bounded,
		}
	}
	a := area("a", "region", 10, true, nil, facts("1", true), facts("2", true))
	for _, c := range []struct {
		name   string
		b      ComparedArea
		want   []Caveat
		shared int
	}{
		{"alike", area("b", "region", 20, true, nil, facts("3", true)), []Caveat{}, 0},
		{"itself", a, []Caveat{CaveatSame}, 0},
		{"a project of both", area("b", "region", 20, true, nil, facts("2", true)), []Caveat{CaveatShared}, 1},
		{"within the other", area("b", "district", 20, true, []ID{"a"}, facts("2", true)), []Caveat{CaveatRank, CaveatWithin}, 1},
		{"little known", area("b", "region", 0, false, nil), []Caveat{CaveatPeople, CaveatGround, CaveatUnpriced}, 0},
		{"partly priced", area("b", "region", 1, true, nil, facts("3", true), facts("4", false)), []Caveat{CaveatPartly}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, shared := AreaCaveats(a, c.b)
			if !slices.Equal(got, c.want) || shared != c.shared {
				t.Errorf("got %v and %d, want %v and %d", got, shared, c.want, c.shared)
			}
		})
	}
}
