package staff

import (
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/store"
)

// PeopleView is everybody who works here.
type PeopleView struct {
	People []UserView `json:"people"`
	Roles  []RoleView `json:"roles"` // in the order in which they are offered
}

// UserView is a member of the staff as an administrator sees them.
type UserView struct {
	ID       string     `json:"id"`
	Code     string     `json:"code"` // the sign-in name
	Name     string     `json:"name"`
	Roles    []string   `json:"roles"`
	Units    []UnitView `json:"units"`
	Disabled bool       `json:"disabled"`
	// Waiting tells that the person has a one-time code and no password yet.
	Waiting bool  `json:"waiting"`
	Seen    int64 `json:"seen"` // Unix ms of the last sign-in, 0 for never
	Drafts  int   `json:"drafts"`
}

// RoleView is a role with how many people have it.
type RoleView struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
}

// UserRequest is a member of the staff as typed; a new one has no id.
type UserRequest struct {
	ID    string   `json:"id"`
	Code  string   `json:"code"`
	Name  string   `json:"name"`
	Roles []string `json:"roles"`
	Units []string `json:"units"` // ids
}

// UserIDRequest names a member of the staff.
type UserIDRequest struct {
	ID string `json:"id"`
}

// InviteView is a one-time code, told this once.
type InviteView struct {
	Code  string `json:"code"`
	Until int64  `json:"until"` // Unix ms
}

// DisableRequest shuts somebody out or lets them in again; HandTo is who gets their
// open drafts, nobody where it is empty.
type DisableRequest struct {
	ID       string `json:"id"`
	Disabled bool   `json:"disabled"`
	HandTo   string `json:"handTo"`
}

// Open lists everybody.
func (s *People) Open() (PeopleView, error) {
	return gate.Answer(s.caller, "People.Open", func() (PeopleView, error) { return people(s.caller) })
}

// Save keeps a member of the staff. It fails with CodeConflict for a sign-in name that
// another has, and "user.lastAdministrator" where nobody would be left to administrate.
func (s *People) Save(r UserRequest) (PeopleView, error) {
	return gate.Answer(s.caller, "People.Save", func() (PeopleView, error) { return saveUser(s.caller, r) })
}

// Invite makes a one-time code for a new password; the old one goes on until then.
func (s *People) Invite(r UserIDRequest) (InviteView, error) {
	return gate.Answer(s.caller, "People.Invite", func() (InviteView, error) { return inviteUser(s.caller, didban.ID(r.ID)) })
}

// Disable shuts somebody out, at once and everywhere, or lets them in again.
func (s *People) Disable(r DisableRequest) (PeopleView, error) {
	return gate.Answer(s.caller, "People.Disable", func() (PeopleView, error) { return disable(s.caller, r) })
}

func people(c *gate.Caller) (PeopleView, error) {
	view, err := look(c, peopleView)
	if err != nil {
		return view, err
	}
	return gate.RunRead(c, func(public *store.Tx) (PeopleView, error) { return view, titleUnits(public, view.People) })
}

func peopleView(tx *private.Tx) (PeopleView, error) {
	users, err := tx.Users()
	if err != nil {
		return PeopleView{}, err
	}
	drafts, err := tx.Drafts()
	if err != nil {
		return PeopleView{}, err
	}
	count := map[didban.ID]int{}
	for _, d := range drafts {
		if d.State.Live() {
			count[d.Owner]++
		}
	}
	view := PeopleView{People: []UserView{}, Roles: mapped(didban.Roles, func(r didban.Role) RoleView { return RoleView{Code: string(r)} })}
	for _, u := range users {
		_, waits, err := tx.Invite(u.ID)
		if err != nil {
			return view, err
		}
		view.People = append(view.People, UserView{
			ID: string(u.ID), Code: u.Code, Name: u.Name, Roles: texts(u.Roles), Units: mapped(u.Units, func(id didban.ID) UnitView { return UnitView{ID: string(id)} }),
			Disabled: u.Disabled, Waiting: waits && u.PasswordSet == 0, Seen: u.Seen, Drafts: count[u.ID],
		})
		for i, r := range didban.Roles {
			if !u.Disabled && slices.Contains(u.Roles, r) {
				view.Roles[i].Count++
			}
		}
	}
	return view, nil
}

