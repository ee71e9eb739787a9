// Package roster is the list of all nouns of the record in memory, by what the staff call
// them: title, second line, code, and with what their lists tell of them. The lists of the
// workshop, the choices of a reference and the palette stand on it, at any size of the city.
//
// It follows the change feed from the first sign-in on, so that a program in which nobody
// works never reads it, catches up when it is asked, and can be thrown away at any time. It
// refuses to know of drafts.
package roster

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/follow"
	"didban.app/backend/persian"
)

// Entry is one public noun. Entries are shared and never changed.
type Entry struct {
	Ref     didban.Ref
	Code    string
	Title   string
	Sub     string // a second line, which tells two nouns of one title apart
	Version int
	Updated int64    // Unix ms
	Figures []string // one for each of Columns of its kind

	folded string       // one spelling of title, second line and code
	key    string       // by which titles are sorted
	uses   []didban.Ref // the nouns of which title, second line and figures are made
	shows  []didban.ID  // pictures and documents
	hashes []string     // of those that stand in its text; its own for a picture
	codes  []didban.CodeUse
}

// Index is the list. Make one with NewIndex; all methods are safe for concurrent use.
type Index struct {
	follower *follow.Follower

	mu     sync.Mutex
	kinds  map[didban.Kind]map[didban.ID]*Entry
	sorted map[didban.Kind][]*Entry // what was asked for since the last change
	gone   map[didban.Kind]map[didban.ID]Gone
	shown  map[didban.ID]int // how many nouns show each picture; nil after a change
	used   map[string]*Used  // by what was asked
}

// NewIndex makes an empty list.
func NewIndex() *Index {
	x := &Index{kinds: map[didban.Kind]map[didban.ID]*Entry{}, sorted: map[didban.Kind][]*Entry{}, gone: map[didban.Kind]map[didban.ID]Gone{}}
	x.follower = follow.New(x.take)
	return x
}

// CatchUp takes in what changed since the last time. It fails only when the feed does.
func (x *Index) CatchUp(feed didban.Feed) error { return x.follower.CatchUp(feed) }

// Follow takes in what changes until the context ends, then returns nil. It fails only when
// the feed does.
func (x *Index) Follow(ctx context.Context, feed didban.Feed) error {
	return x.follower.Follow(ctx, feed, nil)
}

// All are the nouns of a kind by title, then by code. The list is shared.
func (x *Index) All(kind didban.Kind) []*Entry {
	x.mu.Lock()
	defer x.mu.Unlock()
	list, ok := x.sorted[kind]
	if !ok {
		list = slices.SortedFunc(maps.Values(x.kinds[kind]), func(a, b *Entry) int {
			return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.Code, b.Code), cmp.Compare(a.Ref.ID, b.Ref.ID))
		})
		x.sorted[kind] = list
	}
	return list
}

// Gone is a noun that was withdrawn, and when: Unix ms.
type Gone struct {
	Ref didban.Ref
	At  int64
}

// Gone are the nouns of a kind that were withdrawn, the newest first.
func (x *Index) Gone(kind didban.Kind) []Gone {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.SortedFunc(maps.Values(x.gone[kind]), func(a, b Gone) int {
		return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(a.Ref.ID, b.Ref.ID))
	})
}

// Uses are how many nouns show each picture and document. The map is shared.
func (x *Index) Uses() map[didban.ID]int {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.shown == nil {
		x.shown = countUses(x.kinds)
	}
	return x.shown
}

// Words are the words of a typed text as HasWords wants them.
func Words(text string) []string { return strings.Fields(persian.Fold(text)) }

// HasWords reports whether all words are in what the noun is called.
func (e *Entry) HasWords(words []string) bool { return hasAll(e.folded, words) }

// HasWords reports whether all words are in a text.
func HasWords(text string, words []string) bool { return hasAll(persian.Fold(text), words) }

func hasAll(folded string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
}

// Key is by which titles are sorted.
func (e *Entry) Key() string { return e.key }

