// Package progress tells how far long work is, and ends it. Whoever starts the work hands a
// context down that says whom to tell; whoever does it tells at each step, and goes no further
// once the context has ended.
//
// It refuses to know what the work is, and in what words it is told.
package progress

import (
	"context"
	"io"
)

// Stage is a part of the work.
type Stage string

// The stages. All but Articles and Tiles count bytes.
const (
	Articles Stage = "articles" // articles that are published
	Records  Stage = "records"  // records of a data file that are looked over or mended
	Pages    Stage = "pages"    // of a data file that are looked over
	Copy     Stage = "copy"     // of a data file that are copied
	Pack     Stage = "pack"     // taken into a backup
	Unpack   Stage = "unpack"   // of a backup that are compared with its list
	Media    Stage = "media"    // pictures and documents that are looked over
	Streets  Stage = "streets"  // of an extract of OpenStreetMap, over all readings of it
	Tiles    Stage = "tiles"    // tiles of one zoom of the street map that are drawn
)

// Tell hears of each step: how much of so much is done. total is 0 where it is not known.
type Tell func(stage Stage, done, total int64)

type key struct{}

// With is a context whose work is told, to whom it was told before too.
func With(ctx context.Context, tell Tell) context.Context {
	before, told := ctx.Value(key{}).(Tell)
	if !told {
		return context.WithValue(ctx, key{}, tell)
	}
	return context.WithValue(ctx, key{}, Tell(func(stage Stage, done, total int64) {
		before(stage, done, total)
		tell(stage, done, total)
	}))
}

// At tells a step. It returns the error of the context once that has ended: the work must end too.
func At(ctx context.Context, stage Stage, done, total int64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if tell, ok := ctx.Value(key{}).(Tell); ok {
		tell(stage, done, total)
	}
	return nil
}

// A Counter counts the bytes of one stage over many files.
type Counter struct {
	ctx   context.Context
	stage Stage
	total int64
	done  int64
}

// Count makes a counter of so many bytes, 0 for not known.
func Count(ctx context.Context, stage Stage, total int64) *Counter {
	return &Counter{ctx: ctx, stage: stage, total: total}
}

// Reader reads in and counts it; it fails with the error of the context once that has ended.
func (c *Counter) Reader(in io.Reader) io.Reader { return counted{c, in} }

// Writer writes to out and counts it, and fails as Reader does.
func (c *Counter) Writer(out io.Writer) io.Writer { return written{c, out} }

func (c *Counter) add(n int) error {
	c.done += int64(n)
	return At(c.ctx, c.stage, c.done, c.total)
}

type counted struct {
	*Counter
	in io.Reader
}

func (c counted) Read(b []byte) (int, error) {
	if err := c.add(0); err != nil {
		return 0, err
	}
	n, err := c.in.Read(b)
	c.done += int64(n)
	return n, err
}

type written struct {
	*Counter
	out io.Writer
}

func (w written) Write(b []byte) (int, error) {
	if err := w.add(0); err != nil {
		return 0, err
	}
	n, err := w.out.Write(b)
	w.done += int64(n)
	return n, err
}
