package api_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/exchange"
)

// An import that is too large for memory is ended in the middle and leaves nothing; then it is
// taken in whole, and a second time changes nothing.
func TestImport_Large(t *testing.T) {
	const projects = 6000
	var csv strings.Builder
	csv.WriteString("کد,عنوان,حوزه,نوع,وضعیت,شرح\n")
	for i := range projects {
		fmt.Fprintf(&csv, "K-%d,بوستان %d,فضای سبز,احداث,در حال اجرا,%s\n", i, i, strings.Repeat("شرح کار ", 40))
	}
	files, err := exchange.Files(fstest.MapFS{"projects.csv": {Data: []byte(csv.String())}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	d, ended := desk(t), errors.New("ended")
	by := d.As(didban.System("import"))
	_, err = api.ImportWatched(by, files, false, func(at exchange.Progress) error {
		if at.Stage == exchange.StageWrite && at.Done == projects-10 {
			return ended
		}
		return nil
	})
	if !errors.Is(err, ended) || d.Store.Head() != 0 {
		t.Fatalf("%v, %d changes are left", err, d.Store.Head())
	}
	for round, want := range []int{projects, 0} {
		report := ok[api.ImportReport](t)(api.Import(by, files, false))
		if !report.Written || report.New[didban.KindProject] != want || d.Store.Head() != projects {
			t.Errorf("round %d: %d new, %d changes", round, report.New[didban.KindProject], d.Store.Head())
		}
	}
	if r, err := d.Store.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v %v", r, err)
	}
}
