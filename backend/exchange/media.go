package exchange

import (
	"cmp"
	"errors"
	"fmt"

	didban "didban.app/backend"
)

// readMedia makes a Media of a file and attaches it to the noun of the row.
func readMedia(r *record) {
	var kind, use string
	r.term("kind", &kind, mediaKindNames)
	r.term("use", &use, didban.VocabularyMediaUses)
	if r.failed || !r.unique("file", kind, r.key("subject"), use, r.key("file")) {
		return
	}
	subject := r.run.draft(didban.Kind(kind), r.key("subject"))
	if subject == nil {
		r.fault("subject", "ref.unknown", "kind", kind, "code", r.cell("subject"))
		return
	}
	m := r.media()
	if m == nil {
		return
	}
	if subject.parts["media"] == nil {
		subject.made("media", r)
	}
	attach(subject.noun, didban.Attachment{Media: m.ID, Use: use})
}

// attach adds a use of a media, once. A person has one photo.
func attach(noun didban.Noun, one didban.Attachment) {
	add := func(list *[]didban.Attachment) {
		for _, a := range *list {
			if a == one {
				return
			}
		}
		*list = append(*list, one)
	}
	switch n := noun.(type) {
	case *didban.Project:
		add(&n.Media)
	case *didban.Event:
		add(&n.Media)
	case *didban.Article:
		add(&n.Media)
	case *didban.Person:
		n.Photo = one.Media
	}
}

// media drafts the Media of the row's file; nil where the file is refused.
func (r *record) media() *didban.Media {
	seen, f, ok := r.inspect()
	if !ok {
		return nil
	}
	d, again := r.run.hashes[seen.Hash]
	if !again {
		if d = r.mediaDraft(f.base(), seen); d == nil {
			return nil
		}
		r.run.hashes[seen.Hash] = d
	}
	m, ok := d.noun.(*didban.Media)
	if !ok {
		return nil
	}
	m.Hash, m.Type, m.Bytes, m.Width, m.Height = seen.Hash, seen.Type, seen.Bytes, seen.Width, seen.Height
	r.textOr("caption", &m.Caption, again)
	r.textOr("credit", &m.Credit, again)
	r.textOr("alt", &m.Alt, again)
	if !again || r.cell("taken") != "" {
		r.day("taken", &m.Taken)
	}
	if !again || r.cell("focus") != "" {
		r.focus("focus", &m.Focus)
	}
	return m
}

// mediaDraft finds the Media for bytes that this reading meets for the first
// time: the stored one of the same bytes, else the one of the file's name. Other
// bytes under a name that this reading used are refused.
func (r *record) mediaDraft(name string, seen didban.Media) *draft {
	if _, ok := r.run.drafts[didban.KindMedia][name]; ok {
		r.fault("file", "media.name", "file", name)
		return nil
	}
	if seen.ID == "" {
		return r.run.make(didban.KindMedia, name, r)
	}
	noun := seen
	d := r.run.keep(seen.Code, &draft{noun: &noun, stored: &seen})
	d.row = r
	return d
}

// inspect has the source look at the row's file. No path leads out of the
// folder of the table.
func (r *record) inspect() (didban.Media, File, bool) {
	name := r.cell(fileColumn)
	f, inside := r.sheet.file.beside(name)
	if !inside {
		r.fault("file", "media.path", "file", name)
		return didban.Media{}, f, false
	}
	m, err := r.run.known(r.run.looked(f))
	var fault *didban.Error
	switch {
	case err == nil:
		return m, f, true
	case errors.Is(err, errMissing):
		r.fault("file", "media.missing", "file", name)
	case errors.As(err, &fault) && fault.Code == didban.CodeInvalid:
		r.fault("file", fault.Key, pairs(fault.Args)...)
	default:
		r.run.err = cmp.Or(r.run.err, fmt.Errorf("media %s: %w", name, err))
	}
	return m, f, false
}
