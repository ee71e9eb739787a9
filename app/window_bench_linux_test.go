package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// start is one way to open a window, and what its starts took.
type start struct {
	name    string
	program string
	args    []string
	first   bool // in a home that nobody has used yet
	home    string
	// What the starts so far took: the first frame and most of the picture in ms, pss in MB.
	drawn, most, pss []float64
}

// BenchmarkWindow starts the program beside an empty window of the same Wails and tags, in turn,
// and reports the median of each and the ratios to the empty one of the same kind of profile:
// until a picture of the page is on the screen (first), until nine tenths of the points that
// change stand as they will (most), and what the program and its web process hold once the
// picture has stood still (pss). It needs the page to have been built. DIDBAN_BIN names another
// program to start, DIDBAN_BENCH_STARTS a few of the starts, such as empty,city.
func BenchmarkWindow(b *testing.B) {
	dir := b.TempDir()
	screen := openScreen(b)
	starts := windowStarts(b, dir)
	for _, s := range starts { // the first start of a home makes its profile
		if !s.first {
			s.run(b, screen)
			s.drawn, s.most, s.pss = nil, nil, nil
		}
	}
	for b.Loop() {
		for _, s := range starts {
			s.run(b, screen)
		}
	}
	report(b, starts)
}

// windowStarts builds the two programs and the data that they open.
func windowStarts(b *testing.B, dir string) []*start {
	empty, program := filepath.Join(dir, "empty"), filepath.Join(dir, "didban")
	built(b, empty, "./testdata/empty")
	if own := os.Getenv("DIDBAN_BIN"); own != "" {
		program = own
	} else {
		built(b, program, ".")
	}
	city, many := filepath.Join(dir, "city"), filepath.Join(dir, "many")
	cityFolder(b, city)
	manyFolder(b, many)
	starts := []*start{
		{name: "empty", program: empty},
		{name: "city", program: program, args: []string{"--data", city}},
		{name: "10k", program: program, args: []string{"--data", many}},
		{name: "demo", program: program, args: []string{"--demo"}},
		{name: "empty-first", program: empty, first: true},
		{name: "city-first", program: program, args: []string{"--data", city}, first: true},
		{name: "demo-first", program: program, args: []string{"--demo"}, first: true},
	}
	for _, s := range starts {
		s.home = b.TempDir()
	}
	if only := os.Getenv("DIDBAN_BENCH_STARTS"); only != "" {
		starts = slices.DeleteFunc(starts, func(s *start) bool { return !slices.Contains(strings.Split(only, ","), s.name) })
	}
	return starts
}

func built(b *testing.B, to, from string) {
	out, err := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-tags", "desktop,production,webkit2_41",
		"-ldflags", "-s -w", "-o", to, from).CombinedOutput()
	if err != nil {
		b.Fatalf("%v: %s", err, out)
	}
}

// cityFolder is a data folder with the sample city, as an import leaves it.
func cityFolder(b *testing.B, dir string) {
	p := closedProgram(dir, didban.ModePublic, quiet())
	if err := p.prepareCity(dir); err != nil {
		b.Fatal(err)
	}
}

// manyFolder is a data folder with 10,000 projects and 1,000 articles, its search index with it.
func manyFolder(b *testing.B, dir string) {
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		b.Fatal(err)
	}
	nouns := didbantest.City(10_000, 1_000)
	err = p.Store.Update(didban.Actor{Name: "bench", Roles: []didban.Role{didban.RolePublisher}}, func(tx *store.Tx) error {
		for _, noun := range nouns {
			if err := tx.Put(noun); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = p.Search.CatchUp(context.Background(), p.Store)
	}
	if err != nil {
		b.Fatal(err)
	}
	if err := p.close(); err != nil {
		b.Fatal(err)
	}
}

// run starts the window once, notes what it took and ends it.
func (s *start) run(b *testing.B, screen *screen) {
	home := s.home
	if s.first {
		home = b.TempDir()
	}
	screen.clear()
	cmd := exec.Command(s.program, s.args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+screen.name, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "HOME="+home,
		"XDG_CACHE_HOME="+home+"/cache", "XDG_DATA_HOME="+home+"/data", "XDG_CONFIG_HOME="+home+"/config",
		"DBUS_SESSION_BUS_ADDRESS=disabled:", "NO_AT_BRIDGE=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		over := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		over.Stop()
	}()
	seen, err := screen.watch(begin)
	if err != nil {
		b.Fatalf("%s: %v", s.name, err)
	}
	s.drawn, s.most = append(s.drawn, seen.first), append(s.most, seen.most)
	s.pss = append(s.pss, heldBy(cmd.Process.Pid))
}

// figures are what a start is measured by.
var figures = []struct {
	unit string
	of   func(*start) []float64
}{
	{"first", func(s *start) []float64 { return s.drawn }},
	{"most", func(s *start) []float64 { return s.most }},
	{"pss", func(s *start) []float64 { return s.pss }},
}

// report gives the medians and, for each window of the program, the ratios.
func report(b *testing.B, starts []*start) {
	var table strings.Builder
	for _, s := range starts {
		fmt.Fprintf(&table, "\n%-12s", s.name)
		beside := emptyBeside(s, starts)
		for _, f := range figures {
			middle := median(f.of(s))
			fmt.Fprintf(&table, "  %s %.0f (%.0f–%.0f)", f.unit, middle, slices.Min(f.of(s)), slices.Max(f.of(s)))
			if beside != nil && beside != s {
				ratio := middle / median(f.of(beside))
				fmt.Fprintf(&table, " ×%.2f", ratio)
				b.ReportMetric(ratio, s.name+"-"+f.unit+"-x")
			}
		}
	}
	b.Log(table.String())
}

// emptyBeside is the empty window with the same kind of profile; nil where it was not started.
func emptyBeside(s *start, starts []*start) *start {
	for _, one := range starts {
		if one.first == s.first && strings.HasPrefix(one.name, "empty") {
			return one
		}
	}
	return nil
}

func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}
