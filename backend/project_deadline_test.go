package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

func TestDeadline(t *testing.T) {
	for _, test := range []struct {
		name    string
		project didban.Project
		want    didban.Deadline
	}{
		{"on the day first promised", didban.Project{Status: "completion", OriginalEnd: "2025-03-01", End: "2025-06-01", Finished: "2025-03-01"}, didban.Deadline{State: "kept", Day: "2025-03-01"}},
		{"by the plan as of now, and after the first promise", didban.Project{Status: "completion", OriginalEnd: "2025-03-01", End: "2025-06-01", Finished: "2025-03-31"}, didban.Deadline{State: "missed", Day: "2025-03-01", Days: 30}},
		{"earlier", didban.Project{Status: "maintenance", End: "2025-03-31", Finished: "2025-03-01"}, didban.Deadline{State: "kept", Day: "2025-03-31", Days: 30}},
		{"past its end", didban.Project{Status: "implementation", OriginalEnd: "2025-04-30", End: "2025-04-30"}, didban.Deadline{State: "overdue", Day: "2025-04-30", Days: 1}},
		{"past its first promise, though a later end is to come", didban.Project{Status: "implementation", OriginalEnd: "2025-04-01", End: "2025-09-01"}, didban.Deadline{State: "overdue", Day: "2025-04-01", Days: 30}},
		{"being taken down", didban.Project{Status: "decommissioning", End: "2025-04-30"}, didban.Deadline{State: "overdue", Day: "2025-04-30", Days: 1}},
		{"suspended, past its end", didban.Project{Status: "implementation", Suspended: true, End: "2025-04-01"}, didban.Deadline{State: "overdue", Day: "2025-04-01", Days: 30}},
		{"ends today", didban.Project{Status: "implementation", End: "2025-05-01"}, didban.Deadline{State: "ahead", Day: "2025-05-01"}},
		{"to come", didban.Project{Status: "preparation", End: "2025-05-11"}, didban.Deadline{State: "ahead", Day: "2025-05-11", Days: 10}},
		{"given up", didban.Project{Status: "cancelled", End: "2025-04-30"}, didban.Deadline{}},
		{"no end known", didban.Project{Status: "implementation"}, didban.Deadline{}},
		{"finished, no promise known", didban.Project{Status: "completion", Finished: "2025-03-01"}, didban.Deadline{}},
		{"finished in status, no day of it", didban.Project{Status: "completion", End: "2025-03-01"}, didban.Deadline{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			facts := test.project.Facts(func(didban.ID) didban.ID { return "" })
			if got := facts.DeadlineOn("2025-05-01"); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestDeadline_Late(t *testing.T) {
	for state, want := range map[didban.DeadlineState]int{"kept": 0, "ahead": 0, "missed": 7, "overdue": 7, "": 0} {
		if got := (didban.Deadline{State: state, Days: 7}).Late(); got != want {
			t.Errorf("%q: got %d, want %d", state, got, want)
		}
	}
}
