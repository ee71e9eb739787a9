package exchange

import (
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine is how many octets a content line may have before its break (RFC 5545
// §3.1, RFC 6350 §3.2).
const maxLine = 75

// lines gathers content lines, which iCalendar and vCard write alike. It is written
// by hand because it is shorter than the use of a library for each; the tests read it
// back with two.
type lines struct{ strings.Builder }

// raw adds a property whose value is written as it is, such as an instant.
func (l *lines) raw(name, value string) {
	if value != "" {
		l.fold(name + ":" + value)
	}
}

// text adds a property of type TEXT; an empty one is left out.
func (l *lines) text(name string, values ...string) {
	l.raw(name, escaped(";", values...))
}

// fold breaks a line so that no part is longer than 75 octets and no letter is cut.
func (l *lines) fold(line string) {
	room := maxLine
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		l.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], maxLine-1 // the blank that goes on counts
	}
	l.WriteString(line + "\r\n")
}

func (l *lines) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, l.String())
	return err
}

// escaped joins the parts of a TEXT value (RFC 5545 §3.3.11, RFC 6350 §3.4); it is
// empty where all parts are. Control signs, which no reader takes, become blanks.
func escaped(separator string, parts ...string) string {
	out, known := make([]string, len(parts)), false
	for i, part := range parts {
		out[i] = textEscapes.Replace(strings.Map(printable, strings.ReplaceAll(part, "\r\n", "\n")))
		known = known || part != ""
	}
	if !known {
		return ""
	}
	return strings.Join(out, separator)
}

var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func printable(r rune) rune {
	switch {
	case r == '\r':
		return '\n'
	case r == '\n', r >= ' ' && r != 0x7f:
		return r
	}
	return ' '
}
