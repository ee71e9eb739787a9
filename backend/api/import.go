package api

import (
	"errors"
	"iter"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// ImportReport says what an import did, or would do.
type ImportReport struct {
	// Written is true when everything was taken in; with a problem of level error,
	// or in a dry run, nothing was.
	Written   bool
	Problems  []didban.Problem
	New       map[didban.Kind]int
	Changed   map[didban.Kind]int
	Unchanged map[didban.Kind]int
	// Held are nouns that the files hold and the public record may not: articles that
	// appear later or have no time yet, comments that nobody let through, and what refers
	// to them. They were not taken in and are counted nowhere else; whoever imports keeps
	// them in the private file.
	Held []didban.Noun
}

// Import reads files and takes in what they hold, all or nothing. Nouns are
// matched by their codes, so that the same files a second time change nothing. A
// dry run reads and reports alone.
//
// Reading and writing stand in one transaction: what was compared is what is
// replaced. Pictures are kept before that, under their own digest; if the import
// fails they are left behind unused, which harms nothing.
func Import(by *gate.Caller, files []exchange.File, dry bool) (ImportReport, error) {
	return ImportWatched(by, files, dry, func(exchange.Progress) error { return nil })
}

// ImportWatched is Import that tells how far it is, and that watch may end by an error:
// then nothing is written.
func ImportWatched(by *gate.Caller, files []exchange.File, dry bool, watch exchange.Watch) (ImportReport, error) {
	c, actor := caller{Caller: by}, by.Actor()
	var report ImportReport
	if !actor.Can(didban.ActionManage, didban.KindProject) {
		return report, didban.Fault(didban.CodeForbidden, "actor.forbidden", "kind", string(didban.KindProject))
	}
	err := c.Store.Update(actor, func(tx *store.Tx) error {
		src := c.source(tx, dry)
		src.Watch = watch
		batch, problems, err := exchange.Read(files, src)
		if err != nil {
			return err
		}
		report = ImportReport{Problems: problems, New: batch.New, Changed: batch.Changed, Unchanged: batch.Unchanged}
		public, err := report.hold(tx, batch.Nouns, c.Millis())
		if err != nil {
			return err
		}
		if dry || refused(problems) {
			return errNotWritten
		}
		if len(public) > largeImport {
			if err := tx.Large(); err != nil {
				return err
			}
		}
		for i, n := range public {
			if err := watch(exchange.Progress{Stage: exchange.StageWrite, Done: i, Total: len(public)}); err != nil {
				return err
			}
			if err := tx.Put(n); err != nil {
				return err
			}
			public[i] = nil // what is written is held by the transaction, and not twice
		}
		return c.Media.Sync()
	})
	if errors.Is(err, errNotWritten) {
		return report, nil
	}
	report.Written = err == nil
	return report, err
}

// largeImport is how many nouns are written in memory at once at most.
const largeImport = 5000

// hold takes out of the nouns what the public may not see yet, and tells it.
func (r *ImportReport) hold(tx *store.Tx, nouns []didban.Noun, now int64) (public []didban.Noun, err error) {
	held := map[didban.Ref]bool{}
	for _, n := range nouns {
		ref := didban.Ref{Kind: n.Kind(), ID: n.Head().ID}
		later := didban.Publishable(n, now) != nil
		for _, to := range didban.Refs(n) {
			if held[to.To] && !later {
				_, err := tx.Load(to.To.Kind, to.To.ID)
				if err != nil && !didban.IsNotFound(err) {
					return nil, err
				}
				later = err != nil
			}
		}
		if !later {
			public = append(public, n)
			continue
		}
		held[ref] = true
		r.Held = append(r.Held, n)
		if n.Head().Version == 0 {
			r.New[n.Kind()]--
		} else {
			r.Changed[n.Kind()]--
		}
	}
	if n := len(r.Held); n > 0 {
		r.Problems = append(r.Problems, didban.Problem{
			Level: didban.LevelWarning, Key: "import.held", Args: map[string]string{"count": strconv.Itoa(n)},
		})
	}
	return public, nil
}

// errNotWritten takes the transaction back without a fault.
var errNotWritten = errors.New("nothing to write")

func refused(problems []didban.Problem) bool {
	for _, p := range problems {
		if p.Level == didban.LevelError {
			return true
		}
	}
	return false
}

func (c caller) source(tx *store.Tx, dry bool) exchange.Source {
	return exchange.Source{
		Find: tx.Find, Terms: tx.Terms(), NewID: tx.NewID, Geometry: geo.Normalize, Warning: geo.Warning,
		Areas:  func() ([]*didban.Area, error) { return collect(store.All[didban.Area](tx)) },
		Units:  func() ([]*didban.Unit, error) { return collect(store.All[didban.Unit](tx)) },
		Media:  func(name string, content []byte) (didban.Media, error) { return c.takeMedia(name, content, dry) },
		Stored: func(hash string) (didban.Media, bool, error) { return storedMedia(tx, hash) },
		Held:   func(id didban.ID) (bool, error) { return articleStored(tx, id) },
		Prose:  exchange.Prose{HTML: prose.FromHTML, Markdown: prose.FromMarkdown, Text: prose.Text, Page: prose.Page},
	}
}

// articleStored reports whether there is an article of the identifier.
func articleStored(tx *store.Tx, id didban.ID) (bool, error) {
	_, err := store.Get[didban.Article](tx, id)
	if didban.IsNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

// takeMedia keeps a file, or only looks at it in a dry run.
func (c caller) takeMedia(name string, content []byte, dry bool) (m didban.Media, err error) {
	if dry {
		m, _, err = media.Inspect(name, content)
		return m, err
	}
	return c.Media.Add(name, content)
}

// storedMedia is the record of the bytes with a hash.
func storedMedia(tx *store.Tx, hash string) (m didban.Media, ok bool, err error) {
	for stored, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
		if err != nil {
			return m, false, err
		}
		return *stored, true, nil
	}
	return m, false, nil
}

// collect gathers a sequence that may fail.
func collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var out []T
	for v, err := range seq {
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
