package didban

import "slices"

// RulingAction is what a decision did.
type RulingAction string

// The actions of a ruling.
const (
	RuledPublished RulingAction = "published" // as it was written
	RuledRedacted  RulingAction = "redacted"  // with words taken out
	RuledRejected  RulingAction = "rejected"
	RuledMerged    RulingAction = "merged"
	RuledMoved     RulingAction = "moved" // to the page that it speaks of
	RuledHidden    RulingAction = "hidden"
	RuledInterim   RulingAction = "interim" // hidden for a time, while a notice is judged
	RuledRestored  RulingAction = "restored"
	RuledWithdrawn RulingAction = "withdrawn" // by who wrote it
	RuledUpheld    RulingAction = "upheld"    // an appeal against another ruling changed nothing
	RuledKept      RulingAction = "kept"      // a notice changed nothing
	RuledErased    RulingAction = "erased"
)

// RulingActions are the actions with their titles.
var RulingActions = shipped(
	[6]string{string(RuledPublished), "منتشر شد", "Published"},
	[6]string{string(RuledRedacted), "با حذف بخشی منتشر شد", "Published with words removed"},
	[6]string{string(RuledRejected), "رد شد", "Rejected"},
	[6]string{string(RuledMerged), "با دیگری یکی شد", "Merged"},
	[6]string{string(RuledMoved), "جابه‌جا شد", "Moved"},
	[6]string{string(RuledHidden), "برداشته شد", "Removed"},
	[6]string{string(RuledInterim), "موقتاً برداشته شد", "Removed for a time"},
	[6]string{string(RuledRestored), "بازگردانده شد", "Restored"},
	[6]string{string(RuledWithdrawn), "نویسنده پس گرفت", "Withdrawn by its author"},
	[6]string{string(RuledUpheld), "اعتراض پذیرفته نشد", "Appeal not upheld"},
	[6]string{string(RuledKept), "هشدار پذیرفته نشد", "Notice not upheld"},
	[6]string{string(RuledErased), "پاک شد", "Erased"},
)

// The rules with a meaning of their own.
const (
	RulePersonal   = "personal"
	RuleInsult     = "insult"
	RuleThreat     = "threat"
	RuleHate       = "hate"
	RuleAccusation = "accusation"
	RuleAdvert     = "advert"
	RuleElsewhere  = "elsewhere"
	RuleDuplicate  = "duplicate"
	RuleEmpty      = "empty"
	RuleOrder      = "order"
	RuleAuthor     = "author"
)

// Rules are the only reasons for which what a citizen wrote is not shown as written.
// Criticism of those who run the city, however sharp, is none.
var Rules = shipped(
	[6]string{RulePersonal, "اطلاعات شخصی", "Personal data"},
	[6]string{RuleInsult, "توهین", "Insult"},
	[6]string{RuleThreat, "تهدید و خشونت", "Threat and violence"},
	[6]string{RuleHate, "تحقیر قوم، دین، جنس یا ناتوانی", "Contempt for a people, faith, sex or disability"},
	[6]string{RuleAccusation, "اتهام ثابت‌نشده به شخص نام‌برده", "Unproven accusation of a named person"},
	[6]string{RuleAdvert, "تبلیغ", "Advertisement"},
	[6]string{RuleElsewhere, "جای دیگر", "Belongs elsewhere"},
	[6]string{RuleDuplicate, "تکراری", "Duplicate"},
	[6]string{RuleEmpty, "بی‌معنا یا آزمایشی", "Meaningless or a trial"},
	[6]string{RuleOrder, "حکم مرجع قانونی", "Order of a legal authority"},
	[6]string{RuleAuthor, "به خواست نویسنده", "At the author's wish"},
	[6]string{"rights", "حق دیگری بر عکس یا متن", "Another's right in the picture or text"},
)

// MaxRulingNote is the limit of a ruling's word for the public, in runes.
const MaxRulingNote = 200

// Ruling (تصمیم) is one decision on what somebody sent: which rule, who by their roles, on
// which day. It holds none of the words that it speaks of; Digest binds it to them. A ruling
// is written once. One that judges an appeal names the first in Against.
type Ruling struct {
	Meta
	Of      SubmissionKind `json:"of"`
	Subject Ref            `json:"subject"` // the page on which it was written
	// Noun is what the decision put before the public or took from sight; empty for what was rejected.
	Noun   ID           `json:"noun,omitempty"`
	Action RulingAction `json:"action"`
	Rule   string       `json:"rule,omitempty"` // see Rules; none for what was published as written
	// Roles are those of who decided, the second's behind the first's; none where the author did.
	Roles  []Role `json:"roles,omitempty"`
	Unit   ID     `json:"unit,omitempty"` // of the second
	Day    Day    `json:"day"`
	Digest string `json:"digest"` // SHA-256(salt ‖ text), hex, of the words as they were sent
	// Redactions count what was taken out, by its sort.
	Redactions []Redaction `json:"redactions,omitempty"`
	Note       string      `json:"note,omitempty"` // for the public
	Authority  string      `json:"authority,omitempty"`
	Number     string      `json:"number,omitempty"` // of the order
	Against    ID          `json:"against,omitempty"`
	// Until is the day on which what was taken from sight for a time comes back.
	Until Day `json:"until,omitempty"`
}

// Redaction counts the places of one sort that were taken out of a text.
type Redaction struct {
	Sort  string `json:"sort"`
	Count int    `json:"count"`
}

// Kind is KindRuling.
func (*Ruling) Kind() Kind { return KindRuling }

// Validate checks the ruling: whoever takes something from sight says by which rule.
func (r *Ruling) Validate() error {
	var c check
	c.head(&r.Meta)
	if !slices.Contains(SubmissionKinds, r.Of) {
		c.add("of", "field.unknownCode", "value", string(r.Of))
	}
	if !r.Subject.ID.Valid() || New(r.Subject.Kind) == nil {
		c.add("subject", "field.required")
	}
	c.ref("noun", r.Noun)
	c.ref("unit", r.Unit)
	c.ref("against", r.Against)
	c.code("action", string(r.Action), RulingActions)
	c.optionalCode("rule", r.Rule, Rules)
	if r.Rule == "" && r.Action.NeedsRule() {
		c.add("rule", "ruling.rule")
	}
	c.requiredDay("day", r.Day)
	if !isHex(r.Digest, 64) {
		c.add("digest", "ruling.digest")
	}
	if (r.Until != "") != (r.Action == RuledInterim) || r.Until != "" && !r.Until.Valid() {
		c.add("until", "field.required")
	}
	c.words("note", r.Note, 0, MaxRulingNote)
	c.words("authority", r.Authority, 0, MaxName)
	c.words("number", r.Number, 0, MaxName)
	if r.Rule == RuleOrder && (r.Authority == "" || r.Number == "") {
		c.add("authority", "ruling.order")
	}
	return c.err()
}

// NeedsRule reports whether the action is one that only a rule allows.
func (a RulingAction) NeedsRule() bool {
	switch a {
	case RuledRedacted, RuledRejected, RuledMerged, RuledMoved, RuledHidden, RuledInterim, RuledWithdrawn, RuledErased:
		return true
	case RuledPublished, RuledRestored, RuledUpheld, RuledKept:
	}
	return false
}

// NeedsWords reports whether a rule may be used only with a word on why.
func NeedsWords(rule string) bool {
	return rule == RuleAccusation || rule == RuleElsewhere || rule == RuleOrder
}
