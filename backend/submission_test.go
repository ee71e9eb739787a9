package didban_test

import (
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
)

func TestCleanText(t *testing.T) {
	for text, want := range map[string]string{
		"  سلام \t\n":            "سلام",
		"یک\r\nدو\rسه":           "یک\nدو\nسه",
		"یک  \nدو\t":             "یک\nدو",
		"یک\n\n\n\nدو":           "یک\n\n\n\nدو",
		"یک\n\n\n\n\n\n\nدو":     "یک\n\n\n\nدو",
		"یک\n \n\t\n \n \n \nدو": "یک\n\n\n\nدو",
		"\n\n\n":                 "",
		"نیم‌فاصله می‌ماند":      "نیم‌فاصله می‌ماند",
	} {
		if got := didban.CleanText(text); got != want || didban.CleanText(got) != got {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestCheckWords holds a text of 5 to 1000 runes to what a person may write.
func TestCheckWords(t *testing.T) {
	for text, want := range map[string]string{
		"سلام شهر": "",
		"نیم‌فاصله و «گیومه» و\nسطر":               "",
		"مُحَمَّدٌ رَّسُولُ":                       "",
		"hello, world":                             "",
		"سلام 👨‍👩‍👧 شهر":                           "",
		strings.Repeat("ک", 1000):                  "",
		"سلام":                                     "text.short",
		"......":                                   "text.short",
		"🙂🙂🙂🙂🙂🙂":                                   "text.short",
		strings.Repeat("ک", 1001):                  "field.tooLong",
		strings.Repeat("ک", 1<<20):                 "field.tooLong",
		"سلام\x00شهر":                              "text.signs",
		"سلام\x1bشهر":                              "text.signs",
		"سلام \u202aشهر":                           "text.signs",
		"سلام \u202eشهر":                           "text.signs",
		"سلام \u2066شهر":                           "text.signs",
		"سلام \u2069شهر":                           "text.signs",
		"ز" + strings.Repeat("\u0336", 5) + "الگو": "text.signs",
		"\xffسلام شهر":                             "field.encoding",
	} {
		err := didban.CheckWords("text", text, 5, 1000)
		got := ""
		var all didban.Errors
		if errors.As(err, &all) {
			got = all[0].Key
		}
		if got != want {
			t.Errorf("%.30q: got %q, want %q", text, got, want)
		}
	}
}

// TestTransition_OfAnswers: only a change of the answer alone is an answer.
func TestTransition_OfAnswers(t *testing.T) {
	before := &didban.Comment{Text: "نظر", State: didban.CommentApproved}
	for name, c := range map[string]struct {
		change func(*didban.Comment)
		want   didban.Action
	}{
		"answered":         {func(m *didban.Comment) { m.Answer = &didban.Answer{Text: "پاسخ"} }, didban.ActionAnswer},
		"and reworded":     {func(m *didban.Comment) { m.Answer, m.Text = &didban.Answer{}, "دیگر" }, didban.ActionModerate},
		"and hidden":       {func(m *didban.Comment) { m.Answer, m.State = &didban.Answer{}, didban.CommentHidden }, didban.ActionModerate},
		"and renamed":      {func(m *didban.Comment) { m.Answer, m.Author = &didban.Answer{}, "کس دیگر" }, didban.ActionModerate},
		"and another code": {func(m *didban.Comment) { m.Answer, m.Code = &didban.Answer{}, "C-X" }, didban.ActionModerate},
		"moved":            {func(m *didban.Comment) { m.Subject.ID = "x" }, didban.ActionModerate},
	} {
		after := *before
		c.change(&after)
		if got := didban.Transition(before, &after); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := didban.Transition(nil, &didban.Comment{Answer: &didban.Answer{}}); got != didban.ActionModerate {
		t.Errorf("a new one with an answer: %s", got)
	}
}

// TestGolden_PublicCode: codes stand on receipts and in prints; their derivation never changes.
func TestGolden_PublicCode(t *testing.T) {
	const id = didban.ID("01a22900-1140-781b-bf4f-3ade649fdcc4")
	for _, c := range []struct {
		prefix string
		long   bool
		want   string
	}{{"C-", false, "C-RE0J3V"}, {"C-", true, "C-RE0J3VX3"}, {"T-", false, "T-RE0J3V"}} {
		if got := didban.PublicCode(c.prefix, id, c.long); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
