package roster

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/follow"
	"didban.app/backend/persian"
)

// UsedText is a text that a field has somewhere, and how often. What differs by spelling
// alone counts as one, in its most usual form. By is the text that another field of the
// noun has beside it.
type UsedText struct {
	Path, By, Text string
	Count          int
}

// Used is what the nouns of one kind are given in some of their fields. It follows the
// change feed when it is asked. Make one with NewUsed; all methods are safe for concurrent use.
type Used struct {
	kind     didban.Kind
	paths    []string
	by       string
	follower *follow.Follower

	mu    sync.Mutex
	texts map[didban.ID][]spelled
	tally map[usedAt]map[string]int // of each text its spellings
}

// usedAt is where a text was found, whatever its spelling.
type usedAt struct{ path, by, folded string }

// spelled is a text of one noun.
type spelled struct {
	at   usedAt
	text string
}

// NewUsed makes an empty tally of the texts at the paths, with the keys of rows left out:
// unit, specs.label.
func NewUsed(kind didban.Kind, paths []string, by string) *Used {
	u := &Used{kind: kind, paths: slices.Clone(paths), by: by, texts: map[didban.ID][]spelled{}, tally: map[usedAt]map[string]int{}}
	u.follower = follow.New(u.take)
	return u
}

// mostTallies is how many different questions are kept in memory.
const mostTallies = 20

// Used is the tally of a question; it is made at the first one and then kept.
func (x *Index) Used(kind didban.Kind, paths []string, by string) *Used {
	key := strings.Join(append([]string{string(kind), by}, paths...), "\n")
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.used[key] == nil {
		if len(x.used) >= mostTallies || x.used == nil {
			x.used = map[string]*Used{}
		}
		x.used[key] = NewUsed(kind, paths, by)
	}
	return x.used[key]
}

// CatchUp takes in what changed since the last time. It fails only when the feed does.
func (u *Used) CatchUp(feed didban.Feed) error { return u.follower.CatchUp(feed) }

func (u *Used) take(feed didban.Feed, changes []didban.Change) error {
	fresh := map[didban.ID][]spelled{}
	for _, c := range follow.Touched(changes) {
		if c.Kind != u.kind {
			continue
		}
		n, err := follow.Fetch[didban.Noun](feed, c)
		if err != nil {
			return err
		}
		if fresh[c.ID] = nil; n == nil {
			continue
		}
		if fresh[c.ID], err = u.textsOf(n); err != nil {
			return err
		}
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for id, texts := range fresh {
		for _, one := range u.texts[id] {
			u.count(one, -1)
		}
		for _, one := range texts {
			u.count(one, 1)
		}
		u.texts[id] = texts
	}
	return nil
}

func (u *Used) count(one spelled, by int) {
	spellings := u.tally[one.at]
	if spellings == nil {
		spellings = map[string]int{}
		u.tally[one.at] = spellings
	}
	if spellings[one.text] += by; spellings[one.text] > 0 {
		return
	}
	if delete(spellings, one.text); len(spellings) == 0 {
		delete(u.tally, one.at)
	}
}

func (u *Used) textsOf(n didban.Noun) (out []spelled, err error) {
	state, err := json.Marshal(n)
	if err != nil {
		return nil, fmt.Errorf("texts of %s: %w", n.Kind(), err)
	}
	var fields map[string]any
	if err := json.Unmarshal(state, &fields); err != nil {
		return nil, fmt.Errorf("texts of %s: %w", n.Kind(), err)
	}
	by := ""
	walkTexts(fields, u.by, func(text string) { by = text })
	for _, path := range u.paths {
		walkTexts(fields, path, func(text string) {
			out = append(out, spelled{usedAt{path, by, persian.Fold(text)}, text})
		})
	}
	return out, nil
}

// walkTexts gives the texts that lie at a path below a JSON value, through all rows on the
// way.
func walkTexts(v any, path string, give func(string)) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			walkTexts(one, path, give)
		}
	case map[string]any:
		if path != "" {
			name, rest, _ := strings.Cut(path, ".")
			walkTexts(v[name], rest, give)
		}
	case string:
		if text := strings.TrimSpace(v); text != "" && path == "" {
			give(text)
		}
	}
}

// Texts are what was found, the most used first.
func (u *Used) Texts() []UsedText {
	u.mu.Lock()
	defer u.mu.Unlock()
	out := make([]UsedText, 0, len(u.tally))
	for at, spellings := range u.tally {
		one := UsedText{Path: at.path, By: at.by}
		most := 0
		for text, n := range spellings {
			one.Count += n
			if n > most || n == most && text < one.Text {
				one.Text, most = text, n
			}
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b UsedText) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Text, b.Text), cmp.Compare(a.By, b.By))
	})
	return out
}
