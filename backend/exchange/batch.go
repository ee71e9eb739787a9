package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// validate checks every drafted noun and lays each fault at the row and column
// that it came from. What was already reported at that place isn't said twice.
func (r *run) validate() error {
	r.loops()
	done, total := 0, 2*r.count() // they are looked at once more by batch
	for _, kind := range didban.Kinds {
		for _, d := range r.order[kind] {
			if err := r.at(StageNouns, done, total); err != nil {
				return err
			}
			done++
			var faults didban.Errors
			if errors.As(d.noun.Validate(), &faults) {
				for _, fault := range faults {
					r.reportAt(d, fault)
				}
			}
		}
	}
	return nil
}

func (r *run) reportAt(d *draft, fault *didban.Error) {
	column := fault.Field[strings.LastIndexByte(fault.Field, '.')+1:]
	var p didban.Problem
	if row := d.rowOf(fault.Field); row != nil {
		p = row.place(column)
	}
	if p.Column == "" {
		p.Column = column
	}
	p.Key, p.Args = fault.Key, fault.Args
	if !r.faulty[spot(p)] {
		r.report(didban.LevelError, p)
	}
}

// rowOf is the row that made a field, else the noun's own, else any.
func (d *draft) rowOf(field string) *record {
	parts := strings.Split(field, ".")
	if row := d.parts[parts[0]]; row != nil {
		return row
	}
	if p, ok := d.noun.(*didban.Project); ok {
		if row := d.parts[childOf(p, parts)]; row != nil {
			return row
		}
	}
	if a, ok := d.noun.(*didban.Article); ok && parts[0] == "corrections" && len(parts) > 1 {
		if i, err := strconv.Atoi(parts[1]); err == nil && d.parts[correctionKey(a.Corrections[i])] != nil {
			return d.parts[correctionKey(a.Corrections[i])]
		}
	}
	if c, ok := d.noun.(*didban.City); ok && parts[0] == "priceIndex" && len(parts) > 1 {
		if i, err := strconv.Atoi(parts[1]); err == nil && d.parts[priceKey(c.PriceIndex[i])] != nil {
			return d.parts[priceKey(c.PriceIndex[i])]
		}
	}
	if l, ok := d.noun.(*didban.TermList); ok && parts[0] == "terms" && len(parts) > 1 {
		if i, err := strconv.Atoi(parts[1]); err == nil && d.parts[termKey(l.Terms[i].Code)] != nil {
			return d.parts[termKey(l.Terms[i].Code)]
		}
	}
	if d.row != nil {
		return d.row
	}
	var first *record
	for _, row := range d.parts {
		if first == nil || row.sheet.file.Path < first.sheet.file.Path || row.sheet == first.sheet && row.row.n < first.row.n {
			first = row
		}
	}
	return first
}

// childOf is the key of the list member that a field path such as
// contracts.0.payments.2.day goes through; empty for none.
func childOf(p *didban.Project, parts []string) string {
	if len(parts) < 2 {
		return ""
	}
	i, err := strconv.Atoi(parts[1])
	if err != nil {
		return ""
	}
	switch parts[0] {
	case "specs":
		return specKey(p.Specs[i])
	case "budget":
		return budgetKey(p.Budget[i])
	case "progress":
		return progressKey(p.Progress[i])
	case "milestones":
		return milestoneKey(p.Milestones[i])
	case "contracts":
		return childOfContract(&p.Contracts[i], parts[2:])
	}
	return ""
}

func childOfContract(k *didban.Contract, parts []string) string {
	if len(parts) >= 2 {
		i, err := strconv.Atoi(parts[1])
		switch {
		case err != nil:
		case parts[0] == "amendments":
			return amendmentKey(k.Number, k.Amendments[i])
		case parts[0] == "payments":
			return paymentKey(k.Number, k.Payments[i])
		}
	}
	return contractKey(*k)
}

// batch keeps what is new or changed.
func (r *run) batch() (Batch, error) {
	b := Batch{New: map[didban.Kind]int{}, Changed: map[didban.Kind]int{}, Unchanged: map[didban.Kind]int{}}
	r.parentsFirst()
	done, total := r.count(), 2*r.count()
	for _, kind := range didban.Kinds {
		for _, d := range r.order[kind] {
			if err := r.at(StageNouns, done, total); err != nil {
				return Batch{}, err
			}
			done++
			same, err := d.unchanged()
			switch {
			case err != nil:
				return Batch{}, err
			case same:
				b.Unchanged[kind]++
				continue
			case d.stored == nil:
				b.New[kind]++
			default:
				b.Changed[kind]++
			}
			b.Nouns = append(b.Nouns, d.noun)
		}
	}
	if r.failed {
		b.Nouns = nil
	}
	return b, nil
}

// unchanged compares what would be written with what is.
func (d *draft) unchanged() (bool, error) {
	if d.stored == nil {
		return false, nil
	}
	was, err := json.Marshal(d.stored)
	if err != nil {
		return false, fmt.Errorf("compare %s: %w", d.stored.Head().Code, err)
	}
	is, err := json.Marshal(d.noun)
	if err != nil {
		return false, fmt.Errorf("compare %s: %w", d.noun.Head().Code, err)
	}
	return bytes.Equal(was, is), nil
}

// parentOf is what a noun is part of; empty for one at the top.
func parentOf(n didban.Noun) didban.ID {
	switch n := n.(type) {
	case *didban.Area:
		return n.Parent
	case *didban.Unit:
		return n.Parent
	}
	return ""
}

// depths counts, for each drafted noun of a kind, the drafted ones from the top down to it.
func (r *run) depths(kind didban.Kind) map[*draft]int {
	parents := map[didban.ID]didban.ID{}
	for _, d := range r.order[kind] {
		parents[d.noun.Head().ID] = parentOf(d.noun)
	}
	out := map[*draft]int{}
	for _, d := range r.order[kind] {
		out[d] = len(didban.Ancestry(d.noun.Head().ID, func(id didban.ID) didban.ID { return parents[id] }))
	}
	return out
}

func (r *run) parentsFirst() {
	for kind := range nested {
		depths := r.depths(kind)
		slices.SortStableFunc(r.order[kind], func(a, b *draft) int { return cmp.Compare(depths[a], depths[b]) })
	}
}

// nested are the kinds whose nouns lie within one another: how many do, with the stored one
// that Ancestry still names (region, district, neighbourhood; of units six), and what is told
// of more: the parents run in a circle.
var nested = map[didban.Kind]struct {
	most int
	loop string
}{
	didban.KindArea: {4, "area.loop"},
	didban.KindUnit: {7, "unit.loop"},
}

func (r *run) loops() {
	for kind, rule := range nested {
		depths := r.depths(kind)
		for _, d := range r.order[kind] {
			if depths[d] > rule.most {
				r.reportAt(d, &didban.Error{Key: rule.loop, Field: "parent"})
			}
		}
	}
}
