package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/staff"
)

// asProgram makes this binary the program itself, which a test can kill.
const asProgram = "DIDBAN_TEST_PROGRAM"

// diesBefore names the step of a restore before which the program dies without a word.
const (
	diesBefore = "DIDBAN_TEST_DIES_BEFORE"
	killed     = 137
)

// lightCost is that of hashes which are tried hundreds of times.
var lightCost = signin.Cost{Memory: 64, Passes: 1, Threads: 1}

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		passwordCost = lightCost
		if last := os.Getenv(diesBefore); last != "" {
			reached = func(step string) {
				if step == last {
					os.Exit(killed)
				}
			}
		}
		os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	if os.Getenv(asWindow) != "" {
		os.Exit(probeWindow())
	}
	os.Exit(m.Run())
}

const password = "کلاغ آبی ۷ پل"

// employ takes a member of the staff on, with the password of all of them.
func employ(t *testing.T, f *private.File, code, name string, roles ...didban.Role) didban.Actor {
	t.Helper()
	u := &didban.User{Code: code, Name: name, Roles: roles}
	err := f.Update(func(tx *private.Tx) error {
		u.PasswordSet = tx.Now()
		if err := tx.PutUser(u); err != nil {
			return err
		}
		return tx.SetSecret(u.ID, signin.NewHasher(lightCost).Hash(password))
	})
	if err != nil {
		t.Fatal(err)
	}
	return u.Actor()
}

// serviceOf is a service as somebody calls it within this process.
func serviceOf[T any](t testing.TB, p *Program, by didban.Actor) T {
	t.Helper()
	for _, s := range bound(p.For("").As(by)) {
		if service, ok := s.(T); ok {
			return service
		}
	}
	t.Fatal("no such service")
	return *new(T)
}

// child is «didban serve» in a process of its own.
type child struct {
	cmd     *exec.Cmd
	said    bytes.Buffer
	address string // with its token
}

func startServe(t *testing.T, dir string) *child {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "serve", "--data", dir)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return served(t, cmd)
}

// served starts a command that serves and waits for its address.
func served(t *testing.T, cmd *exec.Cmd) *child {
	t.Helper()
	c := &child{cmd: cmd}
	c.cmd.Stderr = &c.said
	out, err := c.cmd.StdoutPipe()
	if err == nil {
		err = c.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		c.kill()
		t.Fatalf("no address: %v\n%s", err, &c.said)
	}
	c.address = strings.TrimSpace(line)
	return c
}

// kill ends the program without a word, and waits until its files are free.
func (c *child) kill() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// browser is one browser: its cookies, the token of its page and the secret of its session.
type browser struct {
	http   *http.Client
	base   string
	token  string
	secret string
}

// errGone tells that nobody answers any more.
var errGone = errors.New("gone")

func newBrowser(t *testing.T, address string) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{base: "http://" + u.Host, token: u.Query().Get("token"), http: &http.Client{
		Jar: jar, Transport: &http.Transport{}, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := b.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	return b.closed(t, answer)
}

func (b *browser) closed(t *testing.T, answer *http.Response) *browser {
	t.Helper()
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("let in with %d, %v", answer.StatusCode, err)
	}
	return b
}

// call makes one call and reads its answer into view; errGone where none came.
func (b *browser) call(ctx context.Context, name string, request, view any) error {
	return b.send(ctx, name, []any{request}, view)
}

// ask makes a call that takes nothing.
func (b *browser) ask(ctx context.Context, name string, view any) error {
	return b.send(ctx, name, []any{}, view)
}

func (b *browser) send(ctx context.Context, name string, args []any, view any) error {
	body, err := json.Marshal(args)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.base+"/call/"+name, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(tokenHeader, b.token)
	r.Header.Set(sessionHeader, b.secret)
	answer, err := b.http.Do(r)
	if err != nil {
		return errors.Join(errGone, err)
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	all, err := io.ReadAll(answer.Body)
	if err != nil {
		return errors.Join(errGone, err)
	}
	got := struct {
		OK    any
		Error string
	}{OK: view}
	if err := json.Unmarshal(all, &got); err != nil {
		return fmt.Errorf("%s answers %d %.200s: %w", name, answer.StatusCode, all, err)
	}
	if got.Error != "" {
		return fmt.Errorf("%s: %s", name, got.Error)
	}
	return nil
}

// signIn signs a person in by name and password.
func (b *browser) signIn(t *testing.T, name string) {
	t.Helper()
	var who staff.WhoView
	if err := b.call(t.Context(), "Session/SignIn", staff.SignInRequest{Name: name, Password: password}, &who); err != nil {
		t.Fatal(err)
	}
	if !who.Signed || who.Secret == "" {
		t.Fatalf("signed in as %+v", who)
	}
	b.secret = who.Secret
}
