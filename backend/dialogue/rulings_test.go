package dialogue_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
)

const sampleLog = `{"said":[
	{"on":"city","day":"2026-10-01","text":"شهر ما تمیزتر شده است","answer":{"day":"2026-10-03","text":"سپاس از شما","outcome":"explained"}},
	{"on":"city","day":"2026-11-02","text":"کوچهٔ ما تاریک است","answer":{"day":"2026-11-05","text":"روشن می‌شود","outcome":"explained"}},
	{"on":"city","day":"2026-11-03","text":"این نوشته برداشته شد","action":"hidden","rule":"insult","note":"=1+1 در توضیح"},
	{"on":"city","day":"2026-11-04","text":"آگهی فروش","action":"rejected","rule":"advert"}]}`

func TestRulings_Filters(t *testing.T) {
	h := newHall(t)
	h.must(dialogue.Seed(h.Backend, []byte(sampleLog)))
	all, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	one := all.Items[1].Code
	for _, tt := range []struct {
		name  string
		ask   dialogue.RulingsRequest
		total int
	}{
		{"all", dialogue.RulingsRequest{}, 5}, // what was hidden was published first
		{"one month", dialogue.RulingsRequest{Month: "1405-07"}, 1},
		{"no month", dialogue.RulingsRequest{Month: "1300-01"}, 0},
		{"an action of a month", dialogue.RulingsRequest{Month: "1405-08", Action: "hidden"}, 1},
		{"a rule", dialogue.RulingsRequest{Rule: "advert"}, 1},
		{"a code", dialogue.RulingsRequest{Code: one}, 1},
		{"no code", dialogue.RulingsRequest{Code: "T-000000"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			view, err := h.citizen().Rulings(tt.ask)
			h.must(err)
			if view.Total != tt.total || len(view.Items) != tt.total || len(view.Months) != len(all.Months) {
				t.Errorf("got %d of %d: %s", len(view.Items), view.Total, asJSON(t, view))
			}
		})
	}
}

// TestRulings_Files: the log is a file that a spreadsheet runs nothing of, with no word of a
// citizen.
func TestRulings_Files(t *testing.T) {
	h := newHall(t)
	h.must(dialogue.Seed(h.Backend, []byte(sampleLog)))
	take := func(path, query string) string {
		asked, err := url.ParseQuery(query)
		h.must(err)
		file, err := dialogue.TakeFile(h.For(""), path, asked)
		h.must(err)
		var out bytes.Buffer
		h.must(file.Write(&out))
		return out.String()
	}
	text := take("rulings.csv", "")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	h.must(err)
	if len(rows) != 6 || rows[0][0] != "code" || !strings.HasPrefix(text, "\uFEFF") {
		t.Errorf("got %d rows: %s", len(rows), text)
	}
	if !strings.Contains(text, "'=1+1") || strings.Contains(text, ",=1+1") {
		t.Errorf("a formula stands in %s", text)
	}
	var list []dialogue.RulingView
	whole := take("rulings.json", "month=1405-08&rule=insult")
	h.must(json.Unmarshal([]byte(whole), &list))
	if len(list) != 1 || list[0].Rule != "insult" || len(list[0].Digest) != 64 {
		t.Errorf("got %s", whole)
	}
	for _, never := range []string{"این نوشته", "آگهی", "تمیزتر"} {
		if strings.Contains(text+take("rulings.json", ""), never) {
			t.Errorf("%s stands in a file", never)
		}
	}
	if _, err := dialogue.TakeFile(h.For(""), "rulings.xlsx", nil); !didban.IsNotFound(err) {
		t.Errorf("got %v", err)
	}
}

func TestAnswers_NewestFirst(t *testing.T) {
	h := newHall(t)
	if view, err := h.citizen().Answers(); err != nil || len(view.Items) != 0 {
		t.Fatalf("got %v, %v", view, err)
	}
	h.must(dialogue.Seed(h.Backend, []byte(sampleLog)))
	view, err := h.citizen().Answers()
	h.must(err)
	if len(view.Items) != 2 || view.Items[0].Answer.Text != "روشن می‌شود" || view.Items[0].On.Kind != "city" {
		t.Errorf("got %s", asJSON(t, view))
	}
}

// TestThread_Alone: who replies sees the thread of what they reply to, and of nothing that is
// out of sight.
func TestThread_Alone(t *testing.T) {
	h := newHall(t)
	_, id := h.says("چراغ این کوچه شب‌ها خاموش است")
	h.publishes(id)
	_, other := h.says("پیاده‌رو این خیابان ناهموار است")
	h.publishes(other)
	asked := dialogue.ThreadRequest{Kind: string(didban.KindProject), ID: string(project), Comment: string(didban.PublicID(didban.ID(id)))}
	view, err := h.citizen().Thread(asked)
	h.must(err)
	if len(view.Items) != 1 || view.Items[0].ID != asked.Comment || view.Subject.Title == "" {
		t.Errorf("got %s", asJSON(t, view))
	}
	asked.Comment = string(project)
	_, err = h.citizen().Thread(asked)
	h.refused(err, "comment.gone")
}
