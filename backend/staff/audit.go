package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// AuditRequest asks for a page of what was done, the newest first. An empty filter takes all.
type AuditRequest struct {
	Chain  string `json:"chain"`  // record or access
	Kind   string `json:"kind"`   // of nouns; the access log has none
	Person string `json:"person"` // a user's id
	What   string `json:"what"`   // one of AuditView.Acts
	From   string `json:"from"`   // ISO days in Tehran, both included
	To     string `json:"to"`
	// Record and Access are where the page before ended, zero for the first page.
	Record uint64 `json:"record"`
	Access uint64 `json:"access"`
}

// AuditView is a page of both chains in one stream.
type AuditView struct {
	Rows []AuditRow `json:"rows"`
	More bool       `json:"more"`
	// Record and Access are what the request of the next page says.
	Record uint64 `json:"record"`
	Access uint64 `json:"access"`
	// People, Kinds and Acts are what can be asked for.
	People []PersonView `json:"people"`
	Kinds  []string     `json:"kinds"`
	Acts   []string     `json:"acts"`
}

// The chains by name.
const (
	chainRecord = "record"
	chainAccess = "access"
)

// AuditRow is one entry of a chain.
type AuditRow struct {
	Chain   string     `json:"chain"`
	Seq     uint64     `json:"seq"`
	At      int64      `json:"at"`    // Unix ms
	Actor   PersonView `json:"actor"` // without a name for the program and for who is not known
	Role    string     `json:"role"`  // of a publication; empty in the access log
	What    string     `json:"what"`
	Kind    string     `json:"kind"` // the noun of a publication
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Version int        `json:"version"`
	Why     string     `json:"why"`
	About   string     `json:"about"` // whom an entry of the access log is about, by name
	Draft   string     `json:"draft"` // or which draft, where it is still kept
	Detail  []string   `json:"detail"`
	// Damaged tells that the entry can't be read.
	Damaged bool `json:"damaged"`
}

// Audit lists what was published and what the staff did, both in one stream.
func (s *Records) Audit(r AuditRequest) (AuditView, error) {
	return gate.Answer(s.caller, "Records.Audit", func() (AuditView, error) { return audit(s.caller, r) })
}

// A page has auditRows rows; it ends before that where auditScanned entries were looked at.
const (
	auditRows    = 50
	auditScanned = 20_000
)

func audit(c *gate.Caller, r AuditRequest) (AuditView, error) {
	c = c.Settled()
	return look(c, func(tx *private.Tx) (AuditView, error) {
		return gate.RunRead(c, func(public *store.Tx) (AuditView, error) {
			person, err := names(tx)
			if err != nil {
				return AuditView{}, err
			}
			reader := auditReader{f: &folder{tx: tx, public: public, draft: &didban.Draft{}}, person: person, ask: r}
			if err := reader.begin(); err != nil {
				return AuditView{}, err
			}
			view, err := reader.page()
			if err != nil {
				return view, err
			}
			users, err := tx.Users()
			view.People = mapped(users, func(u *didban.User) PersonView { return person(u.ID) })
			view.Kinds, view.Acts = texts(didban.Kinds), append([]string{string(didban.OpPut), string(didban.OpDelete), string(didban.OpErase)}, didban.AccessActs...)
			return view, err
		})
	})
}
