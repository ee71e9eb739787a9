package didban

import "strconv"

// FourEyes says for which nouns nobody may publish a draft whose last edit is their own.
type FourEyes string

// The reach of the rule.
const (
	FourEyesOff  FourEyes = "off"
	FourEyesCity FourEyes = "city" // the city's data, not the articles
	FourEyesAll  FourEyes = "all"
)

// OfficeSetting is how the office works; it is nobody's business but its own.
type OfficeSetting struct {
	LockMinutes int      `json:"lockMinutes"` // of rest after which a session locks
	FourEyes    FourEyes `json:"fourEyes"`
	Unit        string   `json:"unit"` // in which bare amounts are typed: toman or rial
}

// DefaultOffice holds where nothing was set.
var DefaultOffice = OfficeSetting{LockMinutes: 5, FourEyes: FourEyesOff, Unit: "toman"}

// The bounds of the time until a session locks.
const (
	MinLockMinutes = 2
	MaxLockMinutes = 30
)

// Validate checks the settings.
func (s OfficeSetting) Validate() error {
	var c check
	if s.LockMinutes < MinLockMinutes || s.LockMinutes > MaxLockMinutes {
		c.add("lockMinutes", "office.lock", "from", strconv.Itoa(MinLockMinutes), "to", strconv.Itoa(MaxLockMinutes))
	}
	switch s.FourEyes {
	case FourEyesOff, FourEyesCity, FourEyesAll:
	default:
		c.add("fourEyes", "field.unknownCode", "value", string(s.FourEyes))
	}
	if s.Unit != "toman" && s.Unit != "rial" {
		c.add("unit", "field.unknownCode", "value", s.Unit)
	}
	return c.err()
}
