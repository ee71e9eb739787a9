package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/gate"
)

// listener is told what happens, to pass it on to the open pages.
type listener interface {
	// changed tells everybody that the public record changed.
	changed(c Changed)
	// desk tells those who are signed in that a draft, or what belongs to it, changed.
	desk(draft didban.ID)
}

// events are the open pages of a server. The zero value has none.
type events struct {
	mu      sync.Mutex
	streams map[*stream]struct{}
}

// stream is one open page. What it has not been told yet is joined, so that a slow
// page misses nothing and nothing piles up.
type stream struct {
	signed func() bool // somebody is signed in there, and not locked
	wake   chan struct{}

	mu     sync.Mutex
	public *Changed
	drafts []didban.ID
}

func (e *events) open(signed func() bool) *stream {
	s := &stream{signed: signed, wake: make(chan struct{}, 1)}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.streams == nil {
		e.streams = map[*stream]struct{}{}
	}
	e.streams[s] = struct{}{}
	return s
}

func (e *events) shut(s *stream) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.streams, s)
}

func (e *events) each(tell func(*stream)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for s := range e.streams {
		s.mu.Lock()
		tell(s)
		s.mu.Unlock()
		select {
		case s.wake <- struct{}{}:
		default: // it is awake already
		}
	}
}

func (e *events) changed(c Changed) {
	e.each(func(s *stream) {
		next := Changed{Seq: c.Seq, Kinds: slices.Clone(c.Kinds)}
		if next.Damaged = c.Damaged; s.public != nil {
			if next.Damaged == nil {
				next.Damaged = s.public.Damaged
			}
			if len(next.Kinds) == 0 || len(s.public.Kinds) == 0 { // one of the two concerns all
				next.Kinds = []didban.Kind{}
				s.public = &next
				return
			}
			for _, kind := range s.public.Kinds {
				if !slices.Contains(next.Kinds, kind) {
					next.Kinds = append(next.Kinds, kind)
				}
			}
		}
		s.public = &next
	})
}

func (e *events) desk(draft didban.ID) {
	e.each(func(s *stream) {
		if !slices.Contains(s.drafts, draft) {
			s.drafts = append(s.drafts, draft)
		}
	})
}

// take empties the stream.
func (s *stream) take() (public *Changed, drafts []didban.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	public, drafts = s.public, s.drafts
	s.public, s.drafts = nil, nil
	return public, drafts
}

// DeskChange is the word to a signed-in page that a draft changed.
type DeskChange struct {
	Draft didban.ID `json:"draft"`
}

// stream answers with server-sent events until the page goes.
func (s *server) stream(w http.ResponseWriter, r *http.Request, caller *gate.Caller) {
	page := s.events.open(func() bool { return caller.Actor().ID != "" })
	defer s.events.shut(page)
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	for err := control.Flush(); err == nil; err = control.Flush() {
		select {
		case <-page.wake:
			page.write(w)
		case <-r.Context().Done():
			return
		}
	}
}

// write sends what waits; who has gone needs to be told nothing.
func (s *stream) write(w http.ResponseWriter) {
	public, drafts := s.take()
	if public != nil {
		sendEvent(w, "changed", public)
	}
	if !s.signed() {
		return
	}
	for _, draft := range drafts {
		sendEvent(w, "desk", DeskChange{draft})
	}
}

func sendEvent(w http.ResponseWriter, name string, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		return // both are plain
	}
	_, _ = fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, b)
}
