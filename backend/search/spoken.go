package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// maxSpoken is how many blanks-parted pieces words for a status have at most.
const maxSpoken = 4

// spokenStatuses are what people say behind «پروژه» for a status, folded, without blanks.
var spokenStatuses = map[string]string{
	"متوقف": didban.StandingSuspended, "متوقفشده": didban.StandingSuspended, "معطل": didban.StandingSuspended, "معطلمانده": didban.StandingSuspended,
	"راکد": didban.StandingSuspended, "خوابیده": didban.StandingSuspended, "تعطیل": didban.StandingSuspended, "رهاشده": didban.StandingSuspended,
	"تمامشده": "completion", "پایانیافته": "completion", "بهپایانرسیده": "completion", "کاملشده": "completion", "تکمیلشده": "completion",
	"افتتاحشده": "completion", "بهبهرهبرداریرسیده": "completion", "انجامشده": "completion",
	"درحالاجرا": "implementation", "دردستاجرا": "implementation", "جاری": "implementation", "نیمهتمام": "implementation",
	"دردستساخت": "implementation", "درحالساخت": "implementation", "ناتمام": "implementation",
	"دردستمطالعه": "identification", "درحالمطالعه": "identification", "درمرحلهمطالعه": "identification", "پیشنهادی": "identification",
	"دردستامادهسازی": "preparation", "درحالامادهسازی": "preparation", "شروعنشده": "preparation", "اغازنشده": "preparation",
	"لغوشده": "cancelled", "کنسلشده": "cancelled", "منتفیشده": "cancelled", "برچیده": "decommissioned", "برچیدهشده": "decommissioned",
}

// between «پروژه» and the words for its status may stand an ending or a small word.
var linking = []string{"ها", "های", "هایی", "که", "ی"}

// maxAround is how many words a filter that is said, and what follows it, has at most: in a
// long question the same words are what it asks about (package quality).
const maxAround = 6

// cutStatus takes «پروژهٔ متوقف» off the start of s: a filter that is said, not written
// name:value.
func cutStatus(s string) (f typedFilter, rest string, ok bool) {
	chunk, quoted, rest := cutChunk(s)
	if quoted || !isProject(chunk) || len(strings.Fields(s)) > maxAround {
		return f, s, false
	}
	said := ""
	for n := 0; n < maxSpoken; {
		chunk, quoted, after := cutChunk(strings.TrimLeftFunc(rest, unicode.IsSpace))
		if quoted || chunk == "" {
			break
		}
		rest = after
		if said == "" && slices.Contains(linking, persian.Fold(chunk)) {
			continue
		}
		n++
		said += unspaced(chunk)
		if code, known := statusSaid(said); known && !isGoneOn(said, rest) {
			return typedFilter{fieldStatus, code, s[:len(s)-len(rest)]}, rest, true
		}
	}
	return f, s, false
}

// statusSaid is the code of the status that words without blanks mean.
func statusSaid(said string) (code string, known bool) {
	for _, ending := range []string{"", "اند", "است", "ها"} {
		if word, cut := strings.CutSuffix(said, ending); cut {
			if code, known = spokenStatuses[word]; known {
				return code, true
			}
		}
	}
	return "", false
}

// isGoneOn reports whether the next word belongs to the status too: «متوقف شده».
func isGoneOn(said, rest string) bool {
	chunk, quoted, _ := cutChunk(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if quoted || chunk == "" {
		return false
	}
	_, known := statusSaid(said + unspaced(chunk))
	return known
}

func isProject(word string) bool {
	folded := unspaced(word)
	for _, name := range []string{folded, persian.Stem(folded), strings.TrimSuffix(folded, "s")} {
		if kindNames[name] == didban.KindProject {
			return true
		}
	}
	return false
}

// joinedCode is a code that is typed without its hyphens: ksh1402004.
var joinedCode = regexp.MustCompile(`^([a-z]{2,8})(1[34][0-9]{2})([0-9]{1,4})$`)

// codeTyped gives a code its hyphens back; false for other words.
func codeTyped(chunk string) (code string, ok bool) {
	m := joinedCode.FindStringSubmatch(persian.Fold(chunk))
	if m == nil {
		return "", false
	}
	return strings.Join(m[1:], "-"), true
}
