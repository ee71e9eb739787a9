package basemap

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// The archive has the form PMTiles 3 (github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
// a header, the root directory, metadata, leaf directories where one is too long, and the
// tiles in the order of a Hilbert curve.
const (
	headerSize = 127
	// maxRoot is what fits with the header into the first 16 KiB, which readers ask for first.
	maxRoot = 16<<10 - headerSize
	// leafEntries is how many tiles a leaf directory lists.
	leafEntries = 4096
)

// Numbers of the form.
const (
	gzipped   = 2
	vectorMVT = 1
)

// entry is a line of a directory: a tile, or a leaf that begins with it (run 0).
type entry struct {
	id, offset, length uint64
	run                uint64
}

// archiveOf puts tiles together to an archive of the ground.
func archiveOf(tiles []tile, ground orb.Bound) ([]byte, error) {
	tiles = slices.SortedFunc(slices.Values(tiles), func(a, b tile) int { return cmp.Compare(idOf(a.at), idOf(b.at)) })
	var data []byte
	entries := make([]entry, 0, len(tiles))
	for _, t := range tiles {
		entries = append(entries, entry{id: idOf(t.at), offset: uint64(len(data)), length: uint64(len(t.data)), run: 1})
		data = append(data, t.data...)
	}
	root, leaves, err := directories(entries)
	if err != nil {
		return nil, err
	}
	metadata, err := packedMetadata()
	if err != nil {
		return nil, err
	}
	head := headerOf(sizes{len(root), len(metadata), len(leaves), len(data)}, len(tiles), ground)
	return slices.Concat(head, root, metadata, leaves, data), nil
}

// directories are the root and the leaves; the root lists the tiles itself where it can.
func directories(entries []entry) (root, leaves []byte, err error) {
	if root, err = directory(entries); err != nil || len(root) <= maxRoot {
		return root, nil, err
	}
	var top []entry
	for part := range slices.Chunk(entries, leafEntries) {
		leaf, err := directory(part)
		if err != nil {
			return nil, nil, err
		}
		top = append(top, entry{id: part[0].id, offset: uint64(len(leaves)), length: uint64(len(leaf))})
		leaves = append(leaves, leaf...)
	}
	if root, err = directory(top); err == nil && len(root) > maxRoot {
		err = fmt.Errorf("%d tiles are more than an archive takes", len(entries))
	}
	return root, leaves, err
}

// directory writes entries column by column, each number as a varint, and gzips them.
func directory(entries []entry) ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(len(entries)))
	var before uint64
	for _, e := range entries {
		out = binary.AppendUvarint(out, e.id-before)
		before = e.id
	}
	for _, e := range entries {
		out = binary.AppendUvarint(out, e.run)
	}
	for _, e := range entries {
		out = binary.AppendUvarint(out, e.length)
	}
	var end uint64
	for i, e := range entries {
		if i > 0 && e.offset == end {
			out = binary.AppendUvarint(out, 0) // right behind the one before
		} else {
			out = binary.AppendUvarint(out, e.offset+1)
		}
		end = e.offset + e.length
	}
	return pack(out)
}

func pack(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// sizes are the lengths of the parts behind the header, in bytes.
type sizes struct{ root, metadata, leaves, tiles int }

func headerOf(s sizes, tiles int, ground orb.Bound) []byte {
	h := append([]byte("PMTiles"), 3)
	at := headerSize
	for _, size := range []int{s.root, s.metadata, s.leaves, s.tiles} {
		h = number64(h, at)
		h = number64(h, size)
		at += size
	}
	for range 3 { // tiles by address, by entry, by content
		h = number64(h, tiles)
	}
	h = append(h, 1, gzipped, gzipped, vectorMVT, MinZoom, MaxZoom)
	for _, p := range []orb.Point{ground.Min, ground.Max} {
		h = degrees(degrees(h, p[0]), p[1])
	}
	center := ground.Center()
	return degrees(degrees(append(h, 12), center[0]), center[1])
}

func number64(h []byte, n int) []byte { return binary.LittleEndian.AppendUint64(h, uint64(n)) } //nolint:gosec // a length

func degrees(h []byte, d float64) []byte {
	return binary.LittleEndian.AppendUint32(h, uint32(int32(math.Round(d*1e7)))) //nolint:gosec // two's complement
}

// vectorLayer tells of a layer and the type of each property.
type vectorLayer struct {
	ID      string            `json:"id"`
	Fields  map[string]string `json:"fields"`
	MinZoom int               `json:"minzoom"`
	MaxZoom int               `json:"maxzoom"`
}

func packedMetadata() ([]byte, error) {
	var list []vectorLayer
	for _, name := range layers() {
		list = append(list, vectorLayer{ID: name, Fields: fieldsOf(name), MinZoom: MinZoom, MaxZoom: MaxZoom})
	}
	text, err := json.Marshal(map[string]any{
		"name": "didban basemap", "type": "baselayer", "format": "pbf", "version": "1",
		"attribution": Attribution, "vector_layers": list,
	})
	if err != nil {
		return nil, err
	}
	return pack(text)
}

func fieldsOf(layer string) map[string]string {
	fields := map[string]string{}
	if layer == building {
		return fields
	}
	names := []string{"class", "subclass", "name", "name:en"}
	switch layer {
	case transportation:
		names = []string{"class", "subclass", "brunnel"}
		fields["ramp"] = "Number"
	case transportationName, place, waterway:
		names = []string{"class", "name", "name:en"}
	}
	for _, name := range names {
		fields[name] = "String"
	}
	return fields
}

// idOf is the number of a tile: those of all lower zooms, and its place on a Hilbert curve.
func idOf(t maptile.Tile) uint64 {
	id := (uint64(1)<<(2*uint64(t.Z)) - 1) / 3
	x, y := t.X, t.Y
	for s := uint32(1) << t.Z >> 1; s > 0; s >>= 1 {
		rx, ry := bit(x&s), bit(y&s)
		id += uint64(s) * uint64(s) * uint64((3*rx)^ry)
		if ry == 0 {
			if rx == 1 {
				x, y = s-1-x, s-1-y
			}
			x, y = y, x
		}
	}
	return id
}

func bit(x uint32) uint32 { return min(x, 1) }
