package staff_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func TestLists_ToAFileIsWhatMatchesAndIsNoted(t *testing.T) {
	o := newOffice(t)
	o.putCity(
		watched(1, "عمران", func(p *didban.Project) {
			p.Budget = []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 900}}
			p.Start, p.End = "2023-01-01", "2024-01-01"
		}),
		watched(2, "عمران", func(p *didban.Project) { p.Status = "preparation" }),
	)
	query := url.Values{
		"filter": {"status=implementation"}, "columns": {"status", "approved", "flags"}, "lang": {"fa"},
		"word.state.public": {"منتشرشده"}, "word.flag.disclosure": {"کمبود اطلاعات"},
		"head": {"کد", "عنوان", "وضعیت انتشار", "پیش‌نویس", "وضعیت", "اعتبار", "هشدارها"},
	}
	read := func(who string) (string, error) {
		file, err := staff.TakeFile(o.as(who).caller, "lists/project.csv", query)
		if err != nil {
			return "", err
		}
		var out bytes.Buffer
		err = file.Write(&out)
		return strings.TrimPrefix(out.String(), "\uFEFF"), err
	}
	got, err := read("sara")
	o.must(err)
	lines := strings.Split(strings.TrimSpace(got), "\r\n")
	title, _ := didban.Statuses.Term("implementation")
	if len(lines) != 2 || lines[0] != strings.Join(query["head"], ",") || !strings.HasPrefix(lines[1], "W-1,پروژهٔ ۱,منتشرشده,,"+title.Fa+",900,") || !strings.HasSuffix(lines[1], ",کمبود اطلاعات") {
		t.Errorf("got %q", lines)
	}
	query["head"] = []string{"کد"}
	if got, err = read("zahra"); err != nil || !strings.HasPrefix(got, "code,title,state,draft,status,approved,flags\r\n") {
		t.Errorf("with a head too short: %q, %v", got, err)
	}
	if _, err := read("vahid"); !strings.Contains(refusal(err), "actor.forbidden") {
		t.Errorf("a moderator takes the projects: %v", err)
	}
	if _, err := read(""); !strings.Contains(refusal(err), "session.signedOut") {
		t.Errorf("nobody takes the projects: %v", err)
	}
	view(t, o, func(tx *private.Tx) error {
		end, err := tx.AccessEnd()
		if err != nil {
			return err
		}
		last, err := tx.AccessEntry(end)
		for err == nil && last.What == didban.AccessSignedIn {
			end--
			last, err = tx.AccessEntry(end)
		}
		if last.What != didban.AccessListed || last.About != "project" || last.Detail != "1" || last.Actor != o.ids["zahra"] {
			t.Errorf("noted: %+v", last)
		}
		return err
	})
	for path, want := range map[string]bool{"lists/project.xlsx": true, "lists/project.pdf": false, "lists/nothing.csv": false, "lists/": false} {
		if staff.Makes(path) != want {
			t.Errorf("%s is made: %t", path, !want)
		}
	}
}

func view(t *testing.T, o *office, fn func(*private.Tx) error) {
	t.Helper()
	o.must(o.Private.View(fn))
}
