package didban

// What the reading of foreign texts speaks of, wherever they are read.

// Dropped is a kind of thing that a text was taken in without.
type Dropped struct {
	Key    string // of the sentence that tells it, with {count} and {sample}
	Count  int
	Sample string // what one of them was
}

// ForeignPicture is a picture of a foreign text: first as the text has it, then as
// the form of a body has it.
type ForeignPicture struct {
	Src     string // its address
	Alt     string // what it shows, in words
	Caption string
}

// Pictures finds a place in the media store for a picture of a foreign text, and
// may give it other words; false drops it.
type Pictures = func(ForeignPicture) (ForeignPicture, bool)

// WebPage is what a web page says of itself. A field is empty where it says nothing.
type WebPage struct {
	Address   string // under which it was published
	Title     string
	Kicker    string
	Lead      string
	Author    string
	Site      string
	Published string // as it is written
	Picture   string // the address of its main picture
	Subjects  []string
	HTML      string // the main part, without what stands in the fields above
}
