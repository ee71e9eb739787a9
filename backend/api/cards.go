package api

import (
	"io"
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// eventFile is an event as an iCalendar file.
func (d *Desk) eventFile(name string, _ url.Values) (File, error) {
	id, ok := strings.CutSuffix(name, ".ics")
	if !ok {
		return File{}, noFile(name)
	}
	e, err := within(d, func(tx *store.Tx) (*didban.Event, error) { return store.Get[didban.Event](tx, didban.ID(id)) })
	if err != nil {
		return File{}, err
	}
	var at *didban.Position
	if spot, ok := geo.PinOf(e.Geometry); ok {
		at = &spot
	}
	category, _ := didban.EventCategories.Term(e.Category)
	return File{Name: e.Code + ".ics", Type: "text/calendar; charset=utf-8", Write: func(w io.Writer) error {
		return exchange.WriteCalendar(w, e, at, category.Fa)
	}}, nil
}

// trusteeFile is a term as a vCard file.
func (d *Desk) trusteeFile(name string, _ url.Values) (File, error) {
	id, ok := strings.CutSuffix(name, ".vcf")
	if !ok {
		return File{}, noFile(name)
	}
	c, err := within(d, func(tx *store.Tx) (exchange.Contact, error) { return contact(tx, didban.ID(id)) })
	if err != nil {
		return File{}, err
	}
	return File{Name: c.Term.Code + ".vcf", Type: "text/vcard; charset=utf-8", Write: func(w io.Writer) error {
		return exchange.WriteContact(w, c)
	}}, nil
}
