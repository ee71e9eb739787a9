package didban

import (
	"encoding/json"
	"fmt"
)

// FieldSort says how a field's value is written for a reader.
type FieldSort string

// The sorts of a field.
const (
	SortText    FieldSort = "text"
	SortCode    FieldSort = "code" // of a vocabulary
	SortMoney   FieldSort = "money"
	SortDay     FieldSort = "day"
	SortDays    FieldSort = "days" // a length of time
	SortPercent FieldSort = "percent"
	SortYear    FieldSort = "year" // fiscal
	SortFlag    FieldSort = "flag" // true or false
	SortArea    FieldSort = "area" // an id
	SortMedia   FieldSort = "media"
	SortPlace   FieldSort = "place" // the type of a geometry
	SortNumber  FieldSort = "number"
)

// sortByKind marks the old and new of an amendment, which are rials or days.
const sortByKind FieldSort = "kind"

// fieldRule is one JSON field of a project, or a list of such.
type fieldRule struct {
	name       string
	sort       FieldSort
	vocabulary string
	list       bool        // a list of plain values
	keys       []string    // the fields that name an item of a list
	fields     []fieldRule // of an item of a list
}

// projectFields are the fields of a project in the order in which they are read; a test
// holds them to the type. What the store sets (id, version, instants) is no difference.
var projectFields = []fieldRule{
	text("code"), text("title"), text("description"), text("purpose"),
	code("domain", "domains"), code("type", "types"), code("subtype", "subtypes"), code("status", "statuses"),
	of("suspended", SortFlag), text("suspendedReason"), text("unit"), text("officer"), text("owner"),
	{name: "areas", sort: SortArea, list: true},
	text("address"), of("geometry", SortPlace),
	text("scope"), text("environment"), text("land"), text("changes"),
	of("start", SortDay), of("end", SortDay), of("originalEnd", SortDay), of("finished", SortDay), of("asOf", SortDay),
	{name: "specs", keys: []string{"label"}, fields: []fieldRule{text("label"), text("value"), text("unit")}},
	{name: "budget", keys: []string{"year", "source", "title"}, fields: []fieldRule{
		of("year", SortYear), code("source", "fundingSources"), text("title"),
		of("approved", SortMoney), of("revised", SortMoney), of("allocated", SortMoney), of("spent", SortMoney),
	}},
	{name: "contracts", keys: []string{"number"}, fields: contractFields},
	{name: "progress", keys: []string{"day"}, fields: []fieldRule{
		of("day", SortDay), of("physicalPlanned", SortPercent), of("physicalActual", SortPercent),
		of("financialPlanned", SortPercent), of("financialActual", SortPercent), text("note"),
	}},
	{name: "milestones", keys: []string{"title"}, fields: []fieldRule{
		text("title"), code("sort", "milestoneKinds"), of("due", SortDay), of("met", SortDay),
	}},
	{name: "media", keys: []string{"media"}, fields: []fieldRule{of("media", SortMedia), code("use", "mediaUses")}},
}

var contractFields = []fieldRule{
	text("number"), text("title"), code("nature", "contractNatures"), code("method", "procurementMethods"),
	code("status", "contractStatuses"), of("estimate", SortMoney),
	{name: "tenderers", sort: SortText, list: true},
	text("contractor"), of("price", SortMoney), of("signed", SortDay), of("start", SortDay), of("days", SortDays),
	{name: "amendments", keys: []string{"number"}, fields: []fieldRule{
		text("number"), code("kind", "amendmentKinds"), of("day", SortDay), of("old", sortByKind), of("new", sortByKind),
		text("scope"), text("reason"),
	}},
	{name: "payments", keys: []string{"number"}, fields: []fieldRule{
		text("number"), of("day", SortDay), of("amount", SortMoney), text("for"),
	}},
}

func text(name string) fieldRule { return of(name, SortText) }

func of(name string, sort FieldSort) fieldRule { return fieldRule{name: name, sort: sort} }

func code(name, vocabulary string) fieldRule {
	return fieldRule{name: name, sort: SortCode, vocabulary: vocabulary}
}

// sortIn is the sort of the field within its item.
func (r fieldRule) sortIn(old, next map[string]any) FieldSort {
	if r.sort != sortByKind {
		return r.sort
	}
	kind := next["kind"]
	if kind == nil {
		kind = old["kind"]
	}
	switch kind {
	case "price":
		return SortMoney
	case "duration":
		return SortDays
	}
	return SortNumber
}

func (r fieldRule) value(sort FieldSort, v any) FieldValue {
	return FieldValue{Sort: sort, Vocabulary: r.vocabulary, Text: valueText(sort, v)}
}

func valueText(sort FieldSort, v any) string {
	switch v := v.(type) {
	case nil:
		if sort == SortFlag {
			return "false"
		}
		return ""
	case map[string]any:
		b, _ := json.Marshal(v) // it came out of JSON
		return string(b)
	case json.Number:
		if v == "0" && (sort == SortMoney || sort == SortDays) {
			return ""
		}
		return v.String()
	}
	return fmt.Sprint(v)
}
