package didban

import (
	"regexp"
	"slices"
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
	Focus   *Focus `json:"focus,omitempty"` // nil for the middle
}

// Focus is the point of a picture that stays in sight where only a part of it is shown: a
// share of the width from the left and of the height from the top, each from 0 to 1.
type Focus struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Valid reports whether the point lies in the picture.
func (f Focus) Valid() bool { return f.X >= 0 && f.X <= 1 && f.Y >= 0 && f.Y <= 1 }

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
	if m.Focus != nil && !m.Focus.Valid() {
		c.add("focus", "media.focus")
	}
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

// IsPaper reports whether the file is used as a document, whatever its type: a scan of a
// contract is a picture too.
func (a Attachment) IsPaper() bool { return slices.Contains(paperUses, a.Use) }

// paperUses are the codes of MediaUses that name a document.
var paperUses = []string{"document", "contract", "report", "permit", UseAudit}

// UseAudit is the use of an audit report, which CoST asks for.
const UseAudit = "audit"
