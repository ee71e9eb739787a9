package didban_test

import (
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
)

func TestTimeline_EverySortNewestFirst(t *testing.T) {
	at := func(s string) int64 {
		when, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return when.UnixMilli()
	}
	p := rich()
	p.Contracts[0].Signed = "2024-04-01"
	p.Milestones = append(p.Milestones, didban.Milestone{Title: "تصویب", Sort: "approval", Due: "2024-03-01", Met: "2024-03-10"})
	around := didban.Around{
		Articles: []*didban.Article{{Meta: didban.Meta{ID: "a"}, Title: "خبر", Published: at("2024-12-01T08:00:00Z")}},
		Events:   []*didban.Event{{Meta: didban.Meta{ID: "e"}, Title: "گشایش", Start: at("2025-04-01T08:00:00Z")}},
		Comments: []*didban.Comment{{Meta: didban.Meta{ID: "c"}, Day: "2024-12-02", Text: "چرا دیر شد؟"}},
		Versions: []didban.Version{{N: 1, Op: didban.OpPut, At: at("2024-02-01T08:00:00Z")}, {N: 2, Op: didban.OpPut, At: at("2024-12-01T09:00:00Z"), Reason: "اصلاح"}},
	}
	var got []string
	for _, m := range didban.Timeline(p, around, "2025-03-15", time.FixedZone("Tehran", 12600)) {
		got = append(got, string(m.Day)+" "+string(m.Sort))
	}
	want := []string{
		"2025-04-01 event", "2025-03-01 milestone", "2024-12-02 comment", "2024-12-01 version", "2024-12-01 article",
		"2024-12-01 amendment", "2024-12-01 amendment", "2024-10-01 progress", "2024-10-01 amendment", "2024-09-01 progress",
		"2024-09-01 payment", "2024-06-01 progress", "2024-06-01 payment", "2024-04-01 contract", "2024-03-10 milestone", "2024-02-01 version",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestTimeline_Moments(t *testing.T) {
	p := rich()
	p.Contracts[0].Signed = ""
	list := didban.Timeline(p, didban.Around{}, "2025-03-15", time.UTC)
	find := func(sort didban.MomentSort, number string) didban.Moment {
		i := slices.IndexFunc(list, func(m didban.Moment) bool { return m.Sort == sort && m.Number == number })
		if i < 0 {
			t.Fatalf("no %s %s in %+v", sort, number, list)
		}
		return list[i]
	}
	if slices.ContainsFunc(list, func(m didban.Moment) bool { return m.Sort == didban.MomentContract || m.Day == "" }) {
		t.Error("a contract without a day has no place in time")
	}
	if m := find(didban.MomentPayment, "2"); m.Amount != 25 || m.Ref != "1" {
		t.Errorf("payment %+v", m)
	}
	if m := find(didban.MomentAmendment, "3"); m.Old != 200 || m.New != 260 || m.Code != "duration" || m.Text != "یخبندان" {
		t.Errorf("amendment %+v", m)
	}
	if m := find(didban.MomentMilestone, ""); m.State != didban.MilestoneOverdue || m.Due != "2025-03-01" {
		t.Errorf("milestone %+v", m)
	}
	if m := find(didban.MomentProgress, ""); m.Physical.Known || !m.Finance.Known || m.Finance.Value != 35 {
		t.Errorf("an unobserved share is known: %+v", m)
	}
}

func TestTimeline_NothingButAName(t *testing.T) {
	if got := didban.Timeline(&didban.Project{Title: "بوستان"}, didban.Around{}, "2025-03-15", time.UTC); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}
