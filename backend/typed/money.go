package typed

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// Unit is the unit in which a bare amount is meant.
type Unit string

// The units. One toman is ten rials.
const (
	UnitRial  Unit = "rial"
	UnitToman Unit = "toman"
)

const (
	rialsOfToman = 10
	rialsOfHemat = 10_000_000_000_000 // همت is هزار میلیارد تومان
)

func (u Unit) rials() int64 {
	if u == UnitToman {
		return rialsOfToman
	}
	return 1
}

// Money reads an amount of rials from what a person types:
//
//	۱۲٫۵ میلیارد · 12.5 ميليارد تومان · ۱۲/۵ میلیارد · ۱۲۵٬۰۰۰٬۰۰۰٬۰۰۰ ریال
//	۱٫۲ همت · ۳ هزار میلیارد · دوازده میلیارد و پانصد میلیون · 2 billion
//
// A bare number is in the unit. The short «ت» is a unit only behind a blank, else it
// would eat the end of «همت». A part of a rial is a fault and is not rounded.
func Money(text string, unit Unit) (didban.Rial, *didban.Error) {
	if isBlank(text) {
		return 0, nil
	}
	count, each := parted(words(text), unit.rials())
	amount, ok := counted(count)
	if !ok {
		return 0, fault("field.amount", text)
	}
	return whole(amount, each, text)
}

// Rials reads an amount from a file, whose column says how many rials one is. It is read as
// Money reads it, and a unit that stands with the amount counts before that of the column.
// «۱۲ میلیارد» without a unit in a column of millions may mean either, and is a fault, as is a
// bare «۱/۲», which may be a part.
func Rials(text string, each int64) (didban.Rial, *didban.Error) {
	if amount, ok := Decimal(text); ok {
		return whole(amount, each, text)
	}
	if isBlank(text) {
		return 0, nil
	}
	count, own := parted(words(text), 0)
	if own == 0 && slashForm.MatchString(count) {
		return 0, fault("field.amount", text)
	}
	amount, ok := counted(count)
	switch {
	case !ok:
		return 0, fault("field.amount", text)
	case own != 0:
		each = own
	case each != UnitRial.rials() && each != UnitToman.rials():
		return 0, fault("field.moneyScale", text)
	}
	return whole(amount, each, text)
}

// whole takes an amount that is whole rials within bounds.
func whole(amount *big.Rat, each int64, text string) (didban.Rial, *didban.Error) {
	r := new(big.Rat).Mul(amount, new(big.Rat).SetInt64(each))
	switch {
	case !r.IsInt():
		return 0, fault("field.moneyFraction", text)
	case r.Sign() < 0 || !r.Num().IsInt64() || r.Num().Int64() > int64(didban.MaxRial):
		return 0, fault("field.money", text)
	}
	return didban.Rial(r.Num().Int64()), nil
}

var (
	unitForm  = regexp.MustCompile(`^(.*?) ?(همت|تومان|تومن|tomans?|irt|ریال|﷼|rials?|irr)$`)
	shortForm = regexp.MustCompile(`^(.*) ت$`)
)

// parted takes the unit off the end of an amount.
func parted(text string, bare int64) (count string, each int64) {
	if m := shortForm.FindStringSubmatch(text); m != nil {
		return m[1], rialsOfToman
	}
	m := unitForm.FindStringSubmatch(text)
	switch {
	case m == nil:
		return text, bare
	case m[2] == "همت":
		return m[1], rialsOfHemat
	case strings.HasPrefix(m[2], "ت"), strings.HasPrefix(m[2], "toman"), m[2] == "irt":
		return m[1], rialsOfToman
	}
	return m[1], 1
}

// scales are the words that multiply a number before them.
var scales = map[string]int64{
	"هزار": 1e3, "میلیون": 1e6, "ملیون": 1e6, "میلیارد": 1e9, "ملیارد": 1e9, "تریلیون": 1e12,
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}

var (
	scaledForm = regexp.MustCompile(`^([-+0-9.,٬،٫/_ e]*[0-9]) ?((?: ?(?:هزار|میلیون|ملیون|میلیارد|ملیارد|تریلیون|thousand|million|billion|trillion)){0,3})$`)
	scaleWord  = regexp.MustCompile(`هزار|می?لیون|می?لیارد|تریلیون|thousand|[mbtr]+illion`)
	spelled    = regexp.MustCompile(`^[-0-9,٬، \x{0621}-\x{06cc}]+$`)
)

// counted reads a number in figures with scales behind it, else in words.
func counted(text string) (*big.Rat, bool) {
	if m := scaledForm.FindStringSubmatch(text); m != nil {
		amount, ok := handDecimal(m[1])
		if !ok {
			return nil, false
		}
		for _, word := range scaleWord.FindAllString(m[2], -1) {
			amount.Mul(amount, new(big.Rat).SetInt64(scales[word]))
		}
		return amount, true
	}
	if !spelled.MatchString(text) {
		return nil, false
	}
	n, ok := persian.ParseWords(text)
	return new(big.Rat).SetInt64(n), ok
}

// WriteMoney writes an amount as a bare number of the unit, with thousands marks:
// «۱۲٬۵۰۰٬۰۰۰٬۰۰۰».
func WriteMoney(amount didban.Rial, unit Unit) string {
	each := didban.Rial(unit.rials())
	out := grouped(strconv.FormatInt(int64(amount/each), 10))
	if rest := amount % each; rest != 0 {
		out += "." + strconv.FormatInt(int64(rest), 10)
	}
	return plain(out)
}

// grouped puts thousands marks into the digits of a number.
func grouped(digits string) string {
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "٬" + digits[at:]
	}
	return digits
}
