package typed

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Name is a name without what doesn't tell names apart: spelling, blanks, strokes.
func Name(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '\u00a0', '_', '-', '\u200b', '\u200e', '\u200f', '\ufeff':
			return -1
		}
		return r
	}, persian.Fold(text))
}

// Names maps the names of a vocabulary, its codes and its titles in both languages
// in the form of Name, to its codes. A code goes before a title, an earlier term
// before a later one.
func Names(terms didban.Vocabulary) map[string]string {
	names := map[string]string{}
	for _, t := range slices.Backward(terms) {
		names[Name(t.Fa)], names[Name(t.En)] = t.Code, t.Code
	}
	for _, t := range terms {
		names[Name(t.Code)] = t.Code
	}
	delete(names, "")
	return names
}

// Code reads a code of a vocabulary from the code itself or either title, in any
// spelling.
func Code(text string, terms didban.Vocabulary) (string, *didban.Error) {
	if isBlank(text) {
		return "", nil
	}
	if code, ok := Names(terms)[Name(text)]; ok {
		return code, nil
	}
	return "", fault("field.unknownCode", text)
}

// WriteCode writes a code by its Persian title; one that the vocabulary does not have
// as it is.
func WriteCode(code string, terms didban.Vocabulary) string {
	if t, ok := terms.Term(code); ok {
		return t.Fa
	}
	return code
}
