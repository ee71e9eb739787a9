package staff

import (
	"encoding/json"
	"io"
	"net/url"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// auditFile is the path of the file that holds both chains.
const auditFile = "records/audit.jsonl"

// Makes reports whether the file of a path is made here.
func Makes(path string) bool {
	_, _, list := listFile(path)
	return list || path == auditFile
}

// TakeFile makes the file of a path: a list by its query, or both chains. It is an entry of
// the access log.
func TakeFile(by *gate.Caller, path string, query url.Values) (gate.File, error) {
	if _, _, list := listFile(path); list {
		return takeList(by, path, query)
	}
	return takeChains(by, path)
}

// takeChains makes the file of both chains, an entry a line with its seals, the public record
// first. That it was taken stands in the file.
func takeChains(by *gate.Caller, path string) (gate.File, error) {
	return gate.Answer(by, "Records.Audit", func() (gate.File, error) {
		if path != auditFile {
			return gate.File{}, gate.NoFile(path)
		}
		c := by.Settled()
		err := c.Private.Update(func(tx *private.Tx) error { return tx.Log(c.Actor().ID, didban.AccessExported, "", "") })
		name := "audit-" + string(c.Today()) + ".jsonl"
		return gate.File{Name: name, Type: "application/jsonl", Write: func(w io.Writer) error { return writeChains(c, w) }}, err
	})
}

// auditLine is one entry of the file as it is sealed. One that can't be read is named alone.
type auditLine struct {
	Chain   string `json:"chain"`
	Entry   any    `json:"entry,omitempty"`
	Damaged uint64 `json:"damaged,omitempty"` // the sequence of one that can't be read
}

func writeChains(c *gate.Caller, w io.Writer) error {
	out := json.NewEncoder(w)
	err := c.Store.View(func(tx *store.Tx) error {
		return writeChain(out, chainRecord, tx.AuditEnd(), tx.AuditEntry)
	})
	if err != nil {
		return err
	}
	return c.Private.View(func(tx *private.Tx) error {
		end, err := tx.AccessEnd()
		if err != nil {
			return err
		}
		return writeChain(out, chainAccess, end, tx.AccessEntry)
	})
}

func writeChain[T any](out *json.Encoder, chain string, end uint64, read func(uint64) (T, error)) error {
	for seq := uint64(1); seq <= end; seq++ {
		line := auditLine{Chain: chain, Damaged: seq}
		if entry, err := read(seq); err == nil {
			line = auditLine{Chain: chain, Entry: entry}
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func itoa(n uint64) string { return strconv.FormatUint(n, 10) }
