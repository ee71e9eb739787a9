//go:build bindings

package main

import (
	"fmt"
	"os"

	"didban.app/backend/api"
)

// generating is true in the build that only writes the bindings: Wails runs
// main() for that, and nothing may be opened then.
const generating = true

func generate() int {
	if err := window(&Program{Desk: &api.Desk{}}, ""); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
