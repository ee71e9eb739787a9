package didban_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// path are the steps of a report that went the whole way, as far as wanted.
func path(n int) []didban.ReportStep {
	unit := didbantest.ID(didban.KindMedia, 7)
	return []didban.ReportStep{
		{State: didban.StateReceived, Day: "2026-10-01"},
		{State: didban.StateAccepted, Day: "2026-10-02"},
		{State: didban.StateAssigned, Day: "2026-10-02", Unit: unit},
		{State: didban.StatePlanned, Day: "2026-10-03", Due: "2026-10-20"},
		{State: didban.StateFixed, Day: "2026-10-19", Text: "چاله پر و روکش شد."},
		{State: didban.StateReopened, Day: "2026-10-25", Text: "دوباره نشست کرده است."},
		{State: didban.StateAccepted, Day: "2026-10-26"},
	}[:n]
}

func report(steps ...didban.ReportStep) *didban.Report {
	r := &didban.Report{
		Meta:     didban.Meta{ID: didbantest.ID(didban.KindReport, 1), Code: "R-7K3MQ2"},
		Category: "asphalt", Detail: "pothole", Severity: didban.SeverityDangerous, Point: didban.Position{Lon: 51.436011, Lat: 33.982345},
		Place: "خیابان رجایی", Text: "چالهٔ عمیق", Day: "2026-10-01", Channel: "kiosk", Salt: strings.Repeat("0a", 16),
	}
	for _, s := range steps {
		r = r.Moved(s)
	}
	return r
}

func TestReport_Validate(t *testing.T) {
	media := didbantest.ID(didban.KindMedia, 1)
	for _, test := range []struct {
		name   string
		change func(*didban.Report)
		want   string // the fields at fault; empty for none
	}{
		{"whole", func(*didban.Report) {}, ""},
		{"without a word", func(r *didban.Report) { r.Text, r.Place, r.Detail = "", "", "" }, ""},
		{"no category", func(r *didban.Report) { r.Category, r.Detail = "ufo", "" }, "category"},
		{"a chip of another category", func(r *didban.Report) { r.Detail = "ramp" }, "detail"},
		{"no severity", func(r *didban.Report) { r.Severity = 0 }, "severity"},
		{"a fourth severity", func(r *didban.Report) { r.Severity = 4 }, "severity"},
		{"far away", func(r *didban.Report) { r.Point = didban.Position{Lon: 44.4, Lat: 33.3} }, "point"},
		{"seven decimals", func(r *didban.Report) { r.Point.Lon = 51.4360111 }, "point"},
		{"rounded", func(r *didban.Report) { r.Point = didban.Position{Lon: 51.43601149, Lat: 33.98234551}.Rounded() }, ""},
		{"a place of a page", func(r *didban.Report) { r.Place = strings.Repeat("ک", didban.MaxReportPlace+1) }, "place"},
		{"words over the limit", func(r *didban.Report) { r.Text = strings.Repeat("ک", didban.MaxReportText+501) }, "text"},
		{"a tombstone", func(r *didban.Report) { r.Text, r.Salt, r.Media, r.Sight = "", "", nil, didban.SightHidden }, ""},
		{"words out of sight", func(r *didban.Report) { r.Text, r.Sight = "چاله", didban.SightWithdrawn }, "text"},
		{"out of sight by nobody", func(r *didban.Report) { r.Sight = "lost" }, "sight"},
		{"words at the limit", func(r *didban.Report) { r.Text = strings.Repeat("ک", didban.MaxReportText) }, ""},
		{"four pictures", func(r *didban.Report) { r.Media = []didban.ID{media, media, media, media} }, "media"},
		{"negative counters", func(r *didban.Report) { r.Still, r.Gone = -1, -1 }, "still gone"},
		{"no day", func(r *didban.Report) { r.Day = "" }, "day"},
		{"no channel", func(r *didban.Report) { r.Channel = "" }, "channel"},
		{"a salt of words", func(r *didban.Report) { r.Salt = "نمک" }, "salt"},
		{"an erased salt", func(r *didban.Report) { r.Salt = "" }, ""},
		{"another state than its last step", func(r *didban.Report) { r.State = didban.StateConfirmed }, "state"},
		{"a main report of none", func(r *didban.Report) { r.Main = didbantest.ID(didban.KindReport, 2) }, "main"},
		{"a step left out", func(r *didban.Report) { r.Steps = slices.Delete(r.Steps, 1, 2) }, "steps.1.state"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := report(path(4)...)
			test.change(r)
			if got := faulty(r.Validate()); got != test.want {
				t.Errorf("got %q, want %q: %v", got, test.want, r.Validate())
			}
		})
	}
}

