package didban_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

func TestKinds_EveryOneHasANoun(t *testing.T) {
	seen := map[didban.Kind]bool{}
	for _, kind := range didban.Kinds {
		n := didban.New(kind)
		if n == nil || n.Kind() != kind || seen[kind] {
			t.Errorf("kind %s makes %v", kind, n)
		}
		seen[kind] = true
		if n.Validate() == nil {
			t.Errorf("an empty %s is valid", kind)
		}
	}
	if didban.New("rumour") != nil {
		t.Error("an unknown kind makes a noun")
	}
}

func TestVocabularies_CodesAreUnique(t *testing.T) {
	for name, terms := range map[string]didban.Vocabulary{
		"statuses": didban.Statuses, "types": didban.Types, "subtypes": didban.Subtypes, "domains": didban.Domains,
		"sections": didban.Sections, "forms": didban.ArticleKinds, "categories": didban.EventCategories, "sources": didban.FundingSources,
		"natures": didban.ContractNatures, "methods": didban.ProcurementMethods, "contract statuses": didban.ContractStatuses,
		"amendments": didban.AmendmentKinds, "milestones": didban.MilestoneKinds, "uses": didban.MediaUses, "places": didban.PlaceSorts, "letters": didban.LetterWays,
	} {
		seen := map[string]bool{}
		for _, term := range terms {
			for _, word := range []string{term.Code, term.Fa, term.En} {
				if word == "" || seen[word] {
					t.Errorf("%s: %q is empty or stands twice", name, word)
				}
			}
			seen[term.Code], seen[term.Fa] = true, true
		}
	}
}

func TestDay(t *testing.T) {
	for day, want := range map[didban.Day]bool{
		"2026-11-22": true, "2024-02-29": true, "2025-02-29": false, "1403-05-12": false, "": false, "2026-1-2": false,
	} {
		if got := day.Valid(); got != want {
			t.Errorf("%s: %v", day, got)
		}
	}
	if n, ok := didban.DaysBetween("2024-02-28", "2024-03-01"); n != 2 || !ok {
		t.Errorf("got %d, %v", n, ok)
	}
	if _, ok := didban.DaysBetween("", "2024-03-01"); ok {
		t.Error("days counted from nowhere")
	}
}

func TestCan(t *testing.T) {
	for _, test := range []struct {
		name   string
		roles  []didban.Role
		action didban.Action
		kind   didban.Kind
		want   bool
	}{
		{"the public reads", nil, didban.ActionRead, didban.KindProject, true},
		{"the public sees no users", nil, didban.ActionRead, didban.KindUser, false},
		{"the public sees no drafts", nil, didban.ActionInspect, didban.KindArticle, false},
		{"the public changes nothing", nil, didban.ActionEdit, didban.KindComment, false},
		{"entry edits a project", []didban.Role{didban.RoleEntry}, didban.ActionEdit, didban.KindProject, true},
		{"entry publishes nothing", []didban.Role{didban.RoleEntry}, didban.ActionPublish, didban.KindProject, false},
		{"the newsroom leaves money alone", []didban.Role{didban.RoleNewsroom}, didban.ActionEdit, didban.KindProject, false},
		{"a moderator judges comments", []didban.Role{didban.RoleModerator}, didban.ActionModerate, didban.KindComment, true},
		{"an auditor sees all", []didban.Role{didban.RoleAuditor}, didban.ActionInspect, didban.KindUser, true},
		{"an auditor changes nothing", []didban.Role{didban.RoleAuditor}, didban.ActionEdit, didban.KindProject, false},
		{"an administrator manages users", []didban.Role{didban.RoleAdministrator}, didban.ActionManage, didban.KindUser, true},
		{"roles add up", []didban.Role{didban.RoleAuditor, didban.RoleEntry}, didban.ActionEdit, didban.KindArea, true},
		{"an unknown role grants nothing", []didban.Role{"king"}, didban.ActionEdit, didban.KindArea, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (didban.Actor{Roles: test.roles}).Can(test.action, test.kind); got != test.want {
				t.Fatalf("got %v", got)
			}
		})
	}
}

