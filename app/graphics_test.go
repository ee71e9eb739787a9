//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

func TestComposed(t *testing.T) {
	const never, onDemand = linux.WebviewGpuPolicyNever, linux.WebviewGpuPolicyOnDemand
	for _, c := range []struct {
		name, choice string
		drivers      []string // of the render nodes; "" for a node without one
		want         linux.WebviewGpuPolicy
	}{
		{"no card", graphicsAuto, nil, never},
		{"a card", graphicsAuto, []string{"i915"}, onDemand},
		{"a pretended one", graphicsAuto, []string{"vgem"}, never},
		{"a card beside a pretended one", graphicsAuto, []string{"vkms", "amdgpu"}, onDemand},
		{"a node without a driver", graphicsAuto, []string{""}, never},
		{"forced without a card", graphicsGPU, nil, onDemand},
		{"forced past a card", graphicsCPU, []string{"i915"}, never},
	} {
		t.Run(c.name, func(t *testing.T) {
			devices := t.TempDir()
			for i, driver := range c.drivers {
				node := filepath.Join(devices, "renderD"+string(rune('0'+i)), "device")
				if err := os.MkdirAll(node, 0o700); err != nil {
					t.Fatal(err)
				}
				if driver == "" {
					continue
				}
				if err := os.Symlink("../../../bus/pci/drivers/"+driver, filepath.Join(node, "driver")); err != nil {
					t.Fatal(err)
				}
			}
			if got := composed(c.choice, devices); got != c.want {
				t.Errorf("composed = %v, want %v", got, c.want)
			}
		})
	}
	if got := composed(graphicsAuto, filepath.Join(t.TempDir(), "missing")); got != never {
		t.Errorf("without the folder: %v", got)
	}
}
