package entry

import (
	"encoding/json"
	"strconv"
	"strings"

	didban "didban.app/backend"
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

func readOne(p place, text string, ctx Context) (any, *didban.Error) {
	sort := p.sort()
	if sort != didban.SortText && sort != didban.SortLong && sort != didban.SortBody {
		text = strings.TrimSpace(text)
	}
	if text == "" {
		return nil, nil
	}
	switch sort {
	case didban.SortText, didban.SortLong, didban.SortBody:
		return text, nil
	case didban.SortCode:
		code, fault := typed.Code(text, didban.VocabularyOf(p.field.Vocabulary))
		return code, fault
	case didban.SortRef:
		if !didban.ID(text).Valid() {
			return nil, didban.Fault(didban.CodeInvalid, "field.id")
		}
		return text, nil
	case didban.SortMoney:
		amount, fault := typed.Money(text, typed.Unit(ctx.Unit))
		return int64(amount), fault
	case didban.SortDay:
		day, fault := typed.Day(text, ctx.Today)
		return string(day), fault
	case didban.SortInstant:
		at, fault := typed.Instant(text, ctx.Today)
		return at, fault
	case didban.SortPercent:
		share, fault := typed.Percent(text)
		return share, fault
	case didban.SortFlag:
		yes, fault := typed.Truth(text)
		if !yes {
			return nil, fault
		}
		return yes, fault
	case didban.SortPhone:
		phone, fault := typed.Phone(text)
		return phone, fault
	case didban.SortPlace:
		return readPlace(text)
	case didban.SortPosition:
		at, fault := typed.Position(text)
		return at, fault
	case didban.SortNumber, didban.SortYear, didban.SortDays, didban.SortByKind:
	}
	n, fault := typed.Whole(text)
	return n, fault
}

// readPlace reads GeoJSON, or a point as it is typed.
func readPlace(text string) (any, *didban.Error) {
	if strings.HasPrefix(text, "{") {
		var g didban.Geometry
		if err := json.Unmarshal([]byte(text), &g); err != nil {
			return nil, didban.Fault(didban.CodeInvalid, "geometry.form").Because(err)
		}
		return g, nil
	}
	at, fault := typed.Position(text)
	if fault != nil {
		return nil, fault
	}
	b, err := json.Marshal([]float64{at.Lon, at.Lat})
	if err != nil {
		return nil, didban.Fault(didban.CodeInvalid, "geometry.form").Because(err)
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

func writeOne(sort didban.FieldSort, v any, ctx Context) string {
	text := plain(v)
	if text == "" {
		return ""
	}
	switch sort {
	case didban.SortMoney:
		n, ok := number(v)
		if !ok || n == 0 {
			return ""
		}
		return typed.WriteMoney(didban.Rial(n), typed.Unit(ctx.Unit))
	case didban.SortDay:
		return typed.WriteDay(didban.Day(text))
	case didban.SortInstant:
		n, ok := number(v)
		if !ok || n == 0 {
			return ""
		}
		return typed.WriteInstant(n)
	case didban.SortPlace:
		return writePlace(text)
	case didban.SortPosition:
		var at didban.Position
		if json.Unmarshal([]byte(text), &at) == nil {
			return typed.WritePosition(at)
		}
	case didban.SortPhone:
		return typed.WritePhone(text)
	case didban.SortPercent:
		if share, err := strconv.ParseFloat(text, 64); err == nil {
			return typed.WritePercent(didban.PercentOf(share))
		}
	case didban.SortNumber, didban.SortDays, didban.SortYear:
		if text == "0" {
			return ""
		}
		if n, ok := number(v); ok {
			return typed.WriteWhole(n)
		}
	default: // a text, a code, an id and a yes are written as they are
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
