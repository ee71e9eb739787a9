//go:build bindings

package main

import (
	"fmt"
	"os"

	"didban.app/backend/gate"
)

// generating is true in the build that only writes the bindings: Wails runs
// main() for that, and nothing may be opened then.
const generating = true

func generate() int {
	if err := window(&Program{Backend: &gate.Backend{}}, "", graphicsAuto); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
