package hints

// luhn reports whether the last of some digits is the check digit of ISO/IEC 7812-1, annex B
// (H. P. Luhn, Computer for verifying numbers, US patent 2,950,048): every second digit
// from the right is doubled, the digits of all are added up, and the sum ends with 0.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

// mod97 reports whether the digits behind IR are those of an account by ISO 13616-1, which
// takes ISO/IEC 7064, MOD 97-10: the two check digits go to the end behind 1827, the
// numbers of I and R, and the whole leaves 1 when it is divided by 97.
func mod97(digits string) bool {
	rest := 0
	for _, d := range digits[2:] + "1827" + digits[:2] {
		rest = (rest*10 + int(d-'0')) % 97
	}
	return rest == 1
}

// nationalCode reports whether ten digits can be an Iranian national code (کد ملی): the
// first nine, weighted from 10 down to 2, leave a rest r when their sum is divided by 11; the last
// is r where r is below 2, otherwise 11 − r. Ten equal digits pass and are nobody's.
func nationalCode(digits string) bool {
	sum, equal := 0, true
	for i := range 9 {
		sum += (10 - i) * int(digits[i]-'0')
		equal = equal && digits[i] == digits[9]
	}
	rest := sum % 11
	if rest >= 2 {
		rest = 11 - rest
	}
	return !equal && rest == int(digits[9]-'0')
}
