package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
)

// listening serves over a real connection, with a patience for slow bodies.
func listening(t *testing.T, patience time.Duration) *server {
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
	h.ReadTimeout = min(h.ReadTimeout, patience)
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
	s := listening(t, 200*time.Millisecond)
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.host+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set(tokenHeader, s.token)
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
	_, err = fmt.Fprintf(slow, "POST /call/City/Boot HTTP/1.1\r\nHost: %s\r\n%s: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[", s.host, tokenHeader, s.token)
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

// What is too large is told, however long the sender goes on: nobody who is still
// sending reads an answer of a connection that is cut.
func TestServe_TooLargeIsTold(t *testing.T) {
	s := listening(t, time.Hour)
	clerk := func(*http.Request) *gate.Caller {
		return s.program.For("").As(didban.Actor{Roles: []didban.Role{didban.RoleEntry}})
	}
	uploads := httptest.NewServer(muxOf(clerk, s.program.assetRoutes()))
	defer uploads.Close()
	for path, test := range map[string]struct {
		size int64
		want string
	}{
		"http://" + s.host + "/call/City/Boot":     {8 * maxCall, `"key":"request.tooLarge","args":{"most":"1"}`},
		uploads.URL + "/upload?draft=x&name=a.pdf": {maxUpload + 8<<20, `"key":"media.tooLarge","args":{"file":"a.pdf"}`},
	} {
		body := struct{ io.Reader }{io.LimitReader(endless{}, test.size)} // of no length that is told before
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, path, body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(tokenHeader, s.token)
		r.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		told, err := io.ReadAll(answer.Body)
		if err := errors.Join(err, answer.Body.Close()); err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(told), test.want) {
			t.Errorf("%s: %d %.200s", path, answer.StatusCode, told)
		}
	}
}

// endless is as many blanks as anybody reads.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}
