package typed

import (
	"regexp"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

var (
	extensionForm = regexp.MustCompile(`^(.*?) ?(?:داخلی|ext\.?|#) ?([0-9]{1,5})$`)
	phoneForm     = regexp.MustCompile(`^\+?[-0-9 ().]+$`)
	betweenDigits = strings.NewReplacer("-", "", " ", "", "(", "", ")", "", ".", "")
)

// Phone reads one telephone number, or several parted by «،», and gives them in one
// form, «031-55001234 داخلی 12»: of a city with its code, of a mobile telephone, of a
// foreign country behind +, of the city itself in eight digits, or a short one such as
// 137. A number of any other length is a fault.
func Phone(text string) (string, *didban.Error) {
	var numbers []string
	for _, one := range List(words(text), "،,؛;/\n") {
		number, ok := phone(one)
		if !ok {
			return "", fault("field.phone", text)
		}
		numbers = append(numbers, number)
	}
	return strings.Join(numbers, "، "), nil
}

func phone(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if m := extensionForm.FindStringSubmatch(text); m != nil {
		number, ok := phone(m[1])
		return number + " داخلی " + m[2], ok
	}
	if !phoneForm.MatchString(text) {
		return "", false
	}
	digits := betweenDigits.Replace(text)
	if rest, ok := strings.CutPrefix(digits, "00"); ok {
		digits = "+" + rest
	}
	if rest, ok := strings.CutPrefix(digits, "+98"); ok {
		digits = "0" + strings.TrimPrefix(rest, "0")
	}
	return inGroups(digits)
}

// inGroups writes the digits of a number with its code apart; false for a length that
// no number has.
func inGroups(digits string) (string, bool) {
	const mobile, city, local = 10, 11, 8
	n := len(digits)
	switch {
	case strings.HasPrefix(digits, "+"):
		return digits, n >= 9 && n <= 16 && digits[1] != '0' && !strings.Contains(digits[1:], "+")
	case n == mobile && digits[0] == '9':
		return "0" + digits[:3] + "-" + digits[3:], true
	case n == city && strings.HasPrefix(digits, "09"):
		return digits[:4] + "-" + digits[4:], true
	case n == city && digits[0] == '0' && digits[1] != '0':
		return digits[:3] + "-" + digits[3:], true
	case n == local && digits[0] != '0':
		return digits, true
	}
	return digits, n >= 3 && n <= 5 && digits[0] != '0'
}

// WritePhone writes a number in Persian digits.
func WritePhone(number string) string { return persian.Persian(number) }
