package api_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// What is not for the public yet stays out of the record, is told, and is given back.
func TestImport_HoldsBackWhatIsNotPublic(t *testing.T) {
	post := func(title, day string) string {
		return fmt.Sprintf("---\ntitle: %s\ndate: %s\nsection: civil\n---\nمتن %s\n", title, day, title)
	}
	files := map[string]string{"out.md": post("آشکار", "2026-01-02"), "later.md": post("فردا", "2027-01-02"), "undated.md": "---\ntitle: بی‌تاریخ\nsection: civil\n---\nمتن\n"}
	d, dir := desk(t), site(t, files)
	for name, dry := range map[string]bool{"dry": true, "written": false, "again": false} {
		report := takeIn(t, d, dir, dry)
		var held []string
		for _, n := range report.Held {
			held = append(held, n.(*didban.Article).Title)
		}
		slices.Sort(held)
		if !slices.Equal(held, []string{"بی‌تاریخ", "فردا"}) {
			t.Errorf("%s: held back %q", name, held)
		}
		if p, ok := told(report, "import.held"); !ok || p.Level != didban.LevelWarning || p.Args["count"] != "2" {
			t.Errorf("%s: %+v", name, report.Problems)
		}
	}
	if got := articles(t, d); len(got) != 1 {
		t.Errorf("the record has %d articles, want the one that is out", len(got))
	}
}

// An article that is public stays as it is where the files would hide it.
func TestImport_TakesNothingBack(t *testing.T) {
	d := desk(t)
	takeIn(t, d, site(t, map[string]string{"a.md": "---\ntitle: خبر\ndate: 2026-01-02\nsection: civil\n---\nمتن\n"}), false)
	head := d.Store.Head()
	report := takeIn(t, d, site(t, map[string]string{"a.md": "---\ntitle: خبر\ndate: 2027-01-02\nsection: civil\n---\nمتن دیگر\n"}), false)
	if len(report.Held) != 1 || report.Held[0].Head().Version != 1 || report.Changed[didban.KindArticle] != 0 || d.Store.Head() != head {
		t.Errorf("held %+v, changed %v, head %d", report.Held, report.Changed, d.Store.Head())
	}
}

// Whoever reaches the store itself gets no further than the import does.
func TestRecord_HoldsNothingThatIsNotPublic(t *testing.T) {
	d := desk(t)
	later := issue(1)[0].(*didban.Article)
	later.Published = now().UnixMilli() + 1
	err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Put(later) })
	if err == nil || len(articles(t, d)) != 0 {
		t.Errorf("an article of later is in the record: %v", err)
	}
	fill(t, d)
	if got := ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{})).Total; got != 0 {
		t.Errorf("the list shows %d articles", got)
	}
}

// articles are those of the record by their codes.
func articles(t *testing.T, d *gate.Caller) map[string]*didban.Article {
	t.Helper()
	out := map[string]*didban.Article{}
	err := d.Store.View(func(tx *store.Tx) error {
		for a, err := range store.All[didban.Article](tx) {
			if err != nil {
				return err
			}
			out[a.Code] = a
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
