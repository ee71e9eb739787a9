package exchange_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// BenchmarkRead_CSV reads 10,000 projects with 30,000 budget rows, first into an
// empty city, then again with everything stored.
func BenchmarkRead_CSV(b *testing.B) {
	var projects, budget strings.Builder
	projects.WriteString("کد,عنوان,شرح,حوزه,نوع,وضعیت,شروع,پایان,طول جغرافیایی,عرض جغرافیایی\n")
	budget.WriteString("کد پروژه,سال مالی,محل تأمین,عنوان ردیف,مصوب,تخصیص,هزینه‌کرد\n")
	for i := range 10_000 {
		fmt.Fprintf(&projects, "P-%05d,بهسازی خیابان شمارهٔ %d,شرح کار,عمرانی,بهسازی,در حال اجرا,۱۴۰۳/۰۵/۱۲,1404/06/31,51.41,33.98\n", i, i)
		for y := range 3 {
			fmt.Fprintf(&budget, "P-%05d,%d,منابع داخلی شهرداری,آسفالت,۱۲٬۵۰۰٬۰۰۰٬۰۰۰,\"6,000,000,000\",5000000000\n", i, 1401+y)
		}
	}
	files, err := exchange.Files(fstest.MapFS{
		"projects.csv": {Data: []byte(projects.String())}, "budget.csv": {Data: []byte(budget.String())},
	}, ".")
	if err != nil {
		b.Fatal(err)
	}
	stored := newWorld()
	batch, _, err := exchange.Read(files, stored.source())
	if err != nil {
		b.Fatal(err)
	}
	stored.write(batch.Nouns)
	for name, one := range map[string]struct {
		world *world
		want  int
	}{"new": {newWorld(), 10_000}, "unchanged": {stored, 0}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				batch, problems, err := exchange.Read(files, one.world.source())
				if err != nil || len(problems) > 0 || len(batch.Nouns) != one.want || batch.New[didban.KindProject] != one.want {
					b.Fatalf("%d nouns, %v, %v", len(batch.Nouns), show(problems), err)
				}
			}
		})
	}
}
