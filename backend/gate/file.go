package gate

import (
	"io"

	didban "didban.app/backend"
)

// File is what a person may take along: its name as it is offered, its media type and
// what writes it.
type File struct {
	Name  string
	Type  string
	Write func(io.Writer) error
}

// NoFile is the fault for a path at which there is no file.
func NoFile(path string) error { return didban.Fault(didban.CodeNotFound, "file.none", "path", path) }
