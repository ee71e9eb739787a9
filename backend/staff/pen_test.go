package staff_test

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
)

// pen is one page of a person with a draft: it knows the draft's sheet and counts edits.
type pen struct {
	o     *bureau
	who   string
	page  string
	draft string
	sheet string
	n     int
}

// begin opens a new noun, or one that stands.
func (o *bureau) begin(who string, kind didban.Kind, id didban.ID) *pen {
	o.t.Helper()
	v, err := onOf[staff.Drafts](o.t, o.as(who)).Open(staff.DraftOpenRequest{Kind: string(kind), ID: string(id)})
	o.must(err)
	return &pen{o: o, who: who, page: "page of " + who, draft: v.ID, sheet: v.Sheets[0].Sheet}
}

// by is another person's page of the same draft.
func (p *pen) by(who string) *pen {
	return &pen{o: p.o, who: who, page: "page of " + who, draft: p.draft, sheet: p.sheet}
}

func (p *pen) drafts() *staff.Drafts { return onOf[staff.Drafts](p.o.t, p.o.as(p.who)) }

func (p *pen) burst(texts ...string) staff.EditsRequest {
	r := staff.EditsRequest{Draft: p.draft, Page: p.page, Unit: "toman"}
	for i := 0; i+1 < len(texts); i += 2 {
		p.n++
		r.Edits = append(r.Edits, staff.EditView{N: p.n, Sheet: p.sheet, Op: didban.EditSet, Path: texts[i], Text: texts[i+1]})
	}
	return r
}

// write keeps texts, given as path and text, one burst for each.
func (p *pen) write(texts ...string) *pen {
	p.o.t.Helper()
	for i := 0; i+1 < len(texts); i += 2 {
		if _, err := p.drafts().Edits(p.burst(texts[i], texts[i+1])); err != nil {
			p.o.t.Fatalf("%s writes %s: %v", p.who, texts[i], err)
		}
	}
	return p
}

func (p *pen) send(reasons ...staff.ReasonView) *pen {
	p.o.t.Helper()
	if _, err := p.drafts().Send(staff.SendRequest{Draft: p.draft, Reasons: reasons}); err != nil {
		p.o.t.Fatalf("%s sends: %v", p.who, err)
	}
	return p
}

// text is how a field of the draft's first sheet is read.
func (p *pen) text(path string) string {
	p.o.t.Helper()
	v, err := p.drafts().Open(staff.DraftOpenRequest{Draft: p.draft, Page: p.page})
	p.o.must(err)
	for _, f := range v.Sheets[0].Fields {
		if f.Path == path {
			return f.Text
		}
	}
	p.o.t.Fatalf("no field %s", path)
	return ""
}

func request(p *pen) staff.DraftRequest { return staff.DraftRequest{Draft: p.draft} }

// The calls of a scene, as whoever plays it.

func (p *pen) opens() func(*gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Drafts](p.o.t, c).Open(staff.DraftOpenRequest{Draft: p.draft, Page: p.page}))
	}
}

func (p *pen) keeps(r staff.EditsRequest) func(*gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) { return did(onOf[staff.Drafts](p.o.t, c).Edits(r)) }
}

func (p *pen) sends(reasons ...staff.ReasonView) func(*gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Drafts](p.o.t, c).Send(staff.SendRequest{Draft: p.draft, Reasons: reasons}))
	}
}

func (p *pen) returns(word string) func(*gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Review](p.o.t, c).Return(staff.ReturnRequest{Draft: p.draft, Word: word}))
	}
}

func (p *pen) publishes(at int64) func(*gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Review](p.o.t, c).Publish(staff.PublishRequest{Draft: p.draft, At: at}))
	}
}
