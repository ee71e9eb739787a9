package didban

import (
	"crypto/rand"
	"strings"
	"unicode"
)

// A tracking code (کد پیگیری) is what somebody holds who sent something: digits alone, so
// that it can be told over a telephone and typed on a pad. The last one is a check digit.
// No code is stored anywhere; what it opens is found by a key that package signin derives.

// Lengths of a tracking code in digits.
const (
	TrackPublic  = 12 // of what is meant for the public
	TrackPrivate = 16 // of a message that stays private
)

// trackGroup is how many digits stand together where a code is shown.
const trackGroup = 4

// NewTrackCode draws a code of a length from crypto/rand: digits, of which the last is the
// check digit. It draws again where a code begins with 0 or 98, as telephone numbers do,
// and where refused says so: of a code that a reader would take for the number of somebody,
// or whose key this device already has. A refused that refuses everything never ends.
func NewTrackCode(length int, refused func(code string) bool) string {
	for {
		digits := drawDigits(length - 1)
		code := digits + string('0'+damm(digits))
		if code[0] != '0' && !strings.HasPrefix(code, "98") && !refused(code) {
			return code
		}
	}
}

// drawDigits gives n digits, each as likely as any other.
func drawDigits(n int) string {
	// The least multiple of ten that a byte can't reach: above it the low digits would be likelier.
	const fair = 250
	out := make([]byte, 0, n)
	for len(out) < n {
		var b [1]byte
		_, _ = rand.Read(b[:]) // it never fails: the program would end
		if b[0] < fair {
			out = append(out, '0'+b[0]%10)
		}
	}
	return string(out)
}

// ReadTrackCode reads a code as people type it: Persian, Arabic or Latin digits, with blanks,
// hyphens and invisible signs anywhere. A code of another form is invalid, track.form; one
// whose check digit is wrong has a slip in it, track.slip. Neither says whether a code is known.
func ReadTrackCode(typed string) (code string, err error) {
	digits := make([]byte, 0, TrackPrivate)
	for _, r := range typed {
		switch d, ok := digitOf(r); {
		case ok && len(digits) < TrackPrivate:
			digits = append(digits, '0'+d)
		case ok || !trackSign(r):
			return "", Fault(CodeInvalid, "track.form")
		}
	}
	if n := len(digits); n != TrackPublic && n != TrackPrivate {
		return "", Fault(CodeInvalid, "track.form")
	}
	if code = string(digits); damm(code) != 0 {
		return "", Fault(CodeInvalid, "track.slip")
	}
	return code, nil
}

// trackSign reports whether a character may stand among the digits of a code.
func trackSign(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r) || r == '−' || r == '\u0640'
}

// digitOf gives the value of a digit of the three sets that people type.
func digitOf(r rune) (value byte, ok bool) {
	for _, zero := range [...]rune{'0', '۰', '٠'} {
		if zero <= r && r <= zero+9 {
			return byte(r - zero), true
		}
	}
	return 0, false
}

// TrackGroups parts a code into the groups in which it is shown and read out, four digits
// each.
func TrackGroups(code string) []string {
	var out []string
	for len(code) > trackGroup {
		out, code = append(out, code[:trackGroup]), code[trackGroup:]
	}
	return append(out, code)
}

// dammTable is the totally anti-symmetric quasigroup of order ten of H. Michael Damm, Total
// anti-symmetrische Quasigruppen (Marburg 2004), page 111: with it a check digit finds every
// single wrong digit and every swap of two neighbours.
var dammTable = [10]string{
	"0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
	"3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
}

// damm is the check digit of a row of digits; 0 where the row ends with its own.
func damm(digits string) byte {
	var state byte
	for i := range len(digits) {
		state = dammTable[state][digits[i]-'0'] - '0'
	}
	return state
}
