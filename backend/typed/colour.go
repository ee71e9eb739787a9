package typed

import (
	"regexp"
	"strings"

	didban "didban.app/backend"
)

var colourForm = regexp.MustCompile(`^#?([0-9a-f]{3}|[0-9a-f]{6})$`)

// Colour reads a colour as people write it, #0B7A75, 0b7a75 or #fa0, as #rrggbb; an empty
// text is none.
func Colour(text string) (string, *didban.Error) {
	if isBlank(text) {
		return "", nil
	}
	found := colourForm.FindStringSubmatch(strings.ToLower(Latin(strings.TrimSpace(text))))
	if found == nil {
		return "", fault("term.colour", text)
	}
	digits := found[1]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	return "#" + digits, nil
}
