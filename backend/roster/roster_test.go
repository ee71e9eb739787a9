package roster_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/roster"
)

func named(kind didban.Kind, n int) didban.Meta {
	return didban.Meta{ID: didbantest.ID(kind, n), Code: "C" + string(rune('0'+n))}
}

func titles(x *roster.Index, kind didban.Kind) (out []string) {
	for _, e := range x.All(kind) {
		out = append(out, e.Title)
	}
	return out
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}

func TestIndex_CallsATermByItsPersonAsItIsNow(t *testing.T) {
	person := &didban.Person{Meta: named(didban.KindPerson, 1), Name: "مریم رضایی"}
	post := &didban.Post{Meta: named(didban.KindPost, 1), Title: "شهردار منطقهٔ یک"}
	term := &didban.Trustee{Meta: named(didban.KindTrustee, 1), Person: person.ID, Post: post.ID}
	feed := didbantest.NewFeed(person, post, term)
	x := roster.NewIndex()
	catchUp(t, x, feed)
	equal(t, titles(x, didban.KindTrustee), []string{"مریم رضایی، شهردار منطقهٔ یک"})

	renamed := *person
	renamed.Name = "مریم رضایی‌فر"
	feed.Put(&renamed)
	catchUp(t, x, feed)
	equal(t, titles(x, didban.KindTrustee), []string{"مریم رضایی‌فر، شهردار منطقهٔ یک"})

	feed.Delete(didban.KindTrustee, term.ID)
	catchUp(t, x, feed)
	equal(t, titles(x, didban.KindTrustee), nil)
}

func TestIndex_ListsByTheAlphabetAndFindsAnySpelling(t *testing.T) {
	feed := didbantest.NewFeed()
	for n, name := range []string{"گلستان", "پیروزی", "كوی علی"} { // the last with an Arabic kaf
		feed.Put(&didban.Person{Meta: named(didban.KindPerson, n+1), Name: name})
	}
	x := roster.NewIndex()
	catchUp(t, x, feed)
	equal(t, titles(x, didban.KindPerson), []string{"پیروزی", "كوی علی", "گلستان"})
	var found []string
	for _, e := range x.All(didban.KindPerson) {
		if e.HasWords(roster.Words("کوی")) {
			found = append(found, e.Title)
		}
		if e.Begins(roster.Words("علی")) {
			t.Errorf("%q does not begin with it", e.Title)
		}
	}
	equal(t, found, []string{"كوی علی"})
}

func catchUp(t *testing.T, x *roster.Index, feed didban.Feed) {
	t.Helper()
	if err := x.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
}
