package signin

import (
	"strings"
	"unicode"
)

// isCommon reports whether a password in normal form is among those that are tried
// first: one sign again and again, a walk of digits or along the keyboard, the name,
// the city or the program with digits behind it, or a well-known word so often that
// only its length changes.
func isCommon(password, name string) bool {
	p := strings.ToLower(password)
	if isRepeated(p) || isWalk(p) {
		return true
	}
	bare := strings.TrimFunc(p, func(r rune) bool { return !unicode.IsLetter(r) })
	if bare == "" {
		return isWalk(strings.Map(digitsOnly, p)) || isRepeated(strings.Map(digitsOnly, p))
	}
	name = strings.ToLower(name)
	if name != "" && (p == name || bare == name || p == name+name) {
		return true
	}
	for _, word := range commonWords {
		if bare == word || isRepeatOf(p, word) || isRepeatOf(bare, word) {
			return true
		}
	}
	return false
}

func digitsOnly(r rune) rune {
	if unicode.IsDigit(r) {
		return r
	}
	return -1
}

// isRepeated reports whether the text is a piece of at most three signs again and again.
func isRepeated(text string) bool {
	for n := 1; n <= 3; n++ {
		runes := []rune(text)
		if len(runes) > n && isRepeatOf(text, string(runes[:n])) {
			return true
		}
	}
	return false
}

func isRepeatOf(text, piece string) bool {
	return piece != "" && len(text) > len(piece) && strings.HasPrefix(strings.Repeat(piece, len(text)/len(piece)+1), text)
}

// isWalk reports whether the text goes along a row of keys, to and fro.
func isWalk(text string) bool {
	for _, row := range keyRows {
		back := reversed(row)
		for _, way := range []string{row + row + row, back + back + back, row + back + row} {
			if strings.Contains(way, text) {
				return true
			}
		}
	}
	return false
}

func reversed(text string) string {
	runes := []rune(text)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}

// keyRows are the rows of the two keyboards and the order of letters.
var keyRows = []string{
	"1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz",
	"1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو",
}

// commonWords are what people put before digits to fill the length.
var commonWords = strings.Fields(`
password passw0rd p@ssw0rd p@ssword qwerty admin administrator root user test welcome letmein iloveyou login master
kashan kashancity shahrdari shahrdarikashan municipality didban shahran tehran iran persia kashani
mohammad mohammadreza mohamad ali hossein hosein reza fatemeh zahra maryam mahdi mehdi amir amirhossein hassan
کاشان شهرداری شهرداریکاشان دیدبان دیدبانخدمت شهرآن شهران تهران ایران رمزعبور گذرواژه مدیر کاربر سلام
محمد محمدرضا علی حسین رضا فاطمه زهرا مریم مهدی امیر حسن یاعلی یاحسین یامهدی بسمالله
changeme secret dragon monkey football baseball sunshine princess superman batman trustno1 starwars computer internet
abc abcd abcdef asd asdf qaz qazwsx zxc zxcvbn aaa qqq samsung nokia google facebook telegram instagram
`)
