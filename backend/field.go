package didban

// FieldSort says how a field's value is written for a reader, and read from what a
// person types.
type FieldSort string

// The sorts of a field.
const (
	SortText     FieldSort = "text"
	SortLong     FieldSort = "long"    // several lines
	SortBody     FieldSort = "body"    // of an article, CommonMark
	SortCode     FieldSort = "code"    // of a vocabulary
	SortMoney    FieldSort = "money"   // whole rials
	SortDay      FieldSort = "day"     // an ISO day
	SortInstant  FieldSort = "instant" // Unix ms
	SortDays     FieldSort = "days"    // a length of time
	SortPercent  FieldSort = "percent"
	SortYear     FieldSort = "year" // fiscal
	SortFlag     FieldSort = "flag" // true or false
	SortRef      FieldSort = "ref"  // an id
	SortPhone    FieldSort = "phone"
	SortPlace    FieldSort = "place"    // a geometry
	SortPosition FieldSort = "position" // one point, as City.Centre
	SortFocus    FieldSort = "focus"    // of a picture, as Media.Focus
	SortNumber   FieldSort = "number"
	SortDecimal  FieldSort = "decimal" // a number that may have a fraction
	SortColour   FieldSort = "colour"  // #rrggbb
	// SortByKind marks the old and new of an amendment, whose kind says what they are:
	// SortIn tells.
	SortByKind FieldSort = "kind"
)

// Field is one JSON field of a noun: a value, a list of values, a group of fields, or
// a list of rows.
type Field struct {
	Name       string
	Sort       FieldSort // empty for a group and for rows
	Vocabulary string    // the name of the list that a SortCode is of: statuses
	Ref        Kind      // of what a SortRef points at; empty where it may be any kind
	Required   bool      // a noun without it is not valid
	Max        int       // of a text, in runes
	List       bool      // a list of plain values
	Keys       []string  // the fields that tell one row from the others; only rows have them
	Fields     []Field   // of a group or of a row
	Items      []int     // what it tells of the 40 items of CoST, counted from 1 as they stand in disclosure.go
	Reason     bool      // a change of it may need a reason: ReasonsDue says when
	// Public marks what a writer could take for a word among colleagues, or for a private
	// matter: all that is published can be read by everybody.
	Public bool
}

// IsRows reports whether the field is a list of rows.
func (f Field) IsRows() bool { return len(f.Keys) > 0 }

// IsGroup reports whether the field is a group of fields.
func (f Field) IsGroup() bool { return len(f.Keys) == 0 && len(f.Fields) > 0 }

// SortIn is the sort of the field within the item that it is part of, given the item's
// own value of «kind».
func (f Field) SortIn(kind string) FieldSort {
	if f.Sort != SortByKind {
		return f.Sort
	}
	switch kind {
	case "price":
		return SortMoney
	case "duration":
		return SortDays
	}
	return SortNumber
}

// FieldOf finds a field by the JSON names on the way to it, which leave the keys of rows
// out: contracts.payments.amount. It is false where there is none.
func FieldOf(kind Kind, names ...string) (found Field, ok bool) {
	fields := Fields(kind)
	for _, name := range names {
		found, ok = Named(fields, name)
		if !ok {
			return Field{}, false
		}
		fields = found.Fields
	}
	return found, ok
}

// Named finds a field among others by its own name.
func Named(fields []Field, name string) (Field, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

func fieldAs(name string, sort FieldSort) Field { return Field{Name: name, Sort: sort} }

// line is a text of one line.
func lineField(name string, most int) Field { return Field{Name: name, Sort: SortText, Max: most} }

func nameField(name string) Field { return lineField(name, MaxName) }

func longField(name string) Field { return Field{Name: name, Sort: SortLong, Max: MaxText} }

func codeField(name, vocabulary string) Field {
	return Field{Name: name, Sort: SortCode, Vocabulary: vocabulary}
}

func refField(name string, to Kind) Field { return Field{Name: name, Sort: SortRef, Ref: to} }

func refsField(name string, to Kind) Field {
	return Field{Name: name, Sort: SortRef, Ref: to, List: true}
}

func groupOf(name string, fields ...Field) Field { return Field{Name: name, Fields: fields} }

func rowsOf(name string, keys []string, fields ...Field) Field {
	return Field{Name: name, Keys: keys, Fields: fields}
}

func attachments() Field {
	return rowsOf("media", []string{"media"},
		refField("media", KindMedia).needed(), codeField("use", "mediaUses").needed())
}

func (f Field) needed() Field { f.Required = true; return f }

func (f Field) reasoned() Field { f.Reason = true; return f }

func (f Field) seen() Field { f.Public = true; return f }

func (f Field) tells(items ...int) Field { f.Items = items; return f }
