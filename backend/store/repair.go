package store

import (
	"bytes"
	"context"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Repaired is what Repair did.
type Repaired = record.Repaired

// Repair makes the damaged record of a data folder anew: see record.Repair. A state counts as
// found only where its digest is the one that the audit entry sealed, so that nothing comes
// back as something else; what is found nowhere stays out of every list, and is told. Indexes,
// codes, counts and the feed are made anew.
func Repair(ctx context.Context, dir, backup string) (Repaired, error) {
	return record.Repair(ctx, dir, backup, options(time.Now))
}

// plain tells which buckets hold no records: what they lead to is one.
func plain(path record.Path) bool { return path[0] == bucketIndex || path[0] == bucketCode }

// A mending puts a record right in a file that is made anew; old is a look into a backup, of
// which nothing may be kept but copies: it is closed before the new file is written.
type mending struct {
	tx, old *record.Tx
	taken   int // records from the backup
	strays  map[string][]byte
}

func mend(tx, old *record.Tx) (int, error) {
	m := mending{tx: tx, old: old, strays: map[string][]byte{}}
	for _, step := range []func() error{m.collectStrays, m.straightenFeed, m.entries, rebuildIn(tx)} {
		if err := step(); err != nil {
			return m.taken, err
		}
	}
	return m.taken, nil
}

func rebuildIn(tx *record.Tx) func() error { return func() error { return rebuild(tx) } }

// collectStrays takes away what lies under a key that is not its own, and keeps it by its
// digest: a flipped key hides a sound state.
func (m *mending) collectStrays() error {
	for _, kind := range didban.Kinds {
		for _, top := range []string{bucketNoun, bucketPast} {
			b := m.tx.Bucket(top, string(kind))
			for key, value := range record.Walk(b, nil, record.Forward) {
				n := didban.New(kind)
				if _, erased := erasedDay(value); erased && top == bucketPast {
					continue
				}
				if record.Decode(value, n) && bytes.HasPrefix(key, []byte(n.Head().ID)) &&
					(top == bucketNoun) == (len(key) == len(n.Head().ID)) &&
					(top == bucketNoun || bytes.Equal(key, versionKey(n.Head().ID, n.Head().Version))) {
					continue
				}
				if state, ok := record.Unwrap(value); ok {
					m.strays[digest(state)] = bytes.Clone(value)
				}
				if err := b.Delete(bytes.Clone(key)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// straightenFeed puts audit entries whose key was flipped back under their own, and takes
// such changes away: they are written anew from the entries.
func (m *mending) straightenFeed() error {
	audit, changes := m.tx.Bucket(bucketAudit), m.tx.Bucket(bucketChange)
	for key, value := range record.Walk(audit, nil, record.Forward) {
		var e didban.AuditEntry
		if !record.Decode(value, &e) || bytes.Equal(key, record.SeqKey(e.Seq)) {
			continue
		}
		value = bytes.Clone(value)
		if err := audit.Delete(key); err != nil {
			return err
		}
		if audit.Get(record.SeqKey(e.Seq)) != nil {
			continue
		}
		if err := audit.Put(record.SeqKey(e.Seq), value); err != nil {
			return err
		}
	}
	for key, value := range record.Walk(changes, nil, record.Forward) {
		var c didban.Change
		if record.Decode(value, &c) && !bytes.Equal(key, record.SeqKey(c.Seq)) {
			if err := changes.Delete(key); err != nil {
				return err
			}
		}
	}
	return nil
}

// sequences are the numbers of all entries, here and in the backup, up to the last one here.
func (m *mending) sequences() []uint64 {
	audit := m.tx.Bucket(bucketAudit)
	end := max(lastSeq(audit), lastSeq(m.tx.Bucket(bucketChange)))
	buckets := []*record.Bucket{audit}
	if m.old != nil {
		buckets = append(buckets, m.old.Bucket(bucketAudit))
	}
	var out []uint64
	for _, b := range buckets {
		for key := range record.Walk(b, nil, record.Forward) {
			if seq := record.SeqOf(key); seq <= end {
				out = append(out, seq)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// entries goes through the audit record, and sees to the change, the version and the state
// of each entry.
func (m *mending) entries() error {
	newest := map[didban.Ref]int{}
	erasures := map[didban.Ref][]didban.AuditEntry{}
	var list []didban.AuditEntry
	for _, seq := range m.sequences() {
		e, ok, err := m.entry(seq)
		if err != nil {
			return err
		}
		if ok {
			list = append(list, e)
			newest[didban.Ref{Kind: e.Kind, ID: e.ID}] = e.Version
			if e.Op == didban.OpErase {
				erasures[didban.Ref{Kind: e.Kind, ID: e.ID}] = append(erasures[didban.Ref{Kind: e.Kind, ID: e.ID}], e)
			}
		}
	}
	for _, e := range list {
		if err := m.tx.Write(e.Change(), record.SeqKey(e.Seq), bucketChange); err != nil {
			return err
		}
		if err := m.version(e); err != nil {
			return err
		}
		ref := didban.Ref{Kind: e.Kind, ID: e.ID}
		if day, erased := erasedBy(erasures[ref], e.Version); erased {
			if err := m.erasedState(e, day); err != nil {
				return err
			}
			continue
		}
		if err := m.state(e, newest[ref] == e.Version); err != nil {
			return err
		}
	}
	return nil
}

// entry reads an audit entry, from the backup where it is lost.
func (m *mending) entry(seq uint64) (e didban.AuditEntry, ok bool, err error) {
	key := record.SeqKey(seq)
	if record.Decode(m.tx.Bucket(bucketAudit).Get(key), &e) && e.Seq == seq && didban.New(e.Kind) != nil {
		return e, true, nil
	}
	if m.old == nil {
		return e, false, nil
	}
	value := m.old.Bucket(bucketAudit).Get(key)
	if !record.Decode(value, &e) {
		return e, false, nil
	}
	m.taken++
	return e, true, m.tx.Bucket(bucketAudit).Put(key, bytes.Clone(value))
}

func (m *mending) version(e didban.AuditEntry) error {
	key := versionKey(e.ID, e.Version)
	b := m.tx.Bucket(bucketVersion, string(e.Kind))
	if _, err := decodeVersion(e.Kind, e.ID, key, b.Get(key)); err == nil || m.old == nil {
		return nil
	}
	value := m.old.Bucket(bucketVersion, string(e.Kind)).Get(key)
	if _, err := decodeVersion(e.Kind, e.ID, key, value); err != nil {
		return nil
	}
	m.taken++
	return b.Put(key, bytes.Clone(value))
}

// state sees that what an entry sealed lies where it belongs: the newest state of a noun with
// the nouns, an older one with the past.
func (m *mending) state(e didban.AuditEntry, newest bool) error {
	if e.Digest == digest(nil) {
		return nil
	}
	b, key := m.tx.Bucket(bucketPast, string(e.Kind)), versionKey(e.ID, e.Version)
	if newest {
		b, key = m.tx.Bucket(bucketNoun, string(e.Kind)), []byte(e.ID)
	}
	if _, erased := erasedDay(b.Get(key)); erased || sealed(b.Get(key), e) {
		return nil // without the entry of its erasure it is told, and its words don't come back
	}
	if value := m.strays[e.Digest]; value != nil {
		return b.Put(key, value)
	}
	if value := m.ofBackup(e); value != nil {
		m.taken++
		return b.Put(key, bytes.Clone(value))
	}
	return b.Delete(key)
}

// erasedBy is the day of the first erasure of a noun after a version.
func erasedBy(erasures []didban.AuditEntry, version int) (didban.Day, bool) {
	for _, e := range erasures {
		if e.Version > version {
			return didban.ErasedOn(e.At), true
		}
	}
	return "", false
}

// erasedState sees that of an erased state nothing comes back, not from a backup either.
func (m *mending) erasedState(e didban.AuditEntry, day didban.Day) error {
	if e.Digest == digest(nil) {
		return nil
	}
	return m.tx.Bucket(bucketPast, string(e.Kind)).Put(versionKey(e.ID, e.Version), record.Wrap(erasedState(day)))
}

// ofBackup looks for a state in the backup, where it may have been the newest.
func (m *mending) ofBackup(e didban.AuditEntry) []byte {
	if m.old == nil {
		return nil
	}
	for _, value := range [][]byte{
		m.old.Bucket(bucketNoun, string(e.Kind)).Get([]byte(e.ID)),
		m.old.Bucket(bucketPast, string(e.Kind)).Get(versionKey(e.ID, e.Version)),
	} {
		if sealed(value, e) {
			return value
		}
	}
	return nil
}

// sealed reports whether a record is the state that an audit entry sealed.
func sealed(value []byte, e didban.AuditEntry) bool {
	state, ok := record.Unwrap(value)
	return ok && digest(state) == e.Digest
}
