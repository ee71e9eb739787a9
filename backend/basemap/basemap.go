// Package basemap makes the street map of a city, basemap.pmtiles, out of an extract of
// OpenStreetMap (.osm.pbf): the one file that the map draws its streets from, and that a
// city's staff makes without any other program.
//
// An extract of a whole country is read up to four times from end to end, and only what lies
// near the city is kept: nodes by place, ways by their nodes, and what relations and ways
// that cross the border need besides. The archive is put together in memory and gets its name
// once it is whole.
//
// It refuses to know how a map looks: layers and classes are those of the OpenMapTiles schema.
package basemap

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/regular"
)

// Attribution is what OpenStreetMap asks of everybody who shows its data.
const Attribution = "© OpenStreetMap contributors (ODbL)"

// MinZoom and MaxZoom are the zooms of the tiles; the map enlarges the last ones.
const (
	MinZoom = 8
	MaxZoom = 15
)

// City is the ground of Kashan's map, with what lies round the city.
func City() didban.Box { return didban.Box{West: 51.25, South: 33.85, East: 51.65, North: 34.12} }

// Report tells what a street map holds.
type Report struct {
	Streets   int // ways with a class of street
	Named     int // of them, those with a name
	Buildings int
	Greens    int
	Waters    int // bodies and courses of water
	Railways  int
	Places    int
	Tiles     int
	Size      int64 // of the archive in bytes
}

// Make reads the extract from and writes the street map of the ground under the path to, in
// the place of one that is there. It tells how far it is by progress.Streets and ends with
// the context; nothing half made is left. It fails with
//   - "map.noExtract", where from is no file in OpenStreetMap's PBF form,
//   - "map.cutExtract", where it ends in the middle,
//   - "map.badExtract", where a part of it can't be read,
//   - "map.noStreets", where it has no street on the ground,
//   - what package disk says of a disk that takes nothing.
func Make(ctx context.Context, from, to string, ground didban.Box) (Report, error) {
	file, err := regular.Open(from)
	if err != nil {
		return Report{}, openFault(err)
	}
	defer file.Close()
	features, err := read(ctx, file, boundOf(ground))
	if err != nil {
		return Report{}, err
	}
	report := reportOf(features)
	if report.Streets == 0 {
		return Report{}, didban.Fault(didban.CodeInvalid, "map.noStreets", "file", from)
	}
	made, err := cut(ctx, features)
	if err != nil {
		return Report{}, err
	}
	a, err := archiveOf(made, boundOf(ground))
	if err != nil {
		return Report{}, err
	}
	report.Tiles, report.Size = len(made), int64(len(a))
	if err := put(ctx, to, a); err != nil && ctx.Err() == nil {
		return Report{}, disk.FaultOr("file.unwritten", to, err)
	}
	return report, ctx.Err()
}

func openFault(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return didban.Fault(didban.CodeNotFound, "file.missing").Because(err)
	case errors.Is(err, regular.ErrNot):
		return didban.Fault(didban.CodeInvalid, "file.notRegular").Because(err)
	}
	return didban.Fault(didban.CodeInvalid, "file.unreadable").Because(err)
}

func boundOf(b didban.Box) orb.Bound {
	return orb.Bound{Min: orb.Point{b.West, b.South}, Max: orb.Point{b.East, b.North}}
}

func reportOf(features []feature) (r Report) {
	for _, f := range features {
		switch f.layer {
		case transportation:
			if f.rail {
				r.Railways += f.ways
			} else {
				r.Streets += f.ways
			}
		case transportationName:
			r.Named += f.ways
		case building:
			r.Buildings++
		case landcover:
			r.Greens++
		case water, waterway:
			r.Waters += f.ways
		case place:
			r.Places++
		}
	}
	return r
}

// put writes a file under a name that is not its own yet, and gives it its own once it is on
// the disk. What a power cut leaves behind the next one overwrites.
func put(ctx context.Context, path string, data []byte) error {
	temp := path + ".part"
	err := write(temp, data)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		gone := os.Remove(temp)
		if errors.Is(gone, fs.ErrNotExist) {
			gone = nil
		}
		return errors.Join(fmt.Errorf("write %s: %w", path, err), gone)
	}
	return disk.SyncFolder(filepath.Dir(path))
}

func write(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}
