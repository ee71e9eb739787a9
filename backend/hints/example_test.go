package hints_test

import (
	"fmt"

	"didban.app/backend/hints"
)

func ExampleFind() {
	known := hints.Learn(hints.City{Phones: []string{"۰۳۱-۵۵۱۱۰۰۰۰"}, Posts: []string{"شهردار کاشان"}})
	text := "به ۰۳۱۵۵۱۱۰۰۰۰ زنگ زدم و پاسخی نیامد. شمارهٔ من ۰۹۰۰ ۷۷۷ ۱۱ ۲۲ است."
	for _, hint := range hints.Find(text, known) {
		fmt.Println(hint.Sort, text[hint.From:hint.To], hint.Sure)
	}
	// Output: mobile ۰۹۰۰ ۷۷۷ ۱۱ ۲۲ true
}
