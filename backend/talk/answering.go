package talk

import (
	"sync"

	didban "didban.app/backend"
)

// Asked is a published comment that nobody has answered.
type Asked struct {
	Day didban.Day
	// Unit answers for the page on which it stands; empty for nobody.
	Unit didban.ID
}

// answering are the comments without an answer, as far as the change feed was read, and the
// units of the projects on which they stand.
type answering struct {
	mu    sync.Mutex
	done  uint64
	open  map[didban.ID]asked
	units map[didban.ID]didban.ID
}

type asked struct {
	day     didban.Day
	subject didban.Ref
}

// answeringBatch is how many changes are read at a time.
const answeringBatch = 1000

// Unanswered are the comments that wait for an answer. What has changed since it was asked last
// is read from the feed.
func (m *Memory) Unanswered(feed didban.Feed) ([]Asked, error) {
	a := &m.answering
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.catchUp(feed); err != nil {
		return nil, err
	}
	out := make([]Asked, 0, len(a.open))
	for _, c := range a.open {
		unit, err := a.unitOf(feed, c.subject)
		if err != nil {
			return nil, err
		}
		out = append(out, Asked{c.day, unit})
	}
	return out, nil
}

func (a *answering) catchUp(feed didban.Feed) error {
	if a.open == nil {
		a.open, a.units = map[didban.ID]asked{}, map[didban.ID]didban.ID{}
	}
	for a.done < feed.Head() {
		changes, err := feed.Changes(a.done, answeringBatch)
		if err != nil || len(changes) == 0 {
			return err
		}
		for _, c := range changes {
			switch c.Kind {
			case didban.KindProject:
				delete(a.units, c.ID)
			case didban.KindComment:
				if err := a.read(feed, c.ID); err != nil {
					return err
				}
			default:
			}
			a.done = c.Seq
		}
	}
	return nil
}

func (a *answering) read(feed didban.Feed, id didban.ID) error {
	delete(a.open, id)
	n, err := feed.Load(didban.KindComment, id)
	if didban.IsLeftOut(err) {
		return nil
	}
	if m, ok := n.(*didban.Comment); ok && m.Visible() && m.Answer == nil {
		a.open[id] = asked{m.Day, m.Subject}
	}
	return err
}

// unitOf is the unit that answers for a page; empty where none is named.
func (a *answering) unitOf(feed didban.Feed, subject didban.Ref) (didban.ID, error) {
	if subject.Kind != didban.KindProject {
		return "", nil
	}
	unit, known := a.units[subject.ID]
	if known {
		return unit, nil
	}
	n, err := feed.Load(didban.KindProject, subject.ID)
	if err != nil && !didban.IsLeftOut(err) {
		return "", err
	}
	if p, ok := n.(*didban.Project); ok {
		unit = p.UnitID
	}
	a.units[subject.ID] = unit
	return unit, nil
}
