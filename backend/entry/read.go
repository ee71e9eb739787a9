package entry

import (
	"encoding/json"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/prose"
	"didban.app/backend/typed"
)

// read makes the JSON value of a field's text, nil for an empty one.
func read(p place, text string, ctx Context) (any, *didban.Error) {
	if p.field.List {
		return readList(p, text, ctx)
	}
	return readOne(p, text, ctx)
}

func readList(p place, text string, ctx Context) (any, *didban.Error) {
	var out []any
	for line := range strings.Lines(text) {
		v, fault := readOne(p, strings.TrimSpace(line), ctx)
		if fault != nil {
			return nil, fault
		}
		if v != nil {
			out = append(out, v)
		}
	}
	if out == nil {
		return nil, nil
	}
	return out, nil
}

// reader reads a text that is not empty.
type reader func(f didban.Field, text string, ctx Context) (any, *didban.Error)

// readers read the sorts of field that are more than text or a whole number.
var readers = map[didban.FieldSort]reader{
	didban.SortCode: func(f didban.Field, text string, ctx Context) (any, *didban.Error) {
		return valueOf(typed.Code(text, ctx.terms(f.Vocabulary)))
	},
	didban.SortRef: func(_ didban.Field, text string, _ Context) (any, *didban.Error) {
		if !didban.ID(text).Valid() {
			return nil, didban.Fault(didban.CodeInvalid, "field.id")
		}
		return text, nil
	},
	didban.SortMoney: func(_ didban.Field, text string, ctx Context) (any, *didban.Error) {
		return valueOf(typed.Money(text, typed.Unit(ctx.Unit)))
	},
	didban.SortDay: func(_ didban.Field, text string, ctx Context) (any, *didban.Error) {
		return valueOf(typed.Day(text, ctx.Today))
	},
	didban.SortInstant: func(_ didban.Field, text string, ctx Context) (any, *didban.Error) {
		return valueOf(typed.Instant(text, ctx.Today))
	},
	didban.SortPercent: func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Percent(text)) },
	didban.SortDecimal: func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Figure(text)) },
	didban.SortFlag:    func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Truth(text)) },
	didban.SortPhone:   func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Phone(text)) },
	didban.SortPlace:   func(_ didban.Field, text string, ctx Context) (any, *didban.Error) { return readPlace(text, ctx) },
	didban.SortColour:  func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Colour(text)) },
	didban.SortPosition: func(_ didban.Field, text string, _ Context) (any, *didban.Error) {
		return valueOf(typed.Position(text))
	},
	didban.SortFocus: func(_ didban.Field, text string, _ Context) (any, *didban.Error) { return valueOf(typed.Focus(text)) },
}

// valueOf is a value that was read; none where it was not.
func valueOf[T any](v T, fault *didban.Error) (any, *didban.Error) {
	if fault != nil {
		return nil, fault
	}
	return v, nil
}

