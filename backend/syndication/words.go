package syndication

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// Periodical is the name under which the municipality publishes.
const Periodical = "شهرآن"

// PublisherOf names who publishes the news of a city; the city's name may be empty.
func PublisherOf(city string) string {
	if city == "" {
		return Periodical
	}
	return "شهرداری " + city
}

// TitleOf names a feed: everything, or what the label says.
func TitleOf(label, publisher string) string {
	if label == "" {
		return Periodical + " · " + publisher
	}
	return Periodical + ": " + label
}

// maxSlug is how many bytes of a tag, in whole letters, its file is named with: few
// enough for any file system, and eighty letters of Persian.
const maxSlug = 160

// Slug is the name of the files of a tag: letters and digits as the search folds
// them, anything else a stroke. Spellings of one tag share it. It is empty for a
// tag that has neither letter nor digit.
func Slug(tag string) string {
	words := strings.FieldsFunc(persian.Fold(tag), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slug := strings.Join(words, "-")
	end := min(len(slug), maxSlug)
	for end < len(slug) && !utf8.RuneStart(slug[end]) {
		end--
	}
	return strings.TrimRight(slug[:end], "-")
}
