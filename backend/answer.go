package didban

import "slices"

// The limits of an answer, in runes.
const (
	MinAnswer = 2
	MaxAnswer = 4000
	MaxWhy    = 300
)

// Answer (پاسخ) is what the city says to a comment. It is signed by a post or a unit, never
// by a person: persons go, posts answer.
type Answer struct {
	Text    string  `json:"text"`
	Post    ID      `json:"post,omitempty"` // or
	Unit    ID      `json:"unit,omitempty"`
	Day     Day     `json:"day"`
	Channel Channel `json:"channel,omitempty"` // phone or paper where it was told and written down; empty: typed
	Edited  bool    `json:"edited,omitempty"`  // it stood otherwise before; the earlier words are in its versions
	// Ready tells that it is a template as it stands («پاسخ آماده»), with no word of its own.
	Ready   bool    `json:"ready,omitempty"`
	Outcome Outcome `json:"outcome"`
}

// OutcomeKind is what came of what a citizen said.
type OutcomeKind string

// The kinds of outcome.
const (
	OutcomeDone        OutcomeKind = "done"
	OutcomePlanned     OutcomeKind = "planned"
	OutcomeExplained   OutcomeKind = "explained"
	OutcomeNotPossible OutcomeKind = "impossible"
	OutcomeElsewhere   OutcomeKind = "elsewhere"
)

// Outcomes are the kinds of outcome in the order in which they are offered.
var Outcomes = shipped(
	[6]string{string(OutcomeDone), "انجام شد", "Done"},
	[6]string{string(OutcomePlanned), "در برنامه است", "Planned"},
	[6]string{string(OutcomeExplained), "توضیح داده شد", "Explained"},
	[6]string{string(OutcomeNotPossible), "شدنی نیست", "Not possible"},
	[6]string{string(OutcomeElsewhere), "با نهاد دیگری است", "Another body's"},
)

// Outcome is what came of it: what was done has a Link to where that can be seen, what is
// planned a Due day, what is not possible a Why.
type Outcome struct {
	Kind OutcomeKind `json:"kind"`
	Link *Ref        `json:"link,omitempty"`
	Due  Day         `json:"due,omitempty"`
	Why  string      `json:"why,omitempty"`
}

// linkedKinds are what an outcome may lead to.
var linkedKinds = []Kind{KindProject, KindEvent, KindArticle}

func (a *Answer) refs(r *refList, at string) {
	if a == nil {
		return
	}
	r.one(at+"post", KindPost, a.Post)
	r.one(at+"unit", KindUnit, a.Unit)
	if a.Outcome.Link != nil {
		r.one(at+"outcome.link", a.Outcome.Link.Kind, a.Outcome.Link.ID)
	}
}

// Validate checks an answer that stands in no noun.
func (a *Answer) Validate() error {
	var c check
	a.check(&c, "")
	return c.err()
}

// check wants one signature, and of each outcome what it needs to be believed.
func (a *Answer) check(c *check, at string) {
	c.words(at+"text", a.Text, MinAnswer, MaxAnswer)
	if (a.Post == "") == (a.Unit == "") {
		c.add(at+"unit", "answer.signature")
	}
	c.requiredDay(at+"day", a.Day)
	c.optionalCode(at+"channel", string(a.Channel), Channels)
	c.code(at+"outcome.kind", string(a.Outcome.Kind), Outcomes)
	c.words(at+"outcome.why", a.Outcome.Why, 0, MaxWhy)
	c.day(at+"outcome.due", a.Outcome.Due)
	if l := a.Outcome.Link; l != nil && !slices.Contains(linkedKinds, l.Kind) {
		c.add(at+"outcome.link", "answer.link")
	}
	switch a.Outcome.Kind {
	case OutcomeDone:
		if a.Outcome.Link == nil {
			c.add(at+"outcome.link", "answer.done")
		}
	case OutcomePlanned:
		if a.Outcome.Due == "" {
			c.add(at+"outcome.due", "answer.planned")
		}
	case OutcomeNotPossible, OutcomeElsewhere:
		if a.Outcome.Why == "" {
			c.add(at+"outcome.why", "answer.why")
		}
	case OutcomeExplained:
	}
}
