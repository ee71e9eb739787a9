// Command empty is the least window that can be built of the same Wails and tags as the
// program: one page with one line. BenchmarkWindow starts it beside the program.
package main

import (
	"embed"
	"io/fs"
	"log"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

//go:embed page
var page embed.FS

func main() {
	files, err := fs.Sub(page, "page")
	if err != nil {
		log.Fatal(err)
	}
	err = wails.Run(&options.App{
		Title: "empty", Width: 1366, Height: 768,
		BackgroundColour: options.NewRGB(246, 243, 237),
		AssetServer:      &assetserver.Options{Assets: files},
		LogLevel:         logger.ERROR, LogLevelProduction: logger.ERROR,
		Linux: &linux.Options{ProgramName: "empty", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		log.Fatal(err)
	}
}
