package gate

import didban "didban.app/backend"

// Caller is one window or one browser, with the session that it carries or none. It
// is made for each call of a browser, and once for a window; the services of a
// caller hold it by its pointer.
type Caller struct {
	*Backend
	session string        // the secret of its session; the window's own, or what a browser sent
	fixed   *didban.Actor // who calls where no session decides it
}

// By is a caller, or what stands on one.
type By interface{ self() *Caller }

func (c *Caller) self() *Caller { return c }

// Window is the session of the program's own window, which no browser can send.
const Window = "window"

// For is the caller that carries a session; "" carries none.
func (b *Backend) For(session string) *Caller { return &Caller{Backend: b, session: session} }

// As is the same caller acting as somebody whom no session names: a verb of the
// command line, or a test.
func (c *Caller) As(actor didban.Actor) *Caller {
	return &Caller{Backend: c.Backend, session: c.session, fixed: &actor}
}

// Settled is the same caller with who it is settled for the length of one call. Who looks
// into the private file asks for it first: to ask who calls is to look into that file, and
// a look within a look waits for a writer who waits for it.
func (c *Caller) Settled() *Caller { return c.As(c.Actor()) }

// Session is the secret that the caller carries, "" for none.
func (c *Caller) Session() string { return c.session }

// Actor is who calls at this moment: the zero Actor, a visitor, while nobody is
// signed in or the session is locked.
func (c *Caller) Actor() didban.Actor {
	if c.fixed != nil {
		return *c.fixed
	}
	actor, _ := c.Sessions.actor(c.session)
	return actor
}
