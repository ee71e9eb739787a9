package api_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/jpeg"
	"net/url"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
)

// kept puts a file into the media folder and gives its record.
func kept(t *testing.T, d *gate.Caller, n int, name string, content []byte) *didban.Media {
	t.Helper()
	m, err := d.Media.Add(name, content)
	if err != nil {
		t.Fatal(err)
	}
	m.Meta = didban.Meta{ID: didbantest.ID(didban.KindMedia, 900+n), Code: name}
	m.Alt = "آزمون"
	return &m
}

// written gives what a file to take along holds.
func written(t *testing.T, d *gate.Caller, path string) (gate.File, string) {
	t.Helper()
	var out bytes.Buffer
	file, err := api.TakeFile(d, path, url.Values{})
	if err == nil {
		err = file.Write(&out)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return file, out.String()
}

func face(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 800, 400)), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFile_Documents(t *testing.T) {
	d := desk(t)
	m := kept(t, d, 1, "report.pdf", []byte("%PDF-1.7 of a test"))
	fill(t, d, m)
	file, got := written(t, d, "media/"+m.Hash+".pdf")
	if file.Name != "report.pdf" || file.Type != "application/pdf" || got != "%PDF-1.7 of a test" {
		t.Errorf("got %s %s %q", file.Name, file.Type, got)
	}
	for _, path := range []string{"media/" + m.Hash + ".jpg", "media/" + m.Hash, "media/ab00.pdf", "media/../x.pdf"} {
		var fault *didban.Error
		if _, err := api.TakeFile(d, path, nil); !errors.As(err, &fault) || fault.Code != didban.CodeNotFound {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestFile_CardHoldsASmallFace(t *testing.T) {
	d := desk(t)
	nouns := peopled()
	m, lost := kept(t, d, 1, "face.jpg", face(t)), &didban.Media{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindMedia, 902), Code: "lost.jpg"}, Hash: strings.Repeat("ab", 32), Type: "image/jpeg", Alt: "آزمون",
	}
	for _, noun := range nouns {
		if p, ok := noun.(*didban.Person); ok {
			p.Photo = map[string]didban.ID{"PE-1": m.ID, "PE-2": lost.ID}[p.Code]
		}
	}
	fill(t, d, append([]didban.Noun{m, lost}, nouns...)...)
	card := func(n int) string {
		_, text := written(t, d, "trustee/"+string(didbantest.ID(didban.KindTrustee, n))+".vcf")
		return strings.ReplaceAll(text, "\r\n ", "")
	}
	_, rest, ok := strings.Cut(card(1), "PHOTO:data:image/jpeg;base64,")
	encoded, _, _ := strings.Cut(rest, "\r\n")
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if !ok || err != nil {
		t.Fatalf("no picture: %v\n%s", err, card(1))
	}
	if size, err := jpeg.DecodeConfig(bytes.NewReader(raw)); err != nil || size.Width != 320 {
		t.Errorf("got %d wide, want 320: %v", size.Width, err)
	}
	for _, n := range []int{2, 3} { // whose picture is lost, who has none
		if strings.Contains(card(n), "PHOTO") || !strings.Contains(card(n), "FN:") {
			t.Errorf("card %d: %s", n, card(n))
		}
	}
}
