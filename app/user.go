package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// firstFile is where the code of the first administrator lies: who can't read the data
// folder can't take the city.
const firstFile = "first-administrator.txt"

// userVerb keeps the accounts for the owner of the data folder, who may do anything to
// it anyway. A password is never an argument: it is set by a one-time code.
func userVerb(in *invocation) error {
	if len(in.files) == 0 {
		return didban.Fault(didban.CodeInvalid, "cli.user")
	}
	do, ok := userVerbs[in.files[0]]
	if !ok {
		return didban.Fault(didban.CodeInvalid, "cli.user")
	}
	return in.opened(func(p *Program) error {
		if err := p.writable(); err != nil {
			return err
		}
		return do(in, p, in.files[1:])
	})
}

var userVerbs = map[string]func(in *invocation, p *Program, args []string) error{
	"first": func(in *invocation, p *Program, _ []string) error {
		needs, _, err := staff.NeedsFirst(p.Private)
		if err != nil {
			return err
		}
		if !needs {
			return didban.Fault(didban.CodeConflict, "cli.userFirst")
		}
		code, err := p.writeFirst()
		return in.tellCode(code, err)
	},
	"add": func(in *invocation, p *Program, args []string) error {
		if len(args) < 3 {
			return didban.Fault(didban.CodeInvalid, "cli.user")
		}
		u := &didban.User{Code: args[0], Name: args[1]}
		for _, role := range args[2:] {
			u.Roles = append(u.Roles, didban.Role(role))
		}
		code, err := staff.AddUser(p.Private, u)
		return in.tellCode(code, err)
	},
	"reset": func(in *invocation, p *Program, args []string) error {
		if len(args) != 1 {
			return didban.Fault(didban.CodeInvalid, "cli.user")
		}
		code, err := staff.ResetUser(p.Private, args[0])
		return in.tellCode(code, err)
	},
	"disable": func(in *invocation, p *Program, args []string) error {
		if len(args) != 1 {
			return didban.Fault(didban.CodeInvalid, "cli.user")
		}
		if err := staff.DisableUser(p.Private, args[0]); err != nil {
			return err
		}
		return in.tell("cli.userDisabled", "name", args[0])
	},
	"list": func(in *invocation, p *Program, _ []string) error {
		var users []*didban.User
		err := p.Private.View(func(tx *private.Tx) (err error) {
			users, err = tx.Users()
			return err
		})
		for _, u := range users {
			roles := make([]string, len(u.Roles))
			for i, r := range u.Roles {
				roles[i] = string(r)
			}
			state := "cli.userActive"
			if u.Disabled {
				state = "cli.userOff"
			}
			fmt.Fprintf(in.out, "%s\t%s\t%s\t%s\n", u.Code, u.Name, strings.Join(roles, ","), in.words.text(state, nil))
		}
		return err
	},
}

func (in *invocation) tellCode(code string, err error) error {
	if err != nil {
		return err
	}
	return in.tell("cli.userCode", "code", code)
}

// openOffice writes the code of the first administrator into the data folder while
// nobody can administrate, and takes the file away once somebody can.
func (p *Program) openOffice() error {
	if p.throw {
		return p.openReadyPeople()
	}
	needs, open, err := staff.NeedsFirst(p.Private)
	if err != nil {
		return err
	}
	if !needs {
		return p.closeSetUp()
	}
	if _, err := os.Stat(p.firstPath()); open && err == nil {
		return nil
	}
	_, err = p.writeFirst()
	return err
}

// writeFirst makes a new code for the first administrator and writes it where the one
// before it lay: that holds no longer.
func (p *Program) writeFirst() (string, error) {
	code, err := staff.FirstCode(p.Private)
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("کد راه‌اندازی دیدبان — one-time code of Didban's first administrator\n\n%s\n", code)
	if err := os.WriteFile(p.firstPath(), []byte(text), 0o600); err != nil {
		return "", didban.Fault(didban.CodeDisk, "store.writeFailed", "file", firstFile).Because(err)
	}
	return code, nil
}

func (p *Program) firstPath() string { return filepath.Join(p.dir, firstFile) }

// openReadyPeople makes the people of the demonstration where there are none yet.
func (p *Program) openReadyPeople() error {
	needs, _, err := staff.NeedsFirst(p.Private)
	if err != nil || !needs {
		return err
	}
	return staff.AddReadyPeople(p.Private)
}

// setUpDone is told once the first administrator stands.
func (p *Program) setUpDone() {
	if err := p.closeSetUp(); err != nil {
		p.Log.Error("the code of the first administrator stays", "file", firstFile, "error", err)
	}
}

// closeSetUp takes the file with the first administrator's code away.
func (p *Program) closeSetUp() error {
	return ignoreMissing(os.Remove(p.firstPath()))
}
