package didban_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// reader knows an alphabet of one spelling and a calendar of one month.
var reader = didban.FilterReader{
	Words: strings.Fields,
	Past: func(month string) didban.Past {
		if month != aMonth.Month {
			return didban.Past{}
		}
		return aMonth
	},
}

var aMonth = didban.Past{Month: "1403-05", Day: "2024-08-21", Year: 1403, Closed: 1402}

// asking is a filter that asks of one of its fields alone.
func asking(t *testing.T, field int) (f didban.ProjectFilter) {
	t.Helper()
	v := reflect.ValueOf(&f).Elem().Field(field)
	switch v.Interface().(type) {
	case []string:
		v.Set(reflect.ValueOf([]string{"x", "y"}))
	case didban.Range:
		v.Set(reflect.ValueOf(ranged(t, "25-49")))
	case didban.Past:
		v.Set(reflect.ValueOf(aMonth))
	case didban.Circle:
		v.Set(reflect.ValueOf(didban.Circle{Position: didban.Position{Lon: 51.43, Lat: 33.98}, Radius: 500}))
	default:
		t.Fatalf("a field of %s has no example", v.Type())
	}
	return f
}

// uncounted have no options to choose from; every other facet is counted.
var uncounted = []didban.Facet{didban.FacetWords, didban.FacetPast, didban.FacetNear}

// TestFacets_OneAField holds that no field of a filter can be forgotten: each belongs to
// exactly one facet, is read back from what is written of it, and has a key of its own.
func TestFacets_OneAField(t *testing.T) {
	typ, owner, keys := reflect.TypeFor[didban.ProjectFilter](), map[didban.Facet]string{}, map[string]string{"": "nothing"}
	for i := range typ.NumField() {
		name, f := typ.Field(i).Name, asking(t, i)
		var own []didban.Facet
		for _, facet := range didban.FilterFacets {
			if len(f.Texts(facet)) > 0 {
				own = append(own, facet)
			}
		}
		if len(own) != 1 || owner[own[0]] != "" {
			t.Errorf("%s belongs to %v", name, own)
			continue
		}
		owner[own[0]] = name
		if back := reader.Read(f.Texts); !reflect.DeepEqual(back, f) {
			t.Errorf("%s: read back as %+v", name, back)
		}
		if other := keys[f.Key()]; other != "" {
			t.Errorf("%s has the key of %s", name, other)
		}
		keys[f.Key()] = name
		if counted := slices.Contains(didban.Facets, own[0]); counted == slices.Contains(uncounted, own[0]) {
			t.Errorf("%s: counted %t", name, counted)
		}
	}
	if len(owner) != len(didban.FilterFacets) {
		t.Errorf("%d facets for %d fields", len(didban.FilterFacets), len(owner))
	}
}

// TestFacets_Narrow holds that every facet lets a project pass by its own option, and no
// other, and counts it under that.
func TestFacets_Narrow(t *testing.T) {
	full := &didban.ProjectFacts{
		Domain: "green", Type: "construction", Status: "completion", UnitID: "u", Suspended: true, Areas: []didban.ID{"n"}, Years: []int{1403},
		Amount: 5, Physical: didban.PercentOf(100), Lines: []didban.LineFacts{{Year: 1403, Source: "bond"}},
		Contracts: didban.ListOf(didban.ContractFacts{Contractor: "سازه", Method: "direct"}), Signals: didban.Signals{Missing: (&didban.Project{}).Disclosure().Missing()},
		Judged: didban.Judged{
			Flags: []didban.FlagCode{didban.FlagOverdue}, Traits: []didban.Trait{didban.TraitLate},
			RecentChanges: []didban.RecentChange{didban.RecentPaid}, PaidIn: []didban.Day{"2026-11-01"},
		},
	}
	for _, facet := range didban.Facets {
		options := full.Options(facet)
		if len(options) == 0 {
			t.Errorf("%s: the project counts under nothing", facet)
			continue
		}
		f := reader.Read(func(name didban.Facet) []string {
			if name == facet {
				return options[:1]
			}
			return nil
		})
		if !f.Match(full) || f.Match(&didban.ProjectFacts{}) {
			t.Errorf("%s: %q lets the wrong ones pass", facet, options[0])
		}
		counts := didban.Counts{}
		counts.Count(f, full)
		if counts[facet][options[0]] != 1 {
			t.Errorf("%s: not counted under %q", facet, options[0])
		}
	}
}

func TestProjectFilter_Daily(t *testing.T) {
	for name, test := range map[string]struct {
		filter didban.ProjectFilter
		want   bool
	}{
		"nothing": {didban.ProjectFilter{}, false},
		"domain":  {didban.ProjectFilter{Domains: []string{"green"}}, false},
		"flag":    {didban.ProjectFilter{Flags: []string{"overdue"}}, true},
		"recent":  {didban.ProjectFilter{RecentChanges: []string{"paid"}}, true},
	} {
		if got := test.filter.Daily(); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
