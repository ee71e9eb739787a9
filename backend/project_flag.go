package didban

import "slices"

// FlagCode names a rule by which a project is flagged. A flag is no verdict: it
// says that a figure crossed a threshold on a day, and shows the figure.
type FlagCode string

// The rules.
const (
	FlagBehind  FlagCode = "behind"  // physical progress below the plan
	FlagOverdue FlagCode = "overdue" // past the end first promised, not finished
	FlagAhead   FlagCode = "ahead"   // money ahead of work
	FlagMoved   FlagCode = "moved"   // the end was put off
	FlagPrice   FlagCode = "price"   // amendments raised a contract's price
	FlagSilent  FlagCode = "silent"  // under way, and no report for long
	// FlagUncontested counts contracts let without a rival: directly, or to the one tenderer.
	FlagUncontested FlagCode = "uncontested"
	FlagBidders     FlagCode = "bidders"    // a tender with rivals, but too few
	FlagDisclosure  FlagCode = "disclosure" // too little told of it
)

// FlagCodes are all rules, in the order in which they are shown.
var FlagCodes = []FlagCode{
	FlagBehind, FlagOverdue, FlagAhead, FlagMoved, FlagPrice, FlagSilent, FlagUncontested, FlagBidders, FlagDisclosure,
}

// FlagUnit is what a figure of a flag counts.
type FlagUnit string

// The units of figures.
const (
	UnitPercent   FlagUnit = "percent"
	UnitPoints    FlagUnit = "points" // points of percent
	UnitDays      FlagUnit = "days"
	UnitTimes     FlagUnit = "times"
	UnitRial      FlagUnit = "rial"
	UnitFirms     FlagUnit = "firms"
	UnitItems     FlagUnit = "items"
	UnitContracts FlagUnit = "contracts"
	UnitDay       FlagUnit = "day"  // Text is an ISO day
	UnitText      FlagUnit = "text" // Text is a name or number
)

// Flag is a rule that holds for a project on a day.
type Flag struct {
	Code      FlagCode
	Value     float64 // what the formula gives
	Unit      FlagUnit
	Threshold int // in the same unit
	Day       Day // the day for which it was computed
	Inputs    []FlagInput
}

// FlagInput is a figure that the formula took; Text holds a day or a name.
type FlagInput struct {
	Code   string
	Unit   FlagUnit
	Number float64
	Text   string
}

// Over reports whether the work has ended, well or not. What is being taken down is work that
// goes on until a day says that it was finished.
func (p *Project) Over() bool { return over(p.Status, p.Finished) }

// Built reports whether what the project makes stands, whole: handed over, in use, or there to
// be kept up.
func (p *Project) Built() bool {
	return p.Status == "completion" || p.Status == "maintenance"
}

func over(status string, finished Day) bool {
	switch status {
	case "identification", "preparation", "implementation", "decommissioning":
		return finished != ""
	}
	return true
}

// Flags gives the rules that hold for the project on a day, in the order of
// FlagCodes; past are its saved states, as Promise takes them. Figures that are not known
// flag nothing.
func (p *Project) Flags(today Day, t Thresholds, past ...Stood) []Flag {
	s := p.Evidence(past...)
	return s.Flags(today, t)
}

// Flags is Project.Flags from the figures alone.
func (s *Evidence) Flags(today Day, t Thresholds) []Flag {
	t = t.OrDefaults()
	out := []Flag{}
	for _, rule := range flagRules {
		value, ok := rule.value(&s.Signals, today)
		if limit := *rule.limit(&t); ok && rule.crossed(value, limit) {
			out = append(out, Flag{
				Code: rule.code, Value: value, Unit: rule.unit, Threshold: limit, Day: today, Inputs: rule.inputs(s),
			})
		}
	}
	return out
}

// Flagged gives the codes of Flags without their inputs. The thresholds must have
// their defaults filled in.
func (s *Signals) Flagged(today Day, t *Thresholds, into []FlagCode) []FlagCode {
	for i := range flagRules {
		rule := &flagRules[i]
		if value, ok := rule.value(s, today); ok && rule.crossed(value, *rule.limit(t)) {
			into = append(into, rule.code)
		}
	}
	return into
}

// Has reports whether one rule holds; the thresholds must have their defaults
// filled in.
func (s *Signals) Has(code FlagCode, today Day, t *Thresholds) bool {
	return slices.Contains(s.Flagged(today, t, nil), code)
}

// Of gives the threshold of a rule, 0 for an unknown one.
func (t Thresholds) Of(code FlagCode) int {
	for _, rule := range flagRules {
		if rule.code == code {
			return *rule.limit(&t)
		}
	}
	return 0
}

// flagRule is one rule: its formula, its threshold and the figures it took.
type flagRule struct {
	code FlagCode
	unit FlagUnit
	// below flags what lies below the threshold; else what reaches it.
	below  bool
	limit  func(*Thresholds) *int
	value  func(*Signals, Day) (value float64, ok bool)
	inputs func(*Evidence) []FlagInput
}

func (r *flagRule) crossed(value float64, limit int) bool {
	if r.below {
		return value < float64(limit)
	}
	return value >= float64(limit)
}

