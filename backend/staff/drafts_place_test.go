package staff_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// drawnCity has a region of two neighbourhoods, Fin in the west and Ravand in the east,
// and a project in Ravand.
func drawnCity(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	ground := func(west, east string) *didban.Geometry {
		return &didban.Geometry{Type: "Polygon", Coordinates: []byte(strings.NewReplacer("W", west, "E", east).Replace(
			"[[[W,33.96],[E,33.96],[E,34.00],[W,34.00],[W,33.96]]]"))}
	}
	region := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "R1"}, Rank: didban.AreaRegion, Name: "منطقهٔ یک", Boundary: ground("51.40", "51.44")}
	o.put(region)
	o.put(
		&didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 2), Code: "N1"}, Rank: didban.AreaNeighbourhood, Name: "محلهٔ فین", Parent: region.ID, Boundary: ground("51.40", "51.42")},
		&didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 3), Code: "N2"}, Rank: didban.AreaNeighbourhood, Name: "محلهٔ راوند", Parent: region.ID, Boundary: ground("51.42", "51.44")},
	)
	o.caughtUp()
	return o
}

// asksPlace asks of a field of the remembered sheet.
func asksPlace(sheet, path string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.drafts.Place(staff.PlaceRequest{Draft: d.marks["draft"], Sheet: d.marks[sheet], Path: path}))
	}
}

func TestPlace(t *testing.T) {
	o := drawnCity(t)
	line := `{"type":"LineString","coordinates":[[51.405,33.98],[51.425,33.98]]}`
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: asksPlace("event", "geometry"), comes: []string{`"text":""`, `"areas":[]`, `"faults":[]`, `"base":"/base/`}},
		row{who: "sara", with: typing("draft", "event", "geometry", line)},
		row{
			who: "sara", with: asksPlace("event", "geometry"),
			comes: []string{`"name":"محلهٔ فین","nameEn":"","percent":75`, `"name":"محلهٔ راوند","nameEn":"","percent":25`, `"length":184`, `"surface":0`, `"faults":[]`},
			not:   []string{"منطقهٔ یک"},
		},
		row{who: "sara", with: typing("draft", "event", "geometry", "۳۳٫۹۸، ۵۱٫۴۳")},
		row{who: "sara", with: asksPlace("event", "geometry"), comes: []string{`"name":"محلهٔ راوند","nameEn":"","percent":100`, `"length":0`}},
		row{who: "sara", with: typing("draft", "event", "geometry", `{"type":"Polygon","coordinates":[[[51.41,33.97],[51.42,33.98],[51.42,33.97],[51.41,33.98],[51.41,33.97]]]}`)},
		row{
			who: "sara", with: asksPlace("event", "geometry"),
			comes: []string{"geometry.selfCrossing", `{"name":"lat","value":"33.975"}`, `{"name":"lon","value":"51.415"}`, `"areas":[]`},
		},
		row{who: "sara", with: typing("draft", "event", "geometry", `{"type":"Point","coordinates":[51.7,34.2]}`)},
		row{who: "sara", with: asksPlace("event", "geometry"), comes: []string{`"faults":[]`, "geometry.farOut"}},
		row{who: "sara", with: typing("draft", "event", "geometry", "جایی در فین")},
		row{who: "sara", with: asksPlace("event", "geometry"), comes: []string{"field.position", `"text":"جایی در فین"`}},
		row{who: "sara", with: asksPlace("event", "title"), says: "notFound edit.path"},
		row{who: "vahid", with: asksPlace("event", "geometry"), says: "forbidden"},
	)
}

// TestPlace_Borders: a boundary is told beside its neighbours before it is sent.
func TestPlace_Borders(t *testing.T) {
	o := drawnCity(t)
	o.run(
		row{who: "hossein", with: opensArea("N2")},
		row{who: "hossein", with: asksPlace("area", "boundary"), comes: []string{`"remarks":[]`, `"faults":[]`}},
		row{who: "hossein", with: typing("draft", "area", "boundary",
			`{"type":"Polygon","coordinates":[[[51.416,33.96],[51.45,33.96],[51.45,34.00],[51.416,34.00],[51.416,33.96]]]}`)},
		row{who: "hossein", with: asksPlace("area", "boundary"), comes: []string{"area.overlap", "محلهٔ فین", "area.outside"}, not: []string{"area.gap"}},
		row{who: "hossein", with: typing("draft", "area", "boundary",
			`{"type":"Polygon","coordinates":[[[51.43,33.96],[51.44,33.96],[51.44,34.00],[51.43,34.00],[51.43,33.96]]]}`)},
		row{who: "hossein", with: asksPlace("area", "boundary"), comes: []string{"area.gap"}, not: []string{"area.overlap", "area.outside"}},
	)
}

