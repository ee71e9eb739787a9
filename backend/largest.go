package didban

import "slices"

// largest keeps the first of many things in an order, though any of them may be taken away
// again. It holds no more than there is room for: where so many of these were taken away
// that it can't name the first any longer, all have to be counted anew, which with room for
// a hundred more than are wanted happens at most once in a hundred changes.
type largest[T any] struct {
	order func(a, b T) int // 0 for one and the same alone
	room  int
	kept  []T // the first of all, in order
	all   int
}

// count adds one, or takes it away where by is negative.
func (l *largest[T]) count(one T, by int) {
	whole, last := l.all == len(l.kept), len(l.kept)-1
	l.all += by
	if last+1 == l.room && l.order(l.kept[last], one) < 0 {
		return
	}
	at, found := slices.BinarySearchFunc(l.kept, one, l.order)
	switch {
	case by < 0 && found:
		l.kept = slices.Delete(l.kept, at, at+1)
	case by < 0 || at > last && !whole: // it is among those that were left out
	default:
		l.kept = slices.Insert(l.kept, at, one)
		if len(l.kept) > l.room {
			l.kept = slices.Delete(l.kept, l.room, len(l.kept))
		}
	}
}

// knows reports whether the first n are known.
func (l *largest[T]) knows(n int) bool { return len(l.kept) >= min(n, l.all) }

// first gives up to n, which are shared and must not be changed.
func (l *largest[T]) first(n int) []T { return l.kept[:min(n, len(l.kept))] }
