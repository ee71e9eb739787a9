package store

import (
	"iter"

	didban "didban.app/backend"
)

// Overlay is the same look at the store with nouns laid before it: what reads a noun by its
// id sees these first, as if they were stored. Walks of indexes see the store alone, and
// nothing is ever written by it.
func (tx *Tx) Overlay(nouns ...didban.Noun) *Tx {
	over := *tx
	over.laid, over.terms = map[didban.Ref]didban.Noun{}, nil
	for _, n := range nouns {
		over.laid[didban.Ref{Kind: n.Kind(), ID: n.Head().ID}] = n
	}
	return &over
}

// Laid yields the nouns of a kind that Overlay laid before the store, in no order.
func Laid[T any, P pointer[T]](tx *Tx) iter.Seq[P] {
	return func(yield func(P) bool) {
		for _, n := range tx.laid {
			if p, ok := n.(P); ok && !yield(p) {
				return
			}
		}
	}
}
