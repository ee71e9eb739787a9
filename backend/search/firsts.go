package search

// firsts keeps the first of many matches, as a heap: the last of them stands in front.
type firsts struct {
	need    int
	compare func(a, b match) int
	kept    []match
}

func (b *firsts) full() bool { return len(b.kept) == b.need }

func (b *firsts) add(m match) {
	switch {
	case !b.full():
		b.kept = append(b.kept, m)
		b.rise(len(b.kept) - 1)
	case b.compare(m, b.kept[0]) < 0:
		b.kept[0] = m
		b.sink()
	}
}

func (b *firsts) rise(at int) {
	for at > 0 {
		above := (at - 1) / 2
		if b.compare(b.kept[at], b.kept[above]) <= 0 {
			return
		}
		b.kept[at], b.kept[above] = b.kept[above], b.kept[at]
		at = above
	}
}

func (b *firsts) sink() {
	for at := 0; ; {
		below := 2*at + 1
		if below >= len(b.kept) {
			return
		}
		if below+1 < len(b.kept) && b.compare(b.kept[below+1], b.kept[below]) > 0 {
			below++
		}
		if b.compare(b.kept[below], b.kept[at]) <= 0 {
			return
		}
		b.kept[at], b.kept[below] = b.kept[below], b.kept[at]
		at = below
	}
}
