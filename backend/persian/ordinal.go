package persian

import "strings"

// maxDay is the last day that a month can have.
const maxDay = 31

// ordinals are the days that a text names by their ordinals, folded and without
// blanks: سوم, بیستودوم, سیام.
var ordinals = dayOrdinals()

func dayOrdinals() map[string]int {
	out := map[string]int{"یکم": 1}
	for day := 1; day <= maxDay; day++ {
		out[strings.ReplaceAll(Fold(OrdinalInWords(int64(day))), " ", "")] = day
	}
	return out
}

// maxOrdinal is how many words an ordinal has: بیست و دوم.
const maxOrdinal = 3

// ordinalDate reads «دوازدهم مرداد ۱۴۰۳» and «بیست و دوم بهمن»; n is how many items
// it has. An ordinal of one word may as well belong to what stands before it, as in
// «مرحلهٔ اول مهر ۱۴۰۲», and stays to be found beside the day.
func (r *reader) ordinalDate() (d date, n int, ok bool) {
	w := r.items[r.at].word
	if w.day > 0 {
		return r.monthAt(date{day: w.day, ordinal: w.folded}, 1)
	}
	if !w.beginsDay {
		return d, 0, false
	}
	joined := w.folded
	for n = 1; n < maxOrdinal; n++ {
		next := r.peek(n)
		if next == nil {
			return d, 0, false
		}
		joined += next.folded
		if day := ordinals[joined]; day > 0 {
			return r.monthAt(date{day: day}, n+1)
		}
	}
	return d, 0, false
}

// studyOrdinal tells whether a word is the ordinal of a day or begins one.
func (w *word) studyOrdinal() {
	w.day = ordinals[w.folded]
	w.beginsDay = w.folded == "بیست" || w.folded == "سی"
}

// ordinalEnd reports whether the word n items ahead makes an ordinal of the figure
// before it: ۱۲ام, ۱۲م.
func (r *reader) ordinalEnd(n int) bool {
	next := r.peek(n)
	return next != nil && (next.folded == "ام" || next.folded == "م")
}
