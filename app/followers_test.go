package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// forgetful is a feed of which one noun is said to be gone.
type forgetful struct {
	didban.Feed
	lost didban.ID
}

func (f forgetful) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if id == f.lost {
		return nil, didban.Fault(didban.CodeNotFound, "noun.notFound")
	}
	return f.Feed.Load(kind, id)
}

// What follows the record, and is looked into in its place, is held against it; what lies in
// memory alone is made anew at once.
func TestScrub_FollowerThatLacksANoun(t *testing.T) {
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	write(t, dir, "projects.csv", onePark)
	write(t, dir, "articles.csv", "code,title,section,form,published,body\nA-1,بوستان تازه,civil,news,1403/05/12,متن\n")
	if code, said := ran(t, "--data", data, "--lang", "en", "import", dir); code != 0 {
		t.Fatal(said)
	}
	for _, c := range []struct {
		name string
		kind didban.Kind
		by   string // the follower that loses a noun of the kind
		says string
	}{
		{"all hold all", "", "", ""},
		{"map", didban.KindProject, "map", "The map was not the same as the public record (project: 0 on the map, 1 in the record)"},
		{"archive", didban.KindArticle, "archive", "article: 0 in the catalogue, 1 in the record"},
		{"search", didban.KindArticle, "search", "Close the program and run “didban reindex”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.by == "search" {
				if code, said := ran(t, "--data", data, "reindex"); code != 0 {
					t.Fatal(said)
				}
			}
			p, err := open(data, didban.ModePublic, quiet())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := p.close(); err != nil {
					t.Error(err)
				}
			})
			feed := func(name string) didban.Feed {
				if name == c.by {
					return forgetful{p.Store, lastOf(t, p, c.kind)}
				}
				return p.Store
			}
			err = errors.Join(p.Map.CatchUp(feed("map")), p.Archive.CatchUp(feed("archive")), p.Search.CatchUp(context.Background(), feed("search")))
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			in := &invocation{ctx: t.Context(), out: &out, errOut: &out, data: data, words: wordsOf("en"), running: p}
			if err := in.tellFollowers(); (err != nil) != (c.by != "") || strings.Count(out.String(), "\n") > 1 || !strings.Contains(out.String(), c.says) {
				t.Errorf("the check tells %s%v", out.String(), err)
			}
			if err := p.scrub(t.Context()); err != nil {
				t.Fatal(err)
			}
			if found := p.lastHealth().Findings; (found == 1) != (c.by == "search") || found > 1 {
				t.Errorf("%d findings after the first look", found)
			}
		})
	}
}

// lastOf is the noun of a kind that changed last.
func lastOf(t *testing.T, p *Program, kind didban.Kind) (id didban.ID) {
	t.Helper()
	changes, err := p.Store.Changes(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Kind == kind {
			id = c.ID
		}
	}
	if id == "" {
		t.Fatalf("no %s changed", kind)
	}
	return id
}
