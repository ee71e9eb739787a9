// Package private keeps in one file, private.db, all that the public may not see:
// the accounts of the staff, what they draft and nobody has published, their notes,
// and who did what with the data. It is never part of a public copy.
//
// It refuses to know who may do what, what a field means and how anything is shown:
// the rules stand in package didban, the hand that edits in package entry.
//
// The key tree; └─▶ is a value, <…> is a part of a key:
//
//	meta
//	  ├── schema, lineage, waiting ─▶ package record's own
//	  ├── access ─▶ record: the newest entry's sequence and seal, so that a cut end is seen
//	  ├── city ─▶ record: the lineage of the public record that the file belongs to
//	  ├── setting ─▶ record: didban.OfficeSetting, how the office works
//	  ├── snapshot ─▶ record: the secret that seals what followers lay down
//	  └── device ─▶ record: Device, this machine among those that send
//	user
//	  └── <id> ─▶ record: didban.User
//	name
//	  └── <folded sign-in name> ─▶ record: the id of the user who has it
//	secret
//	  └── <user> ─▶ record: Secret, the hash of a password
//	invite
//	  └── <user> ─▶ record: Invite, the hash of a one-time code
//	try
//	  └── <hash of a sign-in name> ─▶ record: Try
//	draft
//	  └── <id> ─▶ record: didban.Draft
//	sheet
//	  └── <draft> 00 <kind> 00 <id> ─▶ record: Sheet, as it was after its sequence
//	edit
//	  └── <draft> 00 <seq> ─▶ record: Edit
//	page
//	  └── <draft> 00 <page> ─▶ record: the highest number of its edits that is kept
//	claim
//	  ├── noun 00 <kind> 00 <id> ─▶ record: the draft that has the noun
//	  └── code 00 <kind> 00 <code> ─▶ record: the draft that has taken the code
//	note
//	  └── <id> ─▶ record: didban.Note
//	task
//	  └── <id> ─▶ record: didban.Task
//	view
//	  └── <id> ─▶ record: didban.SavedView
//	item
//	  └── <id> ─▶ record: didban.Submission, what somebody sent, without its words
//	open
//	  └── <id> ─▶ record: the stage of each of them that waits for somebody
//	body
//	  └── <id> ─▶ record: didban.Words, until they are erased
//	event
//	  └── <id> 00 <seq> ─▶ record: didban.SubmissionEvent
//	tag
//	  └── <tag of a tracking code, hex> ─▶ record: the id of what it follows
//	made
//	  └── <id of a public noun> ─▶ record: the id of the submission that became it
//	once
//	  └── <what a page called a sending> ─▶ record: the id of what was sent
//	typed
//	  └── <user> 00 <form> ─▶ record: what somebody has typed into a form and not sent
//	vote
//	  └── <kind> 00 <id> 00 <option> 00 <device> 00 <hour> ─▶ record: a count
//	throttle
//	  └── <what> ─▶ record: didban.Throttle
//	contact
//	  └── <id> ─▶ record: didban.Contact, how who sent it may be called
//	photo
//	  ├── <id> 00 <k> ─▶ record: Photo, a picture of a submission, or of a step of it
//	  └── <user> 00 <form> 00 <k> ─▶ record: Photo, one that was added to a form and not sent
//	template
//	  └── <id> ─▶ record: didban.Template
//	word
//	  └── <folded word> ─▶ record: Word, how often a hint on it was right
//	access
//	  └── <seq> ─▶ record: didban.AccessEntry, sealed as the audit record is
//
// Every value is a record of package record: checked when it is read. A new bucket
// is a new schema version, because a missing one is damage.
package private

import "didban.app/backend/record"

// fileName is the private file in the data folder.
const fileName = "private.db"

// schema is the version of the tree above.
const schema = 5

// The buckets.
const (
	bucketUser   = "user"
	bucketName   = "name"
	bucketSecret = "secret"
	bucketInvite = "invite"
	bucketTry    = "try"
	bucketDraft  = "draft"
	bucketSheet  = "sheet"
	bucketEdit   = "edit"
	bucketPage   = "page"
	bucketClaim  = "claim"
	bucketNote   = "note"
	bucketTask   = "task"
	bucketView   = "view"
	bucketAccess = "access"

	bucketItem     = "item"
	bucketOpen     = "open"
	bucketBody     = "body"
	bucketEvent    = "event"
	bucketTag      = "tag"
	bucketMade     = "made"
	bucketOnce     = "once"
	bucketTyped    = "typed"
	bucketVote     = "vote"
	bucketThrottle = "throttle"
	bucketContact  = "contact"
	bucketPhoto    = "photo"
	bucketTemplate = "template"
	bucketWord     = "word"
)

// metaKeys are all keys of record.Meta, package record's own first.
var metaKeys = []string{"schema", "lineage", "waiting", keyAccess, keyCity, keySetting, keyClock, keyDevice, keySnapshot}

// layout lists every bucket of the file.
func layout() []record.Path {
	var out []record.Path
	for _, name := range []string{
		bucketUser, bucketName, bucketSecret, bucketInvite, bucketTry,
		bucketDraft, bucketSheet, bucketEdit, bucketPage, bucketClaim, bucketNote, bucketTask, bucketView, bucketAccess,
		bucketItem, bucketOpen, bucketBody, bucketEvent, bucketTag, bucketMade, bucketOnce, bucketTyped, bucketVote, bucketThrottle,
		bucketContact, bucketPhoto, bucketTemplate, bucketWord,
	} {
		out = append(out, record.Path{name})
	}
	return out
}

// addBuckets is the way from schema 2, which knew no tasks and no views, from 3, which knew
// nothing of what citizens send, and from 4, which knew no messages, photos and templates.
func addBuckets(tx *record.Tx) error { return tx.AddBuckets() }
