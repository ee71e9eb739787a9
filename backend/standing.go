package didban

import (
	"cmp"
	"slices"
)

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

// standingOrder is the order in which lists show the projects where no other is asked for:
// work that goes on, then what stopped, what is planned, what is finished, what was given up.
var standingOrder = []string{
	"implementation", "decommissioning", StandingSuspended, "preparation", "identification",
	"completion", "maintenance", "decommissioned", "cancelled",
}

// standingPlace is where a standing comes in standingOrder; what is not known comes last.
func standingPlace(standing string) int {
	if at := slices.Index(standingOrder, standing); at >= 0 {
		return at
	}
	return len(standingOrder)
}

func standing(status string, suspended bool) string {
	if suspended {
		return StandingSuspended
	}
	return cmp.Or(status, StandingUnknown)
}
