package didban

import (
	"cmp"
	"slices"
)

// ThreadOrder is the order in which the comments on a page stand.
type ThreadOrder string

// The orders.
const (
	OrderBalanced  ThreadOrder = "balanced"
	OrderNewest    ThreadOrder = "newest"
	OrderSupported ThreadOrder = "supported"
	OrderAnswered  ThreadOrder = "answered"
)

// ThreadOrders are the orders as they are offered.
var ThreadOrders = []ThreadOrder{OrderBalanced, OrderNewest, OrderSupported, OrderAnswered}

// Voice is what a comment's place among others depends on. Replies don't lift a thread.
type Voice struct {
	ID       ID
	Day      Day
	Aspect   string
	Supports int
	Answered bool
}

func newest(a, b Voice) int { return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(a.ID, b.ID)) }

func supported(a, b Voice) int { return cmp.Or(cmp.Compare(b.Supports, a.Supports), newest(a, b)) }

func answered(a, b Voice) int {
	return cmp.Or(cmp.Compare(asInt(b.Answered), asInt(a.Answered)), newest(a, b))
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mostOfAspect is how many comments of one aspect the balanced order lets follow each other
// while there are others.
const mostOfAspect = 2

// Arrange puts voices into an order. The balanced one takes in turn the newest, the most
// supported and the newest of the answered that is left, so that neither the loudest nor the
// last has the page alone; no more than two of one aspect follow each other while there is
// another. Ties go by day and id.
func Arrange(order ThreadOrder, voices []Voice) []Voice {
	switch order {
	case OrderNewest:
		return slices.SortedFunc(slices.Values(voices), newest)
	case OrderSupported:
		return slices.SortedFunc(slices.Values(voices), supported)
	case OrderAnswered:
		return slices.SortedFunc(slices.Values(voices), answered)
	case OrderBalanced:
	}
	return balanced(voices)
}

func balanced(voices []Voice) []Voice {
	var queues [3][]Voice
	for i, less := range []func(a, b Voice) int{newest, supported, answered} {
		queues[i] = slices.SortedFunc(slices.Values(voices), less)
	}
	out := make([]Voice, 0, len(voices))
	taken := make(map[ID]bool, len(voices))
	for turn := 0; len(out) < len(voices); turn++ {
		v := next(&queues[turn%len(queues)], taken, running(out))
		taken[v.ID] = true
		out = append(out, v)
	}
	return out
}

// next gives the first voice of a queue that is not taken yet and, while there is another, not
// of an aspect that has had its turns.
func next(queue *[]Voice, taken map[ID]bool, tired string) Voice {
	for len(*queue) > 0 && taken[(*queue)[0].ID] {
		*queue = (*queue)[1:]
	}
	for _, v := range *queue {
		if !taken[v.ID] && (tired == "" || v.Aspect != tired) {
			return v
		}
	}
	return (*queue)[0]
}

// running is the aspect that the last voices share, "" for none.
func running(out []Voice) string {
	if len(out) < mostOfAspect {
		return ""
	}
	last := out[len(out)-1].Aspect
	for _, v := range out[len(out)-mostOfAspect:] {
		if v.Aspect != last {
			return ""
		}
	}
	return last
}
