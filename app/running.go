package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// A verb that only reads the data can be done by the program that has them open: a kiosk
// never closes. The command asks it through a socket in the data folder, which only the
// person whose folder it is may open.

// runningVerbs are those that the running program does itself.
var runningVerbs = map[string]bool{"backup": true, "check": true}

// order is what a command asks of the running program.
type order struct {
	Verb    string   `json:"verb"`
	Files   []string `json:"files"` // whole paths
	Lang    string   `json:"lang"`
	Public  bool     `json:"public"`
	Replace bool     `json:"replace"`
}

// answer is how it went: what a command prints and its exit code.
type answer struct {
	Code int    `json:"code"`
	Out  string `json:"out"`
	Err  string `json:"err"`
}

// maxSocketPath is what every system takes for the path of a socket.
const maxSocketPath = 100

// socketOf is where the program that has a data folder open can be asked.
func socketOf(dir string) string {
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	path := filepath.Join(dir, "running.sock")
	if len(path) <= maxSocketPath {
		return path
	}
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(os.TempDir(), "didban-"+hex.EncodeToString(sum[:8])+".sock")
}

// answerCommands does what commands ask for until the context ends. The data are held by
// this program alone, so a socket that is there is left over from one that was killed.
func (p *Program) answerCommands(ctx context.Context) error {
	path := socketOf(p.dir)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("left-over socket: %w", err)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return fmt.Errorf("listen for commands: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: http.HandlerFunc(p.obey), ReadTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("answer commands: %w", err)
	}
	return nil
}

// obey does one verb as the command would, and answers with what it would print.
func (p *Program) obey(w http.ResponseWriter, r *http.Request) {
	var o order
	body, err := whole(r.Body, maxCall) // to its end: only then is it seen when the command goes away
	if errors.Join(err, json.Unmarshal(body, &o)) != nil || !runningVerbs[o.Verb] {
		http.Error(w, "no such order", http.StatusBadRequest)
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{}) // what is asked for may take longer
	var out, errOut bytes.Buffer
	in := &invocation{
		ctx: r.Context(), verb: o.Verb, files: o.Files, lang: o.Lang, public: o.Public, replace: o.Replace, data: p.dir,
		out: &out, errOut: &errOut, words: wordsOf(o.Lang), running: p,
	}
	code := in.do()
	_ = json.NewEncoder(w).Encode(answer{code, out.String(), errOut.String()}) // who has gone needs no answer
}

// askRunning lets the program that has the data open do the verb, and tells on the line that it
// is at it; false where it does not answer, as one of another version.
func (in *invocation) askRunning(l *line) (answered bool, err error) {
	o := order{Verb: in.verb, Lang: in.lang, Public: in.public, Replace: in.replace}
	for _, file := range in.files {
		whole, err := filepath.Abs(file)
		if err != nil {
			return false, nil
		}
		o.Files = append(o.Files, whole)
	}
	body, err := json.Marshal(o)
	if err != nil {
		return false, nil
	}
	socket := socketOf(in.data)
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}}}
	defer client.CloseIdleConnections()
	request, err := http.NewRequestWithContext(in.ctx, http.MethodPost, "http://running/", bytes.NewReader(body))
	if err != nil {
		return false, nil
	}
	calledOff := l.wait()
	response, err := client.Do(request) // the answer comes at the end
	calledOff()
	if err != nil {
		return in.ctx.Err() != nil, in.ctx.Err()
	}
	var a answer
	err = json.NewDecoder(response.Body).Decode(&a)
	if errors.Join(err, response.Body.Close()) != nil || response.StatusCode != http.StatusOK {
		return in.ctx.Err() != nil, in.ctx.Err()
	}
	l.clear()
	fmt.Fprint(in.out, a.Out)
	fmt.Fprint(in.errOut, a.Err)
	if a.Code != 0 {
		return true, errTold
	}
	return true, nil
}

// wait tells each second that the running program is at work, until it is called off.
func (l *line) wait() func() {
	ctx, stop := context.WithCancel(context.Background())
	var telling sync.WaitGroup
	begin := time.Now()
	telling.Go(func() {
		for {
			select {
			case <-time.After(tellEvery):
				l.say("cli.progress.running", map[string]string{"seconds": strconv.Itoa(int(time.Since(begin).Seconds()))})
			case <-ctx.Done():
				return
			}
		}
	})
	return func() {
		stop()
		telling.Wait()
	}
}
