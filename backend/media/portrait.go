package media

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// Small returns a picture as JPEG of a width in pixels; a narrower picture keeps its
// width. It fails with fs.ErrNotExist for a picture that is not there.
func (l *Library) Small(ctx context.Context, hash string, width int) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.making.Lock()
	defer l.making.Unlock()
	content, err := l.original(hash)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", hash, err)
	}
	size := img.Bounds().Size()
	width = min(width, size.X)
	small := image.NewRGBA(image.Rect(0, 0, width, max(1, size.Y*width/size.X)))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 82}); err != nil {
		return nil, fmt.Errorf("encode %s: %w", hash, err)
	}
	return out.Bytes(), nil
}
