package quality

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

var highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// resetPeak makes the kernel forget the peak of resident memory and returns what
// is resident now, in MB.
func resetPeak(b *testing.B) float64 {
	b.Helper()
	must(b, os.WriteFile("/proc/self/clear_refs", []byte("5"), 0))
	return peak(b)
}

// peak is the peak of resident memory since resetPeak, in MB. Pages of mapped files
// count, though the kernel may take them back at any time.
func peak(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	must(b, err)
	kB, err := strconv.ParseFloat(string(highWater.FindSubmatch(status)[1]), 64)
	must(b, err)
	return kB / 1000
}
