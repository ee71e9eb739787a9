package didban_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

func message(change func(*didban.Message)) *didban.Message {
	m := &didban.Message{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindMessage, 1), Code: "L-7K3MQ2"}, To: didban.Ref{Kind: didban.KindPost, ID: didbantest.ID(didban.KindPost, 1)},
		Topic: "question", Channel: didban.ChannelKiosk, Day: "2026-11-01", Salt: strings.Repeat("0", 32), State: didban.CommentApproved,
		Ruling: didbantest.ID(didban.KindRuling, 1),
		Turns: []didban.Turn{
			{Day: "2026-11-01", Text: "کوچهٔ ما کی آسفالت می‌شود؟"},
			{Day: "2026-11-05", Answer: &didban.Answer{
				Text: "در برنامهٔ آذر است.", Unit: didbantest.ID(didban.KindUnit, 1), Day: "2026-11-05",
				Outcome: didban.Outcome{Kind: didban.OutcomePlanned, Due: "2026-12-15"},
			}},
		},
	}
	change(m)
	return m
}

func TestMessage_Validate(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*didban.Message)
		want   string // the field at fault, "" for none
	}{
		{"question and answer", func(*didban.Message) {}, ""},
		{"to a person", func(m *didban.Message) { m.To.Kind = didban.KindPerson }, "to"},
		{"no answer", func(m *didban.Message) { m.Turns = m.Turns[:1] }, "turns"},
		{"the answer first", func(m *didban.Message) { slices.Reverse(m.Turns) }, "turns.0.text"},
		{"a topic of none", func(m *didban.Message) { m.Topic = "weather" }, "topic"},
		{"more turns than there may be", func(m *didban.Message) { m.Turns = slices.Repeat(m.Turns, 4) }, "turns"},
		{"an answer of two signatures", func(m *didban.Message) { m.Turns[1].Answer.Post = m.To.ID }, "turns.1.answer.unit"},
		{"without salt", func(m *didban.Message) { m.Salt = "" }, "salt"},
		{"hidden, with words", func(m *didban.Message) { m.State = didban.CommentHidden }, "turns"},
		{"hidden", func(m *didban.Message) { m.State, m.Turns, m.Salt = didban.CommentHidden, nil, "" }, ""},
		{"of no state", func(m *didban.Message) { m.State = "pending" }, "state"},
		{"without a ruling", func(m *didban.Message) { m.Ruling = "" }, "ruling"},
	} {
		err := message(c.change).Validate()
		var list didban.Errors
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!errors.As(err, &list) || !slices.ContainsFunc(list, func(e *didban.Error) bool { return e.Field == c.want })):
			t.Errorf("%s: %v, want a fault of %s", c.name, err, c.want)
		}
	}
}

func TestUnfilledIn(t *testing.T) {
	for text, want := range map[string][]string{
		"با سپاس، {واحد} تا {مهلت} رسیدگی می‌کند. {واحد}": {"واحد", "مهلت"},
		"بی جای خالی": nil,
		"نیمه {واحد":  nil,
		"{ {روز} }":   {"روز"},
		"{}":          {""},
	} {
		if got := didban.UnfilledIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
