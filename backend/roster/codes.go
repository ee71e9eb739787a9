package roster

import (
	"slices"

	didban "didban.app/backend"
)

// codesOf are the codes of local vocabularies that a noun has, each once.
func codesOf(n didban.Noun) (out []didban.CodeUse) {
	for _, use := range didban.LocalCodes(n) {
		use.Field = ""
		if !slices.Contains(out, use) {
			out = append(out, use)
		}
	}
	return out
}

// CodeUses counts by vocabulary and code how many nouns have a code of a local vocabulary.
func (x *Index) CodeUses() map[string]map[string]int {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := map[string]map[string]int{}
	for _, entries := range x.kinds {
		for _, e := range entries {
			for _, use := range e.codes {
				if out[use.Vocabulary] == nil {
					out[use.Vocabulary] = map[string]int{}
				}
				out[use.Vocabulary][use.Code]++
			}
		}
	}
	return out
}
