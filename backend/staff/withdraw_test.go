package staff_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

const why = "به درخواست خود او برداشته شد"

func withdraws(kind, reason string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.review.Withdraw(staff.WithdrawRequest{Kind: kind, ID: d.marks[kind+".id"], Draft: d.marks["draft"], Reason: reason})
		if err == nil {
			d.marks["draft"] = view.ID
		}
		return view, err
	}
}

func bringsBack(kind string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.review.BringBack(staff.BringBackRequest{Kind: kind, ID: d.marks[kind+".id"], Draft: d.marks["draft"]})
		if err == nil {
			d.marks["draft"] = view.ID
		}
		return view, err
	}
}

func historyOf(kind string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.review.History(staff.NounRequest{Kind: kind, ID: d.marks[kind+".id"]}))
	}
}

// trusteePage is the public page of the remembered term.
func trusteePage(d *desk) (any, error) {
	return publicly(func(s *api.Trustees) (api.TrusteeView, error) { return s.Trustee(d.marks["trustee.id"]) })(d)
}

// newDraft forgets the remembered draft, so that the next step begins one.
var newDraft = row{after: func(o *office) { o.marks["draft"] = "" }}

// publicTerm is a person with a post and a term before the public.
func publicTerm(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	termSent(o)
	o.run(row{who: "maryam", with: publishes}, newDraft)
	return o
}

