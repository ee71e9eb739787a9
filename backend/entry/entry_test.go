package entry_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/entry"
)

var (
	toman = entry.Context{Today: "2026-11-29", Unit: "toman"}
	rial  = entry.Context{Today: "2026-11-29", Unit: "rial"}
)

// works is a project with rows, and rows in rows.
func works() *didban.Project {
	return &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1", Version: 3}, Title: "بوستان", Domain: "green",
		Type: "construction", Status: "implementation", End: "2027-03-20", Areas: []didban.ID{didbantest.ID(didban.KindArea, 1)},
		Geometry: &didban.Geometry{Type: "Point", Coordinates: json.RawMessage(`[51.44,33.98]`)},
		Budget: []didban.BudgetLine{
			{Year: 1403, Source: "municipal", Approved: 9_007_199_254_740_993}, {Year: 1404, Source: "bond", Approved: 50},
		},
		Contracts: []didban.Contract{{
			Number: "1", Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Price: 90,
			Tenderers: []string{"الف", "ب"},
			Payments:  []didban.Payment{{Number: "1", Day: "2026-06-01", Amount: 30}, {Number: "2", Day: "2026-09-01", Amount: 25}},
		}},
		Progress: []didban.Progress{{Day: "2026-09-01", PhysicalActual: didban.PercentOf(12.5)}},
	}
}

func laid(t testing.TB, n didban.Noun) didban.Sheet {
	t.Helper()
	s, err := entry.New(n)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func clone(s didban.Sheet) didban.Sheet {
	rows := map[string][]string{}
	for path, keys := range s.Rows {
		rows[path] = slices.Clone(keys)
	}
	return didban.Sheet{Noun: slices.Clone(s.Noun), Typed: maps.Clone(s.Typed), Rows: rows}
}

// form is a sheet as one text: its noun, its typed texts, its rows.
func form(t testing.TB, kind didban.Kind, s didban.Sheet) string {
	t.Helper()
	n, err := entry.Noun(kind, &s)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s\n%q\n%q", b, s.Typed, s.Rows)
}

func apply(t testing.TB, kind didban.Kind, s *didban.Sheet, e didban.Edit, ctx entry.Context) didban.Edit {
	t.Helper()
	back, err := entry.Apply(kind, s, e, ctx)
	if err != nil {
		t.Fatalf("%+v: %v", e, err)
	}
	return back
}

func set(path, text string) didban.Edit {
	return didban.Edit{Op: didban.EditSet, Path: path, Text: text}
}

func stateOf(t testing.TB, kind didban.Kind, s didban.Sheet, path string, ctx entry.Context) entry.State {
	t.Helper()
	states, _, err := entry.States(kind, &s, ctx)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(states, func(s entry.State) bool { return s.Path == path })
	if i < 0 {
		t.Fatalf("no field %s", path)
	}
	return states[i]
}

func keyOf(fault *didban.Error) string {
	if fault == nil {
		return ""
	}
	return fault.Key
}

func TestApply_Reads(t *testing.T) {
	area := string(didbantest.ID(didban.KindArea, 2))
	for _, test := range []struct {
		name, path, typed  string
		text, value, fault string
	}{
		{"a text as it is", "title", " بوستان  لاله ", " بوستان  لاله ", " بوستان  لاله ", ""},
		{"money in the unit", "budget.r1.spent", "۱۲٫۵ میلیارد", "۱۲٫۵ میلیارد", "125000000000", ""},
		{"money as it would be written", "budget.r1.spent", "۱۲٬۵۰۰", "۱۲٬۵۰۰", "125000", ""},
		{"no money", "budget.r1.spent", "زیاد", "زیاد", "", "field.amount"},
		{"a nought", "budget.r1.spent", "0", "0", "0", ""},
		{"a day", "end", "۱۲ مرداد ۱۴۰۵", "۱۲ مرداد ۱۴۰۵", "2026-08-03", ""},
		{"a day in figures", "end", "1405/5/12", "1405/5/12", "2026-08-03", ""},
		{"a day that there is not", "end", "۱۴۰۵/۱۳/۴۰", "۱۴۰۵/۱۳/۴۰", "", "field.dateNone"},
		{"a code by its title", "domain", "عمرانی", "عمرانی", "civil", ""},
		{"an unknown code", "domain", "فضا", "فضا", "", "field.unknownCode"},
		{"a share", "progress.r1.physicalActual", "۴۵٫۵٪", "۴۵٫۵٪", "45.5", ""},
		{"a year", "budget.r1.year", "۱۴۰۵", "۱۴۰۵", "1405", ""},
		{"areas", "areas", area, area, area, ""},
		{"no area", "areas", area + "\nراوند", area + "\nراوند", "", "field.id"},
		{"bidders", "contracts.r1.tenderers", "الف\n پ ", "الف\n پ ", "الف\nپ", ""},
		{"a point", "geometry", "۳۳٫۹۹، ۵۱٫۴۵", "۳۳٫۹۹، ۵۱٫۴۵", `{"coordinates":[51.45,33.99],"type":"Point"}`, ""},
		{"GeoJSON that is none", "geometry", `{"type"`, `{"type"`, "", "geometry.form"},
		{"yes", "suspended", "بله", "بله", "true", ""},
		{"what the noun misses", "title", "", "", "", "field.required"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laid(t, works())
			apply(t, didban.KindProject, &s, set(test.path, test.typed), toman)
			got := stateOf(t, didban.KindProject, s, test.path, toman)
			if got.Text != test.text || got.Value != test.value || keyOf(got.Fault) != test.fault {
				t.Errorf("got %q = %q, %q", got.Text, got.Value, keyOf(got.Fault))
			}
		})
	}
}

