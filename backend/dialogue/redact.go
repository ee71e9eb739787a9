package dialogue

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/hints"
)

// redactedAs is what stands in a text in the place of what was taken out, by its sort. It is
// part of the citizen's text from then on, in the language in which that is written.
var redactedAs = map[string]string{
	string(hints.Mobile):   "[شمارهٔ تماس برداشته شد]",
	string(hints.Landline): "[شمارهٔ تماس برداشته شد]",
	string(hints.National): "[کد ملی برداشته شد]",
	string(hints.Card):     "[شمارهٔ کارت برداشته شد]",
	string(hints.IBAN):     "[شمارهٔ حساب برداشته شد]",
	string(hints.Plate):    "[پلاک برداشته شد]",
	string(hints.Email):    "[نشانی رایانامه برداشته شد]",
	string(hints.Handle):   "[نشانی صفحهٔ شخصی برداشته شد]",
	string(hints.Postal):   "[کد پستی برداشته شد]",
	string(hints.Address):  "[نشانی خانه برداشته شد]",
	string(hints.Birth):    "[شمارهٔ شناسنامه برداشته شد]",
	string(hints.Person):   "[نام شخص برداشته شد]",
	string(hints.Abuse):    "[واژهٔ توهین‌آمیز برداشته شد]",
	string(hints.Threat):   "[تهدید برداشته شد]",
}

// redactedOther stands for what is of no sort of its own.
const redactedOther = "[بخشی برداشته شد]"

// redact takes spans, in runes and settled, out of a text.
func redact(text string, spans []didban.Span) string {
	var b strings.Builder
	runes, at := []rune(text), 0
	for _, s := range spans {
		b.WriteString(string(runes[at:s.From]))
		word, ok := redactedAs[s.Sort]
		if !ok {
			word = redactedOther
		}
		b.WriteString(word)
		at = s.To
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}
