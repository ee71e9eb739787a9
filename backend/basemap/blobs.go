package basemap

import (
	"encoding/binary"
	"errors"
	"io"
	"os"

	"google.golang.org/protobuf/encoding/protowire"

	didban "didban.app/backend"
)

// A file in PBF form is a row of blobs: four bytes that say how long a header is, the header,
// and what it announces (wiki.openstreetmap.org/wiki/PBF_Format).
const (
	maxHeader = 64 << 10
	maxBlob   = 32 << 20
)

var errNoBlob = errors.New("no blob of OpenStreetMap")

// looksSound goes over the heads of all blobs, so that a file of another form, or one whose
// download broke off, is told at once and in its own words. The file is left at its beginning.
func looksSound(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	for at, first := int64(0), true; at < info.Size(); first = false {
		name, next, err := blobAt(f, at)
		switch {
		case first && (err != nil || name != "OSMHeader"):
			return didban.Fault(didban.CodeInvalid, "map.noExtract", "file", f.Name()).Because(err)
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), err == nil && next > info.Size():
			return didban.Fault(didban.CodeInvalid, "map.cutExtract", "file", f.Name()).Because(err)
		case err != nil:
			return didban.Fault(didban.CodeInvalid, "map.badExtract", "file", f.Name()).Because(err)
		}
		at = next
	}
	if info.Size() == 0 {
		return didban.Fault(didban.CodeInvalid, "map.noExtract", "file", f.Name())
	}
	return nil
}

// blobAt reads the head of the blob at an offset: what it is, and where the next one begins.
func blobAt(f io.ReaderAt, at int64) (name string, next int64, err error) {
	var length [4]byte
	if _, err := f.ReadAt(length[:], at); err != nil {
		return "", 0, err
	}
	n := int64(binary.BigEndian.Uint32(length[:]))
	if n == 0 || n >= maxHeader {
		return "", 0, errNoBlob
	}
	head := make([]byte, n)
	if _, err := f.ReadAt(head, at+4); err != nil {
		return "", 0, err
	}
	name, size, err := headOf(head)
	return name, at + 4 + n + size, err
}

// headOf reads a BlobHeader: field 1 is what the blob is, field 3 its length.
func headOf(head []byte) (name string, size int64, err error) {
	size = -1
	for len(head) > 0 {
		field, form, n := protowire.ConsumeTag(head)
		if n < 0 {
			return "", 0, errNoBlob
		}
		head = head[n:]
		switch {
		case field == 1 && form == protowire.BytesType:
			value, _ := protowire.ConsumeBytes(head)
			name = string(value)
		case field == 3 && form == protowire.VarintType:
			value, _ := protowire.ConsumeVarint(head)
			size = int64(min(value, maxBlob)) //nolint:gosec // bounded
		}
		if n = protowire.ConsumeFieldValue(field, form, head); n < 0 {
			return "", 0, errNoBlob
		}
		head = head[n:]
	}
	if size < 0 || size >= maxBlob {
		return "", 0, errNoBlob
	}
	return name, size, nil
}
