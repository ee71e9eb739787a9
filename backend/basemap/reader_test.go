package basemap

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"io"
	"os"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"
)

var update = flag.Bool("update", false, "write the files that tests compare with")

func sameAsFile(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the test makes; run it with -update", path)
	}
}

// opened is an archive as a reader by the form's own description sees it.
type opened struct {
	t                  *testing.T
	data               []byte
	leafAt, tilesAt    uint64
	tiles              map[uint64][]byte
	leaves             int
	metadata           map[string]any
	minZoom, maxZoom   byte
	west, south        int32
	addressed, entries uint64
}

func openArchive(t *testing.T, data []byte) *opened {
	t.Helper()
	if len(data) < 127 || string(data[:7]) != "PMTiles" || data[7] != 3 {
		t.Fatalf("no archive: %.8q", data)
	}
	n := func(at int) uint64 { return binary.LittleEndian.Uint64(data[at:]) }
	o := &opened{
		t: t, data: data, leafAt: n(40), tilesAt: n(56), tiles: map[uint64][]byte{}, addressed: n(72), entries: n(80),
		minZoom: data[100], maxZoom: data[101],
		west: int32(binary.LittleEndian.Uint32(data[102:])), south: int32(binary.LittleEndian.Uint32(data[106:])),
	}
	if got := n(56) + n(64); got != uint64(len(data)) {
		t.Errorf("tiles end at %d of %d", got, len(data))
	}
	if n(8) != 127 || n(8)+n(16) > 16<<10 {
		t.Errorf("the root directory lies at %d, %d long", n(8), n(16))
	}
	if err := json.Unmarshal(unpack(t, data[n(24):n(24)+n(32)]), &o.metadata); err != nil {
		t.Fatal(err)
	}
	o.list(data[n(8) : n(8)+n(16)])
	return o
}

// list reads a directory and those it names.
func (o *opened) list(packed []byte) {
	in := bytes.NewReader(unpack(o.t, packed))
	next := func() uint64 {
		n, err := binary.ReadUvarint(in)
		if err != nil {
			o.t.Fatal(err)
		}
		return n
	}
	list := make([]entry, next())
	var id uint64
	for i := range list {
		id += next()
		list[i].id = id
	}
	for i := range list {
		list[i].run = next()
	}
	for i := range list {
		list[i].length = next()
	}
	for i := range list {
		if at := next(); at > 0 {
			list[i].offset = at - 1
		} else {
			list[i].offset = list[i-1].offset + list[i-1].length
		}
	}
	for _, e := range list {
		if e.run == 0 {
			o.leaves++
			o.list(o.data[o.leafAt+e.offset : o.leafAt+e.offset+e.length])
			continue
		}
		o.tiles[e.id] = o.data[o.tilesAt+e.offset : o.tilesAt+e.offset+e.length]
	}
}

func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tile gives a tile's layers by name.
func (o *opened) tile(at maptile.Tile) map[string]*mvt.Layer {
	o.t.Helper()
	data, ok := o.tiles[idOf(at)]
	if !ok {
		return nil
	}
	list, err := mvt.UnmarshalGzipped(data)
	if err != nil {
		o.t.Fatal(err)
	}
	out := map[string]*mvt.Layer{}
	for _, l := range list {
		if l.Version != 2 {
			o.t.Errorf("layer %s has version %d", l.Name, l.Version)
		}
		out[l.Name] = l
	}
	return out
}
