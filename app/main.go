// Command didban is the program: the window on the city, the loopback server for
// a machine without a web view, and the verbs for the data folder. It is the only
// package that knows Wails, and it refuses to know any rule about the data.
package main

import "os"

// version is set by the build.
var version = "dev"

func main() {
	if generating {
		os.Exit(generate())
	}
	useConsole()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
