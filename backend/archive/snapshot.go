package archive

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// snapshot is the catalogue at one revision, laid out for counting: a row an article,
// newest first, a column a facet. It never changes.
type snapshot struct {
	book
	ids       []didban.ID
	published []int64 // Unix ms
	days      []day
	columns   [5]column // by place of the facet in Facets
	labels    []number  // the spelling that stands for each option of author and tag
	chosen    []*entry  // by the editor, the newest choice first
	revision  uint64
}

// day is a Jalali date in one number; 0 is none.
type day uint32

func dayOf(d jalali.Date) day { return day(d.Year)<<9 | day(d.Month)<<5 | day(d.Day) }

func (d day) parts() (year, month, ofMonth int) { return int(d >> 9), int(d>>5) & 15, int(d) & 31 }

// column holds the options of each row one behind the other.
type column struct {
	ends   []uint32 // where those of a row end
	values []number
}

func newSnapshot(entries []*entry, b book, revision uint64) *snapshot {
	s := &snapshot{
		book: b, ids: make([]didban.ID, len(entries)), published: make([]int64, len(entries)), days: make([]day, len(entries)),
		labels: make([]number, len(b.options)), revision: revision,
	}
	for i := range s.columns {
		s.columns[i].ends = make([]uint32, len(entries))
	}
	for row, e := range entries {
		s.put(row, e)
		if e.choice > 0 {
			s.chosen = append(s.chosen, e)
		}
	}
	slices.SortStableFunc(s.chosen, func(a, b *entry) int { return cmp.Compare(b.choice, a.choice) })
	return s
}

func (s *snapshot) put(row int, e *entry) {
	s.ids[row], s.published[row], s.days[row] = e.id, e.published, e.day
	var author []number
	if e.author != 0 {
		author = []number{s.label(e.author)}
	}
	tags := make([]number, len(e.tags))
	for i, n := range e.tags {
		tags[i] = s.label(n)
	}
	for i, values := range [][]number{{e.section}, {e.form}, author, tags, e.around} {
		c := &s.columns[i]
		c.values = append(c.values, values...)
		c.ends[row] = uint32(len(c.values))
	}
}

// label gives the option of a spelling and keeps the spelling of the newest article.
func (s *snapshot) label(n number) number {
	of := s.spellings[n].of
	if s.labels[of] == 0 {
		s.labels[of] = n
	}
	return of
}

// start is where the options of a row begin.
func (c *column) start(row int) uint32 {
	if row == 0 {
		return 0
	}
	return c.ends[row-1]
}

// mark sets a bit for the rows that don't have an option.
func (c *column) mark(m marks, first int, bit uint8, want number) {
	at := c.start(first)
	for row := range m.failed {
		end := c.ends[first+row]
		if !slices.Contains(c.values[at:end], want) {
			m.failed[row] |= bit
		}
		at = end
	}
}

// count counts the options of the rows that fail nothing but what is ignored.
func (c *column) count(counts []int, first int, m marks, ignored uint8) {
	at := c.start(first)
	for row := range m.failed {
		end := c.ends[first+row]
		if m.ignoring(row, ignored) {
			for _, n := range c.values[at:end] {
				counts[n]++
			}
		}
		at = end
	}
}
