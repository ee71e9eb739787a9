package didban_test

import (
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// voices are the kinds of what citizens say, and of what is decided on it.
var voices = []didban.Kind{didban.KindRuling, didban.KindComment, didban.KindReport, didban.KindMessage}

// No role that may only edit can make a change of the public record.
func TestTransition(t *testing.T) {
	for _, kind := range didban.Kinds {
		n := didban.New(kind)
		want := didban.ActionPublish
		if slices.Contains(voices, kind) {
			want = didban.ActionModerate
		}
		for name, got := range map[string]didban.Action{
			"new": didban.Transition(nil, n), "changed": didban.Transition(n, n), "taken back": didban.Transition(n, nil),
		} {
			if got != want {
				t.Errorf("%s %s: %s, want %s", kind, name, got, want)
			}
			for _, role := range []didban.Role{didban.RoleEntry, didban.RoleEditor, didban.RoleAuditor} {
				if (didban.Actor{Roles: []didban.Role{role}}).Can(got, kind) {
					t.Errorf("%s may make a %s that is %s", role, kind, name)
				}
			}
		}
	}
}

// Whatever field of a noun holds an id is listed among its references.
func TestRefs_ListEveryID(t *testing.T) {
	for _, kind := range didban.Kinds {
		n := didban.New(kind)
		filled := fillIDs(reflect.ValueOf(n).Elem())
		refs := didban.Refs(n)
		if kind == didban.KindRuling { // it outlives whatever it speaks of
			filled = 0
		}
		if len(refs) != filled {
			t.Errorf("%s: %d references %+v, want %d", kind, len(refs), refs, filled)
		}
		for _, ref := range refs {
			ahead := kind == didban.KindComment || ref.Field == "headPost" // the store looks for it at the end
			if to := slices.Index(didban.Kinds, ref.To.Kind); !ahead && to > slices.Index(didban.Kinds, kind) {
				t.Errorf("%s refers to %s, which comes after it", kind, ref.To.Kind)
			}
		}
	}
}

// fillIDs puts an id into every field that holds one, but for the noun's own, and
// returns how many.
func fillIDs(v reflect.Value) (n int) {
	id := reflect.ValueOf(didbantest.ID(didban.KindMedia, 1))
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case f.Type() == reflect.TypeFor[didban.Meta]():
			continue
		case f.Type() == reflect.TypeFor[didban.Ref]():
			f.Set(reflect.ValueOf(didban.Ref{Kind: didban.KindProject, ID: didbantest.ID(didban.KindProject, 1)}))
			n++
		case f.Type() == id.Type():
			f.Set(id)
			n++
		case f.Type() == reflect.TypeFor[[]didban.ID]():
			f.Set(reflect.ValueOf([]didban.ID{id.Interface().(didban.ID)}))
			n++
		case f.Type() == reflect.TypeFor[[]didban.Attachment]():
			f.Set(reflect.ValueOf([]didban.Attachment{{Media: id.Interface().(didban.ID)}}))
			n++
		}
	}
	return n
}

func TestPublishable(t *testing.T) {
	const now = 1000
	for name, test := range map[string]struct {
		noun didban.Noun
		want bool
	}{
		"an article that is out":    {&didban.Article{Published: now}, true},
		"an article of later":       {&didban.Article{Published: now + 1}, false},
		"an article without a time": {&didban.Article{}, false},
		"an approved comment":       {&didban.Comment{State: didban.CommentApproved}, true},
		"a project":                 {&didban.Project{}, true},
		"a report of today":         {&didban.Report{Steps: []didban.ReportStep{{Day: "1970-01-01"}}}, true},
		"a report of tomorrow":      {&didban.Report{Steps: []didban.ReportStep{{Day: "1970-01-02"}}}, false},
	} {
		if err := didban.Publishable(test.noun, now); (err == nil) != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVersion_Why(t *testing.T) {
	v := didban.Version{Reason: "یک", Reasons: []didban.FieldReason{{Field: "a", Text: "دو"}, {Field: "b", Text: "یک"}, {Field: "c", Text: "دو"}}}
	if got := v.Why(); got != "یک\nدو" {
		t.Errorf("got %q", got)
	}
	if got := (didban.Version{}).Why(); got != "" {
		t.Errorf("no reason reads %q", got)
	}
}
