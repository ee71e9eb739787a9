package persian

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Decode gives the text of bytes from elsewhere, and the name of their encoding.
// declared is what they say of themselves, empty where they say nothing. It is
// believed only where it can be true: what is well-formed UTF-8 is UTF-8, and what
// is not, though it says so or claims a Western code page, is Windows-1256, in
// which Persian sites were written before.
func Decode(data []byte, declared string) (text, name string) {
	enc, name := encodingOf(data, declared)
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	return strings.TrimPrefix(string(out), "\ufeff"), name
}

func encodingOf(data []byte, declared string) (encoding.Encoding, string) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), len(data) > 3 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		return little, "utf-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")), len(data) > 3 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		return big, "utf-16"
	case utf8.Valid(data):
		return encoding.Nop, "utf-8"
	}
	enc, err := htmlindex.Get(declared)
	if err != nil {
		return charmap.Windows1256, "windows-1256"
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "utf-8" || name == "windows-1252" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
		return charmap.Windows1256, "windows-1256"
	}
	return enc, name
}
