package staff

import (
	"fmt"
	"regexp"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// numberedCode is a code that can be counted on: a few letters and a number.
var numberedCode = regexp.MustCompile(`^(\p{L}{0,8}-?)(\d{1,9})$`)

// nextCode proposes a free code: that of the kind's most usual form, counted on.
func nextCode(public *store.Tx, tx *private.Tx, kind didban.Kind) (string, error) {
	codes, err := public.Codes(kind)
	if err != nil {
		return "", err
	}
	prefix, width, highest := usualForm(kind, codes)
	for n := highest + 1; ; n++ {
		code := fmt.Sprintf("%s%0*d", prefix, width, n)
		holder, err := tx.CodeClaim(kind, code)
		if err != nil || holder == "" {
			return code, err
		}
	}
}

// usualForm is how most of the codes are made, and the highest number among them.
func usualForm(kind didban.Kind, codes []string) (prefix string, width, highest int) {
	count := map[string]int{}
	prefix, width = didban.CodePrefix(kind), 3
	for _, code := range codes {
		if m := numberedCode.FindStringSubmatch(code); m != nil {
			if count[m[1]]++; count[m[1]] > count[prefix] {
				prefix = m[1]
			}
		}
	}
	for _, code := range codes {
		m := numberedCode.FindStringSubmatch(code)
		if m == nil || m[1] != prefix {
			continue
		}
		if n, err := strconv.Atoi(m[2]); err == nil && n > highest {
			highest, width = n, len(m[2])
		}
	}
	return prefix, width, highest
}
