// Package media keeps pictures and documents as files named by their SHA-256, and
// makes the small versions that screens show. It refuses to know which noun a file
// belongs to.
package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif" // to take in what older sites hold
	"image/jpeg"
	"image/png"
	"sync"

	_ "golang.org/x/image/webp" // likewise

	didban "didban.app/backend"
)

// Limits of one file.
const (
	MaxBytes  = 64 << 20
	MaxPixels = 40_000_000 // decoded 160 MB; while a progressive JPEG is being decoded, 480 MB more
)

// manyPixels is from how many on pictures are decoded one after the other, whoever asks: decoded
// 64 MB.
const manyPixels = 16_000_000

var decoding sync.Mutex

// Types of files.
const (
	typeJPEG = "image/jpeg"
	typePNG  = "image/png"
	typeGIF  = "image/gif"
	typeWebP = "image/webp"
	typePDF  = "application/pdf"
)

// turned is the quality of a JPEG that had to be encoded once more.
const turned = 92

// Inspect checks a file and describes it without keeping it: Hash, Type, Bytes,
// Width and Height of the result are set. It returns the bytes to keep.
//
// Of a JPEG or PNG, the picture itself stays as it was, bit for bit; everything that
// is told beside it goes: Exif with its place, XMP, IPTC, colour profiles,
// remarks, embedded previews and what stands behind the end. A picture that its
// metadata turns or mirrors is turned before they go. GIF (the first picture of a
// moving one) and WebP become PNG, or JPEG where they were lossy.
//
// A file that is none of these nor a PDF, is broken, too large or has too many
// pixels gives an Error with the key media.type, media.broken, media.tooLarge or
// media.tooManyPixels and the argument file.
func Inspect(name string, content []byte) (didban.Media, []byte, error) {
	return inspect(name, content, nil)
}

// inspect is Inspect for who knows of some pictures, by their hash, that they are whole.
func inspect(name string, content []byte, whole map[string]bool) (didban.Media, []byte, error) {
	if len(content) > MaxBytes {
		return didban.Media{}, nil, fault("media.tooLarge", name)
	}
	m := didban.Media{Type: typeOf(content)}
	switch m.Type {
	case "":
		return m, nil, fault("media.type", name)
	case typePDF:
	default:
		p, err := pictureOf(name, m.Type, content, whole)
		if err != nil {
			return didban.Media{}, nil, err
		}
		content, m.Type, m.Width, m.Height = p.content, p.kind, p.size.X, p.size.Y
	}
	m.Hash, m.Bytes = hashOf(content), int64(len(content))
	return m, content, nil
}

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func fault(key, name string) *didban.Error {
	return didban.Fault(didban.CodeInvalid, key, "file", name)
}

// typeOf trusts the first bytes, never the name.
func typeOf(content []byte) string {
	for magic, kind := range map[string]string{
		"\xff\xd8\xff": typeJPEG, "\x89PNG\r\n\x1a\n": typePNG, "GIF87a": typeGIF, "GIF89a": typeGIF, "%PDF-": typePDF,
	} {
		if bytes.HasPrefix(content, []byte(magic)) {
			return kind
		}
	}
	if len(content) > 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP" {
		return typeWebP
	}
	return ""
}

// kept is a picture as it will be kept.
type kept struct {
	content []byte
	kind    string
	size    image.Point
}

// pictureOf measures before it decodes, so that a small file can't claim a huge
// picture; both look at what is bared, so that what is kept can be shown.
func pictureOf(name, kind string, content []byte, whole map[string]bool) (kept, error) {
	orientation := orientationOf(exifOf(kind, content))
	content, err := bare(kind, content)
	if err != nil {
		return kept{}, fault("media.broken", name).Because(err)
	}
	size, err := measure(name, content)
	if err != nil {
		return kept{}, err
	}
	asItIs := orientation == upright && (kind == typeJPEG || kind == typePNG)
	if asItIs && len(whole) > 0 && whole[hashOf(content)] {
		return kept{content, kind, size}, nil
	}
	if size.X*size.Y > manyPixels {
		decoding.Lock()
		defer decoding.Unlock()
	}
	img, err := decode(content)
	if err != nil {
		return kept{}, fault("media.broken", name).Because(err)
	}
	if asItIs {
		return kept{content, kind, img.Bounds().Size()}, nil
	}
	kind = keptType(img, kind)
	img = turn(img, orientation)
	content, err = encode(img, kind)
	return kept{content, kind, img.Bounds().Size()}, err
}

// measure tells the size of a picture, and refuses one with too many pixels.
func measure(name string, content []byte) (size image.Point, err error) {
	var config image.Config
	err = guarded(func() (err error) {
		config, _, err = image.DecodeConfig(bytes.NewReader(content))
		return err
	})
	switch {
	case err != nil:
		return size, fault("media.broken", name).Because(err)
	case config.Width <= 0 || config.Height <= 0:
		return size, fault("media.broken", name)
	case config.Width > MaxPixels/config.Height:
		return size, fault("media.tooManyPixels", name)
	}
	return image.Pt(config.Width, config.Height), nil
}

func decode(content []byte) (img image.Image, err error) {
	err = guarded(func() (err error) {
		img, _, err = image.Decode(bytes.NewReader(content))
		return err
	})
	return img, err
}

// guarded makes an error of the panic of a decoder, which meets files of strangers.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the decoder panicked: %v", p)
		}
	}()
	return do()
}

// keptType is JPEG for what was lossy already, which alone decodes to YCbCr or CMYK.
func keptType(img image.Image, kind string) string {
	if _, lossy := img.(*image.YCbCr); lossy || kind == typeJPEG {
		return typeJPEG
	}
	return typePNG
}

func encode(img image.Image, kind string) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if kind == typeJPEG {
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: turned})
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		return nil, fmt.Errorf("encode a picture: %w", err)
	}
	return out.Bytes(), nil
}
