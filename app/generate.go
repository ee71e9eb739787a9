//go:build bindings

package main

import (
	"fmt"
	"os"

	"github.com/wailsapp/wails/v2"

	"didban.app/backend/gate"
)

// generating is true in the build that only writes the bindings: Wails runs
// main() for that, and nothing may be opened then.
const generating = true

func generate() int {
	if err := wails.Run(newWindow(&Program{Backend: &gate.Backend{}}).options()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