func TestApply_AFaultKeepsTheTextAndNoValue(t *testing.T) {
	s := laid(t, works())
	apply(t, didban.KindProject, &s, set("end", "۳۰ اسفند ۱۴۰۵"), toman)
	n, err := entry.Noun(didban.KindProject, &s)
	if err != nil || n.(*didban.Project).End != "" {
		t.Fatalf("the former end stands for one that can't be read: %v, %v", n, err)
	}
	if s.Typed["end"] != "۳۰ اسفند ۱۴۰۵" {
		t.Fatalf("got %q", s.Typed)
	}
	apply(t, didban.KindProject, &s, set("end", "۲۹ اسفند ۱۴۰۵"), toman)
	if got := stateOf(t, didban.KindProject, s, "end", toman); got.Fault != nil || got.Value != "2027-03-20" || len(s.Typed) > 0 {
		t.Fatalf("got %+v, %q", got, s.Typed)
	}
}

// TestApply_MeaningStaysWithTheValue is about texts that another day, or a person with
// another unit, would read otherwise.
func TestApply_MeaningStaysWithTheValue(t *testing.T) {
	tomorrow := entry.Context{Today: "2026-11-30", Unit: "rial"}
	s := laid(t, works())
	apply(t, didban.KindProject, &s, set("budget.r2.approved", "1250"), toman)
	apply(t, didban.KindProject, &s, set("end", "امروز"), toman)
	for _, test := range []struct {
		path, text, value string
		ctx               entry.Context
	}{
		{"budget.r2.approved", "1250", "12500", toman},
		{"budget.r2.approved", "۱۲٬۵۰۰", "12500", tomorrow},
		{"end", "امروز", "2026-11-29", toman},
		{"end", "۸ آذر ۱۴۰۵", "2026-11-29", tomorrow},
	} {
		if got := stateOf(t, didban.KindProject, s, test.path, test.ctx); got.Text != test.text || got.Value != test.value || got.Fault != nil {
			t.Errorf("%s: got %q = %q, %v", test.path, got.Text, got.Value, got.Fault)
		}
	}
	before := form(t, didban.KindProject, s)
	back := apply(t, didban.KindProject, &s, set("end", "2027-01-01"), toman)
	apply(t, didban.KindProject, &s, back, tomorrow)
	if got := form(t, didban.KindProject, s); got != before {
		t.Errorf("undone on another day: got %s\nwant %s", got, before)
	}
}

