package store

import (
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/record"
)

// promised is what of a saved project is read for the ledger of its promises and for what changed: the rest of a
// long record would only cost time.
type promised struct {
	Version     int                 `json:"version"`
	End         didban.Day          `json:"end"`
	OriginalEnd didban.Day          `json:"originalEnd"`
	Budget      []didban.BudgetLine `json:"budget"`
	Suspended   bool                `json:"suspended"`
	Reason      string              `json:"suspendedReason"`
	Contracts   []struct {
		Number     string             `json:"number"`
		Price      didban.Rial        `json:"price"`
		Amendments []didban.Amendment `json:"amendments"`
	} `json:"contracts"`
}

// Stood tells what the saved states of a project say of its promises and its money, the
// oldest first and the present one last, on days in Tehran. A state that was erased, is
// damaged or took the project away tells nothing.
func (tx *Tx) Stood(id didban.ID) ([]didban.Stood, error) {
	versions, err := tx.Versions(didban.KindProject, id)
	if err != nil {
		return nil, err
	}
	var out []didban.Stood
	for _, v := range versions {
		if state, ok := tx.promisedAt(v); ok {
			out = append(out, state.project().Stood(v.N, didban.DayOf(time.UnixMilli(v.At).In(jalali.Tehran())), v.Why()))
		}
	}
	return out, nil
}

// Stood is Tx.Stood.
func (s *Store) Stood(id didban.ID) (out []didban.Stood, err error) {
	err = s.View(func(tx *Tx) (err error) {
		out, err = tx.Stood(id)
		return err
	})
	return out, err
}

// promisedAt reads the state that a version left, as stateOf does.
func (tx *Tx) promisedAt(v didban.Version) (p promised, ok bool) {
	if v.TookBack() {
		return p, false
	}
	value := tx.file.Bucket(bucketPast, string(v.Kind)).Get(versionKey(v.ID, v.N))
	if value == nil {
		value = tx.file.Bucket(bucketNoun, string(v.Kind)).Get([]byte(v.ID))
	}
	return p, record.Decode(value, &p) && p.Version == v.N
}

func (p promised) project() *didban.Project {
	out := &didban.Project{End: p.End, OriginalEnd: p.OriginalEnd, Budget: p.Budget, Suspended: p.Suspended, SuspendedReason: p.Reason}
	for _, k := range p.Contracts {
		out.Contracts = append(out.Contracts, didban.Contract{Number: k.Number, Price: k.Price, Amendments: k.Amendments})
	}
	return out
}
