package disk

import (
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
)

var refused = []string{
	"", ".", "..", "CON", "con", "NUL", "nul.txt", "PRN.tar.gz", "AUX", "COM1", "com9.db", "LPT1", "COM¹", "COM1 .txt", "CONIN$",
	"a.png:stream", "a.png::$DATA", "C:x", "a/b", `a\b`, "a?", "a*", "a|b", "<a>", `"a"`, "a\x00b", "a\nb", "a\x7f",
	"trailing.", "trailing ", "trailing. .", " leading", strings.Repeat("ن", 200),
}

var taken = []string{
	"a.png", "گزارش محلهٔ راوند.xlsx", "می‌شود.csv", ".hidden", "console", "contract.pdf", "COM10", "com", "nulls.txt", "aux-1", "K-1402-004.ics",
}

func TestName(t *testing.T) {
	for _, name := range refused {
		var fault *didban.Error
		if err := Name(name); !errors.As(err, &fault) || fault.Code != didban.CodeInvalid || fault.Key != "file.name" {
			t.Errorf("%q: got %v, want file.name", name, err)
		}
	}
	for _, name := range taken {
		if err := Name(name); err != nil {
			t.Errorf("%q: got %v, want it taken", name, err)
		}
	}
}

func TestSafe(t *testing.T) {
	for text, want := range map[string]string{
		"CON": "_CON", "nul.ics": "_nul.ics", "a.png:stream": "a.png_stream", "1402/12.html": "1402_12.html", "x. .": "x", "": "_", "...": "_",
	} {
		if got := Safe(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for _, name := range taken {
		if got := Safe(name); got != name {
			t.Errorf("%q: got %q, want it as it is", name, got)
		}
	}
}

// FuzzSafe holds that whatever comes in, a name comes out that every system takes.
func FuzzSafe(f *testing.F) {
	for _, name := range append(refused, taken...) {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := Name(Safe(text)); err != nil {
			t.Errorf("%q: got %v", text, err)
		}
	})
}
