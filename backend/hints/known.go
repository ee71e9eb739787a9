package hints

import (
	"strings"

	"didban.app/backend/persian"
)

// City is what a city has made known of itself, as it writes it.
type City struct {
	Phones  []string
	Posts   []string // titles: «شهردار», «مدیر منطقهٔ ۲»
	People  []string // who holds the posts
	Streets []string // with what they are: «خیابان شهید …»
	Places  []string
	// Words are those of abuse and threat; nil for DefaultWords.
	Words []Word
}

// Known is a City made ready for many texts. Its zero value knows nothing but DefaultWords.
type Known struct {
	phones map[string]bool
	names  map[string]bool // folded, their words parted by one blank
	words  *lexicon
}

// Learn makes a city ready.
func Learn(city City) Known {
	k := Known{phones: map[string]bool{}, names: map[string]bool{}}
	for _, phone := range city.Phones {
		k.phones[subscriber(onlyDigits(phone))] = true
	}
	for _, names := range [][]string{city.Posts, city.People, city.Streets, city.Places} {
		for _, name := range names {
			k.learn(strings.Fields(persian.Fold(name)))
		}
	}
	if city.Words != nil {
		k.words = newLexicon(city.Words)
	}
	return k
}

// learn takes in the words of a name, and what is left of it without «خیابان شهید».
func (k Known) learn(words []string) {
	k.names[strings.Join(words, " ")] = true
	for len(words) > 2 && (spots[words[0]] || ways[words[0]] || titles[words[0]]) {
		words = words[1:]
		k.names[strings.Join(words, " ")] = true
	}
}

func onlyDigits(phone string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, persian.Latin(phone))
}

// subscriber is a telephone number without what is dialled before it from elsewhere: the
// country, the 0 before the area. Numbers of no more than eight digits stay as they are.
func subscriber(digits string) string {
	if len(digits) <= 8 {
		return digits
	}
	digits = strings.TrimPrefix(digits, "00")
	if len(digits) >= 12 {
		digits = strings.TrimPrefix(digits, "98")
	}
	return strings.TrimPrefix(digits, "0")
}

// localLength is that of a number dialled within its own area.
const localLength = 8

// phone reports whether a telephone number is the city's own: as it is written, or dialled
// within the area of one of them.
func (k Known) phone(digits string) bool {
	number := subscriber(digits)
	if k.phones[number] {
		return true
	}
	if len(number) != localLength {
		return false
	}
	for own := range k.phones {
		if len(own) > localLength && strings.HasSuffix(own, number) {
			return true
		}
	}
	return false
}

// name reports whether folded words are a name of the city.
func (k Known) name(words string) bool { return k.names[words] }

// list is the list of words that holds.
func (k Known) list() *lexicon {
	if k.words == nil {
		return defaultLexicon()
	}
	return k.words
}
