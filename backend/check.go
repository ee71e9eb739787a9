package didban

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Limits of user text, in runes; the largest fields of real project files are a
// tenth of these.
const (
	MaxName = 300
	MaxText = 20_000
	MaxBody = 400_000
	MaxList = 5_000
)

// check gathers the faults of one noun.
type check struct{ errs Errors }

func (c *check) add(field, key string, args ...string) {
	e := Fault(CodeInvalid, key, args...)
	e.Field = field
	c.errs = append(c.errs, e)
}

func (c *check) err() error {
	if len(c.errs) == 0 {
		return nil
	}
	return c.errs
}

func (c *check) head(m *Meta) {
	if !m.ID.Valid() {
		c.add("id", "field.id")
	}
	c.name("code", m.Code)
}

// name is a required short text.
func (c *check) name(field, value string) {
	if value == "" {
		c.add(field, "field.required")
		return
	}
	c.text(field, value, MaxName)
}

func (c *check) text(field, value string, limit int) {
	if !utf8.ValidString(value) {
		c.add(field, "field.encoding")
		return
	}
	if utf8.RuneCountInString(value) > limit {
		c.add(field, "field.tooLong", "limit", strconv.Itoa(limit))
	}
}

func (c *check) list(field string, length int) {
	if length > MaxList {
		c.add(field, "field.tooMany", "limit", strconv.Itoa(MaxList))
	}
}

func (c *check) day(field string, d Day) {
	if d != "" && !d.Valid() {
		c.add(field, "field.day", "value", string(d))
	}
}

// order wants the second day not before the first; missing days are in order.
func (c *check) order(field string, from, to Day) {
	if n, ok := DaysBetween(from, to); ok && n < 0 {
		c.add(field, "field.order", "from", string(from), "to", string(to))
	}
}

// fiscalYear wants a four-digit Solar Hijri year.
func (c *check) fiscalYear(field string, year int) {
	if year < 1300 || year > 1500 {
		c.add(field, "field.fiscalYear", "value", strconv.Itoa(year))
	}
}

func (c *check) money(field string, r Rial) {
	if r < 0 || r > MaxRial {
		c.add(field, "field.money", "value", strconv.FormatInt(int64(r), 10))
	}
}

func (c *check) percent(field string, p Percent) {
	if p.Known && (math.IsNaN(p.Value) || p.Value < 0 || p.Value > 100) {
		c.add(field, "field.percent", "value", strconv.FormatFloat(p.Value, 'f', -1, 64))
	}
}

func (c *check) code(field, value string, terms Vocabulary) {
	if value == "" {
		c.add(field, "field.required")
		return
	}
	c.optionalCode(field, value, terms)
}

func (c *check) optionalCode(field, value string, terms Vocabulary) {
	if _, ok := terms.Term(value); value != "" && !ok {
		c.add(field, "field.unknownCode", "value", value)
	}
}

// local is a code of a local vocabulary: what the city has of it, only the store knows.
func (c *check) local(field, value string) {
	if value == "" {
		c.add(field, "field.required")
		return
	}
	c.optionalLocal(field, value)
}

func (c *check) optionalLocal(field, value string) {
	if value != "" && !isTermCode(value) {
		c.add(field, "field.unknownCode", "value", value)
	}
}

func (c *check) ref(field string, id ID) {
	if id != "" && !id.Valid() {
		c.add(field, "field.id")
	}
}

func (c *check) refs(field string, ids []ID) {
	c.list(field, len(ids))
	for _, id := range ids {
		if !id.Valid() {
			c.add(field, "field.id")
			return
		}
	}
}

func (c *check) geometry(field string, g *Geometry) {
	if g != nil && !g.known() {
		c.add(field, "geometry.type", "value", g.Type)
	}
}

func (c *check) requiredDay(field string, d Day) {
	if d == "" {
		c.add(field, "field.required")
		return
	}
	c.day(field, d)
}
