package entry_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

// TestApply_Refused is about edits that fit nowhere: they fail and change nothing.
func TestApply_Refused(t *testing.T) {
	for _, e := range []didban.Edit{
		set("rumour", "x"), set("id", "x"), set("version", "9"), set("", "x"), set("budget", "x"), set("budget.r1", "x"),
		set("budget.r9.spent", "1"), set("budget..spent", "1"), set("budget.0.spent", "1"), set("title.x", "x"), set("areas.0", "x"),
		{Op: "rule", Path: "title"},
		{Path: "title"},
		{Op: didban.EditAdd, Path: "title", Row: "n"},
		{Op: didban.EditDrop, Path: "areas", Row: "r1"},
		{Op: didban.EditAdd, Path: "budget"},
		{Op: didban.EditAdd, Path: "budget", Row: "r1"},
		{Op: didban.EditAdd, Path: "budget", Row: "a.b"},
		{Op: didban.EditAdd, Path: "budget", Row: strings.Repeat("k", 41)},
		{Op: didban.EditAdd, Path: "contracts.r9.payments", Row: "n"},
		{Op: didban.EditAdd, Path: "budget", Row: "n", Item: "{"},
		{Op: didban.EditAdd, Path: "budget", Row: "n", Item: `{"item":null}`},
		{Op: didban.EditAdd, Path: "budget", Row: "n", Item: `{"item":{"spent":"much"}}`},
		{Op: didban.EditAdd, Path: "contracts", Row: "n", Item: `{"item":{"payments":[{}]}}`},
		{Op: didban.EditAdd, Path: "contracts", Row: "n", Item: `{"item":{"payments":[{},{}]},"rows":{"payments":["a","a"]}}`},
		{Op: didban.EditAdd, Path: "contracts", Row: "n", Item: `{"item":{"payments":[7]},"rows":{"payments":["a"]}}`},
		{Op: didban.EditDrop, Path: "budget"},
		{Op: didban.EditDrop, Path: "budget", Row: "r9"},
		{Op: didban.EditMove, Path: "budget", Row: "r1", After: "r1"},
		{Op: didban.EditPut, Path: "title"},
		{Op: didban.EditPut, Path: "title", Item: `{"value":7}`},
		{Op: didban.EditPut, Path: "budget", Item: `{"value":[]}`},
		{Op: didban.EditPut, Path: "end", Item: `{"value":{}}`},
		{Op: didban.EditPut, Path: "budget.r1.spent", Item: `{"value":1.5}`},
	} {
		s := laid(t, works())
		before := form(t, didban.KindProject, s)
		_, err := entry.Apply(didban.KindProject, &s, e, toman)
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Key != "edit.path" {
			t.Errorf("%+v: %v", e, err)
		}
		if got := form(t, didban.KindProject, s); got != before {
			t.Errorf("%+v changed\n%s\nto %s", e, before, got)
		}
	}
}

func TestOpen_ASheetThatIsNone(t *testing.T) {
	for _, noun := range []string{"", "7", "null", "[]", `{"name":7}`} {
		s := didban.Sheet{Noun: json.RawMessage(noun)}
		if _, _, err := entry.States(didban.KindPerson, &s, toman); err == nil {
			t.Errorf("%q has fields", noun)
		}
	}
	if _, err := entry.Noun("rumour", &didban.Sheet{Noun: json.RawMessage("{}")}); err == nil {
		t.Error("a kind that is none makes a noun")
	}
}
