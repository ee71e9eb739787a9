package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
	"didban.app/backend/typed"
)

// run is one reading: what was drafted and reported so far.
type run struct {
	src      Source
	drafts   map[didban.Kind]map[string]*draft        // by code
	order    map[didban.Kind][]*draft                 // as the files name them
	seen     map[string]*record                       // the first row of every key
	found    map[string]didban.Meta                   // resolved references
	called   map[didban.Kind]map[string][]didban.Meta // areas and units by plain name
	lists    didban.Vocabularies
	names    map[string]map[string]string // of the terms of a vocabulary, to their codes
	hashes   map[string]*draft            // of media
	notes    map[string]*note             // remarks of a file
	noted    []string                     // the keys of notes, as they came
	later    []func()                     // what a table leaves until its last row
	last     []func()                     // what a row leaves until all rows are read
	looks    map[string]*look             // of the table that is read, by path
	problems []didban.Problem
	left     int             // problems beyond MaxProblems
	faulty   map[string]bool // places that have an error
	failed   bool            // a problem is an error
	unread   bool            // a file, or a table of one, could not be read
	err      error           // the source failed; the reading ends
	progress Progress
}

// draft is a noun in the making and the rows that made it.
type draft struct {
	noun   didban.Noun
	stored didban.Noun        // nil for a new one
	row    *record            // that is the noun itself
	parts  map[string]*record // that are parts of it
}

// made notes the row that a part came from.
func (d *draft) made(part string, by *record) {
	if d.parts == nil {
		d.parts = map[string]*record{}
	}
	d.parts[part] = by
}

func newRun(src Source) *run {
	lists := didban.Vocabularies{mediaKindNames: mediaKinds, vocabularyNames: didban.VocabularyTitles}
	if src.Terms == nil {
		src.Terms = didban.Shipped
	}
	maps.Copy(lists, src.Terms)
	return &run{
		src: src, lists: lists, drafts: map[didban.Kind]map[string]*draft{}, order: map[didban.Kind][]*draft{},
		seen: map[string]*record{}, found: map[string]didban.Meta{}, names: map[string]map[string]string{},
		hashes: map[string]*draft{}, notes: map[string]*note{}, faulty: map[string]bool{}, called: map[didban.Kind]map[string][]didban.Meta{},
	}
}

// report keeps a problem; past MaxProblems it only counts.
func (r *run) report(level didban.Level, p didban.Problem) {
	p.Level = level
	if level == didban.LevelError {
		r.failed = true
		r.faulty[spot(p)] = true
	}
	p.Column = quoted(p.Column)
	for name, value := range p.Args {
		p.Args[name] = quoted(value)
	}
	if len(r.problems) == MaxProblems {
		r.left++
		return
	}
	r.problems = append(r.problems, p)
}

// maxQuote is how many signs of a file's own text a problem shows.
const maxQuote = 100

// quoted shortens what a problem shows of the file.
func quoted(s string) string {
	n := 0
	for at := range s {
		if n++; n > maxQuote {
			return s[:at] + "…"
		}
	}
	return s
}

func spot(p didban.Problem) string {
	return strings.Join([]string{p.File, p.Sheet, itoa(p.Row), p.Column}, "\x00")
}

// sorted gives the problems in the order in which a person meets them, and says
// so where there are more. What was left out counts as an error when any is.
func (r *run) sorted() []didban.Problem {
	slices.SortStableFunc(r.problems, func(a, b didban.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row))
	})
	if r.left == 0 {
		return r.problems
	}
	level := didban.LevelWarning
	if r.failed {
		level = didban.LevelError
	}
	return append(r.problems, didban.Problem{Level: level, Key: "report.truncated", Args: map[string]string{"left": itoa(r.left)}})
}