// TestStates_ATextThatReadsByNow must not pass for a field that is empty by will.
func TestStates_ATextThatReadsByNow(t *testing.T) {
	s := laid(t, works())
	common := entry.Context{Today: "2026-11-29", Unit: "rial"}
	apply(t, didban.KindProject, &s, set("budget.r1.spent", "0.5"), common)
	if got := stateOf(t, didban.KindProject, s, "budget.r1.spent", common); keyOf(got.Fault) != "field.moneyFraction" {
		t.Fatalf("got %+v", got)
	}
	if got := stateOf(t, didban.KindProject, s, "budget.r1.spent", toman); keyOf(got.Fault) != "field.again" || got.Text != "0.5" {
		t.Fatalf("got %+v", got)
	}
}

func TestApply_InverseOfEveryField(t *testing.T) {
	texts := []string{"", "x", "نه", "۱۲", "0", "1405/5/12", "۳۳٫۹۹، ۵۱٫۴۵", "true", "false", string(didbantest.ID(didban.KindArea, 9)), "civil", "\u200c", "a\n\nb "}
	for _, kind := range didban.Kinds {
		if didban.Fields(kind) == nil {
			continue
		}
		for _, n := range []didban.Noun{didban.New(kind), filled(kind)} {
			s := laid(t, n)
			states, _, err := entry.States(kind, &s, toman)
			if err != nil {
				t.Fatal(err)
			}
			before := form(t, kind, s)
			for _, state := range states {
				for _, text := range texts {
					back := apply(t, kind, &s, set(state.Path, text), toman)
					after := form(t, kind, s)
					if got := stateOf(t, kind, s, state.Path, toman); got.Text != text && (state.Field.Sort != didban.SortBody || got.Value != text) {
						t.Fatalf("%s.%s: %q is kept as %q", kind, state.Path, text, got.Text)
					}
					again := apply(t, kind, &s, back, rial)
					if got := form(t, kind, s); got != before {
						t.Fatalf("%s.%s %q\ngot  %s\nwant %s", kind, state.Path, text, got, before)
					}
					apply(t, kind, &s, again, rial)
					if got := form(t, kind, s); got != after {
						t.Fatalf("%s.%s %q made again\ngot  %s\nwant %s", kind, state.Path, text, got, after)
					}
					apply(t, kind, &s, back, toman)
				}
			}
		}
	}
}

// filled has a value in every field, sensible or not.
func filled(kind didban.Kind) didban.Noun {
	n := didban.New(kind)
	fill(reflect.ValueOf(n).Elem())
	return n
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte("[1,2]"))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString("y")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(7.5)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	default:
	}
}

func TestApply_Cut(t *testing.T) {
	for _, test := range []struct {
		name, before string
		at, cut      int
		text, want   string
		refused      bool
	}{
		{"in the middle", "می‌شود ۱۲", 7, 2, "۳۴", "می‌شود ۳۴", false},
		{"at the end", "پل", 2, 0, " نو", "پل نو", false},
		{"all of it", "پل", 0, 2, "", "", false},
		{"signs beyond two bytes", "🌊پل", 1, 1, "b", "🌊bل", false},
		{"beyond the end", "پل", 2, 1, "x", "پل", true},
		{"before the beginning", "پل", -1, 1, "x", "پل", true},
		{"a length beyond all sense", "پل", 1, int(^uint(0) >> 1), "x", "پل", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := works()
			p.Description = test.before
			s := laid(t, p)
			before := form(t, didban.KindProject, s)
			back, err := entry.Apply(didban.KindProject, &s, didban.Edit{Op: didban.EditCut, Path: "description", At: test.at, Cut: test.cut, Text: test.text}, toman)
			if got := stateOf(t, didban.KindProject, s, "description", toman).Text; got != test.want || (err != nil) != test.refused {
				t.Fatalf("got %q, %v", got, err)
			}
			if err != nil {
				return
			}
			if len(back.Text) > len(test.before) {
				t.Errorf("a cut is undone by %d bytes", len(back.Text))
			}
			apply(t, didban.KindProject, &s, back, toman)
			if got := form(t, didban.KindProject, s); got != before {
				t.Errorf("undone: got %s", got)
			}
		})
	}
}

