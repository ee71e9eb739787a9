package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
)

// alone narrows a view to the thread of one comment, for who answers it or has something to say
// against it.
func (t *threadOf) alone(c *gate.Caller, view ThreadView, id didban.ID, visit string) (ThreadView, error) {
	m := t.byID[id]
	if m == nil || !m.Visible() {
		return ThreadView{}, didban.Fault(didban.CodeGone, "comment.gone")
	}
	first := m.ID
	if t.byID[m.Parent] != nil {
		first = m.Parent
	}
	view.Items = append(view.Items, t.view(c, first, visit))
	view.Total, view.Said = 1, 1+len(t.replies[first])
	return view, nil
}
