package main

import (
	"os"
	"syscall"
)

// attachParentProcess asks for the console of the process that started this one.
const attachParentProcess = ^uintptr(0)

// useConsole lets a command speak to the console that it was started from. The program
// for Windows has none of its own, so that a double click opens the window alone.
// Output that leads to a file or another program stays as it is.
func useConsole() {
	if handle, err := syscall.GetStdHandle(syscall.STD_OUTPUT_HANDLE); err == nil && handle != 0 && handle != syscall.InvalidHandle {
		return
	}
	attach := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole")
	if done, _, _ := attach.Call(attachParentProcess); done == 0 {
		return // started by a double click
	}
	if out, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
		os.Stdout, os.Stderr = out, out
	}
	if in, err := os.OpenFile("CONIN$", os.O_RDWR, 0); err == nil {
		os.Stdin = in
	}
}
