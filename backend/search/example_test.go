package search_test

import (
	"context"
	"fmt"
	"os"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

func ExampleIndex_Find() {
	dir, err := os.MkdirTemp("", "search")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // an example's end
	x, err := search.Open(dir, search.Options{Now: time.Now})
	if err != nil {
		panic(err)
	}
	defer x.Close() //nolint:errcheck // an example's end
	feed := didbantest.NewFeed(&didban.Area{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "N1"}, Name: "محلهٔ فین",
	})
	if err := x.CatchUp(context.Background(), feed); err != nil {
		panic(err)
	}
	found, err := x.Find(context.Background(), search.Query{Text: "فین", Limit: 10})
	if err != nil {
		panic(err)
	}
	for _, s := range found.Hits[0].Title {
		fmt.Printf("%q %v\n", s.Text, s.Mark)
	}
	// Output:
	// "محلهٔ " false
	// "فین" true
}
