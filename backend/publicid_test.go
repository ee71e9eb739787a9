package didban

import (
	"fmt"
	"testing"
	"time"
)

// TestPublicID_Golden holds what stands in records: ids that were made once are made so for
// ever. The wanted ones were computed by another program.
func TestPublicID_Golden(t *testing.T) {
	const sent ID = "019a8da0-2fff-7123-8456-789abcdef012"
	for _, tt := range []struct {
		name      string
		got, want ID
	}{
		{"noun", PublicID(sent), "019a8935-dd40-72ba-9635-c9cbe7705c17"},
		{"another noun", PublicID("019a8da0-2fff-7123-8456-789abcdef013"), "019a8935-dd40-72b4-b59b-6e40a40938b5"},
		{"first ruling", PublicRulingID(sent, 1), "019a8935-dd40-7baa-baa1-5345f33168fa"},
		{"second ruling", PublicRulingID(sent, 2), "019a8935-dd40-7ca3-8537-5026b5bcb4fc"},
		{"of nothing", PublicID(""), ""},
		{"of no UUIDv7", PublicID("019a8da0-2fff-4123-8456-789abcdef012"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

func TestPublicID_Day(t *testing.T) {
	zone := time.FixedZone("Tehran", tehranOffset/1000)
	midnight := time.Date(2026, 11, 18, 0, 0, 0, 0, zone)
	for _, tt := range []struct {
		name     string
		at, want time.Time
	}{
		{"first instant", midnight, midnight},
		{"noon", midnight.Add(12 * time.Hour), midnight},
		{"last instant", midnight.Add(24*time.Hour - time.Millisecond), midnight},
		{"the instant before", midnight.Add(-time.Millisecond), midnight.Add(-24 * time.Hour)},
		{"the first hour of Unix time", time.UnixMilli(0), time.UnixMilli(0)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			id := PublicID(idAt(tt.at.UnixMilli()))
			if !id.Valid() {
				t.Fatalf("%s is no UUIDv7", id)
			}
			if got := id.instant(); got != tt.want.UnixMilli() {
				t.Errorf("got %s, want %s", time.UnixMilli(got).In(zone), tt.want.In(zone))
			}
		})
	}
}

// idAt is an id of an instant in Unix ms.
func idAt(ms int64) ID {
	text := fmt.Sprintf("%012x", ms)
	return ID(text[:8] + "-" + text[8:] + "-7000-8000-000000000000")
}

func TestPublicID_Apart(t *testing.T) {
	seen := map[ID]bool{}
	for ms := range int64(1000) {
		id := idAt(1_800_000_000_000 + ms)
		for _, made := range []ID{PublicID(id), PublicRulingID(id, 1), PublicRulingID(id, 11)} {
			if seen[made] || made == id || !made.Valid() {
				t.Fatalf("%s of %s", made, id)
			}
			seen[made] = true
		}
	}
}
