package jalali_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/jalali"
)

// otherDay is a day as the calendars of JavaScript have it.
type otherDay struct{ iso, jalaali, icu string }

// otherCalendars runs testdata/calendars.mjs over the years.
func otherCalendars(t *testing.T, first, last int) []otherDay {
	t.Helper()
	modules, err := filepath.Abs("../../frontend/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "jalaali-js")); err != nil {
		t.Skip("jalaali-js is not installed under frontend/node_modules")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	var fault bytes.Buffer
	run := exec.CommandContext(t.Context(), node, "testdata/calendars.mjs", modules, fmt.Sprint(first), fmt.Sprint(last))
	run.Stderr = &fault
	text, err := run.Output()
	if err != nil {
		t.Fatalf("calendars.mjs: %v\n%s", err, &fault)
	}
	var days []otherDay
	for line := range strings.Lines(string(text)) {
		var d otherDay
		if _, err := fmt.Sscan(line, &d.iso, &d.jalaali, &d.icu); err != nil {
			t.Fatalf("calendars.mjs wrote %q: %v", line, err)
		}
		days = append(days, d)
	}
	return days
}

// plain writes a date as calendars.mjs does.
func plain(d jalali.Date) string { return fmt.Sprintf("%d/%d/%d", d.Year, d.Month, d.Day) }

// TestDate_EqualsOthers holds every day of 1300 to 1500 against jalaali-js and ICU.
// There is no exception: ICU leaves the 33-year rule first at the end of 1502, where
// it follows the sun; older releases of ICU do not leave it at all.
func TestDate_EqualsOthers(t *testing.T) {
	days := otherCalendars(t, 1300, 1500)
	if want := jalali.Year(1300).First.DaysUntil(jalali.Year(1501).First); len(days) != want {
		t.Fatalf("%d days, want %d", len(days), want)
	}
	for _, other := range days {
		d, ok := jalali.FromISO(other.iso)
		if got := plain(d); !ok || got != other.jalaali || got != other.icu {
			t.Fatalf("%s is %s, %s by jalaali-js, %s by ICU", other.iso, got, other.jalaali, other.icu)
		}
		if got := d.ISO(); got != other.iso {
			t.Fatalf("%v is %s, want %s", d, got, other.iso)
		}
	}
}
