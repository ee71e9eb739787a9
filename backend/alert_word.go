package didban

// AlertWord (واژهٔ هشدار) is what decisions told of a word that marks a text, and what the
// staff said of it. It is the office's own and never public.
type AlertWord struct {
	Text  string `json:"text"`  // as package hints reads it
	Class string `json:"class"` // one of hints.Classes
	// Right counts the decisions that took the word out or refused the text for it, Wrong those
	// that let it stand.
	Right int `json:"right,omitempty"`
	Wrong int `json:"wrong,omitempty"`
	// Off is set for one that marks nothing any more; Own for one that the staff added.
	Off bool `json:"off,omitempty"`
	Own bool `json:"own,omitempty"`
}

// MaxAlertWord is the limit of a word that the staff add, in runes; it has two letters at least.
const MaxAlertWord = 40
