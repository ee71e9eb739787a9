package search_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// built makes an index folder of a city and closes it.
func built(t *testing.T, feed didban.Feed) string {
	t.Helper()
	dir := t.TempDir()
	x, err := search.Open(dir, search.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	catchUp(t, x, feed)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func cityFeed() *didbantest.Feed { return didbantest.NewFeed(didbantest.City(150, 500)...) }

// total is the count of all that the public may see of the city of cityFeed.
const total = 150 + 500 + 30

func TestOpen_ContinuesAfterClose(t *testing.T) {
	feed := cityFeed()
	x := open(t, built(t, feed))
	if s := x.State(); s.Rebuilding || s.Done != feed.Head() {
		t.Errorf("state %+v after a clean close, head %d", s, feed.Head())
	}
	feed.Put(town()[7])
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "جدول گذاری"}); r.Total != 1 {
		t.Errorf("total %d for a project put after the reopening", r.Total)
	}
}

func TestOpen_DeletedFolder(t *testing.T) {
	feed := cityFeed()
	dir := built(t, feed)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	x := open(t, dir)
	if s := x.State(); !s.Rebuilding || s.Ready {
		t.Errorf("state %+v before the rebuild", s)
	}
	catchUp(t, x, feed)
	if s := x.State(); s.Rebuilding || !s.Ready || s.Done != feed.Head() || s.Total != feed.Head() {
		t.Errorf("state %+v after the rebuild", s)
	}
	if r := find(t, x, search.Query{}); r.Total != total {
		t.Errorf("total %d, want %d", r.Total, total)
	}
}

// ways are what can befall a file; nil means that it is gone.
var ways = map[string]func([]byte) []byte{
	"gone":  func([]byte) []byte { return nil },
	"empty": func([]byte) []byte { return []byte{} },
	"half":  func(b []byte) []byte { return b[:len(b)/2] },
	"noise": func(b []byte) []byte {
		for i := range b {
			b[i] ^= byte(i*7 + 1)
		}
		return b
	},
	"one byte": func(b []byte) []byte { b[len(b)/3] ^= 0x40; return b },
}

// Every file of the folder is damaged in turn; the index must come back whole.
func TestOpen_DamagedFiles(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(5, 5)...) // small, for it is rebuilt for every file and way
	template := built(t, feed)
	var names []string
	err := fs.WalkDir(os.DirFS(template), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, path)
		}
		return err
	})
	if err != nil || len(names) < 4 {
		t.Fatalf("files %v, %v", names, err)
	}
	for _, name := range names {
		for way, damage := range ways {
			t.Run(name+" "+way, func(t *testing.T) {
				dir := t.TempDir()
				if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
					t.Fatal(err)
				}
				damageFile(t, filepath.Join(dir, name), damage)
				comesBack(t, dir, feed, 5+5+30)
			})
		}
	}
}

// Without a seal only the opening can tell that the root file is damaged.
func TestOpen_DamagedRootAfterPowerCut(t *testing.T) {
	feed := cityFeed()
	template := built(t, feed)
	for way, damage := range ways {
		if way == "one byte" {
			continue // bbolt may not see it, as it has no checksums
		}
		t.Run(way, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
				t.Fatal(err)
			}
			damageFile(t, filepath.Join(dir, "g000001", "seal"), ways["gone"])
			damageFile(t, filepath.Join(dir, "g000001", "store", "root.bolt"), damage)
			comesBack(t, dir, feed, total)
		})
	}
}

func damageFile(t *testing.T, path string, damage func([]byte) []byte) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if raw = damage(raw); raw == nil {
		err = os.Remove(path)
	} else {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func comesBack(t *testing.T, dir string, feed didban.Feed, want int) {
	t.Helper()
	x := open(t, dir)
	if _, err := x.Find(t.Context(), search.Query{Limit: 5}); err == nil {
		t.Error("an index that was shown no feed answers")
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{}); r.Total != want {
		t.Errorf("total %d, want %d", r.Total, want)
	}
}

// A file that shrinks under a running program faults in mapped memory.
func TestFind_DamagedWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a mapped file cannot be cut there")
	}
	feed, dir := didbantest.NewFeed(town()...), t.TempDir()
	x := open(t, dir)
	catchUp(t, x, feed)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir)
	catchUp(t, x, feed)
	segments, err := filepath.Glob(filepath.Join(dir, "g000001", "store", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	for _, name := range segments {
		if err := os.Truncate(name, 0); err != nil {
			t.Fatal(err)
		}
	}
	var fault *didban.Error
	if _, err := x.Find(t.Context(), search.Query{Text: "بلوار"}); !errors.As(err, &fault) || fault.Key != "search.rebuilding" {
		t.Errorf("Find = %v, want search.rebuilding", err)
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "بلوار"}); r.Total != 3 {
		t.Errorf("total %d after the rebuild, want 3", r.Total)
	}
}

func TestOpen_RemovesOldGenerations(t *testing.T) {
	feed := cityFeed()
	dir := built(t, feed)
	path := filepath.Join(dir, "g000001", "index_meta.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "g000002" {
		t.Errorf("folder holds %v, %v", entries, err)
	}
}

