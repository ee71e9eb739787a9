// Package persian knows how Persian is written: which spellings are one word to
// a reader, which digits are one number and in which order names stand.
//
// What it gives is made for comparing, never for showing: text is kept and shown
// as a person typed it. It refuses to know of documents, indexes and languages
// other than Persian and what Latin stands among it.
package persian

// The half-space (نیم‌فاصله) that parts the pieces of one Persian word, and the
// characters that keyboards and old word processors put in its place.
const (
	HalfSpace     = '\u200c'
	zeroWidth     = '\u200b'
	notSign       = '\u00ac'
	unitSeparator = '\u001f'
	narrowNoBreak = '\u202f'
)

// IsHalfSpace reports whether r is a half-space or one of its impostors: U+200B,
// U+00AC, U+001F and U+202F.
func IsHalfSpace(r rune) bool {
	switch r {
	case HalfSpace, zeroWidth, notSign, unitSeparator, narrowNoBreak:
		return true
	}
	return false
}
