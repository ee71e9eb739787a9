package media

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strings"

	didban "didban.app/backend"
)

// Of all that Exif holds two things are wanted, how a picture is turned and the day on
// which it was taken, so they are read here in a few lines: a library would parse the
// whole of a stranger's block for them. Where a picture was taken is never read.

// The tags that are read (TIFF 6.0; Exif 2.32, 4.6), and the types of their values.
const (
	tagOrientation = 0x0112
	tagExif        = 0x8769 // where the directory of Exif itself stands
	tagOriginal    = 0x9003 // when the picture was taken
	tagDigitized   = 0x9004 // when it was scanned, or taken by a digital camera

	typeASCII, typeShort, typeLong = 2, 3, 4
)

// Taken is the day on which a picture was taken, as the camera wrote it; empty where it
// says none. It must be asked before a file is bared.
func Taken(content []byte) didban.Day {
	tiff := exifOf(typeOf(content), content)
	for tag, entry := range directory(tiff, firstDirectory(tiff)) {
		if tag == tagExif && entry.kind == typeLong {
			return takenIn(tiff, uint64(entry.value))
		}
	}
	return ""
}

// takenIn reads the day from the directory of Exif, «2024:05:17 16:20:00».
func takenIn(tiff []byte, at uint64) (scanned didban.Day) {
	const length = 20 // with the nought behind it
	for tag, entry := range directory(tiff, at) {
		if tag != tagOriginal && tag != tagDigitized || entry.kind != typeASCII || entry.count != length {
			continue
		}
		from := uint64(entry.value)
		if from+length > uint64(len(tiff)) {
			continue
		}
		day := didban.Day(strings.ReplaceAll(string(tiff[from:from+10]), ":", "-"))
		if !day.Valid() {
			continue
		}
		if tag == tagOriginal {
			return day
		}
		scanned = day
	}
	return scanned
}

// orientationOf is how a picture is turned, 1 to 8; upright where it says nothing.
func orientationOf(tiff []byte) int {
	for tag, entry := range directory(tiff, firstDirectory(tiff)) {
		if tag == tagOrientation && entry.kind == typeShort && entry.short >= 1 && entry.short <= 8 {
			return int(entry.short)
		}
	}
	return upright
}

// exifOf is the Exif block of a picture, a file of TIFF in itself; nil where it has none.
func exifOf(kind string, content []byte) []byte {
	switch kind {
	case typeJPEG:
		return exifJPEG(content)
	case typePNG:
		for kind, chunk := range chunks(content) {
			if kind == "eXIf" {
				return chunk[8 : len(chunk)-4]
			}
		}
	case typeWebP:
		return exifWebP(content)
	}
	return nil
}

// headExif stands before the block in a JPEG.
var headExif = []byte("Exif\x00\x00")

func exifJPEG(in []byte) []byte {
	for at := 2; ; {
		marker, body, next := segment(in, at)
		switch {
		case next < 0 || marker == endOfImage || marker == startOfScan:
			return nil
		case marker == app1 && bytes.HasPrefix(body, headExif):
			return body[len(headExif):]
		}
		at = next
	}
}

// exifWebP finds the Exif chunk of a WebP file (RFC 9649, 2.7.1.5). Some writers put the
// head of a JPEG segment before the block.
func exifWebP(in []byte) []byte {
	for at := 12; at+8 <= len(in); {
		length := uint64(binary.LittleEndian.Uint32(in[at+4:]))
		if length > uint64(len(in)-at-8) {
			return nil
		}
		body := in[at+8 : at+8+int(length)] //nolint:gosec // not more than the file
		if string(in[at:at+4]) == "EXIF" {
			return bytes.TrimPrefix(body, headExif)
		}
		at += 8 + len(body) + len(body)&1
	}
	return nil
}

// entry is one of a directory of TIFF: what is short enough stands in it, else where it stands.
type entry struct {
	kind         uint16
	count, value uint32
	short        uint16
}

// directory yields the entries of a directory by their tags (TIFF 6.0, section 2).
func directory(tiff []byte, at uint64) iter.Seq2[uint16, entry] {
	return func(yield func(uint16, entry) bool) {
		order := orderOf(tiff)
		if order == nil || at+2 > uint64(len(tiff)) {
			return
		}
		const size = 12
		list := tiff[at+2:]
		for range order.Uint16(tiff[at:]) {
			if len(list) < size {
				return
			}
			one := entry{order.Uint16(list[2:]), order.Uint32(list[4:]), order.Uint32(list[8:]), order.Uint16(list[8:])}
			if !yield(order.Uint16(list), one) {
				return
			}
			list = list[size:]
		}
	}
}

// firstDirectory is where the first directory of a TIFF stands.
func firstDirectory(tiff []byte) uint64 {
	order := orderOf(tiff)
	if order == nil {
		return 0
	}
	return uint64(order.Uint32(tiff[4:]))
}

func orderOf(tiff []byte) binary.ByteOrder {
	if len(tiff) < 8 {
		return nil
	}
	switch string(tiff[:4]) {
	case "II*\x00":
		return binary.LittleEndian
	case "MM\x00*":
		return binary.BigEndian
	}
	return nil
}
