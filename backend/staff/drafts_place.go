package staff

import (
	"fmt"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/private"
)

// PlaceRequest names a field of a draft that holds a geometry.
type PlaceRequest struct {
	Draft string `json:"draft"`
	Sheet string `json:"sheet"`
	Path  string `json:"path"`
}

// PlaceView is what the map knows of a geometry as it stands in a draft.
type PlaceView struct {
	Text    string     `json:"text"`    // of the field that it was asked of
	Areas   []AreaPart `json:"areas"`   // the smallest in which it lies, the largest share first
	Length  float64    `json:"length"`  // metres along it, or around it
	Surface float64    `json:"surface"` // square metres
	// Faults refuse it, remarks don't; args named lon and lat, WGS84 degrees, tell where.
	Faults  []FaultView `json:"faults"`
	Remarks []FaultView `json:"remarks"`
	// What is drawn around it: the paths of the base map and of the tiles of projects.
	Base  string `json:"base"`
	Tiles string `json:"tiles"`
	// Bounds of the city's areas, west, south, east, north; empty where none is drawn.
	Bounds []float64 `json:"bounds"`
}

// AreaPart is an area with how much of the geometry lies in it, in percent.
type AreaPart struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	NameEn  string `json:"nameEn"`
	Percent int    `json:"percent"`
}

func placeOf(c *gate.Caller, r PlaceRequest) (PlaceView, error) {
	if err := c.AwaitMap(); err != nil {
		return PlaceView{}, err
	}
	return lookFolder(c, r.Draft, func(f *folder) (PlaceView, error) { return f.place(r) })
}

func (f *folder) place(r PlaceRequest) (view PlaceView, err error) {
	x := f.caller.Map
	view = PlaceView{
		Areas: []AreaPart{}, Faults: []FaultView{}, Remarks: []FaultView{}, Bounds: []float64{},
		Base:  fmt.Sprintf("/base/%d.geojson", x.Revision()),
		Tiles: fmt.Sprintf("/tiles/%d/{z}/{x}/{y}.mvt", x.Revision()),
	}
	if b, ok := x.AreaBounds(); ok {
		view.Bounds = []float64{b.West, b.South, b.East, b.North}
	}
	s := f.sheet(r.Sheet)
	if s == nil {
		return view, didban.Fault(didban.CodeNotFound, "edit.path", "path", r.Sheet+"#"+r.Path, "op", "place")
	}
	if view.Text, err = f.placeText(s, r.Path); err != nil || view.Text == "" {
		return view, err
	}
	g, fault := entry.Geometry(view.Text)
	if fault != nil {
		view.Faults = append(view.Faults, placeFault(r, fault))
		return view, nil
	}
	view.measure(r, g)
	for _, one := range x.AreasOf(g) {
		part := AreaPart{ID: string(one.ID), Percent: int(100*one.Share + 0.5)}
		if a, ok := x.Area(one.ID); ok {
			part.Name, part.NameEn = a.Name, a.NameEn
		}
		view.Areas = append(view.Areas, part)
	}
	if s.Ref.Kind == didban.KindArea && len(view.Faults) == 0 {
		return view, f.placeBorders(r, s, &view)
	}
	return view, nil
}

// measure takes in what the geometry tells by itself.
func (v *PlaceView) measure(r PlaceRequest, g didban.Geometry) {
	v.Length, v.Surface = geo.Length(g), geo.Area(g)
	_, faults := geo.Normalize(g)
	for _, fault := range faults {
		if geo.Warning(fault) {
			v.Remarks = append(v.Remarks, placeFault(r, fault))
		} else {
			v.Faults = append(v.Faults, placeFault(r, fault))
		}
	}
}

// placeText is the text of a field of places as it stands.
func (f *folder) placeText(s *private.Sheet, path string) (string, error) {
	states, _, err := entry.States(s.Ref.Kind, &s.Sheet, f.ctx)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(states, func(one entry.State) bool {
		return one.Path == path && one.Field.Sort == didban.SortPlace
	})
	if i < 0 {
		return "", didban.Fault(didban.CodeNotFound, "edit.path", "path", path, "op", "place")
	}
	return states[i].Text, nil
}

// placeBorders holds a boundary against the areas around it.
func (f *folder) placeBorders(r PlaceRequest, s *private.Sheet, view *PlaceView) error {
	n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
	if err != nil {
		return err
	}
	a, ok := n.(*didban.Area)
	if !ok {
		return nil
	}
	borders := f.caller.Map.Borders(a)
	remark := func(key string, pairs ...string) {
		view.Remarks = append(view.Remarks, placeFault(r, didban.Fault(didban.CodeInvalid, key, pairs...)))
	}
	for _, one := range borders.Overlaps {
		if other, ok := f.caller.Map.Area(one.ID); ok {
			remark("area.overlap", "name", other.Name, "surface", whole(one.Surface))
		}
	}
	if borders.Outside > 0 {
		remark("area.outside", "surface", whole(borders.Outside))
	}
	if borders.Gap > 0 {
		remark("area.gap", "surface", whole(borders.Gap))
	}
	if borders.Moved > 0 {
		remark("area.moved", "count", strconv.Itoa(borders.Moved))
	}
	return nil
}

func whole(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }

func placeFault(r PlaceRequest, fault *didban.Error) FaultView {
	return FaultView{r.Sheet, r.Path, fault.Key, argViews(fault.Args)}
}