// faulty are the fields at fault, each once.
func faulty(err error) string {
	var faults didban.Errors
	var one *didban.Error
	switch {
	case errors.As(err, &faults):
	case errors.As(err, &one):
		faults = didban.Errors{one}
	}
	var fields []string
	for _, f := range faults {
		if !slices.Contains(fields, f.Field) {
			fields = append(fields, f.Field)
		}
	}
	return strings.Join(fields, " ")
}

var (
	main = didban.Ref{Kind: didban.KindReport, ID: didbantest.ID(didban.KindReport, 2)}
	self = didban.Ref{Kind: didban.KindReport, ID: didbantest.ID(didban.KindReport, 1)}
)

// TestNextReport holds every move, and both parties; cases 22, 23 and 24 of abuse are in it.
func TestNextReport(t *testing.T) {
	unit, other := didbantest.ID(didban.KindMedia, 7), didbantest.ID(didban.KindMedia, 8)
	for _, test := range []struct {
		name string
		done int // steps of path
		step didban.ReportStep
		by   didban.ReportParty
		want string // the key of the first fault
	}{
		{"accepted", 1, didban.ReportStep{State: didban.StateAccepted}, didban.ByUnit, ""},
		{"fixed at once", 1, didban.ReportStep{State: didban.StateFixed, Text: "رفع شد"}, didban.ByUnit, "report.move"},
		{"given to nobody", 2, didban.ReportStep{State: didban.StateAssigned}, didban.ByUnit, "field.required"},
		{"handed to the same unit", 3, didban.ReportStep{State: didban.StateAssigned, Unit: unit}, didban.ByUnit, "report.sameUnit"},
		{"handed to another unit", 3, didban.ReportStep{State: didban.StateAssigned, Unit: other}, didban.ByUnit, ""},
		{"planned for no day", 3, didban.ReportStep{State: didban.StatePlanned}, didban.ByUnit, "field.required"},
		{"planned for yesterday", 3, didban.ReportStep{State: didban.StatePlanned, Due: "2026-10-01"}, didban.ByUnit, "field.order"},
		{"case 22: fixed without words or a picture", 4, didban.ReportStep{State: didban.StateFixed}, didban.ByUnit, "report.fixedHow"},
		{"fixed with a picture", 4, didban.ReportStep{State: didban.StateFixed, Media: []didban.ID{unit}}, didban.ByUnit, ""},
		{"fixed without a plan", 3, didban.ReportStep{State: didban.StateFixed, Text: "انجام شد"}, didban.ByUnit, ""},
		{"case 23: a unit confirms", 5, didban.ReportStep{State: didban.StateConfirmed}, didban.ByUnit, "report.party"},
		{"a unit reopens", 5, didban.ReportStep{State: didban.StateReopened, Text: "باز"}, didban.ByUnit, "report.party"},
		{"the reporter confirms", 5, didban.ReportStep{State: didban.StateConfirmed}, didban.ByReporter, ""},
		{"case 24: the reporter reopens", 5, didban.ReportStep{State: didban.StateReopened, Text: "هنوز هست"}, didban.ByReporter, ""},
		{"reopened without a word", 5, didban.ReportStep{State: didban.StateReopened}, didban.ByReporter, "report.reopened"},
		{"reopened on the thirtieth day", 5, didban.ReportStep{State: didban.StateReopened, Text: "هنوز هست", Day: "2026-11-18"}, didban.ByReporter, ""},
		{"reopened a day later", 5, didban.ReportStep{State: didban.StateReopened, Text: "هنوز هست", Day: "2026-11-19"}, didban.ByReporter, "report.late"},
		{"confirmed before it is fixed", 4, didban.ReportStep{State: didban.StateConfirmed}, didban.ByReporter, "report.move"},
		{"the reporter fixes", 4, didban.ReportStep{State: didban.StateFixed, Text: "رفع شد"}, didban.ByReporter, "report.party"},
		{"fixed again without being accepted", 6, didban.ReportStep{State: didban.StateFixed, Text: "رفع شد"}, didban.ByUnit, "report.move"},
		{"accepted again", 6, didban.ReportStep{State: didban.StateAccepted, Day: "2026-10-26"}, didban.ByUnit, ""},
		{"a step of the day before", 5, didban.ReportStep{State: didban.StateConfirmed, Day: "2026-10-18"}, didban.ByReporter, "field.order"},
		{"elsewhere, without a telephone", 1, didban.ReportStep{State: didban.StateElsewhere, Text: "ادارهٔ برق"}, didban.ByUnit, "report.elsewhere"},
		{"elsewhere", 1, didban.ReportStep{State: didban.StateElsewhere, Text: "ادارهٔ برق کاشان، تلفن ۱۲۱"}, didban.ByUnit, ""},
		{"a duplicate of nothing", 1, didban.ReportStep{State: didban.StateDuplicate}, didban.ByUnit, "report.main"},
		{"a duplicate of itself", 1, didban.ReportStep{State: didban.StateDuplicate, Link: self}, didban.ByUnit, "report.main"},
		{"a duplicate", 1, didban.ReportStep{State: didban.StateDuplicate, Link: main}, didban.ByUnit, ""},
		{"declined by no rule", 1, didban.ReportStep{State: didban.StateDeclined, Text: "رد"}, didban.ByUnit, "field.required"},
		{"declined without a word", 1, didban.ReportStep{State: didban.StateDeclined, Rule: "empty"}, didban.ByUnit, "report.declined"},
		{"declined", 1, didban.ReportStep{State: didban.StateDeclined, Rule: "empty", Text: "نشانی ندارد."}, didban.ByUnit, ""},
		{"a rule where nothing is declined", 1, didban.ReportStep{State: didban.StateAccepted, Rule: "empty"}, didban.ByUnit, "report.stray"},
		{"a page of words", 1, didban.ReportStep{State: didban.StateAccepted, Text: strings.Repeat("ک", didban.MaxStepText+1)}, didban.ByUnit, "field.tooLong"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := report(path(test.done)...)
			if test.step.Day == "" {
				test.step.Day = "2026-10-25"
			}
			err := didban.NextReport(before, test.step, test.by)
			var fault *didban.Error
			got := ""
			if errors.As(err, &fault) {
				got = fault.Key
			}
			if got != test.want {
				t.Fatalf("got %v, want %q", err, test.want)
			}
			if err == nil {
				if after := before.Moved(test.step); after.Validate() != nil || after.State != test.step.State || len(before.Steps) != test.done {
					t.Errorf("the report after the step: %v", after.Validate())
				}
			}
		})
	}
}

