package store

import (
	"errors"
	"fmt"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
	"didban.app/backend/typed"
)

// makeUnits makes a unit of every different text in which projects and posts of an older
// record name one, and lets them point at it; the text stays. Spellings of one name are one
// text.
//
// It is a migration of the file and no step of the program's opening, because a migration
// runs once, in one transaction with the number of the schema: a kill leaves all of it or
// nothing, and what is later written by text alone is never touched. All the same it writes
// by Put, so that versions, seals and feed tell of it.
func makeUnits(file *record.Tx, now func() time.Time) error {
	if err := file.AddBuckets(); err != nil {
		return err
	}
	last, err := lastEntry(file)
	if err != nil {
		return err
	}
	tx := &Tx{
		file: file, damage: newDamage(nil), actor: didban.System("units"), last: last, counts: map[didban.Kind]int{},
		now: didban.NextTime(last.At, now().UnixMilli()),
	}
	return tx.run(func(tx *Tx) error {
		named := map[string]didban.ID{}
		for p, err := range All[didban.Project](tx) {
			if err := errors.Join(err, tx.giveUnit(named, p, p.Unit, &p.UnitID)); err != nil {
				return err
			}
		}
		for p, err := range All[didban.Post](tx) {
			if err := errors.Join(err, tx.giveUnit(named, p, p.Unit, &p.UnitID)); err != nil {
				return err
			}
		}
		return nil
	})
}

// giveUnit lets a noun point at the unit that its text names, which is made where there is
// none. A noun that may not be put as it stands (it names another that is gone) is left as it
// is.
func (tx *Tx) giveUnit(named map[string]didban.ID, n didban.Noun, text string, into *didban.ID) error {
	key := typed.Name(text)
	if key == "" || *into != "" {
		return nil
	}
	if named[key] == "" {
		u := &didban.Unit{Title: strings.TrimSpace(text)}
		u.ID, u.Code = tx.NewID(), fmt.Sprintf("%s%03d", didban.CodePrefix(didban.KindUnit), len(named)+1)
		if err := tx.Put(u); err != nil {
			return err
		}
		named[key] = u.ID
	}
	*into = named[key]
	err := tx.Put(n)
	if refused(err) {
		return nil
	}
	return err
}

// refused reports whether an error says that a noun is not one which may be put.
func refused(err error) bool {
	var one *didban.Error
	var several didban.Errors
	return errors.As(err, &several) || errors.As(err, &one) && one.Code == didban.CodeInvalid
}
