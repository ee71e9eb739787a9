package didban

import (
	"slices"
	"strconv"
	"time"
)

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
	// Reasons are what the city usually gives as the reason of a change, offered where one is due.
	Reasons []string `json:"reasons,omitempty"`
	// Holidays are the days on which the office is closed beside Friday, by their days.
	Holidays    []Holiday `json:"holidays,omitempty"`
	ThursdayOff bool      `json:"thursdayOff,omitempty"`
}

// Holiday is a day on which the office is closed.
type Holiday struct {
	Day  Day    `json:"day"`
	Name string `json:"name"`
}

// DefaultOffice holds where nothing was set.
var DefaultOffice = OfficeSetting{LockMinutes: 5, FourEyes: FourEyesOff, Unit: "toman"}

// The bounds of the settings.
const (
	MinLockMinutes = 2
	MaxLockMinutes = 30
	maxReasons     = 30
	maxHolidays    = 400 // of some ten years
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
	s.checkReasons(&c)
	s.checkHolidays(&c)
	return c.err()
}

func (s OfficeSetting) checkReasons(c *check) {
	if len(s.Reasons) > maxReasons {
		c.add("reasons", "field.tooMany", "limit", strconv.Itoa(maxReasons))
	}
	for n, reason := range s.Reasons {
		field := "reasons." + strconv.Itoa(n)
		c.name(field, reason)
		if letters(reason) < MinReason {
			c.add(field, "office.reason", "letters", strconv.Itoa(MinReason))
		}
		if slices.Index(s.Reasons, reason) != n {
			c.add(field, "office.twice")
		}
	}
}

func (s OfficeSetting) checkHolidays(c *check) {
	if len(s.Holidays) > maxHolidays {
		c.add("holidays", "field.tooMany", "limit", strconv.Itoa(maxHolidays))
	}
	for n, h := range s.Holidays {
		field := "holidays." + strconv.Itoa(n)
		c.requiredDay(field+".day", h.Day)
		c.name(field+".name", h.Name)
		if slices.IndexFunc(s.Holidays, func(o Holiday) bool { return o.Day == h.Day }) != n {
			c.add(field+".day", "office.twice")
		}
	}
}

// Works reports whether the office is open on a day. Fridays it is closed.
func (s OfficeSetting) Works(d Day) bool {
	switch d.Time().Weekday() {
	case time.Friday:
		return false
	case time.Thursday:
		if s.ThursdayOff {
			return false
		}
	default:
	}
	return !slices.ContainsFunc(s.Holidays, func(h Holiday) bool { return h.Day == d })
}

// longestWorkdays is how many days Workdays looks at: what is older is counted to there.
const longestWorkdays = 3660

// Workdays counts the days on which the office was open after one day, up to another and with it;
// 0 where to does not lie after from, or one of them is missing.
func (s OfficeSetting) Workdays(from, to Day) (n int) {
	days, ok := DaysBetween(from, to)
	if !ok {
		return 0
	}
	for at := range min(days, longestWorkdays) {
		if s.Works(DayOf(from.Time().AddDate(0, 0, at+1))) {
			n++
		}
	}
	return n
}
