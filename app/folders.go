package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// dataFolder is where the operating system wants a program's data.
func dataFolder() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("home folder: %w", err)
	}
	return dataFolderOf(runtime.GOOS, home, os.Getenv), nil
}

// dataFolderOf is the data folder on a system by Go's name of it. On Windows it is the
// local one: a roaming profile would copy the data at every sign-in, while they are in use.
func dataFolderOf(goos, home string, env func(string) string) string {
	switch goos {
	case "windows":
		return filepath.Join(localAppData(home, env), "Didban", "data")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Didban")
	}
	if base := env("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "didban")
	}
	return filepath.Join(home, ".local", "share", "didban")
}

func localAppData(home string, env func(string) string) string {
	return cmp.Or(env("LOCALAPPDATA"), filepath.Join(home, "AppData", "Local"))
}

// webViewFolder is where the web view of Windows keeps what is its own, beside the data;
// empty, which is its own choice, where there is no home folder.
func webViewFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(localAppData(home, os.Getenv), "Didban", "webview")
}
