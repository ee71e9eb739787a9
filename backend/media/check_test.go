package media_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

func TestCheck(t *testing.T) {
	l, dir := library(t)
	add := func(width int) *didban.Media {
		m, err := l.Add("a.jpg", photo(t, width, 40))
		if err != nil {
			t.Fatal(err)
		}
		m.Code = filepath.Base(t.Name())
		return &m
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	at := func(m *didban.Media) string { return filepath.Join(dir, m.Hash[:2], m.Hash+".jpg") }
	whole, damaged, missing, orphan := add(700), add(41), add(42), add(43)
	_, err := l.Small(t.Context(), whole.Hash, 320)
	must(err)
	_, err = l.Small(t.Context(), orphan.Hash, 320)
	must(err)
	content, err := os.ReadFile(at(damaged))
	must(err)
	content[len(content)/2] ^= 1 // of the same length: only its digest tells
	must(os.WriteFile(at(damaged), content, 0o600))
	must(os.Remove(at(missing)))
	must(os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600))

	r, err := media.Check(t.Context(), dir, []*didban.Media{whole, whole, damaged, missing})
	must(err)
	var faults []string
	for _, f := range r.Faults {
		faults = append(faults, f.Key+" "+filepath.Base(f.Args["file"]))
	}
	want := []string{"check.mediaDamaged " + damaged.Hash + ".jpg", "check.mediaMissing " + missing.Hash + ".jpg"}
	if r.Whole != 1 || !slices.Equal(faults, want) {
		t.Errorf("%d whole, faults %v, want %v", r.Whole, faults, want)
	}
	if len(r.Orphans) != 5 || !slices.Contains(r.Orphans, "notes.txt") || !slices.Contains(r.Orphans, orphan.Hash[:2]+"/"+orphan.Hash+"-640.jpg") {
		t.Errorf("orphans %v", r.Orphans)
	}
	if r, err := media.Check(t.Context(), filepath.Join(dir, "none"), nil); err != nil || len(r.Faults)+len(r.Orphans) > 0 {
		t.Errorf("no folder: %+v, %v", r, err)
	}
}
