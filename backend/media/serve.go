package media

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"time"

	"golang.org/x/image/draw"
)

var nameForm = regexp.MustCompile(`^([0-9a-f]{64})(-640)?\.(jpg|png|pdf)$`)

// ServeHTTP answers the addresses that Address gives; anything else is not found.
// A small version is made when it is first asked for and kept.
func (l *Library) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := nameForm.FindStringSubmatch(path.Base(r.URL.Path))
	if parts == nil {
		http.NotFound(w, r)
		return
	}
	file := parts[1][:2] + "/" + parts[0]
	if parts[2] != "" {
		if err := l.thumb(file, parts[1]); err != nil {
			http.NotFound(w, r)
			return
		}
	}
	content, err := l.root.ReadFile(file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", map[string]string{"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}[parts[3]])
	w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// thumb makes sure that the small version of a picture is there.
func (l *Library) thumb(file, hash string) error {
	l.making.Lock()
	defer l.making.Unlock()
	if _, err := l.root.Stat(file); err == nil {
		return nil
	}
	content, err := l.original(hash)
	if err != nil {
		return err
	}
	img, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return fmt.Errorf("decode %s: %w", hash, err)
	}
	size := img.Bounds().Size()
	small := image.NewRGBA(image.Rect(0, 0, ThumbWidth, max(1, size.Y*ThumbWidth/size.X)))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 82}); err != nil {
		return fmt.Errorf("encode %s: %w", hash, err)
	}
	return l.write(file, out.Bytes())
}

func (l *Library) original(hash string) ([]byte, error) {
	for _, ext := range []string{".jpg", ".png"} {
		content, err := l.root.ReadFile(hash[:2] + "/" + hash + ext)
		if !errors.Is(err, fs.ErrNotExist) {
			return content, err
		}
	}
	return nil, fs.ErrNotExist
}
