package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"iter"
)

// What is wrong with a file that can't be bared.
var (
	errShort = errors.New("the file ends within a part")
	errScans = errors.New("the picture has too many scans")
)

// bare takes everything out of a file that is not the picture itself. GIF and WebP are
// encoded anew anyway.
func bare(kind string, content []byte) ([]byte, error) {
	switch kind {
	case typeJPEG:
		return bareJPEG(content)
	case typePNG:
		return barePNG(content)
	}
	return content, nil
}

// The markers of JPEG that matter here (ITU-T T.81, table B.1).
const (
	startOfImage = 0xd8
	endOfImage   = 0xd9
	startOfScan  = 0xda
	app0         = 0xe0 // JFIF: shape of the samples, and a preview
	app1         = 0xe1 // Exif or XMP
	app14        = 0xee // Adobe: how the colours are coded
)

// maxScans bounds the scans of a progressive JPEG: each costs a pass over the whole
// picture. Encoders write about ten.
const maxScans = 100

// bareJPEG keeps the tables, frames and scans.
func bareJPEG(in []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(in)), 0xff, startOfImage)
	for at, scans := 2, 0; ; {
		marker, body, next := segment(in, at)
		switch {
		case next < 0:
			return nil, errShort
		case marker == endOfImage:
			return append(out, 0xff, endOfImage), nil
		case marker == startOfScan:
			if scans++; scans > maxScans {
				return nil, errScans
			}
			end := scanEnd(in, next)
			out = append(appendSegment(out, marker, body), in[next:end]...)
			next = end
		default:
			if body = keptSegment(marker, body); body != nil {
				out = appendSegment(out, marker, body)
			}
		}
		at = next
	}
}

// segment reads the segment at a place and where the next one begins, -1 where the
// file breaks off. A file that just ends, ends with the picture. Bytes that belong to
// no segment are passed over, as all decoders do.
func segment(in []byte, at int) (marker byte, body []byte, next int) {
	for at < len(in) && (in[at] != 0xff || at+1 < len(in) && in[at+1] == 0xff) {
		at++
	}
	if at+1 >= len(in) {
		return endOfImage, nil, len(in)
	}
	marker, at = in[at+1], at+2
	if marker <= 0x01 || marker >= 0xd0 && marker <= endOfImage { // these stand alone
		return marker, nil, at
	}
	if at+2 > len(in) {
		return 0, nil, -1
	}
	end := at + int(binary.BigEndian.Uint16(in[at:]))
	if end < at+2 || end > len(in) {
		return 0, nil, -1
	}
	return marker, in[at+2 : end], end
}

// scanEnd finds the end of the coded data: the next marker that is no restart.
func scanEnd(in []byte, at int) int {
	for {
		i := bytes.IndexByte(in[at:], 0xff)
		if i < 0 || at+i+1 >= len(in) {
			return len(in)
		}
		at += i
		if next := in[at+1]; next != 0 && (next < 0xd0 || next > 0xd7) {
			return at
		}
		at += 2
	}
}

// keptSegment is what stays of a segment; nil where nothing does.
func keptSegment(marker byte, body []byte) []byte {
	switch {
	case marker >= 0xc0 && marker <= 0xcf || marker == 0xdb || marker == 0xdd: // tables, frames, restarts
		return body
	case marker == app0 && len(body) >= 14 && string(body[:5]) == "JFIF\x00":
		return append(bytes.Clone(body[:12]), 0, 0) // without the preview
	case marker == app14 && len(body) >= 12 && string(body[:5]) == "Adobe":
		return body[:12]
	}
	return nil
}

func appendSegment(out []byte, marker byte, body []byte) []byte {
	out = binary.BigEndian.AppendUint16(append(out, 0xff, marker), uint16(len(body)+2)) //nolint:gosec // it came from a uint16
	return append(out, body...)
}

// keptChunks are the chunks of PNG that make the picture, and how long one may be;
// 0 is any length.
var keptChunks = map[string]int{"IHDR": 13, "PLTE": 768, "tRNS": 256, "IDAT": 0, "IEND": 0, "gAMA": 4, "sRGB": 1}

func barePNG(in []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(in)), in[:magicPNG]...)
	for kind, chunk := range chunks(in) {
		limit, keep := keptChunks[kind]
		if keep && (limit == 0 || len(chunk)-aroundChunk <= limit) {
			out = append(out, chunk...)
		}
		if kind == "IEND" {
			return out, nil
		}
	}
	return nil, errShort
}

// Before the chunks of PNG stands its magic; around a chunk's body stand length, type and
// checksum.
const magicPNG, aroundChunk = 8, 12

// chunks yields the chunks of a PNG with their types, as far as they are whole.
func chunks(in []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for at := magicPNG; len(in)-at >= aroundChunk; {
			length := binary.BigEndian.Uint32(in[at:])
			if uint64(length) > uint64(len(in)-at-aroundChunk) {
				return
			}
			chunk := in[at : at+aroundChunk+int(length)]
			if !yield(string(chunk[4:8]), chunk) {
				return
			}
			at += len(chunk)
		}
	}
}
