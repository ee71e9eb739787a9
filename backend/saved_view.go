package didban

import "strings"

// SavedView is a list of the workshop under a name: what it asks for, as the query of its
// address has it. Its owner alone sees it, or whoever sees the list.
type SavedView struct {
	ID     ID     `json:"id"`
	Kind   Kind   `json:"kind"` // of the nouns listed
	Owner  ID     `json:"owner"`
	Name   string `json:"name"`
	Query  string `json:"query"`
	Shared bool   `json:"shared,omitempty"`
	At     int64  `json:"at"` // when it was kept last, Unix ms
}

// Bounds of saved views: runes of a name, bytes of a query, views of one person.
const (
	MaxViewName  = 60
	MaxViewQuery = 4000
	MaxViews     = 50
)

// Validate checks the view.
func (v *SavedView) Validate() error {
	var c check
	if New(v.Kind) == nil {
		c.add("kind", "noun.unknownKind", "kind", string(v.Kind))
	}
	if strings.TrimSpace(v.Name) == "" {
		c.add("name", "field.required")
	}
	c.text("name", v.Name, MaxViewName)
	c.text("query", v.Query, MaxViewQuery)
	return c.err()
}
