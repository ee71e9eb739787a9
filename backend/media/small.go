package media

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"strconv"

	"golang.org/x/image/draw"

	didban "didban.app/backend"
)

// widths are those of the small versions in pixels, widest first: the whole column of
// an article or a head of a page; a card on a dense display or a wide card; a card.
// Only the viewer, which fills the window with one picture, asks for more.
var widths = []int{1280, ThumbWidth, 320}

// ThumbWidth is the width of the small version that stands for a picture where one
// address alone can be given.
const ThumbWidth = 640

// quality is that of small versions.
const quality = 82

// Address is the path under which a file is served, and that of its small
// version. A picture no wider than ThumbWidth and a document serve as their own.
func Address(m *didban.Media) (full, thumb string) {
	ext, _ := m.Extension()
	full = "/media/" + m.Hash + "." + ext
	if m.Width <= ThumbWidth {
		return full, full
	}
	return full, "/media/" + smallName(m.Hash, ThumbWidth)
}

func smallName(hash string, width int) string { return hash + "-" + strconv.Itoa(width) + ".jpg" }

// Small returns a picture as JPEG of a width of widths, making it where it is
// not there yet; a narrower picture keeps its width. It fails with fs.ErrNotExist for
// a picture that is not there, and with CodeDamaged for one that the disk has damaged.
func (l *Library) Small(ctx context.Context, hash string, width int) ([]byte, error) {
	file := hash[:2] + "/" + smallName(hash, width)
	if err := l.small(ctx, file, hash); err != nil {
		return nil, err
	}
	return l.read(file)
}

// small makes sure that a small version is there. All sizes are made at once:
// most of the work is to decode the original.
func (l *Library) small(ctx context.Context, file, hash string) error {
	if l.holds(file) {
		return nil
	}
	free, err := l.bench(ctx, hash)
	if err != nil {
		return err
	}
	defer free()
	if l.holds(file) { // somebody was before
		return nil
	}
	content, err := l.original(hash)
	if err != nil {
		return err
	}
	img, err := decode(content)
	if err != nil {
		return fmt.Errorf("decode %s: %w", hash, err)
	}
	for _, width := range widths {
		img = scaled(img, width)
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
			return fmt.Errorf("encode %s: %w", hash, err)
		}
		if err := l.write(hash[:2]+"/"+smallName(hash, width), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (l *Library) original(hash string) ([]byte, error) {
	for _, ext := range []string{".jpg", ".png"} {
		content, err := l.read(hash[:2] + "/" + hash + ext)
		if !errors.Is(err, fs.ErrNotExist) {
			return content, err
		}
	}
	return nil, fs.ErrNotExist
}

// scaled brings a picture to a width, but never makes it larger. It is halved first,
// each pixel the mean of four, as long as that leaves enough: every pixel still
// counts, and the fine filter, which is ten times as slow, has less to do.
func scaled(img image.Image, width int) image.Image {
	size := img.Bounds().Size()
	width = min(width, size.X)
	height := max(1, size.Y*width/size.X)
	for ; size.X >= 2*width && size.Y > 1; size = img.Bounds().Size() {
		img = scaledBy(draw.ApproxBiLinear, img, size.X/2, size.Y/2)
	}
	if size == image.Pt(width, height) {
		return scaledBy(draw.NearestNeighbor, img, width, height)
	}
	return scaledBy(draw.CatmullRom, img, width, height)
}

// scaledBy scales a picture. What shows through shows white: JPEG knows no transparency.
func scaledBy(filter draw.Interpolator, img image.Image, width, height int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	op := draw.Src
	if solid, ok := img.(interface{ Opaque() bool }); !ok || !solid.Opaque() {
		draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
		op = draw.Over
	}
	filter.Scale(out, out.Bounds(), img, img.Bounds(), op, nil)
	return out
}
