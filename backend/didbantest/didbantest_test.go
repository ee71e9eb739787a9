package didbantest_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

var _ didban.Feed = (*didbantest.Feed)(nil)

func TestCity_ValidAndDeterministic(t *testing.T) {
	a, b := didbantest.City(200, 50), didbantest.City(200, 50)
	if !reflect.DeepEqual(a, b) {
		t.Fatal("two cities of the same size differ")
	}
	if got, want := len(a), 1+30+200+50; got != want {
		t.Fatalf("%d nouns, want %d", got, want)
	}
	for _, n := range a {
		if err := n.Validate(); err != nil {
			t.Fatalf("%s %s: %v", n.Kind(), n.Head().Code, err)
		}
	}
}

func TestReports_AreValidAndOfEveryState(t *testing.T) {
	seen := map[didban.ReportState]int{}
	for _, n := range didbantest.Reports(2000) {
		if err := n.Validate(); err != nil {
			t.Fatalf("%s: %v", n.Head().Code, err)
		}
		seen[n.(*didban.Report).State]++
	}
	for _, state := range didban.ReportStates {
		if seen[didban.ReportState(state.Code)] == 0 {
			t.Errorf("none is %s: %v", state.Code, seen)
		}
	}
}
