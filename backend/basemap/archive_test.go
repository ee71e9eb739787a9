package basemap

import (
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// TestID has the numbers of the form's own description.
func TestID(t *testing.T) {
	for _, c := range []struct {
		z, x, y uint32
		want    uint64
	}{
		{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19078479},
	} {
		if got := idOf(maptile.New(c.x, c.y, maptile.Zoom(c.z))); got != c.want {
			t.Errorf("%d/%d/%d: got %d, want %d", c.z, c.x, c.y, got, c.want)
		}
	}
}

// TestArchive_Leaves makes an archive whose directory is too long for its beginning.
func TestArchive_Leaves(t *testing.T) {
	var tiles []tile
	chance := rand.New(rand.NewPCG(1, 2))
	for x := range uint32(200) {
		for y := range uint32(100) {
			data := make([]byte, 1+chance.IntN(5000))
			data[0] = byte(x)
			tiles = append(tiles, tile{maptile.New(x*7+chance.Uint32N(7), y*5, 15), data})
		}
	}
	data, err := archiveOf(tiles, orb.Bound{})
	if err != nil {
		t.Fatal(err)
	}
	a := openArchive(t, data)
	if a.leaves < 2 || len(a.tiles) != len(tiles) {
		t.Errorf("%d of %d tiles in %d leaves", len(a.tiles), len(tiles), a.leaves)
	}
	for _, one := range tiles {
		if string(a.tiles[idOf(one.at)]) != string(one.data) {
			t.Fatalf("tile %v has other bytes", one.at)
		}
	}
}
