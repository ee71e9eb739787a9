package didban

import "slices"

// Role is a bundle of permissions.
type Role string

// The roles of the staff. A public visitor has none.
const (
	RoleEntry         Role = "entry"         // types data in
	RoleEditor        Role = "editor"        // corrects it
	RoleNewsroom      Role = "newsroom"      // writes شهرآن
	RoleClerk         Role = "clerk"         // takes in what citizens tell at the desk
	RoleModerator     Role = "moderator"     // lets comments through
	RoleResponder     Role = "responder"     // answers for a unit
	RolePublisher     Role = "publisher"     // puts things before the public
	RoleAdministrator Role = "administrator" // users, settings, imports, restores
	RoleAuditor       Role = "auditor"       // reads everything, changes nothing
	RoleSystem        Role = "system"        // the program itself; nobody is given it
)

// Roles lists the roles in the order in which they are offered.
var Roles = []Role{
	RoleEntry, RoleEditor, RoleNewsroom, RoleClerk, RoleModerator, RoleResponder, RolePublisher, RoleAdministrator, RoleAuditor,
}

// Action is something a person may or may not do to a kind of noun.
type Action string

// The actions that are checked.
const (
	ActionRead     Action = "read"     // see what is public
	ActionInspect  Action = "inspect"  // see drafts, audit entries, hidden comments
	ActionEdit     Action = "edit"     // create and change
	ActionReturn   Action = "return"   // judge a draft: send it back with a word, take it over
	ActionPublish  Action = "publish"  // put before the public, or take back
	ActionModerate Action = "moderate" // judge comments
	ActionManage   Action = "manage"   // users, settings, import, delete, restore
	ActionReceive  Action = "receive"  // write down what a citizen says at the desk
	ActionAnswer   Action = "answer"   // answer a citizen in the name of a post or unit
	ActionUnmask   Action = "unmask"   // open a citizen's telephone or address
	ActionErase    Action = "erase"    // take words out for good; needs two people
	ActionSecond   Action = "second"   // be the second who must agree
)

// Actions lists the actions that are granted by a role.
var Actions = []Action{
	ActionInspect, ActionEdit, ActionReturn, ActionPublish, ActionModerate, ActionManage,
	ActionReceive, ActionAnswer, ActionUnmask, ActionErase, ActionSecond,
}

// User (کاربر) is a member of the staff who signs in. Users are no nouns of the public
// record: they, and the hashes of their passwords apart from them, stand in the private
// file.
type User struct {
	ID    ID     `json:"id"`
	Code  string `json:"code"` // the sign-in name
	Name  string `json:"name"`
	Roles []Role `json:"roles"`
	// Units are those for which a responder may answer; to others they preset filters. A text
	// that is no id is a unit as older versions wrote it, and permits nothing.
	Units       []ID  `json:"units,omitempty"`
	Areas       []ID  `json:"areas,omitempty"`
	Disabled    bool  `json:"disabled,omitempty"`
	PasswordSet int64 `json:"passwordSet,omitempty"` // Unix ms, 0 for never
	Created     int64 `json:"created"`               // Unix ms
	Seen        int64 `json:"seen,omitempty"`        // Unix ms of the last sign-in
}

// Validate checks the user.
func (u *User) Validate() error {
	var c check
	if !u.ID.Valid() {
		c.add("id", "field.id")
	}
	c.name("code", u.Code)
	c.name("name", u.Name)
	if len(u.Roles) == 0 {
		c.add("roles", "user.roles")
	}
	for _, r := range u.Roles {
		if !slices.Contains(Roles, r) {
			c.add("roles", "field.unknownCode", "value", string(r))
		}
	}
	return c.err()
}

// Actor is the user as one who does something.
func (u *User) Actor() Actor {
	units := slices.DeleteFunc(slices.Clone(u.Units), func(id ID) bool { return !id.Valid() })
	return Actor{ID: u.ID, Name: u.Name, Roles: u.Roles, Units: units}
}

// Actor is who does something: a signed-in user, the program itself, or the
// public visitor, who is the zero Actor.
type Actor struct {
	ID    ID     `json:"id,omitempty"`
	Name  string `json:"name"`
	Roles []Role `json:"roles,omitempty"`
	// Units are the units for which the actor speaks.
	Units []ID `json:"units,omitempty"`
	// Reason is the actor's word on why, kept with the version.
	Reason string `json:"reason,omitempty"`
}

// System is the program acting for the person at the command line, who owns the
// data folder and may do anything to it anyway.
func System(reason string) Actor {
	return Actor{Name: "system", Roles: []Role{RoleSystem}, Reason: reason}
}

// Role is the first of the actor's roles, which is all that the public record says of
// who they are; empty for a visitor.
func (a Actor) Role() Role {
	if len(a.Roles) == 0 {
		return ""
	}
	return a.Roles[0]
}

type grant struct {
	actions []Action
	kinds   []Kind // empty: every kind
}

var (
	cityKinds  = kindsOf(groupCity)
	pageKinds  = kindsOf(groupCity, groupNews)
	voiceKinds = kindsOf(groupVoices)
)

var allActions = grant{Actions, nil}

var grants = map[Role][]grant{
	RoleEntry:     {{[]Action{ActionInspect, ActionEdit}, cityKinds}},
	RoleEditor:    {{[]Action{ActionInspect, ActionEdit, ActionReturn}, pageKinds}},
	RoleNewsroom:  {{[]Action{ActionInspect, ActionEdit, ActionReturn, ActionPublish}, []Kind{KindArticle, KindMedia, KindEvent}}},
	RoleClerk:     {{[]Action{ActionReceive}, voiceKinds}},
	RoleModerator: {{[]Action{ActionInspect, ActionModerate, ActionEdit, ActionErase, ActionSecond}, voiceKinds}},
	RoleResponder: {{[]Action{ActionAnswer, ActionUnmask}, voiceKinds}},
	RolePublisher: {
		{[]Action{ActionInspect, ActionEdit, ActionReturn, ActionPublish}, pageKinds},
		{[]Action{ActionAnswer, ActionSecond}, voiceKinds},
	},
	// An administrator judges nobody and answers nobody; an erasure takes one of them and a moderator.
	RoleAdministrator: {
		{[]Action{ActionInspect, ActionEdit, ActionReturn, ActionPublish, ActionManage}, nil},
		{[]Action{ActionErase}, voiceKinds},
	},
	RoleSystem:  {allActions},
	RoleAuditor: {{[]Action{ActionInspect}, nil}, {[]Action{ActionSecond}, voiceKinds}},
}

// Can reports whether the actor may do the action to nouns of the kind. Reading
// what is public is open to all, but for users, whom only staff may see.
func (a Actor) Can(action Action, kind Kind) bool {
	if action == ActionRead && kind != KindUser {
		return true
	}
	for _, role := range a.Roles {
		for _, g := range grants[role] {
			if g.allows(action, kind) {
				return true
			}
		}
	}
	return false
}

func (g grant) allows(action Action, kind Kind) bool {
	return slices.Contains(g.actions, action) && (g.kinds == nil || slices.Contains(g.kinds, kind))
}
