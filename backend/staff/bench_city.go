package staff

import (
	"cmp"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// MissingView is an item that a project does not tell, and the field where it belongs.
type MissingView struct {
	Code string `json:"code"` // of the 40 items
	Path string `json:"path"`
}

// A scope is what of the city is somebody's: their units and areas, which preset what
// they see and permit nothing. The zero scope is the whole city.
type scope struct {
	units []didban.ID
	areas []didban.ID
}

// scopeOf are the units and areas of who calls; none for somebody without an account.
func scopeOf(c *gate.Caller, tx *private.Tx) (scope, error) {
	user, err := tx.User(c.Actor().ID)
	if didban.IsNotFound(err) {
		return scope{}, nil
	}
	return scope{user.Actor().Units, user.Areas}, err
}

// of is what of the city «whose» asks for: a person's units and areas, the units alone,
// or everything. Who has neither has the whole city before them.
func (s scope) of(whose string) scope {
	switch whose {
	case whoseAll:
		return scope{}
	case whoseUnit:
		return scope{units: s.units}
	}
	return s
}

// Whose work the bench shows.
const (
	whoseUnit = "unit"
	whoseAll  = "all"
)

func (s scope) holds(unit didban.ID, areas []didban.ID) bool {
	if len(s.units) == 0 && len(s.areas) == 0 {
		return true
	}
	return unit != "" && slices.Contains(s.units, unit) || slices.ContainsFunc(areas, func(a didban.ID) bool { return slices.Contains(s.areas, a) })
}

// projectGroups are the projects that ask for somebody: silent ones, late ones, and those
// of which the least is told. The map must have read the city in.
func projectGroups(c *gate.Caller, public *store.Tx, mine scope) ([]BenchGroup, error) {
	if !c.Actor().Can(didban.ActionEdit, didban.KindProject) {
		return nil, nil
	}
	list := slices.DeleteFunc(slices.Clone(c.Map.Select(didban.ProjectFilter{}).Projects), func(p *didban.ProjectFacts) bool {
		return !mine.holds(p.UnitID, p.Areas)
	})
	sums, _ := didban.SumFlags(list, c.Today(), c.Map.Limits(), shownItems)
	groups := []BenchGroup{
		flaggedGroup("silent", didban.FlagSilent, sums, func(p *didban.ProjectFacts) didban.Day { return p.Signals.Reported }),
		flaggedGroup("late", didban.FlagOverdue, sums, func(p *didban.ProjectFacts) didban.Day { return p.Promised }),
	}
	incomplete, err := incompleteGroup(public, list)
	return append(groups, incomplete), err
}

// flaggedGroup are the projects of a rule, the farthest beyond its threshold first.
func flaggedGroup(key string, code didban.FlagCode, sums []didban.FlagSum, day func(*didban.ProjectFacts) didban.Day) BenchGroup {
	group := BenchGroup{Key: key, Items: []BenchItem{}}
	for i := range sums {
		if sums[i].Code != code {
			continue
		}
		group.Total = sums[i].Count
		for _, f := range sums[i].Worst {
			item := projectItem(f.Project)
			item.Day, item.Days = string(day(f.Project)), int(f.Value)
			group.Items = append(group.Items, item)
		}
	}
	return group
}

func projectItem(p *didban.ProjectFacts) BenchItem {
	return BenchItem{Kind: string(didban.KindProject), ID: string(p.ID), Title: p.Title, Missing: []MissingView{}}
}

// incompleteGroup are the projects that do not tell all that is expected of them, those
// that tell the smallest share first, with the fields where it belongs.
func incompleteGroup(public *store.Tx, list []*didban.ProjectFacts) (BenchGroup, error) {
	group := BenchGroup{Key: "incomplete", Items: []BenchItem{}}
	list = slices.DeleteFunc(list, func(p *didban.ProjectFacts) bool { return p.Signals.Disclosed >= p.Signals.Expected })
	slices.SortStableFunc(list, func(a, b *didban.ProjectFacts) int { // a/b against c/d without a fraction
		return cmp.Compare(a.Signals.Disclosed*b.Signals.Expected, b.Signals.Disclosed*a.Signals.Expected)
	})
	group.Total = len(list)
	for _, p := range list[:min(group.Total, shownItems)] {
		noun, err := public.Load(didban.KindProject, p.ID)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return group, err
		}
		item := projectItem(p)
		item.Disclosed, item.Expected = int(p.Signals.Disclosed), int(p.Signals.Expected)
		if project, ok := noun.(*didban.Project); ok {
			item.Missing = missingOf(project)
		}
		group.Items = append(group.Items, item)
	}
	return group, nil
}

// missingOf are the items that a project should tell and does not.
func missingOf(p *didban.Project) []MissingView {
	out := []MissingView{}
	for i, item := range p.Disclosure().Items {
		if item.State == didban.DisclosureMissing {
			out = append(out, MissingView{item.Code, fieldOfItem(i + 1)})
		}
	}
	return out
}

// fieldOfItem is the field of a project in which one of the 40 items is told; of a row,
// the list that it is in.
func fieldOfItem(number int) string {
	for _, f := range didban.Fields(didban.KindProject) {
		if tells(f, number) {
			return f.Name
		}
	}
	return ""
}

func tells(f didban.Field, number int) bool {
	return slices.Contains(f.Items, number) || slices.ContainsFunc(f.Fields, func(inner didban.Field) bool { return tells(inner, number) })
}

// recentEvents is how long after its end an event is asked for its pictures.
const recentEvents = 90 * 24 * time.Hour

// eventGroup are the events of late that are over and have no picture, the newest first.
func eventGroup(c *gate.Caller, public *store.Tx, mine scope) (BenchGroup, error) {
	group := BenchGroup{Key: "pictures", Items: []BenchItem{}}
	if !c.Actor().Can(didban.ActionEdit, didban.KindEvent) {
		return group, nil
	}
	now := c.Millis()
	for e, err := range store.Reverse[didban.Event](public, store.EventsByStart) {
		if err != nil {
			return group, err
		}
		end := max(e.Start, e.End)
		if e.Start < now-recentEvents.Milliseconds() {
			break
		}
		if end > now || len(e.Media) > 0 || !mine.holds("", around(c, e.Areas)) {
			continue
		}
		if group.Total++; len(group.Items) < shownItems {
			group.Items = append(group.Items, BenchItem{
				Kind: string(didban.KindEvent), ID: string(e.ID), Title: e.Title, At: end, Missing: []MissingView{},
			})
		}
	}
	return group, nil
}

// around are areas and all areas around them.
func around(c *gate.Caller, areas []didban.ID) []didban.ID {
	return didban.AreasAround(areas, func(id didban.ID) didban.ID {
		if a, ok := c.Map.Area(id); ok {
			return a.Parent
		}
		return ""
	})
}
