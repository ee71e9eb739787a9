package persian

import "golang.org/x/text/unicode/norm"

// Composed is a text in Unicode's form NFC: a letter and its mark are one sign where
// there is one, however they were typed.
func Composed(s string) string { return norm.NFC.String(s) }