func readOne(p place, text string, ctx Context) (any, *didban.Error) {
	if p.sort() == didban.SortBody {
		return readBody(p.item[p.field.Name], text), nil
	}
	if sort := p.sort(); sort == didban.SortText || sort == didban.SortLong {
		if text == "" {
			return nil, nil
		}
		return text, nil
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	if read, ok := readers[p.sort()]; ok {
		v, fault := read(p.field, text, ctx)
		if v == false { // a flag that is not set is not written
			return nil, fault
		}
		return v, fault
	}
	return valueOf(typed.Whole(text)) // years, numbers of days and things
}

// readPlace reads GeoJSON, or a point as it is typed.
func readPlace(text string, ctx Context) (any, *didban.Error) {
	g, fault := Geometry(text)
	if fault != nil {
		return nil, fault
	}
	if ctx.Geometry == nil {
		return g, nil
	}
	sound, faults := ctx.Geometry(g)
	for _, fault := range faults {
		if !ctx.Remark(fault) {
			return nil, fault
		}
	}
	return sound, nil
}

// Geometry reads the text of a place as it stands, GeoJSON or a typed point: a shape that
// is only half drawn is one too.
func Geometry(text string) (didban.Geometry, *didban.Error) {
	var g didban.Geometry
	if strings.HasPrefix(text, "{") {
		if err := json.Unmarshal([]byte(text), &g); err != nil {
			return g, didban.Fault(didban.CodeInvalid, "geometry.form").Because(err)
		}
		return g, nil
	}
	at, fault := typed.Position(text)
	if fault != nil {
		return g, fault
	}
	b, err := json.Marshal([]float64{at.Lon, at.Lat})
	if err != nil {
		return g, didban.Fault(didban.CodeInvalid, "geometry.form").Because(err)
	}
	return didban.Geometry{Type: "Point", Coordinates: b}, nil
}

// write is how a field's value is written for a hand to change.
func write(p place, ctx Context) string {
	v := p.item[p.field.Name]
	if !p.field.List {
		return writeOne(p.sort(), v, ctx)
	}
	list, _ := v.([]any)
	lines := make([]string, len(list))
	for i, one := range list {
		lines[i] = writeOne(p.sort(), one, ctx)
	}
	return strings.Join(lines, "\n")
}

// writers write the sorts of field whose value a person would not write as it is stored.
var writers = map[didban.FieldSort]func(text string, v any, ctx Context) string{
	didban.SortMoney: func(_ string, v any, ctx Context) string {
		n, ok := number(v)
		if !ok || n == 0 {
			return ""
		}
		return typed.WriteMoney(didban.Rial(n), typed.Unit(ctx.Unit))
	},
	didban.SortDay: func(text string, _ any, _ Context) string { return typed.WriteDay(didban.Day(text)) },
	didban.SortInstant: func(_ string, v any, _ Context) string {
		n, ok := number(v)
		if !ok || n == 0 {
			return ""
		}
		return typed.WriteInstant(n)
	},
	didban.SortBody:  func(text string, _ any, _ Context) string { return prose.Edit(text) },
	didban.SortPhone: func(text string, _ any, _ Context) string { return typed.WritePhone(text) },
	didban.SortPlace: func(text string, _ any, _ Context) string { return writePlace(text) },
	didban.SortPosition: func(text string, _ any, _ Context) string {
		var at didban.Position
		if json.Unmarshal([]byte(text), &at) != nil {
			return text
		}
		return typed.WritePosition(at)
	},
	didban.SortFocus: func(text string, _ any, _ Context) string {
		var at didban.Focus
		if json.Unmarshal([]byte(text), &at) != nil {
			return text
		}
		return typed.WriteFocus(at)
	},
	didban.SortPercent: func(text string, _ any, _ Context) string {
		share, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return text
		}
		return typed.WritePercent(didban.PercentOf(share))
	},
	didban.SortDecimal: func(text string, _ any, _ Context) string {
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return text
		}
		return typed.WriteFigure(value)
	},
	didban.SortNumber: writeWhole,
	didban.SortDays:   writeWhole,
	didban.SortYear:   writeWhole,
}

func writeWhole(_ string, v any, _ Context) string {
	n, ok := number(v)
	if !ok || n == 0 {
		return ""
	}
	return typed.WriteWhole(n)
}

func writeOne(sort didban.FieldSort, v any, ctx Context) string {
	text := plain(v)
	if write, ok := writers[sort]; ok && text != "" {
		return write(text, v, ctx)
	}
	return text
}

// sort is the field's sort in its item.
func (p place) sort() didban.FieldSort { return p.field.SortIn(plain(p.item["kind"])) }

// writePlace writes a point as it is typed, any other shape as GeoJSON.
func writePlace(text string) string {
	var g didban.Geometry
	var at []float64
	if json.Unmarshal([]byte(text), &g) == nil && g.Type == "Point" && json.Unmarshal(g.Coordinates, &at) == nil && len(at) >= 2 {
		return typed.WritePosition(didban.Position{Lon: at[0], Lat: at[1]})
	}
	return text
}

// canonical is a field's value in one form for machines.
func canonical(p place) string {
	v := p.item[p.field.Name]
	if p.field.List {
		list, _ := v.([]any)
		lines := make([]string, len(list))
		for i, one := range list {
			lines[i] = plain(one)
		}
		return strings.Join(lines, "\n")
	}
	return plain(v)
}

// plain is a JSON value as text.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return ""
	case json.Number:
		return v.String()
	}
	b, err := json.Marshal(v)
	if err != nil {
		return "" // it came out of JSON
	}
	return string(b)
}

func number(v any) (int64, bool) {
	switch v := v.(type) {
	case json.Number:
		n, err := v.Int64()
		return n, err == nil
	case int64:
		return v, true
	}
	return 0, false
}
