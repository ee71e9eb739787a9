// Package gate is the one way in: who calls, whether they may, and what every call
// has in common. It holds the parts of the program that all services share, one
// Caller for each window and browser, the sessions of those who signed in, and one
// table of rights that names every bound method and raw path.
//
// It refuses to know what an answer holds: views and commands are the services'.
package gate

import (
	"log/slog"
	"sync"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/prose"
	"didban.app/backend/roster"
	"didban.app/backend/search"
	"didban.app/backend/signin"
	"didban.app/backend/store"
	"didban.app/backend/talk"
)

// Backend is what all callers share. All fields but Ready are required.
type Backend struct {
	Store   *store.Store
	Private *private.File
	Search  *search.Index
	Map     *geo.Index
	Archive *archive.Index
	Roster  *roster.Index
	Media   *media.Library
	Prose   *prose.Renderer
	Log     *slog.Logger
	Now     func() time.Time
	Mode    didban.Mode
	// Here is where this machine stands, for who reports something from it; the zero position
	// where nobody said so.
	Here didban.Position
	// Wall tells that nobody stands at the screen: it shows the years of the city by itself.
	Wall    bool
	Version string
	// Ready opens the data where it is not open yet and returns why it can't be:
	// every call asks it first and answers with the reason, so that the window can
	// tell the person. The parts above are only used once it has returned nil; nil
	// stands for data that is open.
	Ready func() error
	// Basemap reports whether the data folder holds a street map.
	Basemap func() bool
	// DeskChanged tells the open pages of those who are signed in that a draft, or what
	// belongs to it, changed; nil where no page listens.
	DeskChanged func(draft didban.ID)
	// Sessions are the people who are signed in, Hasher tries their passwords.
	Sessions *Sessions
	Hasher   *signin.Hasher
	// Throwaway tells that all is a copy which is thrown away at the end: its ready
	// people sign in without a password.
	Throwaway bool
	// ReadOnly tells that the data may only be read: what is public is shown, nobody signs in,
	// and Private is nil.
	ReadOnly bool
	// Health is the result of the last look over the files; nil where none is made.
	Health func() Health
	// Talk is what the dialogue with citizens keeps in memory; its zero value is ready.
	Talk talk.Memory
	// FollowKey derives the key of a tracking code; nil stands for signin.FollowKey. What is
	// found by such keys is stored, so only a test sets another.
	FollowKey func(code string, city didban.ID) signin.Follow
	// Publishing is held by who takes a draft to the public.
	Publishing sync.Mutex
	// SetUp is told once the first administrator stands; nil where nobody waits for it.
	SetUp func()
	// SignedIn is told when somebody has come in: what only the staff ask for may be read in.
	// Nil where nobody waits for it.
	SignedIn func()
	// ClockSet is told once an administrator has called the clock right, with the sequence of
	// the record's last change; nil where nobody waits for it.
	ClockSet func(change uint64)
	// Backups is what the program does with its own files; nil where it does nothing with them.
	Backups *Backups
}

// Health is what the last look over both files found.
type Health struct {
	At       int64 // Unix ms, 0 before the first look has ended
	Findings int   // what is wrong in them
	Backup   int64 // when the newest daily backup was made, Unix ms; 0 for none
	Full     bool  // the disk is full: what was kept free for the last words is in use
	// Clock is "behind" or "ahead" for a clock of the computer that may not be believed, as it
	// is that far from ClockLast, the newest time at which it was, Unix ms; "away" for one that
	// may, while what erases by it waits for a person's word, since it last ran over a week before.
	Clock     string
	ClockLast int64
	// List are the findings, as far as they are kept one by one.
	List []Finding
	// Program, Folder and BackupFile are the whole paths of the program, of its data and of the
	// newest daily backup, "" for none: what a command for them is made of.
	Program, Folder, BackupFile string
}

// Finding is one thing that is wrong, as an error key with its arguments.
type Finding struct {
	Key  string
	Args map[string]string
}

var tehran = jalali.Tehran()

// Today is the present day in Tehran.
func (b *Backend) Today() didban.Day { return didban.DayOf(b.Now().In(tehran)) }

// DayAt is the day in Tehran of an instant, Unix ms.
func DayAt(at int64) didban.Day { return didban.DayOf(time.UnixMilli(at).In(tehran)) }

// Millis is the present instant, Unix ms.
func (b *Backend) Millis() int64 { return b.Now().UnixMilli() }
