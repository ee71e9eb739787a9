package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"

	didban "didban.app/backend"
	"didban.app/backend/basemap"
	"didban.app/backend/disk"
)

// basemapMemory is for the making of a street map what importMemory is for an import.
const basemapMemory = 400 << 20

// basemapVerb makes the street map of the city out of an extract of OpenStreetMap. It
// touches no data file, so it may run while the window is open.
func basemapVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.basemapFile")
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // as an import does
		debug.SetMemoryLimit(basemapMemory)
	}
	to := filepath.Join(in.data, basemapFile)
	if err := os.MkdirAll(in.data, 0o700); err != nil {
		return disk.FaultOr("file.unwritten", to, err)
	}
	made, err := basemap.Make(in.ctx, in.files[0], to, basemap.City())
	if err != nil {
		return err
	}
	return in.tell("cli.basemapMade", "file", to, "source", basemap.Attribution,
		"streets", fmt.Sprint(made.Streets), "named", fmt.Sprint(made.Named), "buildings", fmt.Sprint(made.Buildings),
		"greens", fmt.Sprint(made.Greens), "waters", fmt.Sprint(made.Waters), "railways", fmt.Sprint(made.Railways),
		"places", fmt.Sprint(made.Places), "size", fmt.Sprint((made.Size+1023)/1024))
}
