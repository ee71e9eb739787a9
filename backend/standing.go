package didban

import "cmp"

// The standings that are no status.
const (
	// StandingSuspended is that of a project which the city declared suspended.
	StandingSuspended = "suspended"
	// StandingUnknown is that of a project looked back on, of which nothing tells its status then.
	StandingUnknown = "unknown"
)

// Standing is where a project stands, and what every count, list, facet and legend calls
// its status: suspended whatever its status, else a code of Statuses, so that each project
// stands under one of them and the counts of all add up to the projects.
func (p *Project) Standing() string { return standing(p.Status, p.Suspended) }

// Standing is Project.Standing.
func (p *ProjectFacts) Standing() string { return standing(p.Status, p.Suspended) }

func standing(status string, suspended bool) string {
	if suspended {
		return StandingSuspended
	}
	return cmp.Or(status, StandingUnknown)
}
