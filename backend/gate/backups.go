package gate

import didban "didban.app/backend"

// Backups is what the program does for the staff with the files that it owns. Instants are
// Unix ms, sizes are bytes.
type Backups struct {
	// List tells of the folder of the backups and of what lies in it, the newest first.
	List func() (BackupFolder, error)
	// Work tells of the long work that is under way, or that ended last.
	Work func() BackupWork
	// Make begins to write a backup, or one of what is public alone; Prove begins to compare one
	// with its list. Both fail with CodeBusy "backups.busy" while work is under way.
	Make  func(by didban.ID, public bool) error
	Prove func(by didban.ID, file string) error
	// Sweep begins to take what was erased out of the bytes of the data and of their copies; it
	// fails as Make does.
	Sweep func() error
	// Stop ends the work that is under way; nothing of it is left.
	Stop func()
	// Restore keeps an order that the next start obeys, CallOff takes it back.
	Restore func(RestoreOrder) error
	CallOff func(by didban.ID) error
	// Report is how the last restore went, nil for none since Heard; Heard forgets it.
	Report func() (*RestoreReport, error)
	Heard  func() error
}

// BackupFolder is where the backups lie.
type BackupFolder struct {
	Path  string
	Free  uint64 // bytes that may still be written there
	Files []BackupFile
	Order *RestoreOrder // what the next start restores; nil for nothing
	// Erasing is what was erased and is not out of all bytes yet.
	Erasing Erasing
}

// Erasing is what was erased and is not out of all bytes yet.
type Erasing struct {
	Waiting int // things whose bytes are in free pages of the data files
	Copies  int // in the data folder, that were not looked over since the last erasure
	// Unreadable are the copies that can't be read, so that nothing can be taken out of them.
	Unreadable []string
}

// The sorts of backups.
const (
	BackupDaily  = "daily"
	BackupFull   = "full"
	BackupPublic = "public"
	BackupBefore = "before" // made by itself before a restore
	BackupOther  = "other"  // put there by somebody
)

// BackupFile is one backup.
type BackupFile struct {
	Name     string
	Sort     string
	Size     int64
	Made     int64
	Lineage  didban.ID
	Office   bool // holds the private file
	Pictures int  // that are in it
	Beside   int  // files that it lists and that were left where they lay
	// Proved is when it was last compared with its list, 0 for never; Fault is the key of what
	// was wrong with it, "" for nothing.
	Proved int64
	Fault  string
}

// BackupWork is long work with a backup.
type BackupWork struct {
	Act     string // full, public, prove or sweep; "" for none since the program began
	File    string // its name
	Running bool
	Stage   string // a progress.Stage
	Done    int64
	Total   int64 // 0 for not known
	Ended   int64
	Stopped bool
	Err     error // why it failed
}

// The private file that is there after a restore.
const (
	OfficeNow    = "now"    // that of now, with its open drafts
	OfficeBackup = "backup" // that of the backup
)

// RestoreOrder is what somebody wants to be put in the place of the data.
type RestoreOrder struct {
	File   string    `json:"file"`
	Office string    `json:"office"`
	By     didban.ID `json:"by"`
	At     int64     `json:"at"`
}

// RestoreReport is how a restore went.
type RestoreReport struct {
	Order RestoreOrder `json:"order"`
	Made  int64        `json:"made"` // when the backup was made
	At    int64        `json:"at"`   // when it took the place of the data
	From  uint64       `json:"from"` // the last change of the record before, and after
	To    uint64       `json:"to"`
	// Drafts are the open ones that were carried over, Stale those of them whose public state is
	// now an older one.
	Drafts  int    `json:"drafts"`
	Stale   int    `json:"stale"`
	Missing int    `json:"missing"` // pictures that are neither in the backup nor in the folder
	Before  string `json:"before"`  // the backup of what was there before; "" where none could be made
	// Fault is why nothing was changed; nil where all was.
	Fault  *didban.Error `json:"fault,omitempty"`
	Logged bool          `json:"logged,omitempty"` // the office's log has the fault
}
