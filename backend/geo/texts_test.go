package geo_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// folded is what a project is searched in.
func folded(p *didban.ProjectFacts) string {
	return persian.Fold(strings.Join([]string{p.Title, p.Code, p.Address, p.Unit}, "\n"))
}

// hasWords holds the words of a filter to the text of a project.
func hasWords(f didban.ProjectFilter, p *didban.ProjectFacts) bool {
	return len(f.Words) == 0 || holds(folded(p), f)
}

func holds(text string, f didban.ProjectFilter) bool {
	return !slices.ContainsFunc(f.Words, func(word string) bool { return !strings.Contains(text, word) })
}

func matches(f didban.ProjectFilter, p *didban.ProjectFacts) bool {
	return f.Match(p) && hasWords(f, p)
}

// TestSelect_PiecesOfWords holds the words of a filter to ProjectFilter.Match: pieces
// from the beginning, the middle and the end of words, alone and together.
func TestSelect_PiecesOfWords(t *testing.T) {
	x := follow(t, city()...)
	all := x.Select(didban.ProjectFilter{}).Projects
	var pieces []string
	texts := map[*didban.ProjectFacts]string{}
	for _, p := range all {
		texts[p] = folded(p)
	}
	for _, p := range all[:40] {
		for word := range strings.FieldsSeq(folded(p)) {
			runes := []rune(word)
			half := len(runes) / 2
			pieces = append(pieces, word, string(runes[:half+1]), string(runes[half:]), string(runes[half:half+1]))
		}
	}
	pieces = append(pieces, "هیچ‌کجا", "نیستکه")
	some, none := 0, 0
	for i, piece := range pieces {
		f := didban.ProjectFilter{Words: []string{piece, pieces[(i*7+3)%len(pieces)]}}
		want := 0
		for _, p := range all {
			if holds(texts[p], f) {
				want++
			}
		}
		got := x.Select(f).Projects
		if len(got) != want {
			t.Fatalf("%q: %d projects, want %d", f.Words, len(got), want)
		}
		if want == 0 {
			none++
		} else {
			some++
		}
	}
	if some < 50 || none < 50 {
		t.Fatalf("%d filters found something, %d nothing: the case says too little", some, none)
	}
}
