package record

import (
	"encoding/binary"
	"fmt"
	"strings"

	didban "didban.app/backend"
)

// Separator ends every part of a key but the last.
const Separator = 0x00

// SeqKey is a number as a key: 8 bytes, big-endian, so that keys sort as numbers.
func SeqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// SeqOf reads the number at the end of a key that SeqKey or Key made; 0 where the
// key is too short.
func SeqOf(key []byte) uint64 {
	if len(key) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key[len(key)-8:])
}

// Prefix joins parts of a key, each ended by the separator. A part is text (a zero
// byte in it is written otherwise, the order stays), or an int64 in 8 bytes with
// its sign bit turned over.
func Prefix(parts ...any) ([]byte, error) {
	var out []byte
	for _, part := range parts {
		switch v := part.(type) {
		case string:
			out = append(out, partText.Replace(v)...)
		case didban.ID:
			out = append(out, v...)
		case didban.Kind:
			out = append(out, v...)
		case int64:
			out = binary.BigEndian.AppendUint64(out, uint64(v)^1<<63)
		default:
			return nil, fmt.Errorf("key part %v of type %T", part, part)
		}
		out = append(out, Separator)
	}
	return out, nil
}

// Under is the prefix of all keys that begin with these texts; each is ended by
// the separator.
func Under(parts ...string) []byte {
	var out []byte
	for _, part := range parts {
		out = append(append(out, partText.Replace(part)...), Separator)
	}
	return out
}

// Join is a whole key of texts: parts with the separator between them.
func Join(parts ...string) []byte {
	key := Under(parts...)
	return key[:max(0, len(key)-1)]
}

// JoinSeq is a whole key of texts and, at its end, a number as SeqKey writes it.
func JoinSeq(seq uint64, parts ...string) []byte {
	return binary.BigEndian.AppendUint64(Under(parts...), seq)
}

// Split undoes Join.
func Split(key []byte) []string {
	parts := strings.Split(string(key), "\x00")
	for i, part := range parts {
		parts[i] = textPart.Replace(part)
	}
	return parts
}

// partText keeps the separator out of typed text, and the order of keys as it was.
var partText = strings.NewReplacer("\x00", "\x01\x01", "\x01", "\x01\x02")

var textPart = strings.NewReplacer("\x01\x01", "\x00", "\x01\x02", "\x01")
