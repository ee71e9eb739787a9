package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// eventFile is an event as an iCalendar file.
func (c caller) eventFile(name string, _ url.Values) (gate.File, error) {
	id, ok := strings.CutSuffix(name, ".ics")
	if !ok {
		return gate.File{}, gate.NoFile(name)
	}
	var category didban.Term
	e, err := gate.RunRead(c, func(tx *store.Tx) (*didban.Event, error) {
		e, err := store.Get[didban.Event](tx, didban.ID(id))
		if err == nil {
			category, _ = tx.Terms()[didban.VocabularyEventCategories].Term(e.Category)
		}
		return e, err
	})
	if err != nil {
		return gate.File{}, err
	}
	var at *didban.Position
	if spot, ok := geo.PinOf(e.Geometry); ok {
		at = &spot
	}
	return gate.File{Name: e.Code + ".ics", Type: "text/calendar; charset=utf-8", Write: func(w io.Writer) error {
		return exchange.WriteCalendar(w, e, at, category.Fa)
	}}, nil
}

// trusteeFile is a term as a vCard file.
func (c caller) trusteeFile(name string, _ url.Values) (gate.File, error) {
	id, ok := strings.CutSuffix(name, ".vcf")
	if !ok {
		return gate.File{}, gate.NoFile(name)
	}
	found, err := gate.RunRead(c, func(tx *store.Tx) (exchange.Contact, error) { return contact(tx, didban.ID(id)) })
	if err != nil {
		return gate.File{}, err
	}
	if found.Photo, err = c.portrait(found.Person.Photo); err != nil {
		return gate.File{}, err
	}
	return gate.File{Name: found.Term.Code + ".vcf", Type: "text/vcard; charset=utf-8", Write: func(w io.Writer) error {
		return exchange.WriteContact(w, found)
	}}, nil
}

// portraitWidth is that of the picture in an address card, in pixels.
const portraitWidth = 320

// portrait is a small version of a picture; nil where there is none or it can't be
// read, since a card without a face still tells the telephone number.
func (c caller) portrait(id didban.ID) ([]byte, error) {
	if id == "" {
		return nil, nil
	}
	m, err := gate.RunRead(c, func(tx *store.Tx) (*didban.Media, error) { return store.Get[didban.Media](tx, id) })
	if didban.IsLeftOut(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	small, err := c.Media.Small(context.Background(), m.Hash, portraitWidth)
	if err != nil {
		c.Log.Warn("a card goes without its picture", "media", m.ID, "error", err)
	}
	return small, nil
}

// mediaFile is a picture or document as it is kept, by the name of its address: its
// hash and ending.
func (c caller) mediaFile(name string, _ url.Values) (gate.File, error) {
	hash, ext, _ := strings.Cut(name, ".")
	m, err := gate.RunRead(c, func(tx *store.Tx) (*didban.Media, error) { return mediaOf(tx, hash) })
	if err != nil {
		return gate.File{}, err
	}
	if own, _ := m.Extension(); own != ext {
		return gate.File{}, gate.NoFile(name)
	}
	content, err := c.Media.Read(m)
	if errors.Is(err, fs.ErrNotExist) {
		return gate.File{}, gate.NoFile(name)
	}
	if err != nil {
		return gate.File{}, fmt.Errorf("read %s: %w", name, err)
	}
	return gate.File{Name: strings.TrimSuffix(m.Code, "."+ext) + "." + ext, Type: m.Type, Write: func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}}, nil
}

// mediaOf finds the record of a file.
func mediaOf(tx *store.Tx, hash string) (*didban.Media, error) {
	for m, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
		return m, err
	}
	return nil, gate.NoFile(hash)
}
