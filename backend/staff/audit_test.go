package staff_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func audits(r staff.AuditRequest) func(*desk) (any, error) {
	return func(d *desk) (any, error) { return call(service[staff.Records](d.caller).Audit(r)) }
}

// published is an office in which Sara's person was published by Maryam.
func published(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "نام آزمون")},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes},
	)
	return o
}

func TestAudit(t *testing.T) {
	o := published(t)
	o.run(
		row{who: "sara", with: audits(staff.AuditRequest{}), says: "actor.forbidden", not: []string{"signedIn"}},
		row{who: "zahra", with: audits(staff.AuditRequest{}), comes: []string{`"title":"نام آزمون"`, `"name":"مریم رضایی"`, `"what":"signedIn"`, `"version":1`}},
		row{who: "ali", with: audits(staff.AuditRequest{Kind: "person"}), comes: []string{`"title":"نام آزمون"`}, not: []string{`"what":"signedIn"`}},
		row{who: "ali", with: audits(staff.AuditRequest{Kind: "project"}), comes: []string{`"rows":[]`}},
		row{who: "ali", with: audits(staff.AuditRequest{What: "signedIn", Person: string(o.ids["sara"])}), comes: []string{`"chain":"access"`}, not: []string{`"chain":"record"`}},
		row{who: "ali", with: audits(staff.AuditRequest{What: "delete"}), comes: []string{`"rows":[]`}},
		row{who: "ali", with: audits(staff.AuditRequest{From: "2026-11-22", To: "2026-11-22", Chain: "record"}), comes: []string{`"title":"نام آزمون"`}},
		row{who: "ali", with: audits(staff.AuditRequest{From: "2026-11-23"}), comes: []string{`"rows":[]`}},
		row{who: "ali", with: audits(staff.AuditRequest{To: "2026-11-21"}), comes: []string{`"rows":[]`}},
		row{who: "ali", with: audits(staff.AuditRequest{Chain: "access"}), not: []string{`"chain":"record"`}},
	)
}

// TestAudit_Pages: page after page brings every entry of both chains once, the newest first.
func TestAudit_Pages(t *testing.T) {
	o := published(t)
	o.put(didbantest.City(60, 30)...)
	o.update(func(tx *private.Tx) error {
		for range 70 {
			if err := tx.Log(o.ids["ali"], didban.AccessLocked, "", ""); err != nil {
				return err
			}
		}
		return nil
	})
	records := service[staff.Records](o.as("zahra").caller)
	seen, ask, pages := map[string]int{}, staff.AuditRequest{}, 0
	last := int64(1 << 62)
	for more := true; more; pages++ {
		view, err := records.Audit(ask)
		o.must(err)
		for _, r := range view.Rows {
			seen[r.Chain]++
			if r.At > last {
				t.Fatalf("%s %d is newer than the row before", r.Chain, r.Seq)
			}
			last = r.At
		}
		ask.Record, ask.Access, more = view.Record, view.Access, view.More
	}
	var accesses uint64
	o.must(o.Private.View(func(tx *private.Tx) (err error) {
		accesses, err = tx.AccessEnd()
		return err
	}))
	if uint64(seen["record"]) != o.Store.Head() || uint64(seen["access"]) != accesses || pages < 3 {
		t.Errorf("%v in %d pages, want %d and %d", seen, pages, o.Store.Head(), accesses)
	}
}

// chainOf verifies a chain stretch by stretch, as the page does.
func chainOf(o *office, chain string) staff.VerifyView {
	o.t.Helper()
	records := service[staff.Records](o.as("zahra").caller)
	view := staff.VerifyView{}
	for calls := 0; ; calls++ {
		next, err := records.Verify(staff.VerifyRequest{Chain: chain, After: view.Done})
		o.must(err)
		if view = next; view.Done == view.Total || view.Broken > 0 || calls > 100 {
			return view
		}
	}
}

func TestVerify(t *testing.T) {
	o := published(t)
	o.put(didbantest.City(1200, 30)...)
	for _, chain := range []string{"record", "access"} {
		view := chainOf(o, chain)
		if view.Broken != 0 || view.Done == 0 || view.Done != view.Total || len(view.Seal) != 64 {
			t.Errorf("%s: %+v", chain, view)
		}
	}
}

// TestVerify_Broken: an entry that somebody wrote anew, and an end that was cut off, are named.
func TestVerify_Broken(t *testing.T) {
	o := published(t)
	o.as("zahra")
	o.update(func(tx *private.Tx) error {
		e, err := tx.AccessEntry(2)
		if err != nil {
			return err
		}
		e.Actor = o.ids["ali"]
		return tx.Write(e.Sealed(), seqKey(2), "access")
	})
	if view := chainOf(o, "access"); view.Broken != 3 || len(view.Findings) != 1 || view.Done != 2 {
		t.Errorf("sealed anew: %+v", view)
	}
	o.update(func(tx *private.Tx) error { return tx.Delete(seqKey(2), "access") })
	if view := chainOf(o, "access"); view.Broken != 2 {
		t.Errorf("gone: %+v", view)
	}
	o.run(row{who: "ali", with: audits(staff.AuditRequest{}), comes: []string{`"damaged":true`}})
}

func TestVerify_CutShort(t *testing.T) {
	o := published(t)
	o.as("zahra")
	var end uint64
	o.update(func(tx *private.Tx) (err error) {
		if end, err = tx.AccessEnd(); err != nil {
			return err
		}
		return tx.Delete(seqKey(end), "access")
	})
	if view := chainOf(o, "access"); view.Broken != end {
		t.Errorf("broken at %d, want %d", view.Broken, end)
	}
}

// TestAudit_File: each line holds an entry as it was sealed, the taking of it too.
func TestAudit_File(t *testing.T) {
	o := published(t)
	file, err := staff.TakeFile(o.as("zahra").caller, "records/audit.jsonl", nil)
	o.must(err)
	var out bytes.Buffer
	o.must(file.Write(&out))
	var last didban.AuditEntry
	var newest didban.AccessEntry
	for text := range strings.Lines(out.String()) {
		var line struct {
			Chain string
			Entry json.RawMessage
		}
		o.must(json.Unmarshal([]byte(text), &line))
		if line.Chain == "access" {
			var e didban.AccessEntry
			o.must(json.Unmarshal(line.Entry, &e))
			if !e.Follows(newest) {
				t.Errorf("access %d does not follow", e.Seq)
			}
			newest = e
			continue
		}
		var e didban.AuditEntry
		o.must(json.Unmarshal(line.Entry, &e))
		if !e.Follows(last) {
			t.Errorf("record %d does not follow", e.Seq)
		}
		last = e
	}
	if last.Seq != o.Store.Head() || newest.What != didban.AccessExported || newest.Actor != o.ids["zahra"] {
		t.Errorf("ends with %+v and %+v", last, newest)
	}
	for _, who := range []string{"", "sara", "maryam"} {
		if _, err := staff.TakeFile(o.as(who).caller, "records/audit.jsonl", nil); err == nil {
			t.Errorf("%q takes the file", who)
		}
	}
}

// seqKey is the key under which the log keeps an entry.
func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }
