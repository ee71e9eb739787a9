package media_test

import (
	"bytes"
	"errors"
	"image"
	"io/fs"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

func TestRead(t *testing.T) {
	l, err := media.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // only read
	paper := []byte("%PDF-1.7 of a test")
	m, err := l.Add("a.pdf", paper)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := l.Read(&m); err != nil || !bytes.Equal(got, paper) {
		t.Errorf("got %q, %v", got, err)
	}
	for name, gone := range map[string]didban.Media{
		"another hash": {Hash: "ab" + m.Hash[2:], Type: m.Type}, "no hash": {Type: m.Type}, "no type": {Hash: m.Hash},
		"a way out": {Hash: "../../../etc/passwd", Type: m.Type},
	} {
		if _, err := l.Read(&gone); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want %v", name, err, fs.ErrNotExist)
		}
	}
}

func TestSmall(t *testing.T) {
	l, err := media.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // only read
	for _, one := range []struct{ width, want int }{{900, 320}, {120, 120}} {
		m, err := l.Add("a.jpg", photo(t, one.width, one.width/2))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := l.Small(t.Context(), m.Hash, 320)
		if err != nil {
			t.Fatal(err)
		}
		config, format, err := image.DecodeConfig(bytes.NewReader(raw))
		if err != nil || format != "jpeg" || config.Width != one.want {
			t.Errorf("%d wide: got %s %d, want jpeg %d: %v", one.width, format, config.Width, one.want, err)
		}
	}
	if _, err := l.Small(t.Context(), "ab00", 320); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: got %v", err)
	}
}
