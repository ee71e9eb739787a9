package media

import (
	"errors"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"

	didban "didban.app/backend"
)

var nameForm = regexp.MustCompile(`^([0-9a-f]{64})(?:\.(jpg|png|pdf)|-(?:320|640|1280)\.(jpg))$`)

// ServeHTTP answers /media/HASH.jpg, .png and .pdf with the file, and /media/HASH-320.jpg,
// -640 and -1280 with a small version of any picture, which is made when it is first
// asked for and kept: a page may name all three without knowing how wide the picture
// is, since a narrower one keeps its width. Anything else is not found, and
// what the disk has damaged is an error; no cache keeps either. A Cache-Control that is
// set already stays with what is served.
func (l *Library) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := nameForm.FindStringSubmatch(path.Base(r.URL.Path))
	if parts == nil {
		http.NotFound(w, r)
		return
	}
	file := parts[1][:2] + "/" + parts[0]
	if parts[3] != "" {
		if err := l.small(r.Context(), file, parts[1]); err != nil {
			notServed(w, err)
			return
		}
	}
	content, err := l.opened(file)
	if err != nil {
		notServed(w, err)
		return
	}
	defer content.Close() //nolint:errcheck // only read
	w.Header().Set("Content-Type", map[string]string{"jpg": typeJPEG, "png": typePNG, "pdf": typePDF}[parts[2]+parts[3]])
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	http.ServeContent(w, r, "", time.Time{}, content)
}

// isSmall reports whether a file is a small version of a picture.
func isSmall(file string) bool {
	parts := nameForm.FindStringSubmatch(path.Base(file))
	return parts != nil && parts[3] != ""
}

// notServed answers that a file is not there, or is damaged. No cache keeps either: the
// file may be mended.
func notServed(w http.ResponseWriter, err error) {
	w.Header().Set("Cache-Control", "no-store")
	var fault *didban.Error
	if errors.As(err, &fault) && fault.Code == didban.CodeDamaged {
		http.Error(w, "damaged", http.StatusInternalServerError)
		return
	}
	http.Error(w, "not found", http.StatusNotFound)
}

// HashOf is the hash of the file of an address under /media/; empty where it is no such
// address.
func HashOf(address string) string {
	name, ok := strings.CutPrefix(address, "/media/")
	if parts := nameForm.FindStringSubmatch(name); ok && parts != nil {
		return parts[1]
	}
	return ""
}
