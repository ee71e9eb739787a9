package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/roster"
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
	texts := c.Roster.Used(kind, r.Paths, r.By)
	if err := texts.CatchUp(c.Store); err != nil {
		return UsedView{}, err
	}
	all := texts.Texts()
	return UsedView{Texts: mapped(all[:min(len(all), mostUsed)], func(one roster.UsedText) UsedText {
		return UsedText{Path: one.Path, By: one.By, Text: one.Text, Count: one.Count}
	})}, nil
}