// TestReport_EndsStay: nothing follows what has ended, and each state has a party and a title.
func TestReport_EndsStay(t *testing.T) {
	for _, term := range didban.ReportStates {
		state := didban.ReportState(term.Code)
		r := &didban.Report{State: state}
		next := len(didban.NextReports(r, didban.ByUnit)) + len(didban.NextReports(r, didban.ByReporter))
		if ended := state.Phase() == didban.ReportEnded || state == didban.StateConfirmed; ended != (next == 0) {
			t.Errorf("%s: %d moves follow", state, next)
		}
		if !slices.Contains(didban.ReportPhases, state.Phase()) {
			t.Errorf("%s has no phase", state)
		}
		if open := term.Standard == "open"; open != state.Phase().Open() {
			t.Errorf("%s is %q for others", state, term.Standard)
		}
	}
	if got := didban.NextReports(&didban.Report{State: didban.StateFixed}, didban.ByUnit); len(got) > 0 {
		t.Errorf("a unit may go on from what it fixed: %v", got)
	}
}

func TestReport_FixedOn(t *testing.T) {
	for done, want := range map[int]didban.Day{4: "", 5: "2026-10-19", 6: "", 7: ""} {
		if got := report(path(done)...).FixedOn(); got != want {
			t.Errorf("after %d steps: %q, want %q", done, got, want)
		}
	}
}

