package didban_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// onVoices says who may do what to what citizens say, in words of its own.
var onVoices = map[didban.Role]string{
	"":                       "",
	didban.RoleEntry:         "",
	didban.RoleEditor:        "",
	didban.RoleNewsroom:      "",
	didban.RoleClerk:         "receive",
	didban.RoleModerator:     "inspect edit moderate erase second",
	didban.RoleResponder:     "answer unmask",
	didban.RolePublisher:     "answer second",
	didban.RoleAdministrator: "inspect edit return publish manage erase",
	didban.RoleAuditor:       "inspect second",
	didban.RoleSystem:        "inspect edit return publish moderate manage receive answer unmask erase second",
}

// TestCan_Voices: every role with every action that is granted.
func TestCan_Voices(t *testing.T) {
	for _, role := range append([]didban.Role{"", didban.RoleSystem}, didban.Roles...) {
		words, told := onVoices[role]
		if !told {
			t.Errorf("nobody said what %s may do", role)
		}
		for _, action := range didban.Actions {
			want := slices.Contains(strings.Fields(words), string(action))
			if got := (didban.Actor{Roles: []didban.Role{role}}).Can(action, didban.KindComment); got != want {
				t.Errorf("%s: %s %v, want %v", role, action, got, want)
			}
		}
	}
}

// TestCan_VoicesAlone: what is done to what citizens say is done to nothing else.
func TestCan_VoicesAlone(t *testing.T) {
	own := []didban.Action{didban.ActionModerate, didban.ActionReceive, didban.ActionAnswer, didban.ActionUnmask, didban.ActionErase, didban.ActionSecond}
	for _, role := range didban.Roles {
		for _, kind := range append([]didban.Kind{didban.KindUser}, didban.Kinds...) {
			for _, action := range own {
				if !slices.Contains(voices, kind) && (didban.Actor{Roles: []didban.Role{role}}).Can(action, kind) {
					t.Errorf("%s may %s a %s", role, action, kind)
				}
			}
		}
	}
}

// TestUser_Actor: a unit as a text permits nothing.
func TestUser_Actor(t *testing.T) {
	id := didbantest.ID(didban.KindUnit, 1)
	u := &didban.User{Roles: []didban.Role{didban.RoleResponder}, Units: []didban.ID{"معاونت فنی", id}}
	if got := u.Actor().Units; !slices.Equal(got, []didban.ID{id}) || len(u.Units) != 2 {
		t.Errorf("got %v of %v", got, u.Units)
	}
}
