// Package talk holds what the dialogue with citizens keeps in memory alone: who stands at a
// screen at the moment and what they have done in this visit, which decisions can still be
// taken back, what the city has made known of itself, how texts are alike. It is gone when
// the program ends; nothing of it may be needed to find what was sent.
//
// It refuses to know the files: what is kept is the private file's.
package talk

import (
	"sync"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/hints"
	"didban.app/backend/persian"
)

// What may be done in one visit, which is one person at a screen until it is wiped.
const (
	VisitSendings = 3
	VisitSupports = 10
	VisitFollows  = 5
)

// visitLife is how long a visit is remembered that has done nothing, and a code is for a
// sending that is repeated.
const (
	visitLife = 2 * time.Hour
	codeLife  = 2 * time.Minute
)

// Memory is what is kept in memory. Its zero value is ready; it is safe for many goroutines.
type Memory struct {
	derive    sync.Mutex
	answering answering

	mu       sync.Mutex
	begun    time.Time
	ran0     int64 // for how long it ran before that, ms
	visits   map[string]*visit
	codes    map[string]code
	pending  map[didban.ID]int64
	known    hints.Known
	knownAt  uint64
	learned  time.Time
	shingles map[didban.ID]persian.Shingles
	before   map[didban.ID]didban.ID // what each member of the staff has before them
}

type visit struct {
	seen                      time.Time
	sendings, supports, tries int
	mine                      map[didban.ID]bool
}

type code struct {
	at   time.Time
	code string
}

// Deriving lets one derivation of a tracking code's key run at a time: each takes 64 MiB.
func (m *Memory) Deriving(fn func()) {
	m.derive.Lock()
	defer m.derive.Unlock()
	fn()
}

// Ran is for how long the program has run over all its runs, ms, by a clock that nobody can
// set; before is what was kept of that when it was asked the first time in this run.
func (m *Memory) Ran(before int64, now time.Time) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.begun.IsZero() {
		m.begun, m.ran0 = now, before
	}
	return m.ran0 + now.Sub(m.begun).Milliseconds()
}

// Deed is what is counted of a visit.
type Deed int

// The deeds.
const (
	Sending Deed = iota
	Supporting
	Following
)

// Take counts a deed of a visit; false where it has done its share.
func (m *Memory) Take(name string, d Deed, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := m.visit(name, now)
	count, most := v.count(d)
	if *count >= most {
		return false
	}
	*count++
	return true
}

// Give takes a deed back that came to nothing.
func (m *Memory) Give(name string, d Deed, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if count, _ := m.visit(name, now).count(d); *count > 0 {
		*count--
	}
}

func (v *visit) count(d Deed) (count *int, most int) {
	switch d {
	case Supporting:
		return &v.supports, VisitSupports
	case Following:
		return &v.tries, VisitFollows
	case Sending:
	}
	return &v.sendings, VisitSendings
}

func (m *Memory) visit(name string, now time.Time) *visit {
	if m.visits == nil {
		m.visits = map[string]*visit{}
	}
	for other, v := range m.visits {
		if now.Sub(v.seen) > visitLife {
			delete(m.visits, other)
		}
	}
	v := m.visits[name]
	if v == nil {
		v = &visit{mine: map[didban.ID]bool{}}
		m.visits[name] = v
	}
	v.seen = now
	return v
}

// Mine reports whether a visit stands behind a comment.
func (m *Memory) Mine(name string, id didban.ID) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := m.visits[name]
	return v != nil && v.mine[id]
}

// Stand notes that a visit stands behind a comment, or no more.
func (m *Memory) Stand(name string, id didban.ID, stands bool, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.visit(name, now).mine[id] = stands
}

// Code is the tracking code that a sending got which is repeated; "" where it is too long ago.
func (m *Memory) Code(once string, now time.Time) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	for other, c := range m.codes {
		if now.Sub(c.at) > codeLife {
			delete(m.codes, other)
		}
	}
	return m.codes[once].code
}

// KeepCode remembers the tracking code of a sending for a moment: a second touch on the
// button gets the same receipt.
func (m *Memory) KeepCode(once, c string, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.codes == nil {
		m.codes = map[string]code{}
	}
	m.codes[once] = code{now, c}
}

// Wait notes that a decision can be taken back until an instant, Unix ms.
func (m *Memory) Wait(id didban.ID, until int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pending == nil {
		m.pending = map[didban.ID]int64{}
	}
	m.pending[id] = until
}

// Done forgets a decision that was carried out or taken back.
func (m *Memory) Done(id didban.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.pending, id)
}

// Due are the decisions whose time to be taken back is over at an instant, Unix ms.
func (m *Memory) Due(now int64) (out []didban.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for id, until := range m.pending {
		if now >= until {
			out = append(out, id)
		}
	}
	return out
}

// Before notes what a member of the staff has before them, and gives what they had there.
func (m *Memory) Before(user, id didban.ID) (last didban.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.before == nil {
		m.before = map[didban.ID]didban.ID{}
	}
	last, m.before[user] = m.before[user], id
	return last
}

// learnEvery is how long what the city has made known holds at least: posts and streets
// change by the year.
const learnEvery = time.Minute

// Known is what the city has made known of itself. It is learned anew where the record has
// changed since; head is the sequence of its last change.
func (m *Memory) Known(head uint64, now time.Time, city func() (hints.City, error)) (hints.Known, error) {
	m.mu.Lock()
	known, fresh := m.known, !m.learned.IsZero() && (m.knownAt == head || now.Sub(m.learned) < learnEvery)
	m.mu.Unlock()
	if fresh {
		return known, nil
	}
	c, err := city()
	if err != nil {
		return known, err
	}
	known = hints.Learn(c)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known, m.knownAt, m.learned = known, head, now
	return known, nil
}

// Unlearn lets what the city has made known be learned anew: its list of words has changed.
func (m *Memory) Unlearn() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.learned = time.Time{}
}

// Shingles are those of a text that was sent, made once.
func (m *Memory) Shingles(id didban.ID, text func() string) persian.Shingles {
	m.mu.Lock()
	s, ok := m.shingles[id]
	m.mu.Unlock()
	if ok {
		return s
	}
	s = persian.NewShingles(text())
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.shingles == nil {
		m.shingles = map[didban.ID]persian.Shingles{}
	}
	m.shingles[id] = s
	return s
}

// Forget drops the shingles of a text that was erased.
func (m *Memory) Forget(id didban.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.shingles, id)
}
