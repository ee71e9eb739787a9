package didban_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// TestCritical is the table of what needs a second person: 40 decisions on a text of 90 runes.
func TestCritical(t *testing.T) {
	const runes = 90
	third := []didban.Span{{From: 0, To: 20}, {From: 30, To: 40}}
	more := []didban.Span{{From: 0, To: 20}, {From: 30, To: 41}}
	for i, c := range []struct {
		action  didban.RulingAction
		rule    string
		spans   []didban.Span
		city    bool // it speaks of a post, a person or a unit
		contest bool // it contests an answer of the city
		want    bool
	}{
		{didban.RuledPublished, "", nil, false, false, false},
		{didban.RuledPublished, "", nil, true, false, false},
		{didban.RuledPublished, "", nil, true, true, false},
		{didban.RuledRestored, "", nil, true, true, false},
		{didban.RuledKept, "", nil, true, true, false},
		{didban.RuledUpheld, "", nil, true, true, false},
		{didban.RuledMerged, "duplicate", nil, true, true, false},
		{didban.RuledMoved, "elsewhere", nil, true, true, false},
		{didban.RuledWithdrawn, "author", nil, true, true, false},
		{didban.RuledRejected, "personal", nil, false, false, false},
		{didban.RuledRejected, "threat", nil, false, false, false},
		{didban.RuledRejected, "hate", nil, false, false, false},
		{didban.RuledRejected, "advert", nil, false, false, false},
		{didban.RuledRejected, "duplicate", nil, false, false, false},
		{didban.RuledRejected, "rights", nil, false, false, false},
		{didban.RuledRejected, "insult", nil, false, false, true},
		{didban.RuledRejected, "accusation", nil, false, false, true},
		{didban.RuledRejected, "elsewhere", nil, false, false, true},
		{didban.RuledRejected, "empty", nil, false, false, true},
		{didban.RuledRejected, "order", nil, false, false, true},
		{didban.RuledRejected, "personal", nil, true, false, true},
		{didban.RuledRejected, "threat", nil, true, false, true},
		{didban.RuledRejected, "advert", nil, false, true, true},
		{didban.RuledRejected, "advert", nil, true, true, true},
		{didban.RuledHidden, "personal", nil, false, false, false},
		{didban.RuledHidden, "threat", nil, false, false, false},
		{didban.RuledHidden, "rights", nil, false, false, false},
		{didban.RuledHidden, "insult", nil, false, false, true},
		{didban.RuledHidden, "order", nil, false, false, true},
		{didban.RuledHidden, "threat", nil, true, false, true},
		{didban.RuledHidden, "threat", nil, false, true, true},
		{didban.RuledErased, "order", nil, false, false, true},
		{didban.RuledErased, "personal", nil, false, false, false},
		{didban.RuledErased, "personal", nil, true, false, true},
		{didban.RuledRedacted, "personal", third, true, true, false},
		{didban.RuledRedacted, "insult", third, true, true, false},
		{didban.RuledRedacted, "personal", more, false, false, false},
		{didban.RuledRedacted, "personal", more, true, false, true},
		{didban.RuledRedacted, "personal", more, false, true, true},
		{didban.RuledRedacted, "insult", more, false, false, true},
	} {
		got := didban.Critical(&didban.Decision{Action: c.action, Rule: c.rule, Spans: c.spans}, runes, c.city, c.contest)
		if got != c.want {
			t.Errorf("%d: %+v: got %t", i, c, got)
		}
	}
}

// TestMayDo: what is open to who judges, by kind, stage and what was done last.
func TestMayDo(t *testing.T) {
	for _, c := range []struct {
		kind  didban.SubmissionKind
		stage didban.Stage
		last  didban.RulingAction
		want  string
	}{
		{didban.SubmitComment, didban.StageWaiting, "", "[published redacted rejected merged moved]"},
		{didban.SubmitComment, didban.StageHeld, "", "[]"},
		{didban.SubmitComment, didban.StageDeciding, "", "[]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledPublished, "[hidden]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledRedacted, "[hidden]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledMoved, "[hidden]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledRestored, "[hidden]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledHidden, "[restored]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledRejected, "[]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledMerged, "[]"},
		{didban.SubmitComment, didban.StageDecided, didban.RuledWithdrawn, "[]"},
		{didban.SubmitComment, didban.StageAppealed, didban.RuledHidden, "[restored upheld]"},
		{didban.SubmitComment, didban.StageAppealed, didban.RuledRejected, "[published redacted upheld]"},
		{didban.SubmitComment, didban.StageAppealed, didban.RuledRedacted, "[published redacted upheld]"},
		{didban.SubmitNotice, didban.StageWaiting, "", "[kept hidden interim]"},
		{didban.SubmitNotice, didban.StageDecided, "", "[]"},
		{didban.SubmitReport, didban.StageWaiting, "", "[published redacted rejected merged]"},
		{didban.SubmitReport, didban.StageDecided, didban.RuledPublished, "[hidden merged]"},
		{didban.SubmitReport, didban.StageDecided, didban.RuledHidden, "[restored]"},
		{didban.SubmitReport, didban.StageDecided, didban.RuledRejected, "[]"},
		{didban.SubmitReport, didban.StageAppealed, didban.RuledHidden, "[restored upheld]"},
		{didban.SubmitReport, didban.StageAppealed, didban.RuledRejected, "[published redacted upheld]"},
	} {
		s := didban.Submission{Kind: c.kind, Stage: c.stage, Action: c.last}
		if got := fmt.Sprint(s.MayDo()); got != c.want {
			t.Errorf("%s %s after %q: got %s, want %s", c.kind, c.stage, c.last, got, c.want)
		}
	}
}

// TestOrder_Balanced: one loud voice with all the supports, and many of one aspect, have at
// most every third place and two places running.
func TestOrder_Balanced(t *testing.T) {
	var voices []didban.Voice
	for i := range 60 {
		v := didban.Voice{ID: didbantest.ID(didban.KindComment, i), Day: didban.Day(fmt.Sprintf("2026-11-%02d", 1+i%28)), Aspect: "cost"}
		switch {
		case i < 20:
			v.Supports, v.Day = 300-i, "2026-10-01"
		case i < 40:
			v.Answered, v.Aspect = true, "quality"
		case i%2 == 0:
			v.Aspect = "safety"
		}
		voices = append(voices, v)
	}
	out := didban.Arrange(didban.OrderBalanced, voices)
	if len(out) != len(voices) {
		t.Fatalf("%d of %d", len(out), len(voices))
	}
	seen := map[didban.ID]bool{}
	loud := 0
	for i, v := range out {
		if seen[v.ID] {
			t.Errorf("%s twice", v.ID)
		}
		seen[v.ID] = true
		if v.Supports > 0 {
			loud++
		}
		if i < 30 && loud > i/3+1 {
			t.Errorf("of the first %d places %d are the loudest's", i+1, loud)
		}
		if i >= 2 && i < 45 && out[i-1].Aspect == v.Aspect && out[i-2].Aspect == v.Aspect {
			t.Errorf("three of %s running at %d", v.Aspect, i)
		}
	}
	again := slices.Clone(voices)
	slices.Reverse(again)
	if got := didban.Arrange(didban.OrderBalanced, again); !slices.Equal(got, out) {
		t.Error("the order depends on that of the voices")
	}
}
