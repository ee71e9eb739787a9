package publish_test

import (
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/demo"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// now is the day on which the tests' city is looked at.
func now() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// emptyCity opens an empty city in a temporary folder.
func emptyCity(t *testing.T) *gate.Caller {
	t.Helper()
	dir := t.TempDir()
	s := ok[*store.Store](t)(store.Open(dir, store.Options{Now: now}))
	m := ok[*media.Library](t)(media.Open(filepath.Join(dir, "media")))
	t.Cleanup(func() {
		if err := errors.Join(m.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	return (&gate.Backend{Store: s, Media: m, Prose: prose.New(), Log: log, Now: now, Mode: didban.ModePublic, Version: "test"}).For("")
}

// sampleCity is the sample city with its pictures.
func sampleCity(t *testing.T) *gate.Caller {
	t.Helper()
	c := emptyCity(t)
	files := ok[[]exchange.File](t)(exchange.Files(demo.City(), "."))
	err := c.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		batch, err := readFiles(c, tx, files)
		for _, n := range batch.Nouns {
			err = errors.Join(err, tx.Put(n))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// readFiles reads files of an import as nouns.
func readFiles(c *gate.Caller, tx *store.Tx, files []exchange.File) (exchange.Batch, error) {
	batch, _, err := exchange.Read(files, exchange.Source{
		Find: tx.Find, NewID: tx.NewID, Geometry: geo.Normalize, Warning: geo.Warning,
		Areas:  func() ([]*didban.Area, error) { return nil, nil },
		Units:  func() ([]*didban.Unit, error) { return nil, nil },
		Media:  c.Media.Add,
		Stored: func(string) (didban.Media, bool, error) { return didban.Media{}, false, nil },
		Held:   func(didban.ID) (bool, error) { return false, nil },
		Prose:  exchange.Prose{HTML: prose.FromHTML, Markdown: prose.FromMarkdown, Text: prose.Text, Page: prose.Page},
	})
	return batch, err
}

func ok[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
