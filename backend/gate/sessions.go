package gate

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
)

// Bounds of a session: how many there may be at once, and how long one lasts.
const (
	maxSessions = 64
	lifetime    = 12 * time.Hour
)

// Sessions are the people who are signed in, in memory alone: the end of the
// program signs everybody out. It is safe for many goroutines.
type Sessions struct {
	now  func() time.Time
	find func(didban.ID) (didban.Actor, bool) // the user's present roles; false once disabled
	idle func() time.Duration

	mu   sync.Mutex
	open map[string]*session
}

type session struct {
	user   didban.ID
	begun  time.Time
	acted  time.Time // the last act of the person, which moves the lock
	locked bool
}

// SessionsOf are the sessions of the users of a private file; file gives it once it is
// open.
func SessionsOf(now func() time.Time, file func() *private.File) *Sessions {
	find := func(id didban.ID) (actor didban.Actor, ok bool) {
		err := file().View(func(tx *private.Tx) error {
			u, err := tx.User(id)
			actor, ok = u.Actor(), err == nil && !u.Disabled
			return err
		})
		return actor, ok && err == nil
	}
	idle := func() time.Duration {
		setting := didban.DefaultOffice
		_ = file().View(func(tx *private.Tx) (err error) { // what can't be read locks as by default
			setting, err = tx.Setting()
			return err
		})
		return time.Duration(setting.LockMinutes) * time.Minute
	}
	return NewSessions(now, find, idle)
}

// NewSessions makes the sessions of one program. find tells who a user is at this
// moment, false for one who may not sign in any more; idle is how long a person may
// rest before the session locks.
func NewSessions(now func() time.Time, find func(didban.ID) (didban.Actor, bool), idle func() time.Duration) *Sessions {
	return &Sessions{now: now, find: find, idle: idle, open: map[string]*session{}}
}

// Begin opens a session for a user and returns its secret: the window's own where
// the caller is the window, else a new one. What the caller had before ends.
func (s *Sessions) Begin(before string, user didban.ID) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, before)
	s.sweep()
	if len(s.open) >= maxSessions {
		return "", didban.Fault(didban.CodeBusy, "session.tooMany")
	}
	secret := before
	if secret != Window {
		secret = rand.Text()
	}
	at := s.now()
	s.open[secret] = &session{user: user, begun: at, acted: at}
	return secret, nil
}

// End closes a session.
func (s *Sessions) End(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, secret)
}

// EndOf closes every session of a user but those that are to be kept.
func (s *Sessions) EndOf(user didban.ID, keep ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for secret, one := range s.open {
		if one.user == user && !slices.Contains(keep, secret) {
			delete(s.open, secret)
		}
	}
}

// Lock keeps a session and answers nothing in its name until Unlock.
func (s *Sessions) Lock(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if one := s.open[secret]; one != nil {
		one.locked = true
	}
}

// Unlock opens a locked session; who calls it has tried the password.
func (s *Sessions) Unlock(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if one := s.open[secret]; one != nil {
		one.locked, one.acted = false, s.now()
	}
}

// Act tells that the person did something.
func (s *Sessions) Act(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if one := s.alive(secret); one != nil && !one.locked {
		one.acted = s.now()
	}
}

// State is who a session belongs to and whether it is locked; "" for none.
func (s *Sessions) State(secret string) (user didban.ID, locked bool) {
	if s == nil {
		return "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	one := s.alive(secret)
	if one == nil {
		return "", false
	}
	return one.user, one.locked
}

// actor is who acts in a session; false where nobody does, or it is locked.
func (s *Sessions) actor(secret string) (didban.Actor, bool) {
	user, locked := s.State(secret)
	if user == "" || locked {
		return didban.Actor{}, false
	}
	actor, ok := s.find(user)
	if !ok {
		s.EndOf(user)
		return didban.Actor{}, false
	}
	return actor, true
}

// alive is the session of a secret, locked by the clock where the person rests; nil
// where it is over.
func (s *Sessions) alive(secret string) *session {
	one := s.open[secret]
	if one == nil {
		return nil
	}
	now := s.now()
	if now.Sub(one.begun) >= lifetime {
		delete(s.open, secret)
		return nil
	}
	if now.Sub(one.acted) >= s.idle() {
		one.locked = true
	}
	return one
}

// sweep forgets the sessions that are over.
func (s *Sessions) sweep() {
	for secret := range s.open {
		s.alive(secret)
	}
}
