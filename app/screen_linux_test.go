package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// screen is an X server without a screen whose picture lies in a file that is read as it changes.
type screen struct {
	name string
	// pixels are the points of the picture, four bytes each, as the server writes them.
	pixels []byte
	bare   []byte // the picture while no window stands
}

// The watch looks at the picture every lookPause, and has seen enough when it has stood still
// for stillFor: what a page fetches when it is idle has come by then.
const (
	lookPause  = 5 * time.Millisecond
	stillFor   = 4 * time.Second
	watchFor   = 40 * time.Second
	pointBytes = 4
	// every is how many points are passed over for one that is compared.
	every = 31
	// few is the share of points that may be a frame of the toolkit, and no page yet.
	few = 0.005
	// mostOf is the share of the points that change which makes most of a picture.
	mostOf = 0.9
)

// seen is when things were to be seen, in ms after the start.
type seen struct {
	first float64 // a page in it: more than one colour
	most  float64 // nine tenths of the points that change look as they will
}

// openScreen starts the server; it ends with the test.
func openScreen(tb testing.TB) *screen {
	tb.Helper()
	dir := tb.TempDir()
	name := virtualDisplay(tb, "-fbdir", dir, "-noreset")
	pixels, err := mapped(filepath.Join(dir, "Xvfb_screen0"))
	if err != nil {
		tb.Fatal(err)
	}
	return &screen{name: name, pixels: pixels, bare: bytes.Clone(pixels)}
}

// mapped is the picture in a file of the form XWD: a header of big-endian numbers, of which the
// first is its length and the twentieth the count of colours that follow, each of twelve bytes.
func mapped(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // only read
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	all, err := syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	number := func(n int) int { return int(binary.BigEndian.Uint32(all[4*n:])) }
	from := number(0) + 12*number(19)
	return all[from : from+number(12)*number(5)], nil
}

// clear waits until the last window is gone.
func (s *screen) clear() {
	for range 1000 {
		if bytes.Equal(s.pixels, s.bare) {
			return
		}
		time.Sleep(lookPause)
	}
}

// frame is one picture, sampled, when it stood, in ms, and whether a page is in it.
type frame struct {
	at     float64
	points []uint32
	page   bool
}

// watch looks at the picture until it stands still.
func (s *screen) watch(begin time.Time) (seen, error) {
	var frames []frame
	last, changed := s.bare, time.Now()
	for time.Since(begin) < watchFor {
		if len(frames) > 0 && frames[len(frames)-1].page && time.Since(changed) > stillFor {
			return seenIn(sampled(s.bare), frames), nil
		}
		if now := time.Now(); !bytes.Equal(s.pixels, last) {
			last = bytes.Clone(s.pixels)
			points := sampled(last)
			if len(frames) == 0 || differ(frames[len(frames)-1].points, points) > few {
				changed = now
			}
			frames = append(frames, frame{float64(now.Sub(begin).Microseconds()) / 1000, points, hasPage(points)})
		}
		time.Sleep(lookPause)
	}
	return seen{}, errors.New("no picture that stands still")
}

// seenIn finds the times in the frames of a start, of which the last has a page: the first frame is the one from which on a
// page is there, as a window may show half a picture of its frame before.
func seenIn(bare []uint32, frames []frame) (out seen) {
	first := len(frames) - 1
	for first > 0 && frames[first-1].page {
		first--
	}
	out.first = frames[first].at
	before, end := bare, frames[len(frames)-1].points
	if first > 0 {
		before = frames[first-1].points
	}
	for _, f := range slices.Backward(frames[first:]) {
		if stands(before, f.points, end) < mostOf {
			break
		}
		out.most = f.at
	}
	return out
}

func sampled(pixels []byte) []uint32 {
	out := make([]uint32, 0, len(pixels)/pointBytes/every+1)
	for n := 0; n+pointBytes <= len(pixels); n += pointBytes * every {
		out = append(out, binary.LittleEndian.Uint32(pixels[n:])&0xffffff)
	}
	return out
}

// hasPage reports whether more than few points differ from the most frequent colour, and the window is there.
func hasPage(points []uint32) bool {
	count := map[uint32]int{}
	for _, p := range points {
		count[p]++
	}
	most, color := 0, uint32(0)
	for c, n := range count {
		if n > most {
			most, color = n, c
		}
	}
	return color != 0 && float64(len(points)-most) > few*float64(len(points))
}

// differ is the share of the points that are not the same in two pictures.
func differ(a, b []uint32) float64 {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// stands is the share of the points that differ between start and end which are as at the end.
func stands(start, now, end []uint32) float64 {
	differ, same := 0, 0
	for n := range end {
		if start[n] != end[n] {
			differ++
			if now[n] == end[n] {
				same++
			}
		}
	}
	return float64(same) / float64(max(differ, 1))
}

// heldBy is the proportional memory of a program and its web process, in MB of 2^20 bytes.
func heldBy(pid int) float64 {
	held := 0
	for _, process := range append(childrenOf(pid), pid) {
		name, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", process))
		if process != pid && !strings.HasPrefix(string(name), "WebKitWeb") {
			continue
		}
		rollup, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", process))
		for line := range strings.Lines(string(rollup)) {
			if fields := strings.Fields(line); fields[0] == "Pss:" {
				kb, _ := strconv.Atoi(fields[1])
				held += kb
			}
		}
	}
	return float64(held) / 1024
}

// childrenOf are the processes that a program started, and those that they did.
func childrenOf(pid int) (out []int) {
	all, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, path := range all {
		content, _ := os.ReadFile(path)
		for _, field := range strings.Fields(string(content)) {
			child, _ := strconv.Atoi(field)
			out = append(append(out, child), childrenOf(child)...)
		}
	}
	return out
}
