package hints

import (
	"strings"
	"testing"
)

func TestChecks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		check  func(string) bool
		digits string
	}{
		{"luhn, the patent's kind", luhn, "79927398713"},
		{"luhn, a card of noughts", luhn, "6037000000000038"},
		{"mod97", mod97, "220000000000000000000001"},
		{"national code", nationalCode, "8880001248"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !tt.check(tt.digits) {
				t.Fatalf("%s does not pass", tt.digits)
			}
			for at := range tt.digits {
				for other := '0'; other <= '9'; other++ {
					slip := tt.digits[:at] + string(other) + tt.digits[at+1:]
					if tt.check(slip) != (slip == tt.digits) {
						t.Errorf("%s for %s: %t", slip, tt.digits, tt.check(slip))
					}
				}
			}
		})
	}
	for d := '0'; d <= '9'; d++ {
		if nationalCode(strings.Repeat(string(d), 10)) {
			t.Errorf("ten times %c is somebody's code", d)
		}
	}
}
