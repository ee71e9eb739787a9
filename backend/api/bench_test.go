package api_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
)

// BenchmarkScreen measures the one call behind each screen, in a city of so many
// projects and as many articles.
func BenchmarkScreen(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%dk", size/1000), func(b *testing.B) {
			d := desk(b)
			fill(b, d, united(signed(contracted(didbantest.City(size, size))))...)
			for _, screen := range slices.Concat(screens(b, d), newsScreens(b, d), awardScreens(b, d)) {
				b.Run(screen.name, screen.bench)
			}
		})
	}
}

// bench opens the screen over and over and gives the spread of the single calls, in
// milliseconds; the first, which may have to make what the others find, by itself.
func (s screen) bench(b *testing.B) {
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		if err := s.open(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	b.ReportMetric(took[0].Seconds()*1000, "first-ms")
	slices.Sort(took)
	at := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
}

// contracted gives every project two contracts, each with five tenderers, twelve payments
// and one amendment, of two thousand contractors together.
func contracted(nouns []didban.Noun) []didban.Noun {
	for n, noun := range nouns {
		p, ok := noun.(*didban.Project)
		if !ok {
			continue
		}
		for k := range 2 {
			c := didban.Contract{
				Number: fmt.Sprint(k), Title: "اجرا", Nature: "construction", Method: didban.ProcurementMethods[(n+k)%4].Code, Status: "active",
				Contractor: fmt.Sprint("پیمانکار ", n%1000+1000*k), Price: 1_000_000, Estimate: didban.Rial(900_000 + n*31%200_000), Signed: didban.Day(fmt.Sprintf("20%02d-01-01", 20+n%7)), Start: "2026-01-10", Days: 200,
				Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-06-01", Old: 1_000_000, New: 1_200_000, Reason: "تورم"}},
			}
			for m := range 5 {
				c.Tenderers = append(c.Tenderers, fmt.Sprint("پیمانکار ", (n*(m*m+1)+m*7)%1000+1000*k))
			}
			for m := range 12 {
				day := didban.Day(fmt.Sprintf("2026-%02d-05", m+1))
				c.Payments = append(c.Payments, didban.Payment{Number: fmt.Sprint(m), Day: day, Amount: 50_000})
			}
			p.Contracts = append(p.Contracts, c)
		}
	}
	return nouns
}

// united gives the city 40 units, each with ten posts that are held, and every project one of
// them.
func united(nouns []didban.Noun) []didban.Noun {
	var out []didban.Noun
	for n := range 40 {
		out = append(out, unitOf(n+1, fmt.Sprint("واحد ", n+1)))
	}
	for n := range 400 {
		unit := didbantest.ID(didban.KindUnit, n%40+1)
		post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, n+1), Code: fmt.Sprint("S-", n)}, Title: "کارشناس", UnitID: unit}
		person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, n+1), Code: fmt.Sprint("N-", n)}, Name: "مریم رضایی"}
		term := &didban.Trustee{Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, n+1), Code: fmt.Sprint("T-", n)}, Person: person.ID, Post: post.ID}
		out = append(out, post, person, term)
	}
	for n, noun := range nouns {
		if p, ok := noun.(*didban.Project); ok {
			p.UnitID = didbantest.ID(didban.KindUnit, n%40+1)
		}
	}
	return append(out, nouns...)
}

// signed gives the articles 40 authors and 2,000 tags, three each, and chooses one of
// a thousand.
func signed(nouns []didban.Noun) []didban.Noun {
	for n, noun := range nouns {
		a, ok := noun.(*didban.Article)
		if !ok {
			continue
		}
		a.Author = fmt.Sprint("نویسندهٔ ", n%40)
		a.Tags = []string{fmt.Sprint("برچسب ", n%2000), fmt.Sprint("برچسب ", n*7%2000), fmt.Sprint("برچسب ", n*n%50)}
		if n%1000 == 0 {
			a.Choice = a.Published
		}
	}
	return nouns
}

type screen struct {
	name string
	open func() error
}

