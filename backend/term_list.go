package didban

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// TermList is a vocabulary as the city has it, in the place of the one that is shipped. Its
// Code is the name of the vocabulary, so that there is one at most of each.
//
// Of a local vocabulary all may differ but what is shipped: those codes may be retired, and
// go never. Of a standard one the titles may. Codes are never renamed: what nouns say, in
// all their versions, is the code.
type TermList struct {
	Meta
	Terms []Term `json:"terms"`
}

// Kind is KindTerms.
func (*TermList) Kind() Kind { return KindTerms }

var termsFields = []Field{
	nameField("code").needed(),
	rowsOf("terms", []string{"code"},
		lineField("code", maxTermCode).needed(), nameField("fa").needed().seen(), nameField("en").needed().seen(),
		fieldAs("colour", SortColour), lineField("icon", maxTermCode), lineField("standard", MaxName), fieldAs("retired", SortFlag)),
}

// title is what the vocabulary is called.
func (l *TermList) title() string {
	t, _ := VocabularyTitles.Term(l.Code)
	return cmp.Or(t.Fa, l.Code)
}

// ShippedList is a vocabulary as it is shipped, for a city to change; nil for a name that is
// none.
func ShippedList(vocabulary string) *TermList {
	terms := Shipped[vocabulary]
	if terms == nil {
		return nil
	}
	return &TermList{Meta: Meta{Code: vocabulary}, Terms: slices.Clone(terms)}
}

// Whole is the list with what is shipped and not in it, as an older program knew it not. A
// standard list has the order and all but the titles as they are shipped.
func (l *TermList) Whole() Vocabulary {
	if IsLocal(l.Code) {
		out := slices.Clone(Vocabulary(l.Terms))
		for _, t := range Shipped[l.Code] {
			if _, ok := out.Term(t.Code); !ok {
				out = append(out, t)
			}
		}
		return out
	}
	out := slices.Clone(Shipped[l.Code])
	for i := range out {
		if own, ok := Vocabulary(l.Terms).Term(out[i].Code); ok {
			out[i].Fa, out[i].En = own.Fa, own.En
		}
	}
	return out
}

// Dropped are the codes of a list that came before which are not in this one; nil stands
// for the list of a city that has none of its own.
func (l *TermList) Dropped(before *TermList) (codes []string) {
	now := Vocabulary(nil)
	if l != nil {
		now = l.Terms
	}
	for _, t := range before.Terms {
		if _, ok := now.Term(t.Code); !ok {
			codes = append(codes, t.Code)
		}
	}
	return codes
}

// reordered tells the order of two states of a list of codes where the terms that are in
// both stand in another one.
func reordered(before, after Noun) []FieldChange {
	old, was := before.(*TermList)
	next, is := after.(*TermList)
	if !was || !is {
		return nil
	}
	from, to := old.sharedWith(next), next.sharedWith(old)
	if slices.Equal(codesIn(from), codesIn(to)) {
		return nil
	}
	return []FieldChange{{Field: "terms", Op: FieldSet, Old: titlesIn(from), New: titlesIn(to)}}
}

// sharedWith are the terms of a list that another one has too.
func (l *TermList) sharedWith(other *TermList) []Term {
	return slices.DeleteFunc(slices.Clone(l.Terms), func(t Term) bool {
		_, ok := Vocabulary(other.Terms).Term(t.Code)
		return !ok
	})
}

func codesIn(terms []Term) (codes []string) {
	for _, t := range terms {
		codes = append(codes, t.Code)
	}
	return codes
}

func titlesIn(terms []Term) FieldValue {
	var titles []string
	for _, t := range terms {
		titles = append(titles, t.Fa)
	}
	return FieldValue{Sort: SortText, Text: strings.Join(titles, "، ")}
}

const maxTermCode = 40

// codeForm is a Latin slug.
var codeForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func isTermCode(code string) bool { return len(code) <= maxTermCode && codeForm.MatchString(code) }

// Validate checks the list. What it may drop is the store's to ask.
func (l *TermList) Validate() error {
	var c check
	c.head(&l.Meta)
	c.list("terms", len(l.Terms))
	own := Shipped[l.Code]
	if own == nil {
		c.add("code", "term.vocabulary", "value", l.Code)
		return c.err()
	}
	for i := range l.Terms {
		l.validateTerm(&c, i)
	}
	for _, t := range own {
		if _, ok := Vocabulary(l.Terms).Term(t.Code); !ok {
			c.add("terms", "term.shipped", "value", t.Code)
		}
	}
	if len(Vocabulary(l.Terms).Offered()) == 0 {
		c.add("terms", "term.none")
	}
	if !IsLocal(l.Code) {
		l.validateStandard(&c, own)
	}
	return c.err()
}

