package staff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// UsedRequest asks what the public nouns of a kind have in some fields, so that the same
// thing is called by the same name: unit, specs.label. By names a field of the noun of
// which each text is told too, such as subtype.
type UsedRequest struct {
	Kind  string   `json:"kind"`
	Paths []string `json:"paths"` // with the keys of rows left out
	By    string   `json:"by"`
}

// UsedView is what was found, the most used first.
type UsedView struct {
	Texts []UsedText `json:"texts"`
}

// UsedText is a text that a field has somewhere. What differs by spelling alone counts as
// one, in its most usual form.
type UsedText struct {
	Path  string `json:"path"`
	By    string `json:"by"`
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// Bounds of a request for used texts.
const (
	mostPaths = 20
	mostUsed  = 2000
)

// Used tells what the city calls things in some fields of a kind.
func (s *Bench) Used(r UsedRequest) (UsedView, error) {
	return gate.Answer(s.caller, "Bench.Used", func() (UsedView, error) { return used(s.caller, r) })
}

func used(c *gate.Caller, r UsedRequest) (UsedView, error) {
	kind := didban.Kind(r.Kind)
	if didban.New(kind) == nil {
		return UsedView{}, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", r.Kind)
	}
	if len(r.Paths) > mostPaths {
		return UsedView{}, didban.Fault(didban.CodeInvalid, "edit.path", "path", r.Paths[mostPaths], "op", "used")
	}
	for _, path := range slices.Concat(r.Paths, []string{r.By}) {
		if _, ok := didban.FieldOf(kind, strings.Split(path, ".")...); !ok && path != "" {
			return UsedView{}, didban.Fault(didban.CodeInvalid, "edit.path", "path", path, "op", "used")
		}
	}
	return gate.RunRead(c, func(public *store.Tx) (UsedView, error) {
		found := tally{}
		for n, err := range public.All(kind) {
			if err != nil {
				return UsedView{}, err
			}
			if err := found.take(n, r); err != nil {
				return UsedView{}, err
			}
		}
		return UsedView{Texts: found.texts()}, nil
	})
}

// usedAt is where a text was found, whatever its spelling.
type usedAt struct{ path, by, folded string }

// tally counts the spellings of each text.
type tally map[usedAt]map[string]int

func (t tally) take(n didban.Noun, r UsedRequest) error {
	state, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("texts of %s: %w", n.Kind(), err)
	}
	var fields map[string]any
	if err := json.Unmarshal(state, &fields); err != nil {
		return fmt.Errorf("texts of %s: %w", n.Kind(), err)
	}
	by := ""
	for text := range textsAt(fields, r.By) {
		by = text
	}
	for _, path := range r.Paths {
		for text := range textsAt(fields, path) {
			at := usedAt{path, by, persian.Fold(text)}
			if t[at] == nil {
				t[at] = map[string]int{}
			}
			t[at][text]++
		}
	}
	return nil
}

// textsAt walks the texts that lie at a path below a JSON value, through all rows on the way.
func textsAt(v any, path string) func(func(string) bool) {
	return func(yield func(string) bool) { walkTexts(v, path, yield) }
}

func walkTexts(v any, path string, yield func(string) bool) bool {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if !walkTexts(one, path, yield) {
				return false
			}
		}
	case map[string]any:
		if path == "" {
			return true
		}
		name, rest, _ := strings.Cut(path, ".")
		return walkTexts(v[name], rest, yield)
	case string:
		if text := strings.TrimSpace(v); text != "" && path == "" {
			return yield(text)
		}
	}
	return true
}

func (t tally) texts() []UsedText {
	out := []UsedText{}
	for at, spellings := range t {
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
	return out[:min(len(out), mostUsed)]
}
