package api_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

// BenchmarkScreen measures the one call behind each screen, in a city of so many
// projects and as many articles.
func BenchmarkScreen(b *testing.B) {
	for name, size := range map[string]int{"10k": 10_000, "100k": 100_000} {
		b.Run(name, func(b *testing.B) {
			d := desk(b)
			fill(b, d, didbantest.City(size, size)...)
			for _, screen := range screens(b, d) {
				b.Run(screen.name, func(b *testing.B) {
					for b.Loop() {
						if err := screen.open(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

type screen struct {
	name string
	open func() error
}

func screens(b *testing.B, d *api.Desk) []screen {
	project := string(didbantest.ID(didban.KindProject, 7))
	article := string(didbantest.ID(didban.KindArticle, 7))
	return []screen{
		{"home", func() error { _, err := service[api.Home](b, d).Open(); return err }},
		{"map", func() error { _, err := service[api.Map](b, d).Open(api.FilterRequest{}); return err }},
		{"map-filtered", func() error {
			_, err := service[api.Map](b, d).Open(api.FilterRequest{Domains: []string{"green"}, Statuses: []string{"implementation"}})
			return err
		}},
		{"project", func() error { _, err := service[api.Projects](b, d).Open(project); return err }},
		{"news", func() error { _, err := service[api.News](b, d).Open(api.NewsRequest{}); return err }},
		{"article", func() error { _, err := service[api.News](b, d).Article(article); return err }},
		{"area", func() error {
			_, err := service[api.Areas](b, d).Open(string(didbantest.ID(didban.KindArea, 100)))
			return err
		}},
		{"events", func() error { _, err := service[api.Events](b, d).Open(api.EventsRequest{}); return err }},
		{"trustees", func() error { _, err := service[api.Trustees](b, d).Open(api.TrusteesRequest{}); return err }},
		{"search", func() error {
			_, err := service[api.Search](b, d).Find(api.SearchRequest{Text: "بوستان مرمت"})
			return err
		}},
		{"suggest", func() error {
			_, err := service[api.Search](b, d).Suggest(api.SuggestRequest{Text: "پروژ"})
			return err
		}},
	}
}
