package persian_test

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"didban.app/backend/persian"
)

func TestDecode(t *testing.T) {
	const want = "شهرداری کاشان: «خیابان‌های» گچ و پل"
	old, err := charmap.Windows1256.NewEncoder().String("شهرداري کاشان: «خيابان‌هاي» گچ و پل")
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String("<p>" + want)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, data, declared, text, encoding string }{
		{"UTF-8", want, "", want, "utf-8"},
		{"UTF-8 with a mark", "\ufeff" + want, "utf-8", want, "utf-8"},
		{"UTF-8 that says it is something else", want, "windows-1256", want, "utf-8"},
		{"Windows-1256", old, "windows-1256", "شهرداري کاشان: «خيابان‌هاي» گچ و پل", "windows-1256"},
		{"Windows-1256 that says it is UTF-8", old, "utf-8", "شهرداري کاشان: «خيابان‌هاي» گچ و پل", "windows-1256"},
		{"Windows-1256 that says it is Latin", old, "iso-8859-1", "شهرداري کاشان: «خيابان‌هاي» گچ و پل", "windows-1256"},
		{"an encoding of no name", old, "x-farsi", "شهرداري کاشان: «خيابان‌هاي» گچ و پل", "windows-1256"},
		{"UTF-16", little, "utf-8", want, "utf-16"},
		{"UTF-16 without a mark", bare, "", "<p>" + want, "utf-16"},
		{"ISO 8859-6", "\xc7\xe4\xe2", "iso-8859-6", "الق", "iso-8859-6"},
		{"nothing", "", "", "", "utf-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, name := persian.Decode([]byte(test.data), test.declared)
			if text != test.text || name != test.encoding {
				t.Errorf("got %q in %s, want %q in %s", text, name, test.text, test.encoding)
			}
		})
	}
}
