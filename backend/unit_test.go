package didban_test

import (
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

func TestUnit_Validate(t *testing.T) {
	id, above := didbantest.ID(didban.KindUnit, 1), didbantest.ID(didban.KindUnit, 2)
	for _, test := range []struct {
		name   string
		change func(*didban.Unit)
		want   string
	}{
		{"whole", func(u *didban.Unit) {
			u.Parent, u.Phone, u.Hours = above, "031-55001234", "شنبه تا چهارشنبه"
			u.Deadlines = didban.Deadlines{Comment: 1, Message: didban.MaxDeadline}
		}, ""},
		{"its own parent", func(u *didban.Unit) { u.Parent = id }, "unit.loop parent"},
		{"a parent that is no id", func(u *didban.Unit) { u.Parent = "عمران" }, "field.id parent"},
		{"without a title", func(u *didban.Unit) { u.Title = "" }, "field.required title"},
		{"a long title", func(u *didban.Unit) { u.Title = strings.Repeat("و", 301) }, "field.tooLong title"},
		{"a day before", func(u *didban.Unit) { u.Deadlines.Report = -1 }, "unit.deadline deadlines.report"},
		{"more than a year", func(u *didban.Unit) { u.Deadlines.Question = 251 }, "unit.deadline deadlines.question"},
	} {
		t.Run(test.name, func(t *testing.T) {
			u := &didban.Unit{Meta: didban.Meta{ID: id, Code: "U-1"}, Title: "معاونت فنی و عمرانی"}
			test.change(u)
			var faults didban.Errors
			got := ""
			if errors.As(u.Validate(), &faults) {
				got = faults[0].Key + " " + faults[0].Field
			}
			if got != test.want || len(faults) > 1 {
				t.Errorf("got %v, want %q", faults, test.want)
			}
		})
	}
}

func TestDeadlines_OrDefaults(t *testing.T) {
	set := didban.Deadlines{Message: 3}
	if got, want := set.OrDefaults(), (didban.Deadlines{Comment: 10, Message: 3, Report: 10, Question: 10}); got != want || set.Comment != 0 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPost_Letters(t *testing.T) {
	for way, want := range map[didban.Letters]bool{
		"": true, didban.LettersAccepts: true, didban.LettersThrough: true, didban.LettersNone: true, "shout": false,
	} {
		p := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "S-1"}, Title: "شهردار", Letters: way}
		if got := p.Validate() == nil; got != want {
			t.Errorf("%q: valid %v", way, got)
		}
	}
}
