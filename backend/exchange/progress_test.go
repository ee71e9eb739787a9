package exchange_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

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
