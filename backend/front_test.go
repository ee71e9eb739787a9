package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

func TestLeadOf(t *testing.T) {
	const day = 24 * 60 * 60 * 1000
	newest := &didban.Article{Title: "newest", Published: 1000 * day}
	tests := []struct {
		name   string
		chosen *didban.Article
		want   string
	}{
		{"chosen today", &didban.Article{Title: "chosen", Choice: 1000 * day}, "chosen"},
		{"chosen just ten days before", &didban.Article{Title: "chosen", Choice: 990 * day}, "chosen"},
		{"chosen long before", &didban.Article{Title: "chosen", Choice: 990*day - 1}, "newest"},
		{"never chosen", &didban.Article{Title: "other", Published: 999 * day}, "newest"},
		{"old, but chosen since", &didban.Article{Title: "chosen", Published: 1, Choice: 1001 * day}, "chosen"},
		{"the newest itself", newest, "newest"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := didban.LeadOf(tt.chosen, newest); got.Title != tt.want {
				t.Errorf("leads with %q, want %q", got.Title, tt.want)
			}
		})
	}
}