func TestWithdraw(t *testing.T) {
	o := publicTerm(t)
	o.run(
		row{with: trusteePage, comes: []string{"مریم رضایی"}},
		row{with: finds("رضایی"), comes: []string{`"total":1`}},
		row{with: withdraws("person", why), says: "session.signedOut"},
		row{who: "vahid", with: withdraws("person", why), says: "actor.forbidden"},
		row{who: "zahra", with: withdraws("person", why), says: "actor.forbidden"},
		row{who: "nasrin", with: withdraws("person", why), says: "actor.forbidden"},
		row{who: "sara", with: withdraws("person", "کوتاه"), says: "reason.required"},
		row{who: "ali", with: func(d *desk) (any, error) {
			return call(d.review.Withdraw(staff.WithdrawRequest{Kind: "city", ID: d.marks["person.id"], Reason: why}))
		}, says: "withdraw.kind"},
		// who names it is told, and keeps it from going
		row{who: "zahra", with: func(d *desk) (any, error) {
			return call(d.review.Pointing(staff.NounRequest{Kind: "person", ID: d.marks["person.id"]}))
		}, comes: []string{`"total":1`, `"kind":"trustee"`, "مریم رضایی، معتمد محلهٔ فین"}},
		row{who: "sara", with: withdraws("person", why), comes: []string{`"withdraw":true`, `"key":"withdraw.pointed"`, `"value":"‹trustee.id›"`}},
		row{who: "sara", with: sends, says: "withdraw.pointed"},
		// a clerk proposes, and does not withdraw: the same draft takes the term back too
		row{who: "sara", with: withdraws("trustee", why), comes: []string{`"faults":[]`}},
		row{who: "sara", with: publishes, says: "actor.forbidden"},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`}},
		row{with: trusteePage, comes: []string{"مریم رضایی"}},
		row{who: "maryam", with: reviews, comes: []string{`"withdraw":true,"back":false,"changes":[]`, why}},
		row{who: "maryam", with: publishes},
		// the public address tells so, and nothing else has it
		row{with: trusteePage, says: "gone noun.withdrawn", not: []string{"مریم رضایی"}},
		row{with: trusteePage, says: why},
		row{with: trusteePage, says: "day:2026-11-22"},
		row{with: trustees, not: []string{"مریم رضایی"}},
		row{with: finds("رضایی"), comes: []string{`"total":0`}},
		row{with: suggests("رضای"), not: []string{"رضایی"}},
		// its versions stay for who inspects
		row{with: historyOf("person"), says: "session.signedOut"},
		row{who: "nasrin", with: historyOf("person"), says: "actor.forbidden"},
		row{who: "zahra", with: historyOf("person"), comes: []string{
			`"public":false`, `"canWrite":false`, "مریم رضایی", `"n":2,"at":`, `"withdrawn":true`, why, "سارا کریمی",
		}},
		row{who: "zahra", with: historyOf("trustee"), comes: []string{"مریم رضایی، معتمد محلهٔ فین"}},
		row{who: "zahra", with: func(d *desk) (any, error) {
			return call(d.review.Between(staff.BetweenRequest{Kind: "person", ID: d.marks["person.id"], From: 1, To: 2}))
		}, comes: []string{`"title":"مریم رضایی"`, `"withdraw":true`, `"changes":[]`}},
	)
}

// TestBringBack: what was withdrawn comes back by a draft, what it names with it.
func TestBringBack(t *testing.T) {
	o := publicTerm(t)
	o.run(
		row{who: "maryam", with: bringsBack("person"), says: "conflict noun.notWithdrawn"},
		row{who: "maryam", with: withdraws("trustee", why)}, row{who: "maryam", with: withdraws("person", why)},
		row{who: "maryam", with: publishes}, newDraft,
		row{who: "zahra", with: bringsBack("trustee"), says: "actor.forbidden"},
		row{who: "sara", with: bringsBack("trustee"), comes: []string{`"base":0`, `"back":true`, `"key":"ref.withdrawn"`}},
		row{who: "sara", with: sends, says: "ref.withdrawn ‹trustee›#person"},
		row{who: "sara", with: bringsBack("person"), comes: []string{`"faults":[]`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: reviews, comes: []string{`"back":true`}},
		row{who: "maryam", with: publishes},
		row{with: trusteePage, comes: []string{"مریم رضایی"}},
		row{with: finds("رضایی"), comes: []string{`"total":1`}},
	)
	if v := o.versions(o.marks["person"]); len(v) != 3 || v[2].Op != didban.OpPut {
		t.Errorf("the person has the versions %+v", v)
	}
}

// TestBringBack_CodeTaken: the code is another's by now.
func TestBringBack_CodeTaken(t *testing.T) {
	o := newOffice(t)
	publicPerson(o)
	o.withdrawn(why)
	o.put(&didban.Person{Meta: didban.Meta{Code: "N-1"}, Name: "دیگری"})
	o.run(
		row{who: "sara", with: bringsBack("person"), comes: []string{`"path":"code"`, `"key":"noun.codeTakenNext"`}},
		row{who: "sara", with: sends, says: "noun.codeTakenNext ‹person›#code"},
		row{who: "sara", with: typing("draft", "person", "code", "N-7"), comes: []string{`"faults":[]`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes},
	)
	if p, ok := o.public(o.marks["person"]).(*didban.Person); !ok || p.Code != "N-7" {
		t.Errorf("public is %+v", p)
	}
}

// TestWithdraw_FourEyes: who withdraws, restores or brings back had a hand in it.
func TestWithdraw_FourEyes(t *testing.T) {
	o := publicTerm(t)
	o.fourEyes(didban.FourEyesAll)
	o.run(
		row{who: "maryam", with: withdraws("trustee", why)},
		row{who: "maryam", with: publishes, says: "draft.fourEyes"},
		row{who: "ali", with: takesOver},
		row{who: "ali", with: publishes}, newDraft,
		row{who: "maryam", with: bringsBack("trustee")},
		row{who: "maryam", with: publishes, says: "draft.fourEyes"},
	)
}

// TestWithdraw_Stays: a draft that withdraws is work, though nothing was typed in it.
func TestWithdraw_Stays(t *testing.T) {
	o := publicTerm(t)
	o.run(
		row{who: "sara", with: withdraws("trustee", why)},
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Kind: "trustee", ID: d.marks["trustee.id"]}))
		}, comes: []string{"‹draft›", `"held":"draft.others"`}},
	)
	o.wait(48 * 3600e9)
	o.must(staff.Sweep(o.Backend))
	o.state(didban.DraftOpen)
}

// TestWithdraw_HereNamed: a draft must not name what it takes back.
func TestWithdraw_HereNamed(t *testing.T) {
	o := publicTerm(t)
	o.run(
		row{who: "sara", with: begin("draft", "article"), says: "actor.forbidden"},
		row{who: "maryam", with: begin("draft", "article")},
		row{who: "maryam", with: typing("draft", "article", "title", "خبر", "section", "civil", "form", "news", "body", "متن", "persons", "‹person.id›")},
		row{who: "maryam", with: withdraws("trustee", why)},
		row{who: "maryam", with: withdraws("person", why), comes: []string{`"key":"ref.withdrawnHere"`}},
		row{who: "maryam", with: publishes, says: "ref.withdrawnHere ‹article›#persons"},
	)
}

// TestRestore: a version comes back as edits on the present state.
func TestRestore(t *testing.T) {
	o := newOffice(t)
	publicPerson(o)
	o.changed(func(p *didban.Person) { p.Name, p.Bio = "نرگس نراقی", "" })
	restores := func(n int) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			view, err := d.review.Restore(staff.RestoreRequest{Kind: "person", ID: d.marks["person.id"], Version: n, Page: "p"})
			if err == nil {
				d.marks["draft"] = view.ID
			}
			return view, err
		}
	}
	o.run(
		row{who: "zahra", with: restores(1), says: "actor.forbidden"},
		row{who: "sara", with: restores(2), says: "history.same"},
		row{who: "sara", with: restores(9), says: "noun.versionNotFound"},
		row{who: "zahra", with: func(d *desk) (any, error) {
			return call(d.review.Between(staff.BetweenRequest{Kind: "person", ID: d.marks["person.id"], From: 1, To: 2}))
		}, comes: []string{`"old":"نرگس کویری","new":"نرگس نراقی"`, `"old":"معلم","new":""`}},
		row{who: "sara", with: restores(1), comes: []string{`"base":2`, `"text":"نرگس کویری"`, `"text":"معلم"`, `"stale":false`, `"canUndo":true`}},
		row{who: "reza", with: restores(1), says: "conflict draft.claimed"},
		row{who: "sara", with: undoes, comes: []string{`"text":"نرگس نراقی"`}},
		row{who: "sara", with: redoes, comes: []string{`"text":"نرگس کویری"`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes},
		row{after: func(o *office) { o.withdrawn(why) }}, newDraft,
		// of what was withdrawn a version comes back with it
		row{who: "sara", with: restores(2), comes: []string{`"base":0`, `"text":"نرگس نراقی"`, `"back":true`}},
	)
	if v := o.versions(o.marks["person"]); len(v) != 4 {
		t.Errorf("%+v", v)
	}
}

// TestHistory_NamesNobodyOutside: the public reads why, and never who.
func TestHistory_NamesNobodyOutside(t *testing.T) {
	o := publicTerm(t)
	o.run(
		row{who: "maryam", with: withdraws("trustee", why)},
		row{who: "maryam", with: publishes},
		row{with: trusteePage, says: "gone", after: func(o *office) {
			_, err := trusteePage(o.as(""))
			for _, secret := range []string{"سارا", "مریم", string(o.ids["maryam"]), o.marks["draft"], "کریمی"} {
				if strings.Contains(refusal(err), secret) {
					o.t.Errorf("%q is told to all: %s", secret, refusal(err))
				}
			}
		}},
	)
}

func (o *office) fourEyes(rule didban.FourEyes) {
	o.t.Helper()
	o.update(func(tx *private.Tx) error {
		setting := didban.DefaultOffice
		setting.FourEyes = rule
		return tx.PutSetting(setting)
	})
}
