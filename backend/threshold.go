package didban

import "strconv"

// Thresholds are from where on a project is flagged. A city sets its own in its
// record; 0 stands for the default of DefaultThresholds.
type Thresholds struct {
	Behind      int `json:"behind,omitempty"`      // points of percent of physical progress below the plan
	Overdue     int `json:"overdue,omitempty"`     // days past the end first promised
	Ahead       int `json:"ahead,omitempty"`       // points of percent of financial above physical progress
	Moved       int `json:"moved,omitempty"`       // times that the end was put off
	Price       int `json:"price,omitempty"`       // percent by which amendments raised one contract's price
	Silent      int `json:"silent,omitempty"`      // days without a report of a project under way
	Uncontested int `json:"uncontested,omitempty"` // contracts let directly, or to the one tenderer
	Bidders     int `json:"bidders,omitempty"`     // the fewest tenderers, of two and more, that are not flagged
	Disclosure  int `json:"disclosure,omitempty"`  // the least disclosure score that is not flagged, percent
}

// DefaultThresholds hold where a city has set none: ten points and ten percent are
// beyond the noise of monthly estimates (a quarter is what article 29 of the
// general conditions of contract, Iran, lets a client add); a season of silence;
// one contract without a rival; three tenderers, as many as article 11 of Iran's law on
// tenders (1383) wants asked at least before a medium purchase; a score of seven items
// in ten.
var DefaultThresholds = Thresholds{
	Behind: 10, Overdue: 1, Ahead: 10, Moved: 1, Price: 10, Silent: 90, Uncontested: 1, Bidders: 3, Disclosure: 70,
}

// OrDefaults fills in the default where a threshold is not set.
func (t Thresholds) OrDefaults() Thresholds {
	own, defaults := t.fields(), DefaultThresholds.fields()
	for i, field := range own {
		if *field.value == 0 {
			*field.value = *defaults[i].value
		}
	}
	return t
}

// Limit is one threshold as a form shows it: its value, its default, the most that it
// may be and what it counts.
type Limit struct {
	Code                 FlagCode
	Value, Default, Most int
	Unit                 FlagUnit
}

// List gives all thresholds in the order of FlagCodes, with the defaults filled in.
func (t Thresholds) List() []Limit {
	own, defaults := t.OrDefaults(), DefaultThresholds
	values, fallback := own.fields(), defaults.fields()
	out := make([]Limit, 0, len(values))
	for i, rule := range flagRules {
		out = append(out, Limit{rule.code, *values[i].value, *fallback[i].value, values[i].most, rule.unit})
	}
	return out
}

// With gives the thresholds with one of them changed; a value that is the default is
// left unset, so that it follows the default. An unknown code fails with CodeInvalid.
func (t Thresholds) With(code FlagCode, value int) (Thresholds, error) {
	defaults := DefaultThresholds
	fallback := defaults.fields()
	for i, field := range t.fields() {
		if field.name != string(code) {
			continue
		}
		if value == *fallback[i].value {
			value = 0
		}
		*field.value = value
		return t, nil
	}
	return t, Fault(CodeInvalid, "field.unknownCode", "value", string(code))
}

// LimitChange is one threshold that differs between two states, in its flag's unit.
type LimitChange struct {
	Code     FlagCode
	Unit     FlagUnit
	From, To int
}

// Changes lists what differs in the next thresholds, in the order of FlagCodes, with
// the defaults filled in on both sides.
func (t Thresholds) Changes(next Thresholds) []LimitChange {
	var out []LimitChange
	after := next.List()
	for i, before := range t.List() {
		if before.Value != after[i].Value {
			out = append(out, LimitChange{before.Code, before.Unit, before.Value, after[i].Value})
		}
	}
	return out
}

// Check fails with Errors, one for each threshold that is out of its bounds.
func (t Thresholds) Check() error {
	var c check
	t.check(&c)
	return c.err()
}

type threshold struct {
	name  string
	value *int
	most  int
}

func (t *Thresholds) fields() []threshold {
	return []threshold{
		{"behind", &t.Behind, 100},
		{"overdue", &t.Overdue, 3650},
		{"ahead", &t.Ahead, 100},
		{"moved", &t.Moved, 100},
		{"price", &t.Price, 1000},
		{"silent", &t.Silent, 3650},
		{"uncontested", &t.Uncontested, 100},
		{"bidders", &t.Bidders, 100},
		{"disclosure", &t.Disclosure, 100},
	}
}

func (t Thresholds) check(c *check) {
	for _, field := range t.fields() {
		if *field.value < 0 || *field.value > field.most {
			c.add("thresholds."+field.name, "field.threshold", "value", strconv.Itoa(*field.value), "most", strconv.Itoa(field.most))
		}
	}
}