func TestAudit_ChainBreaksWhereItIsTouched(t *testing.T) {
	first := didban.AuditEntry{Seq: 1, At: 5, Actor: "a", Op: didban.OpPut, Kind: didban.KindProject, Digest: "d"}.Sealed()
	second := didban.AuditEntry{Seq: 2, At: 6, Actor: "b", Op: didban.OpPut, Kind: didban.KindProject, Digest: "e", Previous: first.Seal}.Sealed()
	if !first.Follows(didban.AuditEntry{}) || !second.Follows(first) {
		t.Fatal("a whole chain does not hold")
	}
	for name, spoil := range map[string]func(*didban.AuditEntry){
		"actor": func(e *didban.AuditEntry) { e.Actor = "c" }, "role": func(e *didban.AuditEntry) { e.Role = didban.RoleAuditor }, "digest": func(e *didban.AuditEntry) { e.Digest = "f" },
		"time": func(e *didban.AuditEntry) { e.At++ }, "sequence": func(e *didban.AuditEntry) { e.Seq = 3 },
		"previous": func(e *didban.AuditEntry) { e.Previous = "" }, "reason": func(e *didban.AuditEntry) { e.Reason = "x" },
	} {
		touched := second
		spoil(&touched)
		if touched.Follows(first) {
			t.Errorf("a changed %s goes unseen", name)
		}
	}
	forged := first
	forged.Actor = "c"
	if second.Follows(forged.Sealed()) {
		t.Error("a forged and resealed first entry goes unseen")
	}
}

func TestArea_RankAndParent(t *testing.T) {
	id := didbantest.ID(didban.KindArea, 1)
	for _, test := range []struct {
		name   string
		rank   didban.AreaKind
		parent didban.ID
		want   bool
	}{
		{"a region stands alone", didban.AreaRegion, "", true},
		{"a region in a region", didban.AreaRegion, id, false},
		{"a neighbourhood in a district", didban.AreaNeighbourhood, id, true},
		{"a neighbourhood in nothing", didban.AreaNeighbourhood, "", false},
		{"an unknown rank", "village", id, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := didban.Area{Meta: didban.Meta{ID: id, Code: "A"}, Rank: test.rank, Name: "راوند", Parent: test.parent}
			if got := a.Validate() == nil; got != test.want {
				t.Fatalf("valid %v: %v", got, a.Validate())
			}
		})
	}
}

func TestAncestry_ALoopEnds(t *testing.T) {
	up := map[didban.ID]didban.ID{"a": "b", "b": "a"}
	if got := didban.Ancestry("a", func(id didban.ID) didban.ID { return up[id] }); len(got) > 10 {
		t.Fatalf("%d steps", len(got))
	}
}

func TestTrustee_Current(t *testing.T) {
	for _, test := range []struct {
		start, end didban.Day
		want       bool
	}{
		{"", "", true}, {"2026-01-01", "", true}, {"2027-01-01", "", false}, {"2020-01-01", "2026-11-22", true}, {"2020-01-01", "2026-11-21", false},
	} {
		if got := (&didban.Trustee{Start: test.start, End: test.end}).Current("2026-11-22"); got != test.want {
			t.Errorf("%s–%s: %v", test.start, test.end, got)
		}
	}
}

func TestError_CauseStaysInside(t *testing.T) {
	cause := errors.New("disk on fire")
	err := didban.Fault(didban.CodeDisk, "store.full", "file", "x").Because(cause)
	if !errors.Is(err, cause) {
		t.Fatal("the cause is lost")
	}
	if got, want := err.Error(), `disk: store.full file="x": disk on fire`; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
}

// TestMedia_Focus: a point of the picture, and no byte of a record that has none.
func TestMedia_Focus(t *testing.T) {
	m := didban.Media{Meta: didban.Meta{ID: didbantest.ID(didban.KindMedia, 1), Code: "M-1"}, Hash: strings.Repeat("0a", 32), Type: "image/png", Alt: "گذر"}
	plain, err := json.Marshal(&m)
	if err != nil || strings.Contains(string(plain), "focus") {
		t.Fatalf("got %s, %v", plain, err)
	}
	for _, focus := range []didban.Focus{{}, {X: 1, Y: 1}, {X: 0.42, Y: 0.31}} {
		if m.Focus = &focus; m.Validate() != nil {
			t.Errorf("%v: %v", focus, m.Validate())
		}
	}
	for _, focus := range []didban.Focus{{X: -0.01}, {Y: 1.01}, {X: math.NaN()}, {Y: math.Inf(1)}} {
		if m.Focus = &focus; m.Validate() == nil {
			t.Errorf("%v lies in the picture", focus)
		}
	}
}
