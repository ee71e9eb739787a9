package persian

import "strings"

// number reads a number, or the date that it begins.
func (r *reader) number() {
	if r.date() {
		return
	}
	it := r.next()
	r.put(it, []string{plainNumber(r.written(it))}, 1)
	r.pos++
}

func (r *reader) written(it item) string { return r.text[it.start:it.end] }

// plainNumber writes a number in ASCII: no signs between thousands, a full stop
// before decimals, no noughts before or at the end of decimals.
func plainNumber(written string) string {
	var out strings.Builder
	for _, c := range written {
		switch d, ok := digit(c); {
		case ok && (d != 0 || out.Len() > 0):
			out.WriteByte(byte('0' + d))
		case ok || c == ',' || c == '٬' || c == '،':
		case c == '.' || c == '٫':
			if out.Len() == 0 {
				out.WriteByte('0')
			}
			out.WriteByte('.')
		default:
			out.WriteString(Fold(string(c)))
		}
	}
	if out.Len() == 0 {
		return "0"
	}
	text := out.String()
	if _, decimals, has := strings.Cut(text, "."); has && allDigits(decimals) {
		return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func allDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