// awardScreens are the page of awards at first, of one unit, and far down another order.
func awardScreens(b *testing.B, d *gate.Caller) []screen {
	return []screen{
		{"awards", func() error {
			_, err := service[api.Transparency](b, d).Awards(api.AwardsRequest{})
			return err
		}},
		{"awards-sorted", func() error {
			_, err := service[api.Transparency](b, d).Awards(api.AwardsRequest{Unit: string(didbantest.ID(didban.KindUnit, 7)), Sort: "title"})
			return err
		}},
		{"awards-contractor", func() error {
			_, err := service[api.Transparency](b, d).Awards(api.AwardsRequest{Sort: "contractor", Descending: true, Offset: 5000})
			return err
		}},
	}
}

func screens(b *testing.B, d *gate.Caller) []screen {
	project := string(didbantest.ID(didban.KindProject, 7))
	return []screen{
		{"home", func() error { _, err := service[api.Home](b, d).Open(); return err }},
		{"map", func() error { _, err := service[api.Map](b, d).Open(api.FilterRequest{}); return err }},
		{"map-filtered", func() error {
			_, err := service[api.Map](b, d).Open(api.FilterRequest{Domains: []string{"green"}, Statuses: []string{"implementation"}})
			return err
		}},
		{"map-here", func() error {
			_, err := service[api.Map](b, d).Here(api.SpotRequest{Lon: 51.43, Lat: 33.98})
			return err
		}},
		{"map-years", func() error {
			_, err := service[api.Map](b, d).Years(api.YearsRequest{Month: "1405-03"})
			return err
		}},
		{"project", func() error { _, err := service[api.Projects](b, d).Open(project); return err }},
		{"transparency", func() error {
			_, err := service[api.Transparency](b, d).Open(api.TransparencyRequest{})
			return err
		}},
		{"promises", func() error {
			_, err := service[api.Promises](b, d).Open(api.PromisesRequest{By: "unit"})
			return err
		}},
		{"changes", func() error {
			_, err := service[api.Changes](b, d).Open(api.ChangesRequest{})
			return err
		}},
		{"changes-month", func() error {
			_, err := service[api.Changes](b, d).Open(api.ChangesRequest{Month: "1405-03", Sort: "paid", Offset: 2000})
			return err
		}},
		{"area", func() error {
			_, err := service[api.Areas](b, d).Open(string(didbantest.ID(didban.KindArea, 100)))
			return err
		}},
		{"unit", func() error {
			_, err := service[api.Units](b, d).Open(string(didbantest.ID(didban.KindUnit, 7)))
			return err
		}},
		{"boot", func() error { _, err := service[api.City](b, d).Boot(); return err }},
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

// newsScreens are those of شهرآن.
func newsScreens(b *testing.B, d *gate.Caller) []screen {
	article := string(didbantest.ID(didban.KindArticle, 7))
	return []screen{
		{"news", func() error { _, err := service[api.News](b, d).Open(api.NewsRequest{}); return err }},
		{"news-front", func() error { _, err := service[api.News](b, d).Front(); return err }},
		{"news-section", func() error {
			_, err := service[api.News](b, d).Open(api.NewsRequest{Section: "civil", Offset: 240})
			return err
		}},
		{"news-archive", func() error { _, err := service[api.News](b, d).Archive(api.NewsRequest{}); return err }},
		{"news-archive-month", func() error {
			_, err := service[api.News](b, d).Archive(api.NewsRequest{Year: 1401, Month: 7})
			return err
		}},
		{"news-archive-day", func() error {
			_, err := service[api.News](b, d).Archive(api.NewsRequest{Year: 1401, Month: 7, Day: 12, Tag: "برچسب ۳"})
			return err
		}},
		{"news-search", func() error {
			_, err := service[api.Search](b, d).Find(api.SearchRequest{Text: "بوستان مرمت", Kinds: []string{"article"}})
			return err
		}},
		{"news-search-narrowed", func() error {
			r := api.SearchRequest{Text: "بوستان", Kinds: []string{"article"}, Tags: []string{"برچسب ۳"}, Years: []string{"1401"}, Sort: "newest"}
			_, err := service[api.Search](b, d).Find(r)
			return err
		}},
		{"article", func() error { _, err := service[api.News](b, d).Article(article); return err }},
	}
}