func (l *TermList) validateTerm(c *check, i int) {
	t, at := &l.Terms[i], "terms."+strconv.Itoa(i)
	switch {
	case t.Code == "":
		c.add(at+".code", "field.required")
	case !isTermCode(t.Code):
		c.add(at+".code", "term.code", "value", t.Code)
	case slices.ContainsFunc(l.Terms[:i], func(o Term) bool { return o.Code == t.Code }):
		c.add(at+".code", "term.twice", "value", t.Code)
	}
	c.name(at+".fa", t.Fa)
	c.name(at+".en", t.En)
	if t.Fa != "" && slices.ContainsFunc(l.Terms[:i], func(o Term) bool { return o.Fa == t.Fa }) {
		c.add(at+".fa", "term.titleTwice", "value", t.Fa)
	}
	if t.En != "" && slices.ContainsFunc(l.Terms[:i], func(o Term) bool { return o.En == t.En }) {
		c.add(at+".en", "term.titleTwice", "value", t.En)
	}
	c.colour(at+".colour", t.Colour)
	if t.Icon != "" && !isTermCode(t.Icon) {
		c.add(at+".icon", "term.icon", "value", t.Icon)
	}
	c.text(at+".standard", t.Standard, MaxName)
}

// validateStandard refuses all that is not a title of a standard list.
func (l *TermList) validateStandard(c *check, own Vocabulary) {
	for i, t := range l.Terms {
		at := "terms." + strconv.Itoa(i)
		as, ok := own.Term(t.Code)
		if !ok || i >= len(own) || own[i].Code != t.Code {
			c.add(at+".code", "term.standard", "value", t.Code)
			continue
		}
		for _, part := range []struct {
			name string
			same bool
		}{
			{"colour", t.Colour == as.Colour}, {"icon", t.Icon == as.Icon}, {"standard", t.Standard == as.Standard}, {"retired", !t.Retired},
		} {
			if !part.same {
				c.add(at+"."+part.name, "term.standard", "value", t.Code)
			}
		}
	}
}

// colour is a colour of which a mark and an icon can be told from every ground of every
// theme; empty for none.
func (c *check) colour(field, value string) {
	if value == "" {
		return
	}
	rgb, ok := parseColour(value)
	if !ok {
		c.add(field, "term.colour", "value", value)
		return
	}
	if found := worst(rgb); found.Ratio < found.Least {
		c.add(field, "term.contrast", "value", value, "ratio", ratioText(found.Ratio), "least", ratioText(found.Least),
			"theme", found.Theme, "offer", NearestColour(value))
	}
}

// CodeUse is one field of a noun that has a code of a local vocabulary.
type CodeUse struct {
	Field      string // budget.0.source
	Vocabulary string
	Code       string
}

// LocalCodes lists every code of a local vocabulary that a noun has, in the order of its
// fields. A test holds it to the table of fields.
func LocalCodes(n Noun) []CodeUse {
	switch n := n.(type) {
	case *Place:
		return codesAt(CodeUse{"sort", VocabularyPlaceSorts, n.Sort})
	case *Event:
		return codesAt(CodeUse{"category", VocabularyEventCategories, n.Category})
	case *Article:
		return codesAt(CodeUse{"section", VocabularySections, n.Section})
	case *Project:
		out := codesAt(CodeUse{"domain", VocabularyDomains, n.Domain}, CodeUse{"subtype", VocabularySubtypes, n.Subtype})
		for i := range n.Budget {
			out = append(out, codesAt(CodeUse{"budget." + strconv.Itoa(i) + ".source", VocabularyFundingSources, n.Budget[i].Source})...)
		}
		return out
	}
	return nil
}

func codesAt(uses ...CodeUse) []CodeUse {
	return slices.DeleteFunc(uses, func(u CodeUse) bool { return u.Code == "" })
}

// CodesOf are the kinds whose nouns have codes of a local vocabulary.
func CodesOf(vocabulary string) []Kind {
	switch vocabulary {
	case VocabularyDomains, VocabularySubtypes, VocabularyFundingSources:
		return []Kind{KindProject}
	case VocabularySections:
		return []Kind{KindArticle}
	case VocabularyEventCategories:
		return []Kind{KindEvent}
	case VocabularyPlaceSorts:
		return []Kind{KindPlace}
	}
	return nil
}
