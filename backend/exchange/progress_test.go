package exchange_test

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// Whoever watches an import hears of every stage, in order, and ends it at any moment.
func TestRead_WatchedAndEnded(t *testing.T) {
	tree := fstest.MapFS{
		"projects.csv": {Data: []byte(projectHead + "\n" + strings.Repeat("P-1,پل,civil,construction,implementation\n", 3000))},
		"budget.xlsx":  {Data: []byte(projectBook(t))},
		"areas.csv":    {Data: []byte("code,rank,name\nR1,region,الف\n")},
	}
	files, err := exchange.Files(tree, ".")
	must(t, err)
	var seen []exchange.Progress
	src := newWorld().source()
	src.Watch = func(at exchange.Progress) error {
		if n := len(seen); n > 0 && seen[n-1].Stage == at.Stage && at.Done < seen[n-1].Done || at.Done > at.Total {
			t.Errorf("%v after %v", at, seen[n-1])
		}
		seen = append(seen, at)
		return nil
	}
	_, _, err = exchange.Read(files, src)
	must(t, err)
	stages := map[exchange.Stage]bool{}
	for _, at := range seen {
		stages[at.Stage] = true
	}
	if !stages[exchange.StageFiles] || !stages[exchange.StageRows] || !stages[exchange.StageNouns] {
		t.Errorf("stages %v", stages)
	}
	stop := errors.New("stop")
	for last := 0; last < len(seen); last += max(1, len(seen)/40) {
		left := last
		src.Watch = func(exchange.Progress) error {
			if left--; left < 0 {
				return stop
			}
			return nil
		}
		if batch, _, err := exchange.Read(files, src); !errors.Is(err, stop) || len(batch.Nouns) > 0 {
			t.Fatalf("ended at %d of %d (%v): %v, %d nouns", last, len(seen), seen[last], err, len(batch.Nouns))
		}
	}
}

// Pictures are looked at side by side; when the reading has ended nobody looks any more.
func TestRead_LooksAhead(t *testing.T) {
	const pictures = 40
	tree := fstest.MapFS{"projects.csv": {Data: []byte(projectHead + "\nP-1,پل,civil,construction,implementation\n")}}
	rows := "file,kind,subject,use,alt\n"
	for i := range pictures {
		name := fmt.Sprintf("%d.jpg", i)
		rows += name + ",project,P-1,cover,پل\n"
		tree[name] = &fstest.MapFile{Data: []byte("\xff\xd8" + name)}
	}
	tree["media.csv"] = &fstest.MapFile{Data: []byte(rows)}
	files, err := exchange.Files(tree, ".")
	must(t, err)

	var looking, together atomic.Int32
	src := newWorld().source()
	look := src.Media
	var begun atomic.Int32
	src.Media = func(name string, content []byte) (didban.Media, error) {
		together.Store(max(together.Load(), looking.Add(1)))
		defer looking.Add(-1)
		if name == "0.jpg" || name == "1.jpg" { // neither goes on without the other
			begun.Add(1)
			for begun.Load() < 2 {
				time.Sleep(time.Millisecond)
			}
		}
		return look(name, content)
	}
	batch, problems, err := exchange.Read(files, src)
	must(t, err)
	if len(problems) > 0 || batch.New[didban.KindMedia] != pictures || together.Load() < 2 || looking.Load() != 0 {
		t.Errorf("%v, %d pictures, %d looked at at once, %d still", problems, batch.New[didban.KindMedia], together.Load(), looking.Load())
	}

	stop := errors.New("stop")
	src.Watch = func(at exchange.Progress) error {
		if at.Stage == exchange.StageRows && at.Done > 3 {
			return stop
		}
		return nil
	}
	if _, _, err := exchange.Read(files, src); !errors.Is(err, stop) || looking.Load() != 0 {
		t.Errorf("%v, %d are still looked at", err, looking.Load())
	}
}
