package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/entry"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// pace is how often each of the four pages makes an edit: fifty a second in all.
const pace = 80 * time.Millisecond

// writer is one page of a browser that types into one draft. It outlives the program:
// what was not acknowledged is sent again, with the same numbers.
type writer struct {
	name  string // of the page
	draft string
	sheet string
	short string // the field that each fifth edit sets to its number
	long  string // the field to whose end every other edit adds its number

	made   int // edits that were typed
	length int // of the long text, in runes
	acked  int
	unsaid int              // edits that a death kept from being acknowledged, though they stood
	tail   []staff.EditView // what was typed and not acknowledged
}

// typeOne makes the next edit of a page.
func (w *writer) typeOne() {
	w.made++
	e := staff.EditView{N: w.made, Sheet: w.sheet, Op: didban.EditSet, Path: w.short, Text: w.word(w.made)}
	if w.made%5 != 0 {
		e.Op, e.Path, e.At, e.Text = didban.EditCut, w.long, w.length, w.word(w.made)+" "
		w.length += len([]rune(e.Text))
	}
	w.tail = append(w.tail, e)
}

func (w *writer) word(n int) string { return w.name + "٫" + strconv.Itoa(n) }

// run types and sends, one burst in flight, until the program is gone or ctx ends.
func (w *writer) run(ctx context.Context, b *browser) error {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for {
		for typed := false; !typed || len(w.tail) == 0; typed = true {
			select {
			case <-tick.C:
				w.typeOne()
			case <-ctx.Done():
				return nil
			}
		}
		var view staff.EditsView
		err := b.call(ctx, "Drafts/Edits", staff.EditsRequest{Draft: w.draft, Page: w.name, Edits: w.tail}, &view)
		switch {
		case errors.Is(err, errGone):
			return nil
		case err != nil:
			return err
		case view.N != w.tail[len(w.tail)-1].N:
			return fmt.Errorf("page %s sent up to %d and hears %d", w.name, w.tail[len(w.tail)-1].N, view.N)
		}
		w.acked, w.tail = view.N, nil
	}
}

// wantKept holds the files to what the page knows: all that was acknowledged is there,
// and nothing twice.
func (w *writer) wantKept(t *testing.T, tally *didbantest.Tally, tx *private.Tx) {
	t.Helper()
	kept, err := tx.Page(didban.ID(w.draft), w.name)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case kept < w.acked:
		tally.Harm(didbantest.Lost, "page %s: %d kept, %d acknowledged", w.name, kept, w.acked)
	case kept > w.made:
		tally.Harm(didbantest.Believed, "page %s: %d kept, %d typed", w.name, kept, w.made)
	}
	w.unsaid += kept - w.acked
	edits, err := tx.Edits(didban.ID(w.draft), 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range edits {
		if e.Page != w.name {
			continue
		}
		if n++; e.Edit.N != n {
			tally.Harm(didbantest.Believed, "page %s: edit %d stands where %d should be", w.name, e.Edit.N, n)
		}
	}
	if n != kept {
		tally.Harm(didbantest.Believed, "page %s: %d edits in the log, %d kept", w.name, n, kept)
	}
	short, long := "", ""
	for n := range kept {
		if n++; n%5 == 0 {
			short = w.word(n)
		} else {
			long += w.word(n) + " "
		}
	}
	texts := textsOf(t, tx, w.draft, w.sheet)
	if texts[w.short] != short || texts[w.long] != long {
		tally.Harm(didbantest.Believed, "page %s with %d kept: %q and %q, want %q and %q", w.name, kept, texts[w.short], texts[w.long], short, long)
	}
}

// textsOf are the texts of a sheet by path.
func textsOf(t *testing.T, tx *private.Tx, draft, name string) map[string]string {
	t.Helper()
	sheets, err := tx.Sheets(didban.ID(draft))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, s := range sheets {
		if s.Ref.Sheet() != name {
			continue
		}
		states, _, err := entry.States(s.Ref.Kind, &s.Sheet, entry.Context{})
		if err != nil {
			t.Fatal(err)
		}
		for _, state := range states {
			out[state.Path] = state.Text
		}
	}
	return out
}

