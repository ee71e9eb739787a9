package geo_test

import (
	"reflect"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

// alikeFacts reports whether two answers tell the same of the same projects, whatever numbers
// two maps gave to their texts.
func alikeFacts(a, b any) bool { return reflect.DeepEqual(plain(a), plain(b)) }

// plain writes the texts of facts where they stand.
func plain(answer any) any {
	switch answer := answer.(type) {
	case *didban.ProjectFacts:
		if answer == nil {
			return answer
		}
		own := *answer
		own.Pack(nil)
		return &own
	case []*didban.ProjectFacts:
		out := make([]any, len(answer))
		for i, p := range answer {
			out[i] = plain(p)
		}
		return out
	case geo.Selection:
		projects := plain(answer.Projects)
		answer.Projects = nil
		return []any{answer, projects}
	}
	return answer
}