// fill reads the rows of every sheet, table by table.
func (r *run) fill(sheets []*sheet) error {
	done, total := 0, 0
	for _, s := range sheets {
		total += len(s.rows)
	}
	for _, t := range tables {
		for _, s := range sheets {
			if s.table != t {
				continue
			}
			if err := r.fillOf(s, done, total); err != nil {
				return err
			}
			done += len(s.rows)
		}
		for _, left := range r.later {
			left()
		}
		r.later = nil
	}
	for _, left := range r.last {
		left()
	}
	return r.err
}

// fillOf reads the rows of a sheet, of total after done others.
func (r *run) fillOf(s *sheet, done, total int) error {
	if _, ok := s.index[fileColumn]; ok {
		defer r.lookAhead(s)()
	}
	for i := range s.rows {
		if err := r.at(StageRows, done+i, total); err != nil {
			return err
		}
		left := len(r.later) + len(r.last)
		if r.read(&record{run: r, sheet: s, row: &s.rows[i]}); r.err != nil {
			return r.err
		}
		if len(r.later)+len(r.last) == left { // nothing more will be read of it
			s.rows[i].cells = nil
		}
	}
	return nil
}

func (r *run) read(one *record) {
	s, cells := one.sheet, one.row.cells
	extra := len(cells) > len(s.header) && strings.TrimSpace(strings.Join(cells[len(s.header):], "")) != ""
	p := didban.Problem{File: s.file.base(), Sheet: s.name, Row: one.row.n}
	switch {
	case extra || len(cells) < len(s.header) && !s.padded:
		p.Key, p.Args = "row.ragged", map[string]string{"cells": itoa(len(cells)), "columns": itoa(len(s.header))}
		r.report(didban.LevelError, p)
	case repeatsHeader(s, cells):
		p.Key = "row.headerRepeated"
		r.report(didban.LevelWarning, p)
	case !s.epoch.IsZero() && one.broken():
	case one.complete():
		s.table.read(one)
	}
}

func repeatsHeader(s *sheet, cells []string) bool {
	return len(cells) == len(s.header) && slices.EqualFunc(s.header, cells, func(h, c string) bool { return h == strings.TrimSpace(c) })
}

// repeated reports whether an entry of another program came before, and tells it:
// feeds overlap.
func (r *record) repeated(code string) bool {
	_, twice := r.run.seen[r.sheet.table.name+"\x00"+code]
	if twice && r.row.origin != nil {
		r.run.note(r.spot(), "feed.repeated", 1, code)
		return true
	}
	return false
}

// unique reports whether no row of the table had the key before; the second one
// is refused.
func (r *record) unique(column string, parts ...string) bool {
	key := r.sheet.table.name + "\x00" + strings.Join(parts, "\x00")
	if r.sheet.geo {
		key += "\x00geo"
	}
	first, twice := r.run.seen[key]
	if twice {
		r.fault(column, "row.duplicate", "key", strings.Join(parts, " / "),
			"row", itoa(first.row.n), "file", first.sheet.file.base())
		return false
	}
	r.run.seen[key] = r
	return true
}

// draft gives the noun of a code for changing: the one in the making, or a copy
// of the stored one; nil where there is neither.
func (r *run) draft(kind didban.Kind, code string) *draft {
	if d, ok := r.drafts[kind][code]; ok {
		return d
	}
	stored, ok := r.find(kind, code)
	if !ok {
		return nil
	}
	noun, err := clone(stored)
	if err != nil {
		r.err = err
		return nil
	}
	return r.keep(code, &draft{noun: noun, stored: stored})
}

// make is draft, and a new noun where there was none. It notes the row as the
// noun's own.
func (r *run) make(kind didban.Kind, code string, row *record) *draft {
	d := r.draft(kind, code)
	if d == nil {
		noun := didban.New(kind)
		noun.Head().ID, noun.Head().Code = r.src.NewID(), code
		d = r.keep(code, &draft{noun: noun})
	}
	d.row = row
	return d
}

