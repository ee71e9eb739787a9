package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

func TestDisclosure_FortyItems(t *testing.T) {
	count := map[didban.DisclosureLevel]int{}
	fieldless := 0
	for _, item := range quiet().Disclosure().Items {
		count[item.Level]++
		if item.State == didban.DisclosureNoField {
			fieldless++
		}
	}
	if count[didban.DisclosureProject] != 20 || count[didban.DisclosureContract] != 20 || fieldless != 8 {
		t.Errorf("got %v, %d without a field", count, fieldless)
	}
}

func TestDisclosure_States(t *testing.T) {
	amended := func(kind string) func(*didban.Project) {
		return func(p *didban.Project) {
			p.Contracts[0].Amendments = []didban.Amendment{{Kind: kind, Day: "2026-03-01", Old: 1, New: 2, Reason: "دلیل"}}
		}
	}
	for _, test := range []struct {
		name   string
		change func(*didban.Project)
		code   string
		want   didban.DisclosureState
	}{
		{"a told item", func(*didban.Project) {}, "purpose", didban.DisclosureDisclosed},
		{"an empty field", func(p *didban.Project) { p.Purpose = "" }, "purpose", didban.DisclosureMissing},
		{"no field for it", func(*didban.Project) {}, "contact", didban.DisclosureNoField},
		{"no audit while the work goes on", func(*didban.Project) {}, "audit", didban.DisclosureNotExpected},
		{"over without an audit report", func(p *didban.Project) { p.Status = "completed" }, "audit", didban.DisclosureMissing},
		{"any document is no audit report", func(p *didban.Project) {
			p.Status, p.Media = "completed", []didban.Attachment{{Media: "m", Use: "report"}}
		}, "audit", didban.DisclosureMissing},
		{"an audit report", func(p *didban.Project) {
			p.Media = []didban.Attachment{{Media: "m", Use: didban.UseAudit}}
		}, "audit", didban.DisclosureDisclosed},
		{"no change, no reason due", func(*didban.Project) {}, "changeReasons", didban.DisclosureNotExpected},
		{"a move without a reason", func(p *didban.Project) { p.OriginalEnd = "2026-06-01" }, "changeReasons", didban.DisclosureMissing},
		{"an amendment brings its reason", amended("price"), "changeReasons", didban.DisclosureDisclosed},
		{"no variation due", func(*didban.Project) {}, "priceVariation", didban.DisclosureNotExpected},
		{"a variation", amended("price"), "priceVariation", didban.DisclosureDisclosed},
		{"a scope amendment without its scope", amended("scope"), "scopeVariation", didban.DisclosureMissing},
		{"under way without a contract", func(p *didban.Project) { p.Contracts = nil }, "firm", didban.DisclosureMissing},
		{"nothing to vary without a contract", func(p *didban.Project) { p.Contracts = nil }, "priceVariation", didban.DisclosureNotExpected},
		{"an idea needs no contract", func(p *didban.Project) { p.Contracts, p.Status = nil, "identification" }, "firm", didban.DisclosureNotExpected},
		{"a tender that runs has no price", func(p *didban.Project) { p.Contracts[0].Status, p.Contracts[0].Price = "pending", 0 }, "price", didban.DisclosureNotExpected},
		{"an awarded one must", func(p *didban.Project) { p.Contracts[0].Price = 0 }, "price", didban.DisclosureMissing},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := quiet()
			test.change(p)
			for _, item := range p.Disclosure().Items {
				if item.Code == test.code && item.State != test.want {
					t.Errorf("%s: got %s, want %s", item.Code, item.State, test.want)
				}
			}
		})
	}
}

func TestDisclosure_NamesTheContractsThatLack(t *testing.T) {
	p := quiet()
	p.Contracts = append(p.Contracts, told("K2"))
	p.Contracts[1].Estimate = 0
	all, due := quiet().Disclosure().Score()
	if all != due {
		t.Errorf("the full project tells %d of %d", all, due)
	}
	for _, item := range p.Disclosure().Items {
		if item.Code == "estimate" && (item.State != didban.DisclosureMissing || len(item.Lacking) != 1 || item.Lacking[0] != "K2") {
			t.Errorf("got %+v", item)
		}
	}
	if got, of := p.Disclosure().Score(); got != all-1 || of != due {
		t.Errorf("got %d of %d, want %d of %d", got, of, all-1, due)
	}
}
