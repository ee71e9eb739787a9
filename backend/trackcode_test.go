package didban

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func none(string) bool { return false }

func TestTrackCode_Damm(t *testing.T) {
	if got := damm("572"); got != 4 { // the example that is told of the algorithm everywhere
		t.Errorf("check digit of 572 = %d, want 4", got)
	}
	for range 1000 {
		code := NewTrackCode(TrackPublic, none)
		for at := range code {
			for other := byte('0'); other <= '9'; other++ {
				slip := code[:at] + string(other) + code[at+1:]
				if _, err := ReadTrackCode(slip); (err == nil) != (slip == code) {
					t.Fatalf("%s typed for %s: %v", slip, code, err)
				}
			}
			if at > 0 && code[at] != code[at-1] {
				swap := code[:at-1] + code[at:at+1] + code[at-1:at] + code[at+1:]
				if _, err := ReadTrackCode(swap); err == nil {
					t.Fatalf("%s, two digits of %s swapped, is taken", swap, code)
				}
			}
		}
	}
}

func TestDammTable(t *testing.T) {
	at := func(row, column byte) byte { return dammTable[row][column] - '0' }
	for x := range byte(10) {
		if at(x, x) != 0 {
			t.Errorf("%d with itself is %d", x, at(x, x))
		}
		row := []byte(dammTable[x])
		slices.Sort(row)
		if string(row) != "0123456789" {
			t.Errorf("row %d is no permutation", x)
		}
		for y := range byte(10) {
			for c := range byte(10) {
				if x != y && at(at(c, x), y) == at(at(c, y), x) {
					t.Errorf("%d and %d behind %d can be swapped unseen", x, y, c)
				}
			}
		}
	}
}

func TestNewTrackCode(t *testing.T) {
	for _, length := range []int{TrackPublic, TrackPrivate} {
		seen, digits := map[string]bool{}, [10]int{}
		for range 2000 {
			code := NewTrackCode(length, func(code string) bool { return code[1] == '7' })
			if len(code) != length || damm(code) != 0 || seen[code] {
				t.Fatalf("got %s", code)
			}
			if code[0] == '0' || strings.HasPrefix(code, "98") || code[1] == '7' {
				t.Fatalf("%s should have been drawn again", code)
			}
			seen[code] = true
			for i := 2; i < length-1; i++ {
				digits[code[i]-'0']++
			}
		}
		// 2000 × (length − 3) digits: a tenth each, within eight standard deviations.
		least := 2000 * (length - 3) / 10 * 9 / 10
		for d, n := range digits {
			if n < least {
				t.Errorf("%d digits: %d came %d times, want %d at least", length, d, n, least)
			}
		}
	}
}

func TestReadTrackCode(t *testing.T) {
	const code = "482190375518"
	if damm(code[:11]) != 8 {
		t.Fatalf("the check digit of %s is %d", code[:11], damm(code[:11]))
	}
	for _, tt := range []struct{ name, typed, want, key string }{
		{"plain", code, code, ""},
		{"Persian groups", "۴۸۲۱ ۹۰۳۷ ۵۵۱۸", code, ""},
		{"Arabic, hyphens", " ٤٨٢١-٩٠٣٧–٥٥١٨ ", code, ""},
		{"mixed, half-space, isolates", "\u2066۴۸21\u200c٩٠۳۷\u00a05518\u2069", code, ""},
		{"swapped", "482190375581", "", "track.slip"},
		{"short", "48219037551", "", "track.form"},
		{"thirteen", "4821903755180", "", "track.form"},
		{"long", strings.Repeat("0", 1<<16), "", "track.form"},
		{"nothing", "", "", "track.form"},
		{"a letter", "4821x90375518", "", "track.form"},
		{"a full stop", "4821.9037.5518", "", "track.form"},
		{"no text", "\xff482190375518", "", "track.form"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ReadTrackCode(tt.typed)
			var fault *Error
			if errors.As(err, &fault); fault != nil && fault.Key != tt.key || fault == nil && tt.key != "" || got != tt.want {
				t.Errorf("got %q, %v, want %q, %s", got, err, tt.want, tt.key)
			}
		})
	}
}

func TestTrackGroups(t *testing.T) {
	for code, want := range map[string]string{
		"482190375518": "4821 9037 5518", "4821903755184821": "4821 9037 5518 4821", "": "", "48219": "4821 9",
	} {
		if got := strings.Join(TrackGroups(code), " "); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
}
