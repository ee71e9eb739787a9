package didban

// AccessEntry is one link of the office's own log: who signed in, failed to, changed
// users, took data out or put them back. Like the audit record it seals itself and
// the entry before it, and is never public.
type AccessEntry struct {
	Seq    uint64 `json:"seq"`
	At     int64  `json:"at"` // Unix ms
	Actor  ID     `json:"actor,omitempty"`
	What   string `json:"what"`            // one of the constants below
	About  string `json:"about,omitempty"` // whom or what it was about: an id, a name
	Detail string `json:"detail,omitempty"`
	// Previous is the Seal of the entry before, Seal the SHA-256 of this one without it.
	Previous string `json:"previous"`
	Seal     string `json:"seal"`
}

// What the access log tells.
const (
	AccessSignedIn  = "signedIn"
	AccessSignedOut = "signedOut"
	AccessFailed    = "failed"
	AccessLocked    = "locked"
	AccessUnlocked  = "unlocked"
	AccessPassword  = "password"
	AccessInvited   = "invited"
	AccessUser      = "user"
	AccessDisabled  = "disabled"
	AccessEnabled   = "enabled"
	AccessHandOver  = "handedOver"
	AccessTakeOver  = "takenOver"
	AccessSetting   = "setting"
	AccessClock     = "clock"
	AccessExported  = "exported" // both chains, to a file
	AccessListed    = "listed"   // the list of a kind, to a file: with how many rows
	AccessBackup    = "backup"   // made
	AccessProved    = "proved"   // a backup was compared with its list
	AccessAsked     = "restoreAsked"
	AccessCalledOff = "restoreCalledOff"
	AccessRestored  = "restored"
	AccessUndone    = "restoreFailed" // the data stayed as they were
	AccessJudged    = "judged"        // what a citizen sent: by which action
	AccessSeconded  = "seconded"      // a decision of somebody else, agreed to or not
	AccessAssigned  = "assigned"      // what a citizen sent: to whom
	AccessWord      = "word"          // of the list that marks texts: added, off, on
	AccessRead      = "read"          // a private message
	AccessAnswered  = "answered"      // a message
	AccessUnmasked  = "unmasked"      // a contact: for what reason
)

// AccessActs lists them in the order in which they are offered.
var AccessActs = []string{
	AccessSignedIn, AccessSignedOut, AccessFailed, AccessLocked, AccessUnlocked, AccessPassword, AccessInvited, AccessUser,
	AccessDisabled, AccessEnabled, AccessHandOver, AccessTakeOver, AccessSetting, AccessClock, AccessExported, AccessListed,
	AccessBackup, AccessProved, AccessAsked, AccessCalledOff, AccessRestored, AccessUndone,
	AccessJudged, AccessSeconded, AccessRead, AccessAnswered, AccessUnmasked, AccessAssigned, AccessWord,
}

// Sealed returns the entry with its Seal set.
func (e AccessEntry) Sealed() AccessEntry {
	e.Seal = ""
	e.Seal = sealOf(e)
	return e
}

// Follows reports whether the entry is whole and stands right after previous.
func (e AccessEntry) Follows(previous AccessEntry) bool {
	return e.Seq == previous.Seq+1 && e.Previous == previous.Seal && e.Sealed().Seal == e.Seal
}
