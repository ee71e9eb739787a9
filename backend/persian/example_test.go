package persian_test

import (
	"fmt"

	"didban.app/backend/persian"
)

func ExampleFold() {
	fmt.Println(persian.Fold("آئین‌نامهٔ كاشان ۱۴۰۴"))
	// Output: اییننامه کاشان 1404
}