var flagRules = []flagRule{
	{FlagBehind, UnitPoints, false, func(t *Thresholds) *int { return &t.Behind }, behind, func(s *Evidence) []FlagInput {
		return []FlagInput{percentInput("planned", s.Planned), percentInput("actual", s.Actual), dayInput("observed", s.Observed)}
	}},
	{FlagOverdue, UnitDays, false, func(t *Thresholds) *int { return &t.Overdue }, overdue, func(s *Evidence) []FlagInput {
		return []FlagInput{dayInput("firstEnd", s.Promise.First), dayInput("end", s.Promise.Now)}
	}},
	{FlagAhead, UnitPoints, false, func(t *Thresholds) *int { return &t.Ahead }, ahead, func(s *Evidence) []FlagInput {
		return []FlagInput{percentInput("financial", s.Financial), percentInput("physical", s.Physical), dayInput("observed", s.Paired)}
	}},
	{FlagMoved, UnitTimes, false, func(t *Thresholds) *int { return &t.Moved }, moved, movedInputs},
	{FlagPrice, UnitPercent, false, func(t *Thresholds) *int { return &t.Price }, dearer, func(s *Evidence) []FlagInput {
		return []FlagInput{
			{Code: "contract", Unit: UnitText, Text: s.Dearest},
			{Code: "signedPrice", Unit: UnitRial, Number: float64(s.Price)},
			{Code: "presentPrice", Unit: UnitRial, Number: float64(s.Value)},
		}
	}},
	{FlagSilent, UnitDays, false, func(t *Thresholds) *int { return &t.Silent }, silent, silentInputs},
	{FlagUncontested, UnitContracts, false, func(t *Thresholds) *int { return &t.Uncontested }, uncontested, uncontestedInputs},
	{FlagBidders, UnitFirms, true, func(t *Thresholds) *int { return &t.Bidders }, bidders, func(s *Evidence) []FlagInput {
		return []FlagInput{
			{Code: "contract", Unit: UnitText, Text: s.FewestAt},
			{Code: "tenderers", Unit: UnitFirms, Number: float64(s.Fewest)},
		}
	}},
	{FlagDisclosure, UnitPercent, true, func(t *Thresholds) *int { return &t.Disclosure }, undisclosed, func(s *Evidence) []FlagInput {
		return []FlagInput{
			{Code: "disclosed", Unit: UnitItems, Number: float64(s.Disclosed)},
			{Code: "expected", Unit: UnitItems, Number: float64(s.Expected)},
		}
	}},
}

func percentInput(code string, p Percent) FlagInput {
	return FlagInput{Code: code, Unit: UnitPercent, Number: p.Value}
}

func dayInput(code string, d Day) FlagInput {
	return FlagInput{Code: code, Unit: UnitDay, Text: string(d)}
}

func behind(s *Signals, _ Day) (float64, bool) {
	return s.Behind.Value, !s.Over && s.Behind.Known
}

func overdue(s *Signals, today Day) (float64, bool) {
	if s.Over || s.Promise.First >= today {
		return 0, false
	}
	late, ok := DaysBetween(s.Promise.First, today)
	return float64(late), ok
}

func ahead(s *Signals, _ Day) (float64, bool) {
	return s.Ahead.Value, !s.Over && s.Ahead.Known
}

func moved(s *Signals, _ Day) (float64, bool) {
	times := s.Promise.Moves.Len()
	return float64(times), times > 0
}

func movedInputs(s *Evidence) []FlagInput {
	alone := s.Promise.Unamended()
	out := []FlagInput{
		{Code: "extensions", Unit: UnitTimes, Number: float64(s.Promise.Moves.Len() - alone)},
		{Code: "unamended", Unit: UnitTimes, Number: float64(alone)},
	}
	if days, ok := DaysBetween(s.Promise.First, s.Promise.Now); ok {
		out = append(out, dayInput("firstEnd", s.Promise.First), dayInput("end", s.Promise.Now),
			FlagInput{Code: "shift", Unit: UnitDays, Number: float64(days)})
	}
	return out
}

func dearer(s *Signals, _ Day) (float64, bool) {
	return Share(s.Value-s.Price, s.Price), s.Price > 0 && s.Value > s.Price
}

// silent counts from the newest report, or from the start where nothing was ever
// reported.
func silent(s *Signals, today Day) (float64, bool) {
	last := s.Reported
	if last == "" {
		last = s.Start
	}
	if !s.Active || last == "" || last >= today {
		return 0, false
	}
	days, ok := DaysBetween(last, today)
	return float64(days), ok
}

func silentInputs(s *Evidence) []FlagInput {
	if s.Reported == "" {
		return []FlagInput{dayInput("start", s.Start)}
	}
	return []FlagInput{dayInput("reported", s.Reported)}
}

// uncontested counts what was let directly and what had one tenderer alone; the two are
// told apart in the inputs.
func uncontested(s *Signals, _ Day) (float64, bool) {
	n := s.Direct + s.Single
	return float64(n), n > 0
}

func uncontestedInputs(s *Evidence) []FlagInput {
	var out []FlagInput
	if s.Direct > 0 {
		out = append(out, FlagInput{Code: "direct", Unit: UnitContracts, Number: float64(s.Direct)})
	}
	if s.Single > 0 {
		out = append(out, FlagInput{Code: "single", Unit: UnitContracts, Number: float64(s.Single)})
	}
	return append(out, FlagInput{Code: "contract", Unit: UnitText, Text: s.UncontestedAt})
}

func bidders(s *Signals, _ Day) (float64, bool) { return float64(s.Fewest), s.Fewest > 0 }

func undisclosed(s *Signals, _ Day) (float64, bool) {
	if s.Expected == 0 {
		return 0, false
	}
	return float64(s.Disclosed) / float64(s.Expected) * 100, true
}
