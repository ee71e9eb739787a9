package record

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

// Finding is one thing that is wrong with a file.
type Finding struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args,omitempty"`
}

// Findings gathers what is wrong, the first hundred in full.
type Findings struct {
	list []Finding
	more int
}

const maxFindings = 100

// Add notes one thing that is wrong; args are pairs of name and value.
func (f *Findings) Add(key string, args ...string) {
	if len(f.list) == maxFindings {
		f.more++
		return
	}
	fault := didban.Fault(didban.CodeDamaged, key, args...)
	f.list = append(f.list, Finding{fault.Key, fault.Args})
}

// addFault notes a fault of damage and returns every other error.
func (f *Findings) addFault(err error) error {
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeDamaged {
		return err
	}
	f.list = append(f.list, Finding{fault.Key, fault.Args})
	return nil
}

// noPages reports whether no page is among what is wrong.
func (f *Findings) noPages() bool {
	return !slices.ContainsFunc(f.list, func(one Finding) bool { return one.Key == "check.pages" })
}

// List is what was noted, a hundred at most.
func (f *Findings) List() []Finding { return f.list }

// Report is what Check found in a file.
type Report struct {
	File     string    `json:"file"` // its name, without the folder
	Bytes    int64     `json:"bytes"`
	Schema   int       `json:"schema"` // 0 where it can't be read
	Lineage  didban.ID `json:"lineage"`
	Findings []Finding `json:"findings"`
	More     int       `json:"more"` // findings beyond the first hundred
}

// Whole reports whether nothing is wrong.
func (r Report) Whole() bool { return len(r.Findings) == 0 }

// Check reads a whole file that no program is writing and changes nothing in it:
// every page, the layout, and what Options.Check looks at. What is wrong with the
// data stands in the report; the error tells why there is none: CodeNotFound,
// CodeBusy, CodeDisk, CodeTooNew, CodeTooOld, or CodeDamaged for what is no such
// file at all.
func Check(ctx context.Context, path string, opts Options) (Report, error) {
	r := Report{File: filepath.Base(path)}
	info, err := os.Stat(path)
	if err != nil {
		return r, Fault(path, err)
	}
	r.Bytes = info.Size()
	var f Findings
	meta, err := checkPages(ctx, path, &f)
	if err != nil {
		return r, Fault(path, err)
	}
	if meta.torn {
		f.Add("check.meta")
	}
	if f.noPages() { // bbolt is let at sound pages only
		err = checkOpened(ctx, path, &opts, &r, &f)
	}
	r.Findings, r.More = f.list, f.more
	return r, err
}

// Check looks the open file over as the function Check does, while the program goes on:
// one instant of it, every page, and what Options.Check looks at.
func (f *File) Check(ctx context.Context) (Report, error) {
	r := Report{File: filepath.Base(f.path), Lineage: f.lineage, Schema: f.opts.Schema}
	var found Findings
	err := f.View(func(tx *Tx) error {
		r.Bytes = tx.bolt.Size()
		if err := checkPagesOf(ctx, uint64(tx.bolt.ID()), f.path, &found); err != nil {
			return err
		}
		if !found.noPages() || f.opts.Check == nil {
			return nil
		}
		return f.opts.Check(ctx, tx, &found)
	})
	if err != nil {
		err = found.addFault(err)
	}
	r.Findings, r.More = found.list, found.more
	return r, err
}

func checkOpened(ctx context.Context, path string, opts *Options, r *Report, f *Findings) error {
	db, err := openFile(path, true)
	if err != nil {
		return err
	}
	err = guarded(path, func() error {
		return db.View(func(b *bolt.Tx) error { return checkContent(ctx, &Tx{bolt: b, opts: opts}, path, r, f) })
	})
	return errors.Join(err, db.Close())
}

func checkContent(ctx context.Context, tx *Tx, path string, r *Report, f *Findings) error {
	for err := range tx.bolt.Check() {
		f.Add("check.pages", "detail", err.Error())
	}
	schema, err := schemaOf(tx, path)
	if err != nil {
		return err
	}
	r.Schema = schema
	if err := ageFault(schema, path, tx.opts); err != nil || schema < tx.opts.Schema {
		return err // what is older is checked after it is brought up to date
	}
	if err := checkLayout(tx, path); err != nil {
		return err
	}
	if found, err := tx.Read(&r.Lineage, []byte(keyLineage), Meta); err != nil || !found {
		f.Add("check.record", "kind", Meta, "id", keyLineage)
	}
	if err := checkHead(tx, path, r.Lineage); err != nil {
		if err := f.addFault(err); err != nil {
			return err
		}
	}
	if tx.opts.Check == nil {
		return nil
	}
	return tx.opts.Check(ctx, tx, f)
}