func TestCatchUp_OtherFeed(t *testing.T) {
	tests := []struct {
		name string
		feed *didbantest.Feed
		want int
	}{
		{"shorter", didbantest.NewFeed(town()...), 8},
		{"longer", didbantest.NewFeed(append([]didban.Noun{town()[7]}, didbantest.City(500, 700)...)...), 500 + 700 + 30},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := open(t, built(t, cityFeed()))
			catchUp(t, x, tt.feed)
			if r := find(t, x, search.Query{}); r.Total != tt.want {
				t.Errorf("total %d, want %d", r.Total, tt.want)
			}
		})
	}
}

// cut is a feed that ends its reader's context after some loads, as a kill would
// end the program between or within batches.
type cut struct {
	didban.Feed
	left *atomic.Int64
	kill context.CancelFunc
}

func cutAfter(feed didban.Feed, loads int, kill context.CancelFunc) cut {
	c := cut{feed, new(atomic.Int64), kill}
	c.left.Store(int64(loads))
	return c
}

func (c cut) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if c.left.Add(-1) == 0 {
		c.kill()
	}
	return c.Feed.Load(kind, id)
}

func TestCatchUp_ContinuesWhereItWasCut(t *testing.T) {
	const articles = 6000
	feed, dir := shortArticles(articles), t.TempDir()
	for _, loads := range []int{10, 5500, 100} {
		x, err := search.Open(dir, search.Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		if err := x.CatchUp(ctx, cutAfter(feed, loads, cancel)); !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d loads: %v", loads, err)
		}
		if s := x.State(); s.Done == feed.Head() || s.Ready {
			t.Fatalf("after %d loads: %+v", loads, s)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	x := open(t, dir)
	if s := x.State(); s.Done == 0 || !s.Rebuilding {
		t.Errorf("state %+v after the cuts", s)
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Kinds: []didban.Kind{didban.KindArticle}}); r.Total != articles {
		t.Errorf("total %d, want %d", r.Total, articles)
	}
}

// copied copies the folder of an open index; a merge may take a file away
// meanwhile, so it tries again.
func copied(t *testing.T, live string) string {
	t.Helper()
	var err error
	for range 20 {
		dir := t.TempDir()
		if err = os.CopyFS(dir, os.DirFS(live)); err == nil {
			return dir
		}
	}
	t.Fatal(err)
	return ""
}

// A copy of the folder of a running index is what a power cut leaves.
func TestOpen_AfterPowerCut(t *testing.T) {
	feed := cityFeed()
	live := t.TempDir()
	x := open(t, live)
	catchUp(t, x, feed)
	y := open(t, copied(t, live))
	catchUp(t, y, feed)
	if r := find(t, y, search.Query{}); r.Total != total {
		t.Errorf("total %d, want %d", r.Total, total)
	}
}

func TestFollow_ToldUntilTheEnd(t *testing.T) {
	feed := cityFeed()
	x := open(t, t.TempDir())
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	states := make(chan search.State, 1000)
	ended := make(chan error, 1)
	go func() { ended <- x.Follow(ctx, feed, func(s search.State) { states <- s }) }()
	first := <-states
	if !first.Rebuilding || first.Done == 0 || first.Total != feed.Head() {
		t.Errorf("first state %+v", first)
	}
	ready := func() {
		for s := range states {
			if s.Ready && s.Done == feed.Head() {
				return
			}
		}
	}
	ready()
	feed.Put(town()[7])
	ready()
	if r := find(t, x, search.Query{Text: "جدول گذاری"}); r.Total != 1 {
		t.Errorf("total %d for a project put while following", r.Total)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("Follow = %v at the end of its context", err)
	}
}

type brokenFeed struct{ didban.Feed }

var errFeed = errors.New("feed is broken")

func (brokenFeed) Load(didban.Kind, didban.ID) (didban.Noun, error) { return nil, errFeed }

func TestFollow_FeedFails(t *testing.T) {
	x := open(t, t.TempDir())
	catchUp(t, x, didbantest.NewFeed())
	if err := x.Follow(t.Context(), brokenFeed{cityFeed()}, nil); !errors.Is(err, errFeed) {
		t.Errorf("Follow = %v, want %v", err, errFeed)
	}
	if s := x.State(); !s.Rebuilding || s.Ready || s.Total <= s.Done {
		t.Errorf("state %+v after following failed: nobody learns that answers are missing", s)
	}
	catchUp(t, x, cityFeed())
	if s := x.State(); s.Rebuilding || !s.Ready {
		t.Errorf("state %+v after catching up at last", s)
	}
}

func TestFind_WhileRebuilding(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(300, 1500)...)
	x := open(t, t.TempDir())
	var finders sync.WaitGroup
	for range 2 {
		finders.Go(func() {
			for x.State().Done < feed.Head() {
				r, err := x.Find(t.Context(), search.Query{Text: "شهر کاشان", Limit: 10})
				var fault *didban.Error
				if err != nil && (!errors.As(err, &fault) || fault.Key != "search.rebuilding") {
					t.Errorf("Find = %v", err)
					return
				}
				if r.State.Ready {
					return
				}
				if _, err := x.Suggest(t.Context(), "شه", 8); err != nil {
					t.Errorf("Suggest = %v", err)
					return
				}
				time.Sleep(time.Millisecond) // who asks leaves some of the machine to who indexes
			}
		})
	}
	catchUp(t, x, feed)
	finders.Wait()
}

func TestClose_EndsEverything(t *testing.T) {
	x := open(t, t.TempDir())
	catchUp(t, x, cityFeed())
	for range 2 {
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := x.Find(t.Context(), search.Query{}); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("Find after Close = %v", err)
	}
}
