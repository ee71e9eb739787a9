package exchange

import (
	"encoding/base64"
	"io"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Contact is what an address card tells of a person's term.
type Contact struct {
	Term   *didban.Trustee
	Person *didban.Person
	Post   *didban.Post
	Area   string // the name of the area, empty where there is none
	City   string
	Photo  []byte // a small JPEG, empty where there is none
}

// WriteContact writes a term as a vCard 4.0 file (RFC 6350). It fails only where w
// does.
func WriteContact(w io.Writer, c Contact) error { return c.lines(true).writeTo(w) }

// ContactCard is the card without what a QR code has no room for.
func ContactCard(c Contact) string { return c.lines(false).String() }

func (c Contact) lines(whole bool) *lines {
	var l lines
	l.raw("BEGIN", "VCARD")
	l.raw("VERSION", "4.0")
	l.text("FN", c.Person.Name)
	// Where a name parts is not known: it stands whole as the family name.
	l.text("N", c.Person.Name, "", "", "", "")
	l.text("TITLE", c.Post.Title)
	l.text("ORG", c.organisation()...)
	// No telephone dials a Persian digit.
	l.text("TEL;TYPE=work", persian.Latin(c.Term.Phone))
	l.text("EMAIL;TYPE=work", c.Term.Email)
	l.text("ADR;TYPE=work", "", "", c.Term.Office, "", "", "", "")
	l.text("NOTE", c.Term.Hours)
	if whole {
		l.raw("KIND", "individual")
		l.raw("UID", "urn:uuid:"+string(c.Term.ID))
		l.raw("REV", stamp(max(c.Term.Updated, c.Person.Updated, c.Post.Updated)))
		l.photo(c.Photo)
	}
	l.raw("END", "VCARD")
	return &l
}

// photo adds a picture as a data URI (RFC 6350 §6.2.4, RFC 2397), so that the card needs
// no second file.
func (l *lines) photo(jpeg []byte) {
	if len(jpeg) > 0 {
		l.raw("PHOTO", "data:image/jpeg;base64,"+base64.StdEncoding.EncodeToString(jpeg))
	}
}

// organisation goes from the city to the unit, leaving out what is not known.
func (c Contact) organisation() []string {
	var out []string
	for _, part := range []string{c.City, c.Post.Unit, c.Area} {
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}