func TestApply_UnknownFieldsStay(t *testing.T) {
	s := didban.Sheet{
		Noun: json.RawMessage(`{"name":"مریم","nickname":{"of":[1,2.50]},"bio":"","code":"P-1"}`),
		Rows: map[string][]string{}, Typed: map[string]string{"nickname": "قدیمی"},
	}
	back := apply(t, didban.KindPerson, &s, set("bio", "معمار"), toman)
	apply(t, didban.KindPerson, &s, back, toman)
	if !strings.Contains(string(s.Noun), `"nickname":{"of":[1,2.50]}`) || s.Typed["nickname"] != "قدیمی" {
		t.Fatalf("got %s, %q", s.Noun, s.Typed)
	}
}

func TestApply_TwoPagesKeepBoth(t *testing.T) {
	one := []didban.Edit{
		set("title", "پل"),
		{Op: didban.EditAdd, Path: "budget", Row: "p1", After: "r2"},
		set("budget.p1.year", "1405"),
		{Op: didban.EditMove, Path: "budget", Row: "p1"},
		set("budget.p1.source", "bond"),
	}
	other := []didban.Edit{
		set("purpose", "گذر"),
		{Op: didban.EditAdd, Path: "budget", Row: "p2", After: "r1"},
		set("budget.p2.year", "1406"),
		{Op: didban.EditDrop, Path: "budget", Row: "r1"},
		set("budget.p2.source", "national"),
	}
	// every order in which two pages of five edits can come in
	for turns := range uint(1) << 10 {
		if bits.OnesCount(turns) != len(one) {
			continue
		}
		s, i, j := laid(t, works()), 0, 0
		for turn := range 10 {
			if turns>>turn&1 == 1 {
				apply(t, didban.KindProject, &s, one[i], toman)
				i++
				continue
			}
			apply(t, didban.KindProject, &s, other[j], toman)
			j++
		}
		n, err := entry.Noun(didban.KindProject, &s)
		if err != nil {
			t.Fatal(err)
		}
		p := n.(*didban.Project)
		years := map[int]string{}
		for _, b := range p.Budget {
			years[b.Year] = b.Source
		}
		want := map[int]string{1404: "bond", 1405: "bond", 1406: "national"}
		if p.Title != "پل" || p.Purpose != "گذر" || !maps.Equal(years, want) {
			t.Fatalf("turns %010b: got %q, %q, %v", turns, p.Title, p.Purpose, years)
		}
	}
}

func TestApply_ARepeatChangesNothing(t *testing.T) {
	for _, e := range []didban.Edit{set("title", "پل"), set("budget.r1.spent", "ناخوانا"), set("end", "فردا"), set("areas", "")} {
		s := laid(t, works())
		apply(t, didban.KindProject, &s, e, toman)
		before := form(t, didban.KindProject, s)
		apply(t, didban.KindProject, &s, e, toman)
		if got := form(t, didban.KindProject, s); got != before {
			t.Errorf("%+v twice: got %s\nwant %s", e, got, before)
		}
	}
}

// TestNew_ChangesNothing holds sheets to what the public record has: every noun of a
// city comes out of its sheet as it went in, and every text of it reads back.
func TestNew_ChangesNothing(t *testing.T) {
	for _, n := range didbantest.City(40, 40) {
		s := laid(t, n)
		back, err := entry.Noun(n.Kind(), &s)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(n, back) {
			t.Fatalf("%s %s is another in its sheet", n.Kind(), n.Head().Code)
		}
		states, rest, err := entry.States(n.Kind(), &s, toman)
		if err != nil || len(rest) > 0 {
			t.Fatal(err, rest)
		}
		for _, state := range states {
			if state.Fault != nil || (state.Text == "") != (state.Value == "") {
				t.Errorf("%s.%s: %q = %q, %v", n.Kind(), state.Path, state.Text, state.Value, state.Fault)
			}
		}
	}
}
