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
		known   bool
	}{
		{"on the day first promised", didban.Project{Status: "completion", OriginalEnd: "2025-03-01", End: "2025-06-01", Finished: "2025-03-01"}, didban.Deadline{State: "kept", Day: "2025-03-01"}, true},
		{"by the plan as of now, and after the first promise", didban.Project{Status: "completion", OriginalEnd: "2025-03-01", End: "2025-06-01", Finished: "2025-03-31"}, didban.Deadline{State: "missed", Day: "2025-03-01", Days: 30}, true},
		{"earlier", didban.Project{Status: "maintenance", End: "2025-03-31", Finished: "2025-03-01"}, didban.Deadline{State: "kept", Day: "2025-03-31", Days: 30}, true},
		{"past its end", didban.Project{Status: "implementation", OriginalEnd: "2025-04-30", End: "2025-04-30"}, didban.Deadline{State: "overdue", Day: "2025-04-30", Days: 1}, true},
		{"past its first promise, though a later end is to come", didban.Project{Status: "implementation", OriginalEnd: "2025-04-01", End: "2025-09-01"}, didban.Deadline{State: "overdue", Day: "2025-04-01", Days: 30}, true},
		{"being taken down", didban.Project{Status: "decommissioning", End: "2025-04-30"}, didban.Deadline{State: "overdue", Day: "2025-04-30", Days: 1}, true},
		{"suspended, past its end", didban.Project{Status: "implementation", Suspended: true, End: "2025-04-01"}, didban.Deadline{State: "overdue", Day: "2025-04-01", Days: 30}, true},
		{"ends today", didban.Project{Status: "implementation", End: "2025-05-01"}, didban.Deadline{State: "ahead", Day: "2025-05-01"}, true},
		{"to come", didban.Project{Status: "preparation", End: "2025-05-11"}, didban.Deadline{State: "ahead", Day: "2025-05-11", Days: 10}, true},
		{"given up", didban.Project{Status: "cancelled", End: "2025-04-30"}, didban.Deadline{}, false},
		{"no end known", didban.Project{Status: "implementation"}, didban.Deadline{}, false},
		{"finished, no promise known", didban.Project{Status: "completion", Finished: "2025-03-01"}, didban.Deadline{}, false},
		{"finished in status, no day of it", didban.Project{Status: "completion", End: "2025-03-01"}, didban.Deadline{}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, known := test.project.Deadline("2025-05-01")
			if known != test.known || known && got != test.want {
				t.Errorf("got %+v, %v, want %+v, %v", got, known, test.want, test.known)
			}
		})
	}
}