func saveUser(c *gate.Caller, r UserRequest) (PeopleView, error) {
	if c.Throwaway {
		return PeopleView{}, didban.Fault(didban.CodeForbidden, "demo.off")
	}
	return changePeople(c, didban.AccessUser, func(tx *private.Tx) (*didban.User, error) {
		u := &didban.User{}
		if r.ID != "" {
			var err error
			if u, err = tx.User(didban.ID(r.ID)); err != nil {
				return nil, err
			}
		}
		u.Code, u.Name = strings.TrimSpace(r.Code), strings.TrimSpace(r.Name)
		u.Roles = mapped(r.Roles, func(s string) didban.Role { return didban.Role(s) })
		units := mapped(r.Units, func(s string) didban.ID { return didban.ID(s) })
		err := c.Store.View(func(public *store.Tx) error { return checkUnits(public, units, u.Units) })
		u.Units = units
		return u, err
	})
}

func disable(c *gate.Caller, r DisableRequest) (PeopleView, error) {
	c = c.Settled()
	what := didban.AccessEnabled
	if r.Disabled {
		what = didban.AccessDisabled
	}
	if c.Throwaway {
		return PeopleView{}, didban.Fault(didban.CodeForbidden, "demo.off")
	}
	view, err := changePeople(c, what, func(tx *private.Tx) (*didban.User, error) {
		u, err := tx.User(didban.ID(r.ID))
		if err != nil {
			return nil, err
		}
		u.Disabled = r.Disabled
		if r.Disabled && r.HandTo != "" {
			err = handAll(tx, c.Actor().ID, u.ID, didban.ID(r.HandTo))
		}
		return u, err
	})
	if err == nil && r.Disabled {
		c.Sessions.EndOf(didban.ID(r.ID))
	}
	return view, err
}

// handAll gives the open drafts of one person to another, who must be one who may write
// in all of them.
func handAll(tx *private.Tx, by, from, to didban.ID) error {
	heir, err := tx.User(to)
	if err != nil {
		return err
	}
	if heir.Disabled || from == to {
		return didban.Fault(didban.CodeInvalid, "user.noHeir", "name", heir.Name)
	}
	drafts, err := tx.Drafts()
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if d.Owner != from || !d.State.Live() {
			continue
		}
		if !heir.Actor().CanAll(didban.ActionEdit, d.Kinds()) {
			return didban.Fault(didban.CodeInvalid, "user.noHeir", "name", heir.Name)
		}
		d.Owner = to
		if err := tx.PutDraft(d); err != nil {
			return err
		}
		if err := tx.Log(by, didban.AccessHandOver, string(d.ID), string(to)); err != nil {
			return err
		}
	}
	return nil
}

// changePeople keeps one changed user; it refuses to leave nobody who may administrate.
func changePeople(c *gate.Caller, what string, change func(*private.Tx) (*didban.User, error)) (PeopleView, error) {
	c = c.Settled()
	err := c.Private.Update(func(tx *private.Tx) error {
		u, err := change(tx)
		if err != nil {
			return err
		}
		if err := tx.PutUser(u); err != nil {
			return err
		}
		users, err := tx.Users()
		if err != nil {
			return err
		}
		if !hasAdministrator(users) {
			return didban.Fault(didban.CodeInvalid, "user.lastAdministrator", "name", u.Name)
		}
		return tx.Log(c.Actor().ID, what, string(u.ID), strings.Join(texts(u.Roles), " "))
	})
	if err != nil {
		return PeopleView{}, err
	}
	return people(c)
}

// A one-time code lasts three days and takes five tries.
const (
	inviteLasts = 72 * time.Hour
	inviteTries = 5
)

// newInvite makes a one-time code and what is kept of it.
func newInvite(user didban.ID, now int64) (string, private.Invite) {
	code := signin.NewCode()
	return code, private.Invite{User: user, Hash: signin.HashCode(code), Until: now + inviteLasts.Milliseconds(), Left: inviteTries}
}

func inviteUser(c *gate.Caller, id didban.ID) (view InviteView, err error) {
	c = c.Settled()
	if c.Throwaway {
		return view, didban.Fault(didban.CodeForbidden, "demo.off")
	}
	err = c.Private.Update(func(tx *private.Tx) error {
		u, err := tx.User(id)
		if err != nil {
			return err
		}
		code, invite := newInvite(u.ID, tx.Now())
		view = InviteView{Code: code, Until: invite.Until}
		if err := tx.PutInvite(invite); err != nil {
			return err
		}
		return tx.Log(c.Actor().ID, didban.AccessInvited, string(u.ID), "")
	})
	return view, err
}

