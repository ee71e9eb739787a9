//go:build !linux

package quality

import "testing"

// resetPeak leaves the benchmark out: only Linux tells the peak of resident memory.
func resetPeak(b *testing.B) float64 {
	b.Helper()
	b.Skip("the peak of memory is measured on Linux alone")
	return 0
}

// peak is never reached, since resetPeak leaves the benchmark out.
func peak(*testing.B) float64 { return 0 }
