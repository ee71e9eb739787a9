package didban

// Note is a word of the staff to each other about a draft or a field of it; it is
// never public.
type Note struct {
	ID      ID     `json:"id"`
	Draft   ID     `json:"draft"`
	Path    string `json:"path,omitempty"` // of the field that it is about, sheet#path
	By      ID     `json:"by"`
	At      int64  `json:"at"` // Unix ms
	Text    string `json:"text"`
	Settled bool   `json:"settled,omitempty"`
}

// Validate checks the note.
func (n *Note) Validate() error {
	var c check
	if n.Text == "" {
		c.add("text", "field.required")
	}
	c.text("text", n.Text, MaxText)
	return c.err()
}
