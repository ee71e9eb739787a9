package didban

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DigestOf binds a ruling to a text: SHA-256(salt ‖ text), hex.
func DigestOf(salt, text string) string {
	sum := sha256.Sum256([]byte(salt + text))
	return hex.EncodeToString(sum[:])
}

// CleanText is a text as it is kept: without blanks around it, with line feeds alone, and with
// no more than three empty lines in a row.
func CleanText(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var out []string
	empty := 0
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if empty++; line != "" {
			empty = 0
		}
		if empty <= maxEmptyLines {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

const (
	maxEmptyLines = 3
	// maxMarks is how many combining marks may follow each other; Arabic script needs three.
	maxMarks = 4
)

// words checks what a person wrote to be read by all: its length in runes, no control or
// overriding signs, no towers of marks, and letters or digits in it.
func (c *check) words(field, text string, least, most int) {
	if !utf8.ValidString(text) {
		c.add(field, "field.encoding")
		return
	}
	c.text(field, text, most)
	marks, said := 0, 0
	for _, r := range text {
		marks++
		if !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		switch {
		case marks > maxMarks, unicode.IsControl(r) && r != '\n', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			c.add(field, "text.signs")
			return
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			said++
		}
	}
	if said < min(least, minLetters) || utf8.RuneCountInString(text) < least {
		c.add(field, "text.short", "least", strconv.Itoa(least))
	}
}

// minLetters is how many letters or digits a text has that says something.
const minLetters = 2

func (c *check) salt(field, salt string) {
	if !isHex(salt, saltLength) {
		c.add(field, "text.salt")
	}
}

// saltLength is that of 16 bytes in hex.
const saltLength = 32

func isHex(s string, length int) bool {
	return len(s) == length && !strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789abcdef", r) })
}

// CheckWords checks a text that a person wrote: its length in runes, no control or overriding
// signs, no towers of marks.
func CheckWords(field, text string, least, most int) error {
	var c check
	c.words(field, text, least, most)
	return c.err()
}