// TestArea_FromDraftToPublic: an area is drawn, sent and published, its border as a
// border is stored.
func TestArea_FromDraftToPublic(t *testing.T) {
	o := drawnCity(t)
	o.run(
		row{who: "hossein", with: opensArea("N2")},
		row{who: "hossein", with: typing("draft", "area", "boundary", // clockwise
			`{"type":"Polygon","coordinates":[[[51.42,33.96],[51.42,34.00],[51.441,34.00],[51.441,33.96],[51.42,33.96]]]}`)},
		row{who: "hossein", with: sends},
		row{who: "maryam", with: publishes},
	)
	a, ok := o.public(o.marks["area"]).(*didban.Area)
	if !ok {
		t.Fatal("no area")
	}
	if got, want := string(a.Boundary.Coordinates), "[[[51.42,33.96],[51.441,33.96],[51.441,34],[51.42,34],[51.42,33.96]]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// opensArea opens a draft of a public area and remembers its sheet.
func opensArea(code string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "area", ID: d.idOf(didban.KindArea, code)})
		if err == nil {
			d.marks["draft"], d.marks["area"] = view.ID, view.Sheets[0].Sheet
		}
		return view, err
	}
}

// TestUndo_EachPointIsAStep: points that come in one burst are taken back one by one.
func TestUndo_EachPointIsAStep(t *testing.T) {
	o := drawnCity(t)
	text := func(points string) string { return `{"type":"LineString","coordinates":[` + points + `]}` }
	one, two, three := "[51.41,33.98]", "[51.41,33.98],[51.42,33.98]", "[51.41,33.98],[51.42,33.98],[51.43,33.99]"
	holds := func(points string) []string { return []string{`[` + points + `]`} }
	step := func(of func(*staff.Drafts, staff.DraftPageRequest) (staff.DraftView, error)) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			return call(of(d.drafts, staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
		}
	}
	undoes, redoes := step((*staff.Drafts).Undo), step((*staff.Drafts).Redo)
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: typing("draft", "event", "geometry", text(one), "geometry", text(two), "geometry", text(three)), comes: holds(three)},
		row{who: "sara", with: undoes, comes: holds(two), not: holds(three)},
		row{who: "sara", with: undoes, comes: append(holds(one), "geometry.tooFew"), not: holds(two)},
		row{who: "sara", with: redoes, comes: holds(two)},
	)
}

// TestUndo_WhatFollowsGoesWithIt: the areas that the place set are taken back with it.
func TestUndo_WhatFollowsGoesWithIt(t *testing.T) {
	o := drawnCity(t)
	n := 0
	edit := func(path, text, joins string) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			n++
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "p", Edits: []staff.EditView{
				{N: n, Sheet: d.marks["event"], Op: didban.EditSet, Path: path, Text: text, Joins: joins},
			}}))
		}
	}
	undoes := func(d *desk) (any, error) {
		return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	redoes := func(d *desk) (any, error) {
		return call(d.drafts.Redo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	fin := string(didbantest.ID(didban.KindArea, 2))
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: edit("geometry", "۳۳٫۹۸، ۵۱٫۴۱", "")},
		row{who: "sara", with: edit("title", "جشن", "")}, // typed before the answer was there
		row{who: "sara", with: edit("areas", fin, "geometry"), comes: []string{fin}},
		row{who: "sara", with: undoes, comes: []string{fin, "۵۱٫۴۱"}, not: []string{"جشن"}},
		row{who: "sara", with: undoes, comes: []string{`"canUndo":false`}, not: []string{fin, "۵۱٫۴۱"}},
		row{who: "sara", with: redoes, comes: []string{fin, "۵۱٫۴۱"}},
	)
}
