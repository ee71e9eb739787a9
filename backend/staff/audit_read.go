package staff

import (
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/roster"
)

// auditReader walks both chains backward, entry by entry.
type auditReader struct {
	f              *folder
	person         func(didban.ID) PersonView
	ask            AuditRequest
	from, to       int64  // the asked days as instants, the end not included; 0 for open
	record, access uint64 // the next entry of each chain to be looked at; 0 at its end
	scanned        int
}

// begin finds where the page begins: at the end of each chain, or below the page before.
func (r *auditReader) begin() error {
	accesses, err := r.f.tx.AccessEnd()
	r.record, r.access = below(r.f.public.AuditEnd(), r.ask.Record), below(accesses, r.ask.Access)
	r.from, r.to = startOf(r.ask.From, 0), startOf(r.ask.To, 1)
	ofAccess := slices.Contains(didban.AccessActs, r.ask.What)
	if r.ask.Chain == chainAccess || ofAccess {
		r.record = 0
	}
	if r.ask.Chain == chainRecord || r.ask.Kind != "" || r.ask.What != "" && !ofAccess {
		r.access = 0
	}
	return err
}

// below is the entry under a mark; all are under the mark 0.
func below(end, mark uint64) uint64 {
	if mark == 0 {
		return end
	}
	return min(end, mark-1)
}

// startOf is when the day so many days after an ISO day begins in Tehran, Unix ms; 0 for none.
func startOf(day string, after int) int64 {
	t := didban.Day(day).Time()
	if t.IsZero() {
		return 0
	}
	return time.Date(t.Year(), t.Month(), t.Day()+after, 0, 0, 0, 0, jalali.Tehran()).UnixMilli()
}

// page takes the newer of the two next entries until it is full.
func (r *auditReader) page() (AuditView, error) {
	view := AuditView{Rows: []AuditRow{}}
	published, accessed := r.nextRecord(), r.nextAccess()
	for len(view.Rows) < auditRows && r.scanned < auditScanned && (published != nil || accessed != nil) {
		if accessed == nil || published != nil && published.At >= accessed.At {
			if err := r.name(published); err != nil {
				return view, err
			}
			view.Rows = append(view.Rows, *published)
			r.record--
			published = r.nextRecord()
			continue
		}
		view.Rows = append(view.Rows, *accessed)
		r.access--
		accessed = r.nextAccess()
	}
	view.More = r.record > 0 || r.access > 0
	view.Record, view.Access = r.record+1, r.access+1
	return view, nil
}

// nextRecord goes down to the next publication that is asked for; nil where none is left, or
// too many were looked at.
func (r *auditReader) nextRecord() *AuditRow {
	for ; r.record > 0 && r.scanned < auditScanned; r.record-- {
		r.scanned++
		e, err := r.f.public.AuditEntry(r.record)
		row := AuditRow{
			Chain: chainRecord, Seq: r.record, At: e.At, Actor: r.person(e.Actor), Role: string(e.Role), What: string(e.Op),
			Kind: string(e.Kind), ID: string(e.ID), Version: e.Version, Why: e.Reason, Detail: []string{}, Damaged: err != nil,
		}
		if r.wants(&row) {
			return &row
		}
	}
	return nil
}

// nextAccess goes down to the next entry of the access log that is asked for.
func (r *auditReader) nextAccess() *AuditRow {
	for ; r.access > 0 && r.scanned < auditScanned; r.access-- {
		r.scanned++
		e, err := r.f.tx.AccessEntry(r.access)
		row := AuditRow{
			Chain: chainAccess, Seq: r.access, At: e.At, Actor: r.person(e.Actor), What: e.What, Detail: []string{}, Damaged: err != nil,
		}
		if r.wants(&row) {
			r.tell(&row, e)
			return &row
		}
	}
	return nil
}

// wants reports whether a row is asked for. One that can't be read may be.
func (r *auditReader) wants(row *AuditRow) bool {
	a := r.ask
	return row.Damaged || (a.Kind == "" || a.Kind == row.Kind) && (a.Person == "" || a.Person == row.Actor.ID) &&
		(a.What == "" || a.What == row.What) && row.At >= r.from && (r.to == 0 || row.At < r.to)
}

// tell says whom or which draft an entry of the access log is about; ids of people become names.
func (r *auditReader) tell(row *AuditRow, e didban.AccessEntry) {
	if e.What == didban.AccessSetting { // its name, and what it was and is
		row.About, row.Detail = e.About, []string{e.Detail}
		return
	}
	switch about := didban.ID(e.About); {
	case e.About == "":
	case r.person(about).Name != "":
		row.About = r.person(about).Name
	case !about.Valid():
		row.About = e.About
	default:
		if _, err := r.f.tx.Draft(about); err == nil {
			row.Draft = e.About
		}
	}
	for _, word := range strings.Fields(e.Detail) {
		switch name := r.person(didban.ID(word)).Name; {
		case name != "":
			row.Detail = append(row.Detail, name)
		case !didban.ID(word).Valid():
			row.Detail = append(row.Detail, word)
		}
	}
}

// name says what the noun of a publication is called; one that can't be read has no name.
func (r *auditReader) name(row *AuditRow) error {
	kind := didban.Kind(row.Kind)
	if row.Damaged || didban.New(kind) == nil {
		return nil
	}
	n, err := r.f.knownNoun(didban.Ref{Kind: kind, ID: didban.ID(row.ID)})
	if err == nil && n != nil {
		row.Title, err = roster.TitleOf(n, r.f.knownNoun)
	}
	if didban.IsLeftOut(err) {
		return nil
	}
	return err
}