// openNew opens a draft of a new noun.
func openNew(t *testing.T, p *Program, by didban.Actor, kind didban.Kind) (draft, sheet string) {
	t.Helper()
	view, err := serviceOf[*staff.Drafts](t, p, by).Open(staff.DraftOpenRequest{Kind: string(kind)})
	if err != nil {
		t.Fatal(err)
	}
	return view.ID, view.Sheets[0].Sheet
}

// office prepares a folder with two clerks and three drafts, two pages in one of them.
func office(t *testing.T, dir string) []*writer {
	t.Helper()
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	sara := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
	hossein := employ(t, p.Private, "hossein", "حسین امینی", didban.RoleEntry)
	person, personSheet := openNew(t, p, sara, didban.KindPerson)
	event, eventSheet := openNew(t, p, sara, didban.KindEvent)
	place, placeSheet := openNew(t, p, hossein, didban.KindPlace)
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	return []*writer{
		{name: "شخص", draft: person, sheet: personSheet, short: "name", long: "bio"},
		{name: "رویداد", draft: event, sheet: eventSheet, short: "title", long: "description"},
		{name: "برگزاری", draft: event, sheet: eventSheet, short: "place", long: "organiser"}, // a second page in the same draft
		{name: "جای", draft: place, sheet: placeSheet, short: "name", long: "source"},
	}
}

// The program dies at a random moment while two browsers type, again and again on the
// same folder: every edit that was acknowledged is there, and none twice.
func TestAttack_KilledWhileTyping(t *testing.T) {
	tally, deaths := didbantest.Attack(t, "kills while two browsers type", 15, 250)
	dir, began := t.TempDir(), time.Now()
	writers := office(t, dir)
	random := rand.New(rand.NewPCG(1405, 11))
	resent := 0
	for n := range deaths {
		for _, w := range writers {
			resent += len(w.tail)
		}
		killWhileTyping(t, dir, writers, time.Duration(100+random.IntN(500))*time.Millisecond)
		tally.Tried(1)
		wantBothWhole(t, dir)
		wantKeptOf(t, tally, dir, writers)
		if t.Failed() {
			t.Fatalf("at death %d", n+1)
		}
	}
	made, acked, unsaid := 0, 0, 0
	for _, w := range writers {
		made, acked, unsaid = made+w.made, acked+w.acked, unsaid+w.unsaid
	}
	t.Logf("%d deaths in %s: %d edits typed, %d acknowledged, %d sent again after a death, of which %d stood already",
		deaths, time.Since(began).Round(time.Second), made, acked, resent, unsaid)
	if acked < 2*deaths {
		t.Errorf("%d edits were acknowledged: the program hardly lived", acked)
	}
}

// killWhileTyping lets two browsers type for a while and kills the program.
func killWhileTyping(t *testing.T, dir string, writers []*writer, life time.Duration) {
	t.Helper()
	c := startServe(t, dir)
	defer c.kill()
	sara, hossein := newBrowser(t, c.address), newBrowser(t, c.address)
	sara.signIn(t, "sara")
	hossein.signIn(t, "hossein")
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for i, w := range writers {
		b := sara
		if i == len(writers)-1 {
			b = hossein
		}
		all.Go(func() {
			if err := w.run(ctx, b); err != nil {
				t.Errorf("page %s: %v", w.name, err)
			}
		})
	}
	time.Sleep(life)
	c.kill()
	stop()
	all.Wait()
}

func wantBothWhole(t *testing.T, dir string) {
	t.Helper()
	secret, err := private.Check(t.Context(), filepath.Join(dir, privateFile))
	if err != nil || !secret.Whole() {
		t.Fatalf("the private file: %+v %v", secret.Findings, err)
	}
	public, err := store.Check(t.Context(), filepath.Join(dir, storeFile))
	if err != nil || !public.Whole() {
		t.Fatalf("the public record: %+v %v", public.Findings, err)
	}
}

func wantKeptOf(t *testing.T, tally *didbantest.Tally, dir string, writers []*writer) {
	t.Helper()
	f, err := private.Open(dir, private.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = f.View(func(tx *private.Tx) error {
		for _, w := range writers {
			w.wantKept(t, tally, tx)
		}
		return nil
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}
