package didban_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
)

// TestDay_CountsAsTheCalendar holds the days to those of the library, one by one.
func TestDay_CountsAsTheCalendar(t *testing.T) {
	first := didban.Day("1800-01-01")
	for day, n := first.Time(), 0; day.Year() < 2200; day, n = day.AddDate(0, 0, 1), n+1 {
		if got, ok := didban.DaysBetween(first, didban.DayOf(day)); !ok || got != n {
			t.Fatalf("%s: %d days, want %d", didban.DayOf(day), got, n)
		}
	}
	for _, text := range []didban.Day{
		"", "2026", "1799-12-31", "2200-01-01", "2026-02-29", "2100-02-29", "2024-02-30", "2026-04-31", "2026-13-01", "2026-00-10",
		"2026-01-00", "2026-1-10", "2026/01/10", "2026-01-1x", "+026-01-01", "2026-01-011", "٢٠٢٦-01-01", "2026-01--1",
	} {
		at, err := time.Parse(time.DateOnly, string(text))
		if want := err == nil && at.Year() >= 1800 && at.Year() < 2200; text.Valid() != want {
			t.Errorf("%q is valid: %v, want %v", text, text.Valid(), want)
		}
	}
}
