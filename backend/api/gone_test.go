package api_test

import (
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// TestGone: the public address of what was withdrawn tells when and why, and nothing of what
// it was; what never was is not found.
func TestGone(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(3, 3)
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "H-1"}, Name: "نرگس"}
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "O-1"}, Title: "معتمد"}
	term := &didban.Trustee{Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, 1), Code: "T-1"}, Person: person.ID, Post: post.ID}
	event := &didban.Event{Meta: didban.Meta{ID: didbantest.ID(didban.KindEvent, 90), Code: "E-90"}, Title: "جشن", Category: "cultural", Start: 1_700_000_000_000}
	area := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 90), Code: "A-90"}, Name: "محله", Rank: didban.AreaRegion}
	fill(t, d, append(nouns, person, post, term, event, area)...)
	one := map[didban.Kind]didban.Noun{didban.KindTrustee: term, didban.KindEvent: event, didban.KindArea: area}
	for _, n := range nouns {
		if kind := n.Kind(); kind == didban.KindProject || kind == didban.KindArticle {
			one[kind] = n
		}
	}
	pages := []struct {
		kind didban.Kind
		open func(c *gate.Caller, name string) error
		code bool // whether its code is an address too
	}{
		{didban.KindProject, func(c *gate.Caller, name string) error { return page(service[api.Projects](t, c).Open(name)) }, true},
		{didban.KindArticle, func(c *gate.Caller, name string) error { return page(service[api.News](t, c).Article(name)) }, true},
		{didban.KindEvent, func(c *gate.Caller, name string) error { return page(service[api.Events](t, c).Event(name)) }, false},
		{didban.KindTrustee, func(c *gate.Caller, name string) error { return page(service[api.Trustees](t, c).Trustee(name)) }, false},
		{didban.KindArea, func(c *gate.Caller, name string) error { return page(service[api.Areas](t, c).Open(name)) }, false},
	}
	for _, p := range pages {
		n := one[p.kind]
		id, code := string(n.Head().ID), n.Head().Code
		if err := p.open(d, id); err != nil {
			t.Errorf("%s before: %v", p.kind, err)
		}
		never := string(didbantest.ID(p.kind, 999))
		err := d.Store.Update(didban.System("به درخواست شهروند"), func(tx *store.Tx) error { return tx.Delete(p.kind, n.Head().ID) })
		if err != nil {
			t.Fatal(err)
		}
		names := []string{id}
		if p.code {
			names = append(names, code)
		}
		for _, name := range names {
			var fault *didban.Error
			if err := p.open(d, name); !errors.As(err, &fault) || fault.Code != didban.CodeGone || fault.Key != "noun.withdrawn" {
				t.Errorf("%s %s: %v", p.kind, name, err)
				continue
			}
			want := map[string]string{"kind": string(p.kind), "id": id, "day": fault.Args["day"], "why": "به درخواست شهروند"}
			if len(fault.Args) != len(want) || !didban.Day(fault.Args["day"]).Valid() {
				t.Errorf("%s tells %v", p.kind, fault.Args)
			}
			for name, value := range want {
				if fault.Args[name] != value {
					t.Errorf("%s tells %v", p.kind, fault.Args)
				}
			}
		}
		if err := p.open(d, never); !didban.IsNotFound(err) {
			t.Errorf("%s that never was: %v", p.kind, err)
		}
	}
}

// TestGone_Versions: the versions of a withdrawn project are for who inspects.
func TestGone_Versions(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(2, 1)
	fill(t, d, nouns...)
	project := nouns[len(nouns)-1]
	for _, n := range nouns {
		if n.Kind() == didban.KindProject {
			project = n
		}
	}
	ask := func(c *gate.Caller) error {
		return page(service[api.Projects](t, c).Version(api.VersionRequest{ID: string(project.Head().ID), N: 1}))
	}
	visitor, auditor := d.For(""), d.For("").As(didban.Actor{ID: didbantest.ID(didban.KindPerson, 7), Name: "z", Roles: []didban.Role{didban.RoleAuditor}})
	if err := ask(visitor); err != nil {
		t.Error(err)
	}
	err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(didban.KindProject, project.Head().ID) })
	if err != nil {
		t.Fatal(err)
	}
	var fault *didban.Error
	if err := ask(visitor); !errors.As(err, &fault) || fault.Code != didban.CodeGone {
		t.Errorf("a visitor: %v", err)
	}
	if err := ask(auditor); err != nil {
		t.Errorf("an auditor: %v", err)
	}
}

// page is the error of an answer.
func page[T any](_ T, err error) error { return err }
