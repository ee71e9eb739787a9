package typed

import (
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// leastShare is the least share above nought: what is smaller is a slip.
const leastShare = 1e-12

// Percent reads a share from 0 to 100 with or without its sign or word, «۴۵٫۵٪» or
// «۴۵ درصد»; the decimal mark may be a slash. An empty text is an unknown share.
func Percent(text string) (didban.Percent, *didban.Error) {
	if isBlank(text) {
		return didban.Percent{}, nil
	}
	bare := strings.TrimSuffix(strings.TrimSuffix(words(text), "درصد"), "percent")
	amount, ok := handDecimal(strings.Trim(bare, "%٪ "))
	if !ok {
		return didban.Percent{}, fault("field.percent", text)
	}
	value, _ := amount.Float64()
	if value < 0 || value > 100 || value < leastShare && amount.Sign() != 0 {
		return didban.Percent{}, fault("field.percent", text)
	}
	return didban.PercentOf(value), nil
}

// WritePercent writes a share without its sign, «۴۵٫۵»; empty for an unknown one.
func WritePercent(share didban.Percent) string {
	if !share.Known {
		return ""
	}
	return plain(figure(share.Value))
}

// Figure reads a number that may have a fraction; the decimal mark may be a slash. An empty
// text is 0.
func Figure(text string) (float64, *didban.Error) {
	if isBlank(text) {
		return 0, nil
	}
	amount, ok := handDecimal(text)
	if !ok {
		return 0, fault("field.number", text)
	}
	value, _ := amount.Float64()
	if value > MaxWhole || value < -MaxWhole {
		return 0, fault("field.number", text)
	}
	return value, nil
}

// WriteFigure writes a number that may have a fraction, «۱۴۵٫۸».
func WriteFigure(value float64) string { return plain(figure(value)) }

// MaxWhole bounds a whole number of things, years or days.
const MaxWhole = 1_000_000_000_000

// Whole reads a number without a fraction; 12.0 is whole. An empty text is 0.
func Whole(text string) (int64, *didban.Error) {
	if isBlank(text) {
		return 0, nil
	}
	amount, ok := Decimal(text)
	if !ok || !amount.IsInt() || !amount.Num().IsInt64() {
		return 0, fault("field.number", text)
	}
	n := amount.Num().Int64()
	if n > MaxWhole || n < -MaxWhole {
		return 0, fault("field.number", text)
	}
	return n, nil
}

// WriteWhole writes a whole number without marks, since it may be a year.
func WriteWhole(n int64) string { return plain(strconv.FormatInt(n, 10)) }

// Truth reads yes or no; an empty text is no.
func Truth(text string) (bool, *didban.Error) {
	switch words(text) {
	case "1", "yes", "true", "بله", "بلی", "اری":
		return true, nil
	case "", "0", "no", "false", "خیر", "نه":
		return false, nil
	}
	return false, fault("field.boolean", text)
}

// WriteTruth writes «بله» or «خیر».
func WriteTruth(yes bool) string {
	if yes {
		return "بله"
	}
	return "خیر"
}
