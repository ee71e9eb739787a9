package didban

import (
	"math"
	"strconv"
	"strings"
)

// Range is a stretch of whole numbers from nought on, both ends within. The zero
// value is not set and holds every number.
type Range struct {
	from, to int64
	set      bool
}

func between(from, to int64) Range { return Range{from, to, true} }

// ParseRange reads a range as String writes it: 25-49, or 25- and -49 where one end
// is open. ok is false for a text that is none, also where the ends are the wrong
// way round; an empty text is a range that is not set.
func ParseRange(s string) (r Range, ok bool) {
	if s == "" {
		return Range{}, true
	}
	from, to, found := strings.Cut(s, "-")
	if !found || s == "-" {
		return Range{}, false
	}
	low, lowOK := end(from, 0)
	high, highOK := end(to, math.MaxInt64)
	if !lowOK || !highOK || low > high {
		return Range{}, false
	}
	return between(low, high), true
}

// end reads one end of a range; an empty text leaves it open.
func end(text string, open int64) (int64, bool) {
	if text == "" {
		return open, true
	}
	n, err := strconv.ParseUint(text, 10, 63)
	return int64(n), err == nil
}

// Set reports whether the range narrows anything.
func (r Range) Set() bool { return r.set }

// Holds reports whether a number lies in the range.
func (r Range) Holds(n int64) bool { return !r.set || r.from <= n && n <= r.to }

// String writes the range as ParseRange reads it: nothing where it is not set.
func (r Range) String() string {
	if !r.set {
		return ""
	}
	out := strconv.FormatInt(r.from, 10) + "-"
	if r.to < math.MaxInt64 {
		out += strconv.FormatInt(r.to, 10)
	}
	return out
}