// Begins reports whether title or code begin with the words as they were typed.
func (e *Entry) Begins(words []string) bool {
	start := strings.Join(words, " ")
	return strings.HasPrefix(e.folded, start) || strings.HasPrefix(persian.Fold(e.Code), start)
}

func (x *Index) take(feed didban.Feed, changes []didban.Change) error {
	fresh := map[didban.Ref]*Entry{}
	for _, c := range follow.Touched(changes) {
		n, err := follow.Fetch[didban.Noun](feed, c)
		if err != nil {
			return err
		}
		ref := didban.Ref{Kind: c.Kind, ID: c.ID}
		if fresh[ref] = nil; n == nil {
			continue
		}
		if fresh[ref], err = enter(n, feed); err != nil {
			return err
		}
	}
	if err := x.renamed(fresh, feed); err != nil {
		return err
	}
	x.put(fresh, withdrawn(changes, fresh))
	return nil
}

// withdrawn are the deletions of what is not there now; the last of a noun stands last.
func withdrawn(changes []didban.Change, fresh map[didban.Ref]*Entry) (gone []Gone) {
	for _, c := range changes {
		ref := didban.Ref{Kind: c.Kind, ID: c.ID}
		if c.Op == didban.OpDelete && fresh[ref] == nil {
			gone = append(gone, Gone{ref, c.At})
		}
	}
	return gone
}

// renamed enters those anew that are called by a noun which changed.
func (x *Index) renamed(fresh map[didban.Ref]*Entry, feed didban.Feed) error {
	for _, e := range x.using(fresh) {
		if _, done := fresh[e.Ref]; done {
			continue
		}
		n, err := feed.Load(e.Ref.Kind, e.Ref.ID)
		if didban.IsLeftOut(err) {
			continue // its own change comes later in the feed
		}
		if err == nil {
			fresh[e.Ref], err = enter(n, feed)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *Index) using(changed map[didban.Ref]*Entry) (out []*Entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, entries := range x.kinds {
		for _, e := range entries {
			if slices.ContainsFunc(e.uses, func(ref didban.Ref) bool { _, ok := changed[ref]; return ok }) {
				out = append(out, e)
			}
		}
	}
	return out
}

func (x *Index) put(fresh map[didban.Ref]*Entry, gone []Gone) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.shown = nil
	for ref, e := range fresh {
		delete(x.sorted, ref.Kind)
		if e == nil {
			delete(x.kinds[ref.Kind], ref.ID)
			continue
		}
		if x.kinds[ref.Kind] == nil {
			x.kinds[ref.Kind] = map[didban.ID]*Entry{}
		}
		x.kinds[ref.Kind][ref.ID] = e
		delete(x.gone[ref.Kind], ref.ID)
	}
	for _, g := range gone {
		if x.gone[g.Ref.Kind] == nil {
			x.gone[g.Ref.Kind] = map[didban.ID]Gone{}
		}
		x.gone[g.Ref.Kind][g.Ref.ID] = g
	}
}

// enter reads what a noun is called, and by which others.
func enter(n didban.Noun, feed didban.Feed) (*Entry, error) {
	head := n.Head()
	e := &Entry{Ref: didban.Ref{Kind: n.Kind(), ID: head.ID}, Code: head.Code, Version: head.Version, Updated: head.Updated}
	find := func(ref didban.Ref) (didban.Noun, error) {
		e.uses = append(e.uses, ref)
		other, err := feed.Load(ref.Kind, ref.ID)
		if didban.IsLeftOut(err) {
			return nil, nil //nolint:nilnil // what is not there is called nothing
		}
		return other, err
	}
	var err error
	if e.Title, err = TitleOf(n, find); err != nil {
		return nil, err
	}
	if e.Sub, err = SubOf(n, find); err != nil {
		return nil, err
	}
	if e.Figures, err = FiguresOf(n, find); err != nil {
		return nil, err
	}
	e.shows, e.hashes = shownBy(n)
	e.codes = codesOf(n)
	e.folded, e.key = persian.Fold(e.Title+" "+e.Sub+" "+e.Code), persian.SortKey(e.Title)
	return e, nil
}
