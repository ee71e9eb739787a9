package store

import (
	"bytes"
	"context"
	"path/filepath"
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/progress"
	"didban.app/backend/record"
)

// Finding is one thing that is wrong with a file.
type Finding = record.Finding

// Report is what Check found in a file.
type Report struct {
	record.Report
	Nouns   map[didban.Kind]int `json:"nouns"`
	Changes uint64              `json:"changes"`
	// Media are the records of files, for whoever holds the files against them.
	Media []*didban.Media `json:"-"`
}

// Check reads a whole file that no program is writing and changes nothing in it:
// every page, every record's checksum, the indexes, the feed without gaps, the
// audit chain, and every saved state against its audit entry. What is wrong with
// the data stands in the report; the error tells why there is none: CodeNotFound,
// CodeBusy, CodeDisk, CodeTooNew, CodeTooOld, or CodeDamaged for what is no store
// at all.
func Check(ctx context.Context, path string) (Report, error) {
	r := Report{Nouns: map[didban.Kind]int{}}
	opts := options(time.Now)
	opts.Check = func(ctx context.Context, file *record.Tx, f *record.Findings) error {
		r.count(&Tx{file: file})
		return checkContent(ctx, file, f)
	}
	var err error
	if r.Report, err = record.Check(ctx, path, opts); err != nil {
		return r, err
	}
	return r, r.checkLog(filepath.Dir(path))
}

// Check looks the open record over while the program goes on, as the function Check does;
// a noun whose record is damaged is noted as if it had been read.
func (s *Store) Check(ctx context.Context) (Report, error) {
	r := Report{Nouns: map[didban.Kind]int{}}
	err := s.View(func(tx *Tx) error {
		for _, kind := range didban.Kinds {
			for _, err := range tx.all(kind) {
				if err != nil {
					return err
				}
			}
		}
		r.count(tx)
		return nil
	})
	if err == nil {
		r.Report, err = s.file.Check(ctx)
	}
	if err == nil {
		err = r.checkLog(s.dir)
	}
	return r, err
}

// checkLog notes the lines of erased.log that can't be read: what they tell would not be erased
// from an older copy.
func (r *Report) checkLog(dir string) error {
	_, unread, err := ReadErasures(filepath.Join(dir, ErasedLog))
	if unread > 0 {
		r.Findings = append(r.Findings, Finding{Key: "check.erasedLog", Args: map[string]string{"count": itoa(unread)}})
	}
	return err
}

// count notes what the file holds, as far as it can be read.
func (r *Report) count(tx *Tx) {
	for _, kind := range didban.Kinds {
		if n, err := tx.Count(kind); err == nil {
			r.Nouns[kind] = n
		}
	}
	r.Changes = max(lastSeq(tx.file.Bucket(bucketChange)), lastSeq(tx.file.Bucket(bucketAudit)))
	for m, err := range All[didban.Media](tx) {
		if err == nil { // one that can't be read is a finding of verify
			r.Media = append(r.Media, m)
		}
	}
}

func checkContent(ctx context.Context, file *record.Tx, f *record.Findings) error {
	tx := &Tx{file: file}
	if err := tx.checkFeed(ctx, f); err != nil {
		return err
	}
	tx.checkPast(f)
	return tx.verify(ctx, f)
}

// checkFeed follows change, audit entry and version side by side.
func (tx *Tx) checkFeed(ctx context.Context, f *record.Findings) error {
	changes, audit := tx.file.Bucket(bucketChange), tx.file.Bucket(bucketAudit)
	end := max(lastSeq(changes), lastSeq(audit))
	if record.Size(changes) != record.Size(audit) || uint64(record.Size(audit)) != end {
		f.Add("check.feed", "changes", itoa(record.Size(changes)), "entries", itoa(record.Size(audit)), "end", strconv.FormatUint(end, 10))
	}
	var previous didban.AuditEntry
	done := int64(0)
	for _, value := range record.Walk(audit, nil, record.Forward) {
		if err := progress.At(ctx, progress.Records, done, int64(end)); err != nil {
			return err
		}
		done++
		var entry didban.AuditEntry
		if !record.Decode(value, &entry) || !entry.Follows(previous) {
			f.Add("check.audit", "after", strconv.FormatUint(previous.Seq, 10))
		}
		tx.checkEntry(entry, f)
		previous = entry
	}
	return nil
}

func lastSeq(b *record.Bucket) uint64 {
	key, _ := b.Cursor().Last()
	return record.SeqOf(key)
}

// checkEntry holds an audit entry against its change, its version and the state
// that it sealed.
func (tx *Tx) checkEntry(e didban.AuditEntry, f *record.Findings) {
	var c didban.Change
	if !record.Decode(tx.file.Bucket(bucketChange).Get(record.SeqKey(e.Seq)), &c) || c != e.Change() {
		f.Add("check.change", "seq", strconv.FormatUint(e.Seq, 10))
	}
	if didban.New(e.Kind) == nil {
		return
	}
	key := versionKey(e.ID, e.Version)
	v, err := decodeVersion(e.Kind, e.ID, key, tx.file.Bucket(bucketVersion, string(e.Kind)).Get(key))
	if err != nil || v.Seq != e.Seq || v.Op != e.Op || v.At != e.At || v.Actor != e.Actor ||
		v.Role != e.Role || v.Why() != e.Reason {
		findVersion(f, e.Kind, e.ID, e.Version)
		return
	}
	tx.checkState(v, e.Digest, f)
}

// rawState is the JSON that a version left, nothing where it left none.
func (tx *Tx) rawState(v didban.Version) ([]byte, bool) {
	if v.TookBack() {
		return nil, true
	}
	value := tx.file.Bucket(bucketPast, string(v.Kind)).Get(versionKey(v.ID, v.N))
	if value == nil {
		value = tx.file.Bucket(bucketNoun, string(v.Kind)).Get([]byte(v.ID))
	}
	return record.Unwrap(value)
}

// checkPast looks for versions and states that no audit entry speaks of.
func (tx *Tx) checkPast(f *record.Findings) {
	for _, kind := range didban.Kinds {
		versions := tx.file.Bucket(bucketVersion, string(kind))
		for key, value := range record.Walk(versions, nil, record.Forward) {
			var v didban.Version
			var e didban.AuditEntry
			if !record.Decode(value, &v) || !bytes.Equal(key, versionKey(v.ID, v.N)) ||
				!record.Decode(tx.file.Bucket(bucketAudit).Get(record.SeqKey(v.Seq)), &e) || e.ID != v.ID || e.Version != v.N {
				findVersion(f, kind, idOfVersionKey(key), v.N)
			}
		}
		for key := range record.Walk(tx.file.Bucket(bucketPast, string(kind)), nil, record.Forward) {
			if versions.Get(key) == nil {
				findRecord(f, kind, string(idOfVersionKey(key)))
			}
		}
	}
}

func findRecord(f *record.Findings, kind didban.Kind, id string) {
	f.Add("check.record", "kind", string(kind), "id", id)
}

func findVersion(f *record.Findings, kind didban.Kind, id didban.ID, n int) {
	f.Add("check.version", "kind", string(kind), "id", string(id), "version", itoa(n))
}

func itoa(n int) string { return strconv.Itoa(n) }