// AddUser makes a member of the staff with a one-time code, for the owner of the
// folder at the command line.
func AddUser(f *private.File, u *didban.User) (code string, err error) {
	err = f.Update(func(tx *private.Tx) error {
		if err := tx.PutUser(u); err != nil {
			return err
		}
		var invite private.Invite
		code, invite = newInvite(u.ID, tx.Now())
		if err := tx.PutInvite(invite); err != nil {
			return err
		}
		return tx.Log("", didban.AccessUser, string(u.ID), "")
	})
	return code, err
}

// ResetUser makes a one-time code for the user with a sign-in name.
func ResetUser(f *private.File, name string) (code string, err error) {
	err = f.Update(func(tx *private.Tx) error {
		u, err := userNamed(tx, name)
		if err != nil {
			return err
		}
		var invite private.Invite
		code, invite = newInvite(u.ID, tx.Now())
		if err := tx.PutInvite(invite); err != nil {
			return err
		}
		return tx.Log("", didban.AccessInvited, string(u.ID), "")
	})
	return code, err
}

// DisableUser shuts out the user with a sign-in name.
func DisableUser(f *private.File, name string) error {
	return f.Update(func(tx *private.Tx) error {
		u, err := userNamed(tx, name)
		if err != nil {
			return err
		}
		u.Disabled = true
		if err := tx.PutUser(u); err != nil {
			return err
		}
		return tx.Log("", didban.AccessDisabled, string(u.ID), "")
	})
}

func userNamed(tx *private.Tx, name string) (*didban.User, error) {
	u, ok, err := tx.UserByName(name)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "user.notFound", "id", name)
	}
	return u, err
}

// NeedsFirst reports whether nobody can administrate yet, and whether a code for the
// first administrator is open.
func NeedsFirst(f *private.File) (needs, open bool, err error) {
	err = f.View(func(tx *private.Tx) error {
		users, err := tx.Users()
		if err != nil {
			return err
		}
		needs = !hasAdministrator(users)
		invites, err := tx.Invites()
		open = slices.ContainsFunc(invites, func(i *private.Invite) bool { return i.First })
		return err
	})
	return needs, open, err
}

// FirstCode makes the one-time code of the first administrator, in the place of one
// that was made before.
func FirstCode(f *private.File) (code string, err error) {
	err = f.Update(func(tx *private.Tx) error {
		if err := tx.DropFirst(); err != nil {
			return err
		}
		var invite private.Invite
		code, invite = newInvite(tx.NewID(), tx.Now())
		invite.First = true
		return tx.PutInvite(invite)
	})
	return code, err
}

// readyPeople are those of the demonstration: one of each step from the clerk to the
// administrator, and those who take in, judge and answer what citizens send.
var readyPeople = []didban.User{
	{Code: "clerk", Name: "سارا کریمی", Roles: []didban.Role{didban.RoleEntry}, Units: []didban.ID{"معاونت فنی و عمرانی"}},
	{Code: "editor", Name: "حسین امینی", Roles: []didban.Role{didban.RoleEditor}},
	{Code: "publisher", Name: "مریم رضایی", Roles: []didban.Role{didban.RolePublisher, didban.RoleNewsroom}},
	{Code: "administrator", Name: "علی کاشانی", Roles: []didban.Role{didban.RoleAdministrator}},
	{Code: "moderator", Name: "وحید مرادی", Roles: []didban.Role{didban.RoleModerator}},
	{Code: "second", Name: "مینا یوسفی", Roles: []didban.Role{didban.RoleModerator}},
	{Code: "responder", Name: "نیما طاهری", Roles: []didban.Role{didban.RoleResponder}, Units: []didban.ID{"معاونت فنی و عمرانی", "شورایاری محله"}},
	{Code: "desk", Name: "لیلا شریفی", Roles: []didban.Role{didban.RoleClerk}},
}

// AddReadyPeople makes the people of the demonstration; they have no password.
func AddReadyPeople(f *private.File) error {
	return f.Update(func(tx *private.Tx) error {
		for _, u := range readyPeople {
			u.PasswordSet = tx.Now()
			if err := tx.PutUser(&u); err != nil {
				return err
			}
		}
		return nil
	})
}
