//go:build !windows

package main

// useConsole does nothing: every program has the terminal that it was started from.
func useConsole() {}
