package didban_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

func staff(n int, roles ...didban.Role) didban.Actor {
	return didban.Actor{ID: didbantest.ID(didban.KindUser, n), Name: "کارمند", Roles: roles}
}

var (
	clerk      = staff(1, didban.RoleEntry)
	otherClerk = staff(2, didban.RoleEntry)
	editor     = staff(3, didban.RoleEditor)
	newsroom   = staff(4, didban.RoleNewsroom)
	publisher  = staff(5, didban.RolePublisher)
	boss       = staff(6, didban.RoleAdministrator)
	auditor    = staff(7, didban.RoleAuditor)
	moderator  = staff(8, didban.RoleModerator)
	visitor    = didban.Actor{}
)

// work is a clerk's draft of one noun in a state.
func work(state didban.DraftState, kind didban.Kind) *didban.Draft {
	return &didban.Draft{
		ID: didbantest.ID(kind, 99), Owner: clerk.ID, Hand: clerk.ID, State: state, Touched: 1000,
		Sheets: []didban.SheetHead{{Ref: didban.Ref{Kind: kind, ID: didbantest.ID(kind, 1)}, Op: didban.OpPut}},
	}
}

func TestDraft_Held(t *testing.T) {
	for _, test := range []struct {
		name  string
		state didban.DraftState
		kind  didban.Kind
		actor didban.Actor
		want  string
	}{
		{"its owner writes it", didban.DraftOpen, didban.KindPerson, clerk, ""},
		{"its owner mends it", didban.DraftReturned, didban.KindPerson, clerk, ""},
		{"another clerk reads it", didban.DraftOpen, didban.KindPerson, otherClerk, "draft.others"},
		{"a publisher takes it over first", didban.DraftOpen, didban.KindPerson, publisher, "draft.others"},
		{"sent, its owner reads it", didban.DraftSent, didban.KindPerson, clerk, "draft.sent"},
		{"sent, another clerk reads it", didban.DraftSent, didban.KindPerson, otherClerk, "draft.sent"},
		{"sent, its reviewer may edit", didban.DraftSent, didban.KindPerson, editor, ""},
		{"the newsroom writes no person", didban.DraftSent, didban.KindPerson, newsroom, "actor.forbidden"},
		{"a clerk without the right", didban.DraftOpen, didban.KindArticle, clerk, "actor.forbidden"},
		{"an auditor changes nothing", didban.DraftOpen, didban.KindPerson, auditor, "actor.forbidden"},
		{"a visitor", didban.DraftOpen, didban.KindPerson, visitor, "actor.forbidden"},
		{"scheduled", didban.DraftScheduled, didban.KindPerson, publisher, "draft.scheduled"},
		{"publishing", didban.DraftPublishing, didban.KindPerson, boss, "draft.closed"},
		{"published", didban.DraftPublished, didban.KindPerson, boss, "draft.closed"},
		{"dropped", didban.DraftDropped, didban.KindPerson, clerk, "draft.closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := work(test.state, test.kind).Held(test.actor); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// acts are what a person may do, by a letter each.
func acts(d *didban.Draft, a didban.Actor, now int64) string {
	out := ""
	for _, act := range []struct {
		letter string
		may    bool
	}{
		{"v", d.MaySee(a)},
		{"s", d.MaySend(a)},
		{"t", d.MayTake(a, now)},
		{"h", d.MayHandOver(a)},
		{"b", d.MayTakeBack(a)},
		{"d", d.MayDrop(a)},
		{"o", d.MayReopen(a)},
		{"r", d.MayReturn(a)},
		{"p", d.MayPublish(a, didban.FourEyesOff) == ""},
	} {
		if act.may {
			out += act.letter
		}
	}
	return out
}

func TestDraft_WhoMayWhat(t *testing.T) {
	soon, late := int64(2000), 1000+didban.IdleTake
	for _, test := range []struct {
		name  string
		state didban.DraftState
		kind  didban.Kind
		actor didban.Actor
		now   int64
		want  string // see, send, take, hand over, take back, drop, open again, return, publish
	}{
		{"open: owner", didban.DraftOpen, didban.KindPerson, clerk, soon, "vshd"},
		{"open: another clerk", didban.DraftOpen, didban.KindPerson, otherClerk, soon, "v"},
		{"open: another clerk, after half an hour", didban.DraftOpen, didban.KindPerson, otherClerk, late, "vt"},
		{"open: editor", didban.DraftOpen, didban.KindPerson, editor, soon, "vthd"},
		{"open: publisher", didban.DraftOpen, didban.KindPerson, publisher, soon, "vthd"},
		{"open: newsroom on a person", didban.DraftOpen, didban.KindPerson, newsroom, late, ""},
		{"open: newsroom on an event", didban.DraftOpen, didban.KindEvent, newsroom, soon, "vthd"},
		{"open: auditor", didban.DraftOpen, didban.KindPerson, auditor, late, "v"},
		{"open: moderator", didban.DraftOpen, didban.KindPerson, moderator, late, ""},
		{"open: visitor", didban.DraftOpen, didban.KindPerson, visitor, late, ""},
		{"open: owner whose right is gone", didban.DraftOpen, didban.KindArticle, clerk, late, "vhd"},
		{"sent: owner", didban.DraftSent, didban.KindPerson, clerk, late, "vb"},
		{"sent: editor", didban.DraftSent, didban.KindPerson, editor, late, "vdr"},
		{"sent: publisher", didban.DraftSent, didban.KindPerson, publisher, late, "vdrp"},
		{"sent: administrator", didban.DraftSent, didban.KindPerson, boss, late, "vdrp"},
		{"returned: owner", didban.DraftReturned, didban.KindPerson, clerk, late, "vshd"},
		{"scheduled: owner", didban.DraftScheduled, didban.KindPerson, clerk, late, "v"},
		{"scheduled: publisher", didban.DraftScheduled, didban.KindPerson, publisher, late, "vb"},
		{"published: owner", didban.DraftPublished, didban.KindPerson, clerk, late, "vo"},
		{"dropped: owner", didban.DraftDropped, didban.KindPerson, clerk, late, "vo"},
		{"dropped: another clerk", didban.DraftDropped, didban.KindPerson, otherClerk, late, "v"},
		{"publishing: administrator", didban.DraftPublishing, didban.KindPerson, boss, late, "v"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := acts(work(test.state, test.kind), test.actor, test.now); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDraft_FourEyes(t *testing.T) {
	for _, test := range []struct {
		name string
		rule didban.FourEyes
		kind didban.Kind
		hand didban.ID
		want string
	}{
		{"off, by the last hand", didban.FourEyesOff, didban.KindPerson, boss.ID, ""},
		{"city data, by the last hand", didban.FourEyesCity, didban.KindPerson, boss.ID, "draft.fourEyes"},
		{"city data, by another", didban.FourEyesCity, didban.KindPerson, clerk.ID, ""},
		{"an article is no city data", didban.FourEyesCity, didban.KindArticle, boss.ID, ""},
		{"all, an article", didban.FourEyesAll, didban.KindArticle, boss.ID, "draft.fourEyes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := work(didban.DraftSent, test.kind)
			d.Hand = test.hand
			if got := d.MayPublish(boss, test.rule); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if got := work(didban.DraftOpen, didban.KindPerson).MayPublish(boss, didban.FourEyesOff); got != "draft.notSent" {
		t.Errorf("an open draft: %q", got)
	}
	if got := work(didban.DraftSent, didban.KindPerson).MayPublish(editor, didban.FourEyesOff); got != didban.HeldForbidden {
		t.Errorf("an editor publishes: %q", got)
	}
}

func TestDraftState_Leads(t *testing.T) {
	states := []didban.DraftState{
		didban.DraftOpen, didban.DraftSent, didban.DraftReturned, didban.DraftScheduled, didban.DraftPublishing,
		didban.DraftPublished, didban.DraftDropped,
	}
	want := map[didban.DraftState]string{
		didban.DraftOpen: "sent dropped ", didban.DraftSent: "open returned scheduled publishing dropped ",
		didban.DraftReturned: "open sent dropped ", didban.DraftScheduled: "sent publishing ",
		didban.DraftPublishing: "sent published ", didban.DraftPublished: "", didban.DraftDropped: "open ",
	}
	for _, from := range states {
		got := ""
		for _, to := range states {
			if from.Leads(to) {
				got += string(to) + " "
			}
		}
		if got != want[from] {
			t.Errorf("%s leads to %q, want %q", from, got, want[from])
		}
	}
	if didban.DraftState("").Live() || !didban.DraftScheduled.Live() || didban.DraftDropped.Live() {
		t.Error("which drafts live is wrong")
	}
}

func TestParseSheet(t *testing.T) {
	ref := didban.Ref{Kind: didban.KindPerson, ID: didbantest.ID(didban.KindPerson, 1)}
	if got, ok := didban.ParseSheet(ref.Sheet()); !ok || got != ref {
		t.Errorf("got %v, %v", got, ok)
	}
	for _, name := range []string{"", "person", "person/1", "rumour/" + string(ref.ID), "user/" + string(ref.ID)} {
		if _, ok := didban.ParseSheet(name); ok {
			t.Errorf("%q is taken", name)
		}
	}
}
