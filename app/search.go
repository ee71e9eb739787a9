package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/search"
)

// foundView is what «didban search» finds, as JSON.
type foundView struct {
	// Text is what was answered, Rescue how it was made of what was asked.
	Text   string               `json:"text"`
	Rescue search.Rescue        `json:"rescue,omitempty"`
	Meant  []string             `json:"meant,omitempty"`
	Typed  []search.TypedFilter `json:"typed,omitempty"`
	Total  int                  `json:"total"`
	Hits   []foundHit           `json:"hits"`
}

type foundHit struct {
	Kind    didban.Kind `json:"kind"`
	ID      didban.ID   `json:"id"`
	Title   string      `json:"title"`
	Passage string      `json:"passage,omitempty"`
	// Marked are the words that matched, as they are written there.
	Marked []string `json:"marked,omitempty"`
	// Why gives the terms that matched, by field.
	Why   map[string][]string `json:"why,omitempty"`
	Score float64             `json:"score"`
}

// searchVerb asks the search of the data folder, which it first brings up to date.
func searchVerb(in *invocation) error {
	text := strings.Join(in.files, " ")
	if strings.TrimSpace(text) == "" {
		return didban.Fault(didban.CodeInvalid, "cli.noText")
	}
	return in.opened(func(p *Program) error {
		ctx := context.Background()
		if err := p.Search.CatchUp(ctx, p.Store); err != nil {
			return err
		}
		limit := in.limit
		if limit <= 0 {
			limit = 10
		}
		found, err := p.Search.Find(ctx, search.Query{Text: text, Limit: limit, Explain: true})
		if err != nil {
			return err
		}
		return in.tellFound(viewFound(found))
	})
}

func viewFound(r search.Result) foundView {
	v := foundView{Text: r.Text, Rescue: r.Rescue, Meant: r.Meant, Typed: r.Typed, Total: r.Total, Hits: []foundHit{}}
	for _, h := range r.Hits {
		title, inTitle := joined(h.Title)
		passage, inPassage := joined(h.Passage)
		v.Hits = append(v.Hits, foundHit{h.Kind, h.ID, title, passage, append(inTitle, inPassage...), h.Why, h.Score})
	}
	return v
}

func joined(list []search.Segment) (text string, marked []string) {
	for _, s := range list {
		text += s.Text
		if s.Mark && !slices.Contains(marked, s.Text) {
			marked = append(marked, s.Text)
		}
	}
	return text, marked
}

func (in *invocation) tellFound(v foundView) error {
	if in.json {
		encoder := json.NewEncoder(in.out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(v)
	}
	key := "cli.found"
	if v.Rescue != search.RescueNone {
		key = "cli.rescued"
	}
	if err := in.tell(key, "count", fmt.Sprint(v.Total), "text", v.Text); err != nil {
		return err
	}
	for i, h := range v.Hits {
		if _, err := fmt.Fprintf(in.out, "%d. %s [%s] %.2f\n   %s\n", i+1, h.Title, in.words.text("cli.kind."+string(h.Kind), nil), h.Score, h.reasons()); err != nil {
			return err
		}
	}
	return nil
}

// reasons gives the terms that matched, field by field.
func (h foundHit) reasons() string {
	var out []string
	for field, terms := range h.Why {
		out = append(out, field+": "+strings.Join(terms, " "))
	}
	slices.Sort(out)
	return strings.Join(out, " · ")
}
