package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

// Finding is one thing that is wrong with a file.
type Finding struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args,omitempty"`
}

// Report is what Check found in a file.
type Report struct {
	File     string              `json:"file"` // its name, without the folder
	Bytes    int64               `json:"bytes"`
	Schema   int                 `json:"schema"` // 0 where it can't be read
	Nouns    map[didban.Kind]int `json:"nouns"`
	Changes  uint64              `json:"changes"`
	Findings []Finding           `json:"findings"`
	More     int                 `json:"more"` // findings beyond the first hundred
	// Media are the records of files, for whoever holds the files against them.
	Media []*didban.Media `json:"-"`
}

// Whole reports whether nothing is wrong.
func (r Report) Whole() bool { return len(r.Findings) == 0 }

// Check reads a whole file that no program is writing and changes nothing in it:
// every page, every record's checksum, the indexes, the feed without gaps, the
// audit chain, and every saved state against its audit entry. What is wrong with
// the data stands in the report; the error tells why there is none: CodeNotFound,
// CodeBusy, CodeDisk, CodeTooNew, or CodeDamaged for what is no store at all.
func Check(path string) (Report, error) {
	r := Report{File: filepath.Base(path), Nouns: map[didban.Kind]int{}}
	info, err := os.Stat(path)
	if err != nil {
		return r, fileFault(path, err)
	}
	r.Bytes = info.Size()
	var f findings
	if err := checkPages(path, &f); err != nil {
		return r, fileFault(path, err)
	}
	if len(f.list) == 0 { // bbolt is let at sound pages only
		err = checkOpened(path, &r, &f)
	}
	r.Findings, r.More = f.list, f.more
	return r, err
}

func checkOpened(path string, r *Report, f *findings) error {
	db, err := openFile(path, true)
	if err != nil {
		return err
	}
	err = guarded(path, func() error {
		return db.View(func(b *bolt.Tx) error { return checkContent(b, path, r, f) })
	})
	return errors.Join(err, db.Close())
}

func checkContent(b *bolt.Tx, path string, r *Report, f *findings) error {
	for err := range b.Check() {
		f.add("check.pages", "detail", err.Error())
	}
	schema, err := schemaOfTx(b, path)
	if err != nil {
		return err
	}
	if r.Schema = schema; schema != schemaOf(migrations) {
		if schema > schemaOf(migrations) {
			return tooNew(schema, schemaOf(migrations))
		}
		return nil // what is older is checked after it is brought up to date
	}
	if err := checkLayout(b, path); err != nil {
		return err
	}
	tx := &Tx{bolt: b}
	for _, kind := range didban.Kinds {
		if n, err := tx.Count(kind); err == nil {
			r.Nouns[kind] = n
		}
	}
	r.Changes = tx.checkFeed(f)
	tx.checkPast(f)
	for m, err := range All[didban.Media](tx) {
		if err == nil { // one that can't be read is a finding of verify
			r.Media = append(r.Media, m)
		}
	}
	return tx.verify(f)
}

// checkFeed follows change, audit entry and version side by side and returns the
// number of the last change.
func (tx *Tx) checkFeed(f *findings) uint64 {
	changes, audit := tx.bucket(bucketChange), tx.bucket(bucketAudit)
	end := max(lastSeq(changes), lastSeq(audit))
	if size(changes) != size(audit) || uint64(size(audit)) != end {
		f.add("check.feed", "changes", itoa(size(changes)), "entries", itoa(size(audit)), "end", strconv.FormatUint(end, 10))
	}
	var previous didban.AuditEntry
	for _, value := range walk(audit, nil, forward) {
		var entry didban.AuditEntry
		if !decode(value, &entry) || !entry.Follows(previous) {
			f.add("check.audit", "after", strconv.FormatUint(previous.Seq, 10))
		}
		tx.checkEntry(entry, f)
		previous = entry
	}
	return end
}

func lastSeq(b *bolt.Bucket) uint64 {
	key, _ := b.Cursor().Last()
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

// checkEntry holds an audit entry against its change, its version and the state
// that it sealed.
func (tx *Tx) checkEntry(e didban.AuditEntry, f *findings) {
	var c didban.Change
	want := didban.Change{Seq: e.Seq, At: e.At, Kind: e.Kind, ID: e.ID, Op: e.Op, Version: e.Version}
	if !decode(tx.bucket(bucketChange).Get(seqKey(e.Seq)), &c) || c != want {
		f.add("check.change", "seq", strconv.FormatUint(e.Seq, 10))
	}
	if didban.New(e.Kind) == nil {
		return
	}
	key := versionKey(e.ID, e.Version)
	v, err := decodeVersion(e.Kind, e.ID, key, tx.bucket(bucketVersion, string(e.Kind)).Get(key))
	if err != nil || v.Seq != e.Seq || v.Op != e.Op || v.At != e.At || v.Actor != e.Actor || v.Reason != e.Reason {
		f.version(e.Kind, e.ID, e.Version)
		return
	}
	if state, ok := tx.rawState(v); !ok || digest(state) != e.Digest {
		f.version(e.Kind, e.ID, e.Version)
	}
}

// rawState is the JSON that a version left, nothing for a deletion.
func (tx *Tx) rawState(v didban.Version) ([]byte, bool) {
	if v.Op == didban.OpDelete {
		return nil, true
	}
	value := tx.bucket(bucketPast, string(v.Kind)).Get(versionKey(v.ID, v.N))
	if value == nil {
		value = tx.bucket(bucketNoun, string(v.Kind)).Get([]byte(v.ID))
	}
	return unwrap(value)
}

// checkPast looks for versions and states that no audit entry speaks of.
func (tx *Tx) checkPast(f *findings) {
	for _, kind := range didban.Kinds {
		versions := tx.bucket(bucketVersion, string(kind))
		for key, value := range walk(versions, nil, forward) {
			var v didban.Version
			var e didban.AuditEntry
			if !decode(value, &v) || !bytes.Equal(key, versionKey(v.ID, v.N)) ||
				!decode(tx.bucket(bucketAudit).Get(seqKey(v.Seq)), &e) || e.ID != v.ID || e.Version != v.N {
				f.version(kind, idOfVersionKey(key), v.N)
			}
		}
		for key := range walk(tx.bucket(bucketPast, string(kind)), nil, forward) {
			if versions.Get(key) == nil {
				f.record(kind, string(idOfVersionKey(key)))
			}
		}
	}
}

// findings gathers what is wrong, the first hundred in full.
type findings struct {
	list []Finding
	more int
}

const maxFindings = 100

func (f *findings) add(key string, args ...string) {
	if len(f.list) == maxFindings {
		f.more++
		return
	}
	fault := didban.Fault(didban.CodeDamaged, key, args...)
	f.list = append(f.list, Finding{fault.Key, fault.Args})
}

func (f *findings) record(kind didban.Kind, id string) {
	f.add("check.record", "kind", string(kind), "id", id)
}

func (f *findings) version(kind didban.Kind, id didban.ID, n int) {
	f.add("check.version", "kind", string(kind), "id", string(id), "version", itoa(n))
}

func itoa(n int) string { return strconv.Itoa(n) }
