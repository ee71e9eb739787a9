package main

import (
	"maps"
	"testing"
)

func TestLexiconWords(t *testing.T) {
	const dic = "5\nباغ/pasasosgshsislsj\nباغ\nرفتم\nمی\u200cروند\nنمی\u200cرفته\u200cایم\nپیاده\u200cرو\nبلند/suslstso\n"
	want := map[string]string{"باغ": "cpay", "رفتم": "", "پیاده\u200cرو": "", "بلند": "ty"}
	if got := lexiconWords(dic); !maps.Equal(got, want) {
		t.Errorf("lexiconWords = %q, want %q", got, want)
	}
}

// TestLexiconWords_Rules holds that a rule is read by its two letters, not across
// two rules.
func TestLexiconWords_Rules(t *testing.T) {
	if got := lexiconWords("1\nمهر/xsdx\n")["مهر"]; got != "" {
		t.Errorf("the rules xs and dx give %q, want none", got)
	}
}
