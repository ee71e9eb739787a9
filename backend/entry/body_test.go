package entry_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/entry"
	"didban.app/backend/prose"
)

// loosely is a body that says what the form says in other signs.
const loosely = "*  یک\n*  دو\n\nمتن[^آب]\n\n[^آب]: یادداشت"

func story(body string) *didban.Article {
	return &didban.Article{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, 1), Code: "SH-1", Version: 2}, Title: "آب", Section: "civil", Form: "news",
		Body: body,
	}
}

func bodyOf(t *testing.T, s didban.Sheet) entry.State {
	t.Helper()
	return stateOf(t, didban.KindArticle, s, "body", toman)
}

// TestApply_Body: what is typed is the HTML of an editor, what it means is Markdown.
func TestApply_Body(t *testing.T) {
	for _, test := range []struct{ name, before, typed, text, value string }{
		{"of an editor", "", "<p>یک <strong>دو</strong></p><ul><li>سه</li></ul>", "<p>یک <strong>دو</strong></p><ul><li>سه</li></ul>", "یک **دو**\n\n- سه"},
		{"emptied", "متن", "", "", ""},
		{"an empty paragraph", "متن", "<p></p>", "<p></p>", ""},
		{"as it was, in the writing of an editor", loosely, prose.Edit(loosely), prose.Edit(loosely), loosely},
		{"as it was, in other blanks", loosely, strings.ReplaceAll(prose.Edit(loosely), "\n", ""), strings.ReplaceAll(prose.Edit(loosely), "\n", ""), loosely},
		{"Markdown", "", "# سر\n\n*  یک", "<h2>سر</h2>\n<ul>\n<li>یک</li>\n</ul>", "# سر\n\n*  یک"},
		{"Markdown that begins with a tag", "", "\n<b>یک</b>", "<p><strong>یک</strong></p>", "<b>یک</b>"},
		{"script", "", "<p onclick=x>متن<script>y()</script></p>", "<p onclick=x>متن<script>y()</script></p>", "متن"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laid(t, story(test.before))
			before := form(t, didban.KindArticle, s)
			back := apply(t, didban.KindArticle, &s, set("body", test.typed), toman)
			if got := bodyOf(t, s); got.Text != test.text || got.Value != test.value || got.Fault != nil {
				t.Errorf("got %q, %q, %v\nwant %q, %q", got.Text, got.Value, got.Fault, test.text, test.value)
			}
			apply(t, didban.KindArticle, &s, back, toman)
			if got := form(t, didban.KindArticle, s); got != before {
				t.Errorf("undone: got %s\nwant %s", got, before)
			}
		})
	}
}

// TestApply_BodyIsNotKeptTwiceForALetter: typing on in a long body keeps no more than what
// is typed.
func TestApply_BodyIsNotKeptTwiceForALetter(t *testing.T) {
	s := laid(t, story(""))
	apply(t, didban.KindArticle, &s, set("body", "<p>"+strings.Repeat("متن ", 5000)+"</p>"), toman)
	back := apply(t, didban.KindArticle, &s, didban.Edit{Op: didban.EditCut, Path: "body", At: 3, Text: "x"}, toman)
	if b, err := json.Marshal(back); err != nil || len(b) > 300 || back.Op != didban.EditCut {
		t.Errorf("%d bytes undo a letter, %v", len(b), err)
	}
}

// TestApply_BodyUndone: whatever is typed, cut and pasted, the way back leads to the same
// bytes.
func TestApply_BodyUndone(t *testing.T) {
	texts := []string{"", "<p>یک</p>", "<p>یک</p><p>دو</p>", "# سر", "\n<i>x", "<ul><li>a", loosely, prose.Edit(loosely), "x</p>", "<"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 13))
		s := laid(t, story([]string{"", loosely, "یک"}[r.IntN(3)]))
		before := form(t, didban.KindArticle, s)
		var undo []didban.Edit
		for range 12 {
			e := set("body", texts[r.IntN(len(texts))])
			if r.IntN(2) == 0 {
				e = didban.Edit{Op: didban.EditCut, Path: "body", At: r.IntN(6), Cut: r.IntN(4), Text: texts[r.IntN(len(texts))]}
			}
			if back, err := entry.Apply(didban.KindArticle, &s, e, toman); err == nil {
				undo = append(undo, back)
			}
		}
		for _, back := range slices.Backward(undo) {
			apply(t, didban.KindArticle, &s, back, toman)
		}
		if got := form(t, didban.KindArticle, s); got != before {
			t.Fatalf("seed %d: got %s\nwant %s", seed, got, before)
		}
	}
}
