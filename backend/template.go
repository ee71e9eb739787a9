package didban

import (
	"slices"
	"strings"
)

// The limits of a template, in runes.
const (
	MaxTemplateTitle = 80
	MaxTemplate      = 4000
)

// Template (پاسخ آماده) is an answer that a unit gives often, with placeholders in braces that
// are filled in where it is used.
type Template struct {
	ID    ID     `json:"id"`
	Unit  ID     `json:"unit,omitempty"` // whose it is; empty for all
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Placeholders are what may stand in braces in a template, in the order in which they are
// offered: the name of a place, the unit, the day of today, the day by which something is
// promised, the project, the code of what is answered.
var Placeholders = []string{"نام‌مکان", "واحد", "روز", "مهلت", "پروژه", "کد"}

// Validate checks the template.
func (t *Template) Validate() error {
	var c check
	if !t.ID.Valid() {
		c.add("id", "field.id")
	}
	c.ref("unit", t.Unit)
	c.words("title", t.Title, 2, MaxTemplateTitle)
	c.words("text", t.Text, MinAnswer, MaxTemplate)
	for _, name := range UnfilledIn(t.Text) {
		if !slices.Contains(Placeholders, name) {
			c.add("text", "template.placeholder", "name", name)
		}
	}
	return c.err()
}

// UnfilledIn are the names in braces that stand in a text, each once: whoever answers fills
// them in before it is sent.
func UnfilledIn(text string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(text, "{")
		if !found {
			return out
		}
		name, behind, closed := strings.Cut(rest, "}")
		if !closed {
			return out
		}
		if i := strings.LastIndex(name, "{"); i >= 0 {
			name = name[i+1:]
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
		text = behind
	}
}
