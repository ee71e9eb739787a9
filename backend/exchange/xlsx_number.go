package exchange

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"didban.app/backend/typed"
)

// cell gives a workbook's number as a person would have typed it: 0.45 under the format
// 0% is 45%, 912 under 0000 is 0912, and what fifteen digits can't hold is rounded off
// as Excel itself shows it.
func cell(kept, format string) string {
	value, ok := typed.Decimal(kept)
	if !ok {
		return kept
	}
	format = plainFormat(format)
	switch {
	case strings.HasSuffix(format, "%"):
		exact := significant(new(big.Rat).Mul(value, big.NewRat(100, 1)).FloatString(20))
		return strings.TrimSuffix(strings.TrimRight(exact, "0"), ".") + "%"
	case format != "" && strings.Trim(format, "0") == "" && allDigits(kept) && len(kept) < len(format) && len(format) <= maxPadding:
		return strings.Repeat("0", len(format)-len(kept)) + kept
	case strings.Contains(kept, "."):
		return significant(kept)
	}
	return kept
}

// maxPadding is how many noughts a format may set before a number.
const maxPadding = 50

// unshown is what a format of numbers holds beside the signs of the number: quoted
// texts, single signs, the width of one, colours.
var unshown = regexp.MustCompile(`"[^"]*"|[\\_*].|\[[^\]]*\]|\s`)

// plainFormat is the part of a format that shows numbers above nought.
func plainFormat(format string) string {
	format, _, _ = strings.Cut(unshown.ReplaceAllString(format, ""), ";")
	return format
}

// significant rounds a number with a fraction to the fifteen digits that a
// spreadsheet stands for; one that has no more is left as it was written, for it
// may well be text.
func significant(s string) string {
	if strings.Trim(s, "0123456789.") == "" && len(s) <= 16 {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
