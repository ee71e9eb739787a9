package geo

import "slices"

// order is an order of slots. Every rule by which it is kept tells any two apart, so that one
// slot is found by halving, and moved by moving what lies between.
type order []int32

// rule compares two slots.
type rule func(a, b int32) int

// place is where a slot stands, or would stand.
func (o order) place(slot int32, by rule) int {
	at, _ := slices.BinarySearchFunc(o, slot, by)
	return at
}

// without takes out what stands at some places, which come sorted.
func (o order) without(places []int) order {
	if len(places) == 0 {
		return o
	}
	to := places[0]
	for i, at := range places {
		end := len(o)
		if i+1 < len(places) {
			end = places[i+1]
		}
		to += copy(o[to:], o[at+1:end])
	}
	return o[:to]
}

// with puts slots in, which it sorts, and tells the first place that is another's now.
func (o order) with(slots []int32, by rule) (out order, first int) {
	slices.SortFunc(slots, by)
	end := len(o)
	out, first = append(o, slots...), end
	for i := len(slots) - 1; i >= 0; i-- {
		first = out[:end].place(slots[i], by)
		copy(out[first+i+1:], out[first:end])
		out[first+i] = slots[i]
		end = first
	}
	return out, first
}
