package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

// The ways to put the window's picture together, as --graphics names them.
const (
	graphicsAuto = "auto" // what the machine is better at
	graphicsGPU  = "gpu"
	graphicsCPU  = "cpu"
)

// drmFolder is where Linux lists the graphics devices.
const drmFolder = "/sys/class/drm"

// pretendDrivers have a render node and no card behind it.
var pretendDrivers = []string{"vgem", "vkms", "faux_driver"}

// composed is the web view's policy for a choice. A machine without a card would draw each
// picture of the page twice, by OpenGL in software and then on the screen, which costs a
// start four times its time and every window some 80 MB. The map draws by WebGL either way.
func composed(choice, devices string) linux.WebviewGpuPolicy {
	if choice == graphicsCPU || choice != graphicsGPU && !hasCard(devices) {
		return linux.WebviewGpuPolicyNever
	}
	return linux.WebviewGpuPolicyOnDemand
}

// hasCard reports whether any device of a folder such as drmFolder can render.
func hasCard(devices string) bool {
	nodes, _ := filepath.Glob(filepath.Join(devices, "renderD*")) // the pattern is sound
	return slices.ContainsFunc(nodes, func(node string) bool {
		driver, err := os.Readlink(filepath.Join(node, "device", "driver"))
		return err == nil && !slices.Contains(pretendDrivers, filepath.Base(driver))
	})
}
