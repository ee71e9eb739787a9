package didban

import (
	"regexp"
	"strings"
)

// Media is a picture or document. The bytes lie in the media folder under their
// SHA-256, so a file is kept once and can't change behind its record.
type Media struct {
	Meta
	Hash    string `json:"hash"` // SHA-256 of the stored file, lower-case hex
	Type    string `json:"type"` // image/jpeg, image/png or application/pdf
	Bytes   int64  `json:"bytes"`
	Width   int    `json:"width,omitempty"`  // pixels
	Height  int    `json:"height,omitempty"` // pixels
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Alt     string `json:"alt,omitempty"` // what a picture shows, in words; a document needs none
	Taken   Day    `json:"taken,omitempty"`
}

// Kind is KindMedia.
func (*Media) Kind() Kind { return KindMedia }

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Validate checks the record, not the file.
func (m *Media) Validate() error {
	var c check
	c.head(&m.Meta)
	if !hashForm.MatchString(m.Hash) {
		c.add("hash", "field.hash")
	}
	if _, ok := m.Extension(); !ok {
		c.add("type", "media.type", "value", m.Type)
	}
	c.text("caption", m.Caption, MaxText)
	c.text("credit", m.Credit, MaxName)
	c.text("alt", m.Alt, MaxText)
	if m.IsPicture() && strings.TrimSpace(m.Alt) == "" {
		c.add("alt", "media.alt")
	}
	c.day("taken", m.Taken)
	return c.err()
}

// IsPicture reports whether the file is a picture, not a document.
func (m *Media) IsPicture() bool { return strings.HasPrefix(m.Type, "image/") }

// Extension is the file name ending for the media type; false for a type that is
// not taken.
func (m *Media) Extension() (string, bool) {
	switch m.Type {
	case "image/jpeg":
		return "jpg", true
	case "image/png":
		return "png", true
	case "application/pdf":
		return "pdf", true
	}
	return "", false
}

// Attachment is the use of one Media by a noun.
type Attachment struct {
	Media ID     `json:"media"`
	Use   string `json:"use"` // a code of MediaUses
}
