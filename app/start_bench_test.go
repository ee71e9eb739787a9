package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// BenchmarkStart opens a city of so many projects and as many articles until map and archive
// stand, as at the first start, when all changes are read, and as at every later one.
func BenchmarkStart(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%dk", size/1000), func(b *testing.B) {
			dir := cityOf(b, size)
			b.Run("first", func(b *testing.B) {
				for b.Loop() {
					started(b, dir, func(p *Program) { _ = p.forgetSnapshots() })
				}
			})
			if err := lay(dir); err != nil {
				b.Fatal(err)
			}
			b.Run("later", func(b *testing.B) {
				for b.Loop() {
					started(b, dir, func(*Program) {})
				}
			})
			for _, name := range []string{mapSnapshot, archiveSnapshot} {
				if info, err := os.Stat(filepath.Join(dir, searchFolder, name+".snapshot")); err == nil {
					b.Logf("%s: %.1f MB", name, float64(info.Size())/1e6)
				}
			}
		})
	}
}

// cityOf is a data folder with a generated city.
func cityOf(b *testing.B, size int) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "data")
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		b.Fatal(err)
	}
	for some := range slices.Chunk(didbantest.City(size, size), 5000) {
		err = errors.Join(err, p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
			for _, n := range some {
				n.Head().Version = 0
				if err := tx.Put(n); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	if err := errors.Join(err, p.Search.CatchUp(b.Context(), p.Store), p.close()); err != nil {
		b.Fatal(err)
	}
	return dir
}

func lay(dir string) error {
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		return err
	}
	return errors.Join(p.Map.CatchUp(p.Store), p.Archive.CatchUp(p.Store), p.layDown(context.Background(), 1), p.close())
}

// started measures one start: until the data are open, the first home and the front page.
func started(b *testing.B, dir string, before func(*Program)) {
	b.Helper()
	var p *Program
	b.ReportMetric(since(b, func() {
		var err error
		if p, err = open(dir, didban.ModePublic, quiet()); err != nil {
			b.Fatal(err)
		}
	}), "open-ms")
	before(p)
	begun := time.Now()
	p.begin(&events{})
	answered := make(chan error, 2)
	ask := func(metric string, do func() error) {
		go func() {
			err := do()
			for didban.IsBusy(err) { // a large city takes longer than a person waits
				err = do()
			}
			b.ReportMetric(time.Since(begun).Seconds()*1000, metric)
			answered <- err
		}()
	}
	ask("home-ms", func() error { _, err := serviceOf[*api.Home](b, p, didban.Actor{}).Open(); return err })
	ask("news-ms", func() error { _, err := serviceOf[*api.News](b, p, didban.Actor{}).Front(); return err })
	if err := errors.Join(<-answered, <-answered, p.Map.Await(b.Context())); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(begun).Seconds()*1000, "map-ms")
	if err := p.close(); err != nil {
		b.Fatal(err)
	}
}

func since(b *testing.B, do func()) float64 {
	b.Helper()
	start := time.Now()
	do()
	return time.Since(start).Seconds() * 1000
}
