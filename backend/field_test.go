package didban_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// unlisted are what the store sets; no field is made of them.
var unlisted = []string{"id", "version", "created", "updated"}

// leaves are types that are one value to a person though they are several to JSON.
var leaves = []reflect.Type{
	reflect.TypeFor[didban.Geometry](), reflect.TypeFor[didban.Position](), reflect.TypeFor[didban.Percent](), reflect.TypeFor[didban.Focus](),
}

func TestFields_EveryJSONFieldStandsOnce(t *testing.T) {
	for _, kind := range didban.Kinds {
		t.Run(string(kind), func(t *testing.T) {
			want := jsonPaths(reflect.TypeOf(didban.New(kind)).Elem(), "")
			got := tablePaths(didban.Fields(kind), "")
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestFields_AnEmptyNounLacksWhatIsRequired(t *testing.T) {
	for _, kind := range didban.Kinds {
		var faults didban.Errors
		if !errors.As(didban.New(kind).Validate(), &faults) {
			t.Fatalf("an empty %s is valid", kind)
		}
		lacking := map[string]bool{}
		for _, f := range faults {
			lacking[f.Field] = true
		}
		for _, f := range didban.Fields(kind) {
			if f.Required != lacking[f.Name] {
				t.Errorf("%s.%s: required %v, missed %v", kind, f.Name, f.Required, lacking[f.Name])
			}
		}
	}
}

func TestFields_AreWhole(t *testing.T) {
	told := map[int]bool{}
	for _, kind := range didban.Kinds {
		walkFields(didban.Fields(kind), string(kind), func(at string, f didban.Field) {
			text := f.Sort == didban.SortText || f.Sort == didban.SortLong || f.Sort == didban.SortBody || f.Sort == didban.SortPhone
			switch {
			case f.Sort == "" && len(f.Fields) == 0:
				t.Errorf("%s has no sort", at)
			case f.Sort == didban.SortCode && didban.Shipped[f.Vocabulary] == nil:
				t.Errorf("%s: no vocabulary %q", at, f.Vocabulary)
			case text && f.Max == 0:
				t.Errorf("%s may be of any length", at)
			}
			for _, key := range f.Keys {
				if _, ok := didban.Named(f.Fields, key); !ok {
					t.Errorf("%s: the key %s is no field", at, key)
				}
			}
			for _, item := range f.Items {
				told[item] = true
			}
		})
	}
	items := (&didban.Project{}).Disclosure().Items
	for i, item := range items {
		if hasField := item.State != didban.DisclosureNoField; hasField != told[i+1] && item.Code != "priceVariation" {
			t.Errorf("item %d, %s: a field tells it %v, want %v", i+1, item.Code, told[i+1], hasField)
		}
	}
}

func TestFieldOf(t *testing.T) {
	f, ok := didban.FieldOf(didban.KindProject, "contracts", "payments", "amount")
	if !ok || f.Sort != didban.SortMoney {
		t.Fatalf("got %+v, %v", f, ok)
	}
	for _, names := range [][]string{{"id"}, {"contracts", "rumour"}, {"title", "title"}, {}} {
		if _, ok := didban.FieldOf(didban.KindProject, names...); ok {
			t.Errorf("%v is a field", names)
		}
	}
}

func TestDiff_OfEveryKind(t *testing.T) {
	for _, kind := range didban.Kinds {
		full := didban.New(kind)
		fillFields(reflect.ValueOf(full).Elem())
		changes, err := didban.Diff(didban.New(kind), full)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, c := range changes {
			told = append(told, c.Field)
		}
		for _, path := range tablePaths(didban.Fields(kind), "") {
			if !slices.Contains(told, path) {
				t.Errorf("%s: a difference in %s is not told", kind, path)
			}
		}
		if again, err := didban.Diff(full, full); err != nil || len(again) > 0 {
			t.Errorf("%s differs from itself: %v, %v", kind, again, err)
		}
	}
}

func TestDiff_NewAndWithdrawn(t *testing.T) {
	person := &didban.Person{Name: "مریم رضایی"}
	for _, test := range []struct {
		name          string
		before, after didban.Noun
		want          string
	}{
		{"new", nil, person, "name set →مریم رضایی text"},
		{"withdrawn", person, nil, "name set مریم رضایی→ text"},
	} {
		changes, err := didban.Diff(test.before, test.after)
		if err != nil || len(changes) != 1 || line(changes[0]) != test.want {
			t.Errorf("%s: got %+v, %v", test.name, changes, err)
		}
	}
	if changes, err := didban.Diff(nil, nil); changes != nil || err != nil {
		t.Errorf("nothing differs from nothing: %v, %v", changes, err)
	}
	if _, err := didban.Diff(person, &didban.Post{}); err == nil {
		t.Error("a person is compared with a post")
	}
}

func walkFields(fields []didban.Field, at string, visit func(string, didban.Field)) {
	for _, f := range fields {
		visit(at+"."+f.Name, f)
		walkFields(f.Fields, at+"."+f.Name, visit)
	}
}

// tablePaths are the values of the table.
func tablePaths(fields []didban.Field, at string) (out []string) {
	for _, f := range fields {
		if len(f.Fields) > 0 {
			out = append(out, tablePaths(f.Fields, at+f.Name+".")...)
			continue
		}
		out = append(out, at+f.Name)
	}
	return out
}

// jsonPaths are the values of the type.
func jsonPaths(typ reflect.Type, at string) (out []string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		inner := f.Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		switch {
		case f.Anonymous:
			out = append(out, jsonPaths(f.Type, at)...)
		case at == "" && slices.Contains(unlisted, name):
		case inner.Kind() == reflect.Struct && !slices.Contains(leaves, inner):
			out = append(out, jsonPaths(inner, at+name+".")...)
		default:
			out = append(out, at+name)
		}
	}
	return out
}
