package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	didban "didban.app/backend"
)

// listening serves over a real connection, with a short patience for slow bodies.
func listening(t *testing.T) *server {
	t.Helper()
	p, err := open(t.TempDir(), didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := testServer(p)
	s.host = listener.Addr().String()
	h := s.http()
	h.ReadTimeout = min(h.ReadTimeout, 200*time.Millisecond)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	}()
	t.Cleanup(func() {
		_ = h.Close()
		<-done
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A body that never comes ends its connection; a stream that is waiting for the
// next change outlives that, and ends with its page.
func TestServe_SlowBodyEndsAndStreamGoesOn(t *testing.T) {
	s := listening(t)
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.host+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: cookieName, Value: s.token})
	stream, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close() //nolint:errcheck // only read

	slow, err := net.Dial("tcp4", s.host)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close() //nolint:errcheck // only read from here on
	if err := slow.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(slow, "POST /call/City/Boot HTTP/1.1\r\nHost: %s\r\nCookie: %s=%s\r\nContent-Length: 100\r\n\r\n[", s.host, cookieName, s.token)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, slow); err != nil {
		t.Fatalf("the server waits for the rest of the body: %v", err)
	}

	s.events.changed(Changed{Seq: 7, Kinds: []didban.Kind{didban.KindPlace}})
	lines := bufio.NewReader(stream.Body)
	for _, want := range []string{"event: changed\n", `data: {"seq":7,"kinds":["place"]}` + "\n"} {
		if line, err := lines.ReadString('\n'); err != nil || line != want {
			t.Fatalf("the stream gave %q, %v; want %q", line, err, want)
		}
	}
	leave()
}
