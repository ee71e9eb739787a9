package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/media"
	"didban.app/backend/store"
	"didban.app/frontend"
)

//go:embed words/*.json
var wordFiles embed.FS

// words are the sentences of the command line in one language: its own and those
// of the errors, which it shares with the page.
type words map[string]string

// wordsOf reads a language; any but fa is English.
func wordsOf(language string) words {
	if language != "fa" {
		language = "en"
	}
	own, err := wordFiles.ReadFile("words/" + language + ".json")
	shared, err2 := frontend.Sentences(language)
	out := words{}
	if err := errors.Join(err, err2, json.Unmarshal(own, &out), json.Unmarshal(shared, &out)); err != nil {
		panic(err) // both are embedded
	}
	return out
}

// text fills a sentence's arguments in; an unknown key shows itself.
func (w words) text(key string, args map[string]string) string {
	sentence, ok := w[key]
	if !ok {
		return fmt.Sprintf("%s %v", key, args)
	}
	var pairs []string
	for name, value := range args {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(sentence) // all at once: a value may look like a slot
}

// sentence tells an error to the person.
func (w words) sentence(err error) string {
	var fault *didban.Error
	if errors.As(err, &fault) {
		text := w.text(fault.Key, fault.Args)
		if fault.Field != "" {
			text = fault.Field + ": " + text
		}
		return text
	}
	return w.text("internal", nil) // what it was stands in the log
}

// problem tells one fault of a file with its place.
func (w words) problem(p didban.Problem) string {
	level, text := w.text("cli."+string(p.Level), nil), w.text(p.Key, p.Args)
	if p.File == "" {
		return w.text("cli.remark", map[string]string{"level": level, "text": text})
	}
	place := []string{p.File}
	if p.Sheet != "" {
		place = append(place, p.Sheet)
	}
	if p.Row > 0 {
		place = append(place, w.text("cli.row", map[string]string{"row": fmt.Sprint(p.Row)}))
	}
	if p.Column != "" {
		place = append(place, w.text("cli.column", map[string]string{"column": p.Column}))
	}
	return w.text("cli.problem", map[string]string{
		"level": level, "place": strings.Join(place, ", "), "text": text,
	})
}

func (in *invocation) tell(key string, args ...string) error {
	_, err := fmt.Fprintln(in.out, in.words.text(key, didban.Fault("", key, args...).Args))
	return err
}

// errTold ends a verb with a failure that has been told already.
var errTold = errors.New("")

func (in *invocation) tellImport(r api.ImportReport) error {
	faults := 0
	for _, p := range r.Problems {
		if p.Level == didban.LevelError {
			faults++
		}
		if _, err := fmt.Fprintln(in.out, in.words.problem(p)); err != nil {
			return err
		}
	}
	if faults > 0 {
		return errors.Join(in.tell("cli.refused", "errors", fmt.Sprint(faults)), errTold)
	}
	key := "cli.written"
	if in.dry {
		key = "cli.dryRun"
	}
	return in.tell(key, "new", sum(r.New), "changed", sum(r.Changed), "unchanged", sum(r.Unchanged))
}

func sum(counts map[didban.Kind]int) string {
	n := 0
	for _, one := range counts {
		n += one
	}
	return fmt.Sprint(n)
}

// tellWhole tells what store and media folder have. A file that nothing names is told,
// but harms nothing.
func (in *invocation) tellWhole(file string, r store.Report, m media.Report) error {
	for _, f := range m.Faults {
		r.Findings = append(r.Findings, store.Finding{Key: f.Key, Args: f.Args})
	}
	err := in.tellCheck(file, r)
	if len(m.Orphans) > 0 {
		err = errors.Join(in.tell("cli.orphans", "count", fmt.Sprint(len(m.Orphans)), "first", m.Orphans[0]), err)
	}
	if len(m.Faults) == 0 {
		err = errors.Join(in.tell("cli.media", "count", fmt.Sprint(m.Whole)), err)
	}
	return err
}

func (in *invocation) tellFindings(list []store.Finding) error {
	for _, f := range list {
		args := maps.Clone(f.Args)
		if name, ok := in.words["cli.kind."+args["kind"]]; ok {
			args["kind"] = name
		}
		if _, err := fmt.Fprintln(in.out, in.words.text(f.Key, args)); err != nil {
			return err
		}
	}
	return nil
}

func (in *invocation) tellCheck(file string, r store.Report) error {
	if err := in.tellFindings(r.Findings); err != nil {
		return err
	}
	if !r.Whole() {
		return errors.Join(in.tell("cli.unsound", "file", file, "count", fmt.Sprint(len(r.Findings)+r.More)), errTold)
	}
	return in.tell("cli.sound", "file", file, "records", sum(r.Nouns), "changes", fmt.Sprint(r.Changes))
}
