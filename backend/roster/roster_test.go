package roster_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
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

func TestIndex_TellsTheFiguresOfEachKind(t *testing.T) {
	hash := strings.Repeat("a", 64)
	area := &didban.Area{Meta: named(didban.KindArea, 1), Name: "فین"}
	post := &didban.Post{Meta: named(didban.KindPost, 1), Title: "شهردار", Unit: "عمران", Area: area.ID}
	photo := &didban.Media{Meta: named(didban.KindMedia, 1), Hash: hash, Type: "image/png", Taken: "2026-01-02"}
	spare := &didban.Media{Meta: named(didban.KindMedia, 2), Hash: strings.Repeat("b", 64), Type: "application/pdf"}
	article := &didban.Article{
		Meta: named(didban.KindArticle, 1), Section: "city", Form: "report", Published: 5, Body: "![پل](/media/" + hash + ".png)",
		Media: []didban.Attachment{{Media: photo.ID, Use: "cover"}},
	}
	person := &didban.Person{Meta: named(didban.KindPerson, 1), Photo: photo.ID}
	feed := didbantest.NewFeed(area, post, photo, spare, article, person)
	x := roster.NewIndex()
	catchUp(t, x, feed)
	for kind, want := range map[didban.Kind][]string{
		didban.KindPost: {"عمران", "فین"}, didban.KindArticle: {"city", "report", "5", ""}, didban.KindMedia: {"PNG", "2026-01-02", "", ""},
	} {
		equal(t, x.All(kind)[0].Figures, want)
		if len(roster.Columns(kind)) != len(want) {
			t.Errorf("%s has %d columns for %d figures", kind, len(roster.Columns(kind)), len(want))
		}
	}
	if uses := x.Uses(); uses[photo.ID] != 2 || uses[spare.ID] != 0 {
		t.Errorf("uses: %v", uses)
	}
	renamed := *area
	renamed.Name = "راوند"
	feed.Put(&renamed)
	feed.Delete(didban.KindPerson, person.ID)
	catchUp(t, x, feed)
	equal(t, x.All(didban.KindPost)[0].Figures, []string{"عمران", "راوند"})
	if uses := x.Uses(); uses[photo.ID] != 1 {
		t.Errorf("uses after a change: %v", uses)
	}
}

func TestIndex_KnowsWhatWasWithdrawn(t *testing.T) {
	person := &didban.Person{Meta: named(didban.KindPerson, 1), Name: "مریم رضایی"}
	feed := didbantest.NewFeed(person)
	feed.Delete(didban.KindPerson, person.ID)
	x := roster.NewIndex()
	catchUp(t, x, feed)
	if gone := x.Gone(didban.KindPerson); len(gone) != 1 || gone[0].Ref.ID != person.ID {
		t.Errorf("gone: %v", gone)
	}
	feed.Put(person)
	catchUp(t, x, feed)
	if gone := x.Gone(didban.KindPerson); len(gone) != 0 {
		t.Errorf("back, and gone: %v", gone)
	}
}

// TestUsed_AsCountedAnew: after any changes the tally is that of a fresh count.
func TestUsed_AsCountedAnew(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	feed := didbantest.NewFeed()
	x := roster.NewIndex()
	paths := []string{"unit", "contracts.contractor"}
	kept := x.Used(didban.KindProject, paths, "domain")
	for range 300 {
		p := &didban.Project{Meta: named(didban.KindProject, random.IntN(9)), Title: "پروژه", Domain: pick("civil", "green"), Unit: pick("", "عمران", "عُمران", "فضای سبز")}
		for range random.IntN(3) {
			p.Contracts = append(p.Contracts, didban.Contract{Contractor: pick("پارس", "پارس ", "سازه")})
		}
		if random.IntN(4) == 0 {
			feed.Delete(didban.KindProject, p.ID)
		} else {
			feed.Put(p)
		}
		if random.IntN(3) > 0 {
			continue
		}
		anew := roster.NewUsed(didban.KindProject, paths, "domain")
		if err := errors.Join(kept.CatchUp(feed), anew.CatchUp(feed)); err != nil {
			t.Fatal(err)
		}
		if got, want := kept.Texts(), anew.Texts(); !slices.Equal(got, want) {
			t.Fatalf("kept %+v\nanew %+v", got, want)
		}
	}
	if len(kept.Texts()) < 5 {
		t.Fatalf("%+v: nothing is proved", kept.Texts())
	}
	if x.Used(didban.KindProject, paths, "domain") != kept {
		t.Error("the same question is counted twice")
	}
}
