package signin

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"didban.app/backend/persian"
)

// alphabet is Crockford's base 32: no letter that could be read as a digit.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength is the length of a one-time code without its strokes: 80 random bits.
const codeLength = 16

// NewCode makes a one-time code, 7K4M-9TQ2-XW3F-HD5N.
func NewCode() string {
	random := make([]byte, codeLength)
	_, _ = rand.Read(random) // it never fails: the program would end
	var b strings.Builder
	for i, r := range random {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(alphabet[r%32])
	}
	return b.String()
}

// HashCode is the SHA-256, hex, of a code as it may be typed: in small letters, with
// Persian digits, with or without strokes, O and I and L for the digits they look like.
func HashCode(typed string) string {
	sum := sha256.Sum256([]byte(readCode(typed)))
	return hex.EncodeToString(sum[:])
}

func readCode(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		if strings.ContainsRune(alphabet, r) {
			return r
		}
		return -1
	}, strings.ToUpper(persian.Latin(typed)))
}
