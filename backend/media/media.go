// Package media keeps pictures and documents as files named by their SHA-256, and
// makes the small versions that lists show. It refuses to know which noun a file
// belongs to.
package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // to measure and decode PNG
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"

	didban "didban.app/backend"
)

// Limits of one file.
const (
	MaxBytes  = 64 << 20
	MaxPixels = 40_000_000 // a decoded picture of this size takes 160 MB
)

// Inspect checks a file and describes it without keeping it: Hash, Type, Bytes,
// Width and Height of the result are set. It returns the bytes to keep: a JPEG
// that carries metadata comes back re-encoded without it (place and camera of a
// citizen's photo are nobody's business), any other file as it was.
//
// A file that is no JPEG, PNG or PDF, is broken, too large or has too many pixels
// gives an Error with the key media.type, media.broken, media.tooLarge or
// media.tooManyPixels and the argument file.
func Inspect(name string, content []byte) (didban.Media, []byte, error) {
	if len(content) > MaxBytes {
		return didban.Media{}, nil, fault("media.tooLarge", name)
	}
	m := didban.Media{}
	m.Type = typeOf(content)
	switch m.Type {
	case "":
		return didban.Media{}, nil, fault("media.type", name)
	case "application/pdf":
	default:
		var err error
		if content, m.Width, m.Height, err = picture(name, m.Type, content); err != nil {
			return didban.Media{}, nil, err
		}
	}
	sum := sha256.Sum256(content)
	m.Hash, m.Bytes = hex.EncodeToString(sum[:]), int64(len(content))
	return m, content, nil
}

func fault(key, name string) *didban.Error {
	return didban.Fault(didban.CodeInvalid, key, "file", name)
}

// typeOf trusts the first bytes, never the name.
func typeOf(content []byte) string {
	for magic, kind := range map[string]string{
		"\xff\xd8\xff": "image/jpeg", "\x89PNG\r\n\x1a\n": "image/png", "%PDF-": "application/pdf",
	} {
		if bytes.HasPrefix(content, []byte(magic)) {
			return kind
		}
	}
	return ""
}

// picture measures before it decodes, so that a small file can't claim a huge picture.
func picture(name, kind string, content []byte) (kept []byte, width, height int, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, 0, 0, fault("media.broken", name).Because(err)
	}
	if config.Width*config.Height > MaxPixels {
		return nil, 0, 0, fault("media.tooManyPixels", name)
	}
	img, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, 0, 0, fault("media.broken", name).Because(err)
	}
	if kind == "image/jpeg" && tellsMore(content) {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 90}); err != nil {
			return nil, 0, 0, fmt.Errorf("encode %s: %w", name, err)
		}
		content = out.Bytes()
	}
	return content, config.Width, config.Height, nil
}

// tellsMore reports whether a JPEG has a segment of Exif, XMP or IPTC. Where the
// picture itself happens to hold such a word it is only re-encoded.
func tellsMore(jpg []byte) bool {
	for _, head := range []string{"Exif\x00", "http://ns.adobe.com/", "Photoshop 3.0\x00"} {
		if bytes.Contains(jpg, []byte(head)) {
			return true
		}
	}
	return false
}

// Library is the media folder of one city. It is safe for many goroutines.
type Library struct {
	root   *os.Root
	making sync.Mutex // one small version at a time: each takes the memory of a decoded picture
}

// Open opens the folder, making it where it is missing.
func Open(dir string) (*Library, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, disk(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, disk(dir, err)
	}
	return &Library{root: root}, nil
}

// Close lets go of the folder.
func (l *Library) Close() error { return l.root.Close() }

// Add checks a file as Inspect does and keeps it. A file that is there already is
// not written again. The file has its final name only when it is whole.
func (l *Library) Add(name string, content []byte) (didban.Media, error) {
	m, content, err := Inspect(name, content)
	if err != nil {
		return didban.Media{}, err
	}
	path := pathOf(m)
	if info, err := l.root.Stat(path); err == nil && info.Size() == m.Bytes {
		return m, nil
	}
	return m, l.write(path, content)
}

func pathOf(m didban.Media) string {
	ext, _ := m.Extension()
	return m.Hash[:2] + "/" + m.Hash + "." + ext
}

func (l *Library) write(path string, content []byte) error {
	if err := l.root.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return disk(l.root.Name(), err)
	}
	if err := l.root.WriteFile(path+".part", content, 0o644); err != nil {
		_ = l.root.Remove(path + ".part")
		return disk(l.root.Name(), err)
	}
	if err := l.root.Rename(path+".part", path); err != nil {
		return disk(l.root.Name(), err)
	}
	return nil
}

// disk turns a failure to write into what the person can mend.
func disk(dir string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return didban.Fault(didban.CodeDisk, "store.full", "file", dir).Because(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return didban.Fault(didban.CodeDisk, "store.readOnly", "file", dir).Because(err)
	}
	return fmt.Errorf("media folder %s: %w", dir, err)
}

// ThumbWidth is the width of the small version of a picture in pixels.
const ThumbWidth = 640

// Address is the path under which a file is served, and that of its small
// version. A picture no wider than ThumbWidth and a document serve as their own.
func Address(m *didban.Media) (full, thumb string) {
	ext, _ := m.Extension()
	full = "/media/" + m.Hash + "." + ext
	if m.Width <= ThumbWidth {
		return full, full
	}
	return full, "/media/" + m.Hash + "-" + strconv.Itoa(ThumbWidth) + ".jpg"
}
