package didban

import "strconv"

// MethodDirect is the code of ProcurementMethods for a contract that was let without a
// tender or an enquiry (ترک تشریفات). The other methods are a tender, open or selective,
// or an enquiry: of those it is asked how many took part.
const MethodDirect = "direct"

// Contest says how many firms stood against each other for a contract: a number from 1 to
// mostContest, the last of them for as many and more, or one of the words below. The same
// rule counts, narrows and flags.
type Contest string

// The contests that are no mere number.
const (
	ContestDirect Contest = "direct" // let directly: whoever is named beside the contractor, nobody was asked to compete
	ContestUntold Contest = "untold" // a tender or an enquiry of which no tenderer is named
	ContestSingle Contest = "1"
)

const mostContest = 5

// Contests are all of them, in the order in which they are shown.
var Contests = []Contest{ContestDirect, ContestSingle, "2", "3", "4", "5", ContestUntold}

// ContestOf tells the contest of a contract by its method and how many tenderers it names.
func ContestOf(method string, tenderers int) Contest {
	switch {
	case method == MethodDirect:
		return ContestDirect
	case tenderers == 0:
		return ContestUntold
	}
	return Contest(strconv.Itoa(min(tenderers, mostContest)))
}

// Contest tells how many firms stood against each other for the contract.
func (k *ContractFacts) Contest() Contest { return ContestOf(k.Method, k.Tenderers.Len()) }

// Uncontested reports whether nobody is known to have stood against the contractor.
func (c Contest) Uncontested() bool { return c == ContestDirect || c == ContestSingle }