func (r *run) keep(code string, d *draft) *draft {
	kind := d.noun.Kind()
	if r.drafts[kind] == nil {
		r.drafts[kind] = map[string]*draft{}
	}
	r.drafts[kind][code] = d
	r.order[kind] = append(r.order[kind], d)
	return d
}

func (r *run) find(kind didban.Kind, code string) (didban.Noun, bool) {
	noun, ok, err := r.src.Find(kind, code)
	if err != nil {
		r.err = cmp.Or(r.err, fmt.Errorf("find %s %s: %w", kind, code, err))
	}
	return noun, ok && err == nil
}

func clone(noun didban.Noun) (didban.Noun, error) {
	b, err := json.Marshal(noun)
	if err != nil {
		return nil, fmt.Errorf("copy %s %s: %w", noun.Kind(), noun.Head().Code, err)
	}
	copied := didban.New(noun.Kind())
	if err := json.Unmarshal(b, copied); err != nil {
		return nil, fmt.Errorf("copy %s %s: %w", noun.Kind(), noun.Head().Code, err)
	}
	return copied, nil
}

// resolve finds the noun of a code, an area and a unit by its name too. fault is an error
// key.
func (r *run) resolve(kind didban.Kind, code string) (head didban.Meta, fault string) {
	if d, ok := r.drafts[kind][code]; ok {
		return *d.noun.Head(), ""
	}
	at := string(kind) + "\x00" + code
	if head, ok := r.found[at]; ok {
		return head, ""
	}
	if noun, ok := r.find(kind, code); ok {
		r.found[at] = *noun.Head()
		return *noun.Head(), ""
	}
	if kind != didban.KindArea && kind != didban.KindUnit {
		return didban.Meta{}, "ref.unknown"
	}
	switch heads := r.namesakes(kind, code); len(heads) {
	case 0:
		return didban.Meta{}, "ref.unknown"
	case 1:
		r.found[at] = heads[0]
		return heads[0], ""
	}
	return didban.Meta{}, "ref.ambiguous"
}

// namesakes lists the areas or units of a name, drafted and stored. It is first asked when
// every row of theirs has been read.
func (r *run) namesakes(kind didban.Kind, name string) []didban.Meta {
	if r.called[kind] == nil {
		r.called[kind] = map[string][]didban.Meta{}
		stored, err := r.stored(kind)
		if err != nil {
			r.err = cmp.Or(r.err, fmt.Errorf("list %ss: %w", kind, err))
			return nil
		}
		for _, n := range stored {
			if _, drafted := r.drafts[kind][n.Head().Code]; !drafted {
				r.call(n)
			}
		}
		for _, d := range r.order[kind] {
			r.call(d.noun)
		}
	}
	return r.called[kind][typed.Name(name)]
}

func (r *run) call(n didban.Noun) {
	name := typed.Name(didban.TitleOf(n))
	r.called[n.Kind()][name] = append(r.called[n.Kind()][name], *n.Head())
}

func (r *run) stored(kind didban.Kind) (out []didban.Noun, err error) {
	if kind == didban.KindUnit {
		units, err := r.src.Units()
		for _, u := range units {
			out = append(out, u)
		}
		return out, err
	}
	areas, err := r.src.Areas()
	for _, a := range areas {
		out = append(out, a)
	}
	return out, err
}

// codeIn finds the code of a vocabulary that a cell means; an empty cell means none.
func (r *run) codeIn(vocabulary, s string) (string, bool) {
	if s == "" {
		return "", true
	}
	names, ok := r.names[vocabulary]
	if !ok {
		names = typed.Names(r.lists[vocabulary])
		r.names[vocabulary] = names
	}
	code, ok := names[typed.Name(s)]
	return code, ok
}

// codeFrom makes a code of a title: its folded words joined by dashes.
func codeFrom(title string) string {
	return strings.Join(strings.Fields(persian.Fold(title)), "-")
}
