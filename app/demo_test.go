package main

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/demo"
	"didban.app/backend/media"
	"didban.app/backend/store"
)

// TestDemo_WholeCity opens the sample city as the program does: the files come in
// through the importer without a fault, and the folder is gone afterwards.
func TestDemo_WholeCity(t *testing.T) {
	p, err := open("", didban.ModeDemo, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	dir := p.dir
	least := map[didban.Kind]int{
		didban.KindProject: 60, didban.KindTrustee: 20, didban.KindArticle: 40, didban.KindEvent: 15, didban.KindArea: 30, didban.KindMedia: 40,
		didban.KindComment: 35, didban.KindReport: 14, didban.KindMessage: 6, didban.KindRuling: 45,
	}
	err = p.Store.View(func(tx *store.Tx) error {
		for kind, want := range least {
			if got, err := tx.Count(kind); err != nil || got < want {
				t.Errorf("%d of kind %s, want %d: %v", got, kind, want, err)
			}
		}
		return coverage(t, tx)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Fatalf("the throw-away folder is still there: %v", err)
	}
}

// TestDemo_MediaAreWhole looks at every file that the program vouches for, and wants of it
// what the library then keeps without decoding it again.
func TestDemo_MediaAreWhole(t *testing.T) {
	hashes, err := demo.Media()
	if err != nil {
		t.Fatal(err)
	}
	library, err := media.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	library.Vouch(hashes)
	seen := 0
	err = fs.WalkDir(demo.City(), "media", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(demo.City(), path)
		if err != nil {
			return err
		}
		want, bare, err := media.Inspect(path, content)
		if err != nil || !bytes.Equal(bare, content) || !slices.Contains(hashes, want.Hash) {
			t.Errorf("%s is no file that can be vouched for: %+v, %v", path, want, err)
		}
		if got, err := library.Add(path, content); got != want {
			t.Errorf("%s is kept as %+v, and is %+v: %v", path, got, want, err)
		}
		seen++
		return nil
	})
	if err = errors.Join(err, library.Close()); err != nil || seen != len(hashes) || seen < 40 {
		t.Errorf("%d files, %d hashes: %v", seen, len(hashes), err)
	}
}

// coverage wants every domain, type and status, every section and form, and
// fifteen projects with several years, amendments and a series of progress.
func coverage(t *testing.T, tx *store.Tx) error {
	seen, rich := map[string]bool{}, 0
	for p, err := range store.All[didban.Project](tx) {
		if err != nil {
			return err
		}
		seen["domain "+p.Domain], seen["type "+p.Type], seen["status "+p.Status] = true, true, true
		if isRich(p) {
			rich++
		}
	}
	for a, err := range store.All[didban.Article](tx) {
		if err != nil {
			return err
		}
		seen["section "+a.Section], seen["form "+a.Form] = true, true
	}
	for sort, terms := range map[string]didban.Vocabulary{
		"domain ": didban.Domains, "type ": didban.Types, "status ": didban.Statuses, "section ": didban.Sections, "form ": didban.ArticleKinds,
	} {
		for _, term := range terms {
			if !seen[sort+term.Code] {
				t.Errorf("nothing has the %s%s", sort, term.Code)
			}
		}
	}
	if rich < 15 {
		t.Errorf("%d rich projects, want 15", rich)
	}
	return nil
}

func isRich(p *didban.Project) bool {
	years, amended := map[int]bool{}, false
	for _, b := range p.Budget {
		years[b.Year] = true
	}
	for _, k := range p.Contracts {
		amended = amended || len(k.Amendments) > 0
	}
	return len(years) > 1 && amended && len(p.Progress) > 3 && len(p.Milestones) > 1
}

// TestDemo_PreparedOnce holds that the city is taken in once, and that a copy that is
// no whole city is not believed.
func TestDemo_PreparedOnce(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	count := func() (projects int) {
		t.Helper()
		p, err := open("", didban.ModeDemo, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Store.View(func(tx *store.Tx) (err error) {
			projects, err = tx.Count(didban.KindProject)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if err := p.close(); err != nil {
			t.Fatal(err)
		}
		return projects
	}
	first := count()
	made, err := filepath.Glob(filepath.Join(cache, "didban", "*"))
	if err != nil || len(made) != 1 {
		t.Fatalf("prepared %v, %v", made, err)
	}
	before, err := os.Stat(filepath.Join(made[0], storeFile))
	if err != nil {
		t.Fatal(err)
	}
	if got := count(); got != first {
		t.Errorf("the copy has %d projects, want %d", got, first)
	}
	after, err := os.Stat(filepath.Join(made[0], storeFile))
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the prepared city was touched: %v", err)
	}
	if err := os.WriteFile(filepath.Join(made[0], storeFile), []byte("no store"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != first {
		t.Errorf("from a damaged copy came %d projects, want %d", got, first)
	}
}