// TestReportKinds_AreTheTable holds the table to the vocabularies, and its figures.
func TestReportKinds_AreTheTable(t *testing.T) {
	var codes []string
	details := map[string]bool{}
	for _, k := range didban.ReportKinds() {
		codes = append(codes, k.Code)
		if _, ok := didban.Domains.Term(k.Domain); !ok || k.Radius <= 0 || k.Days <= 0 || k.Group == "" {
			t.Errorf("%+v", k)
		}
		for _, d := range k.Details {
			if _, ok := didban.ReportDetails.Term(d); !ok || details[d] {
				t.Errorf("%s: the chip %s is none, or stands twice", k.Code, d)
			}
			details[d] = true
		}
	}
	var want []string
	for _, term := range didban.ReportCategories {
		want = append(want, term.Code)
	}
	if !slices.Equal(codes, want) || len(details) != len(didban.ReportDetails) {
		t.Errorf("got %v and %d chips, want %v", codes, len(details), want)
	}
	for code, want := range map[string][3]any{
		"asphalt": {25, 15, false}, "pavement": {25, 20, false}, "lighting": {40, 5, false}, "waste": {60, 3, false}, "water": {80, 3, false},
		"heritage": {80, 20, false}, "animals": {300, 7, false}, "other": {50, 15, false}, "gas": {50, 1, true}, "manhole": {50, 1, true},
	} {
		k, ok := didban.ReportKindOf(code)
		if got := [3]any{k.Radius, k.Days, k.Emergency()}; !ok || got != want {
			t.Errorf("%s: got %v, want %v", code, got, want)
		}
	}
	group := func(code string) string { k, _ := didban.ReportKindOf(code); return k.Group }
	if group("asphalt") != group("pavement") || group("waste") != group("debris") || group("water") == group("waste") {
		t.Error("what shares suggestions is not what should")
	}
	if _, ok := didban.ReportKindOf("ufo"); ok {
		t.Error("a category of none")
	}
}

// TestTransition_OfReports: a responder takes steps, and changes nothing else.
func TestTransition_OfReports(t *testing.T) {
	for _, test := range []struct {
		name   string
		done   int
		step   didban.ReportStep
		change func(*didban.Report)
		want   didban.Action
	}{
		{"a step", 1, didban.ReportStep{State: didban.StateAccepted}, nil, didban.ActionAnswer},
		{"handed to a unit", 2, path(3)[2], nil, didban.ActionAnswer},
		{"the reporter's step", 5, didban.ReportStep{State: didban.StateConfirmed}, nil, didban.ActionModerate},
		{"a duplicate", 1, didban.ReportStep{State: didban.StateDuplicate, Link: main}, nil, didban.ActionModerate},
		{"a step and other words", 1, didban.ReportStep{State: didban.StateAccepted}, func(r *didban.Report) { r.Text = "دیگر" }, didban.ActionModerate},
		{"a step before changed", 2, path(3)[2], func(r *didban.Report) { r.Steps[0].Day = "2026-09-30" }, didban.ActionModerate},
		{"a step of another state", 1, didban.ReportStep{State: didban.StateAccepted}, func(r *didban.Report) { r.State = didban.StateFixed }, didban.ActionModerate},
	} {
		before := report(path(test.done)...)
		after := before.Moved(test.step)
		if test.change != nil {
			test.change(after)
		}
		if got := didban.Transition(before, after); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
