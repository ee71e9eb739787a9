// Package syndication writes what leaves شهرآن for readers elsewhere: feeds as RSS
// 2.0, Atom and JSON Feed, an article as a page of its own, and the first page of a
// folder of them. It refuses to know where articles and pictures come from, and
// what an article may hold: HTML comes to it clean.
//
// Nothing here has an address of its own: the program runs without a network. Links,
// homes and enclosures are only written where somebody says under which address
// the files will lie; without one, pictures are a part of the text and identities
// are URNs, which stay the same wherever a feed is read.
//
// The feeds are written by encoding/xml and not by github.com/gorilla/feeds: that
// knows neither the language of a feed nor more than one category of an entry.
package syndication

import (
	"crypto/sha1" //nolint:gosec // RFC 9562 makes names of it, nothing is kept secret by it
	"encoding/hex"
	"strings"
	"time"
)

// Language is that of every article (BCP 47).
const Language = "fa"

const generator = "Didban"

// Feed is what a feed reader follows.
type Feed struct {
	ID       string // a URN
	Title    string
	Subtitle string
	Rights   string    // empty where nothing is said
	Author   string    // who publishes
	Home     string    // address of the page that the feed belongs to; empty where there is none
	Self     string    // address of the feed itself, likewise
	Updated  time.Time // in the zone in which people read it
	Entries  []Entry   // newest first
}

// Entry is one article.
type Entry struct {
	ID         string // a URN
	URL        string // empty where it has none
	Title      string
	Summary    string // plain text
	HTML       string // clean; its pictures are data or have whole addresses
	Author     string // empty where it is not signed
	Categories []Category
	Published  time.Time
	Updated    time.Time
	Pictures   []Picture // those that have an address
}

// Category is a section, a form or a tag. Term is the code, or the label where there
// is no code.
type Category struct{ Term, Label string }

// Picture is a picture that lies under an address.
type Picture struct {
	URL   string
	Type  string // media type
	Bytes int
	Title string
}

// URN names an id of the program, a UUID, as a URN (RFC 9562, 4).
func URN(id string) string { return "urn:uuid:" + id }

// NamedURN makes the URN of a thing that has no id but a name within something
// that has one: a UUID of version 5 (RFC 9562, 5.5).
func NamedURN(space, name string) string {
	raw, _ := hex.DecodeString(strings.ReplaceAll(space, "-", ""))
	sum := sha1.Sum(append(raw, name...)) //nolint:gosec // see above
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return URN(strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-"))
}
