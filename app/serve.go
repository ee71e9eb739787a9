package main

import (
	"bytes"
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/frontend"
)

// maxCall bounds the body of one call in bytes.
const maxCall = 1 << 20

//go:embed bridge.js
var bridge []byte

// server answers a browser on this machine with the services of the window. It
// listens on the loopback address alone; guard.go tells who it answers.
type server struct {
	program *Program
	open    string // the screen to open first
	token   string // of the page, which only the person who started the program has seen
	pass    string // of the cookie
	host    string
	events  events
}

// serve answers until it is told to stop. port 0 takes a free one.
func serve(p *Program, port int, open string, out io.Writer) error {
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return didban.Fault(didban.CodeBusy, "cli.port", "port", strconv.Itoa(port)).Because(err)
	}
	s := &server{program: p, open: open, token: rand.Text(), pass: rand.Text(), host: listener.Addr().String()}
	p.begin(&s.events)
	h := s.http()
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	go func() {
		<-ctx.Done()
		_ = h.Close()
	}()
	fmt.Fprintf(out, "http://%s/?token=%s\n", s.host, s.token)
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// http bounds how long a request may take to come in, so that none keeps its
// connection for ever.
func (s *server) http() *http.Server {
	return &http.Server{
		Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
	}
}

func servicesByName(list []any) map[string]reflect.Value {
	out := map[string]reflect.Value{}
	for _, service := range list {
		v := reflect.ValueOf(service)
		out[v.Elem().Type().Name()] = v
	}
	return out
}

func (s *server) handler() http.Handler {
	return isolated(s.program.guarded(s.checked(muxOf(s.caller, s.routes()))))
}

func (s *server) routes() []route {
	return append(s.program.assetRoutes(),
		route{"POST /call/{service}/{method}", s.call},
		route{"GET /events", s.stream},
		route{"GET /bridge.js", unasked(func(w http.ResponseWriter, _ *http.Request) { sendScript(w, bridge) })},
		route{"GET /{$}", unasked(s.index)},
		route{"GET /", unasked(filesAlone(frontend.Dist()).ServeHTTP)},
	)
}

// filesAlone serves the files of a tree and lists no folder.
func filesAlone(tree fs.FS) http.Handler {
	files := http.FileServerFS(tree)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		info, err := fs.Stat(tree, strings.Trim(path.Clean(r.URL.Path), "/"))
		if err != nil || info.IsDir() {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
}

// index is the page with the script that stands in for the Wails bridge.
func (s *server) index(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	sendPage(w, frontend.Dist(), s.open, "/bridge.js")
}

// sendPage sends the page of a tree: with the screen that it opens first, and scripts that run
// before all of its own.
func sendPage(w http.ResponseWriter, tree fs.FS, open string, scripts ...string) {
	page, err := fs.ReadFile(tree, "index.html")
	if err != nil {
		http.Error(w, "the front end has not been built", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	head := "<head>"
	if open != "" {
		head += `<meta name="open" content="` + html.EscapeString(open) + `">`
	}
	for _, script := range scripts {
		head += `<script src="` + script + `"></script>`
	}
	_, _ = w.Write(bytes.Replace(page, []byte("<head>"), []byte(head), 1)) // the reader has gone: nobody is left to tell
}

func sendScript(w http.ResponseWriter, script []byte) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write(script)
}

// sessionHeader carries the secret of a session.
const sessionHeader = "X-Didban-Session"

// caller is the browser that asks. No browser can be the window.
func (s *server) caller(r *http.Request) *gate.Caller {
	secret := r.Header.Get(sessionHeader)
	if secret == gate.Window {
		secret = ""
	}
	return s.program.For(secret)
}

func (s *server) services(of *gate.Caller) map[string]reflect.Value {
	return servicesByName(append(bound(of), &Window{program: s.program, drawn: smokeReport()}))
}

// call runs a bound method: the body is the JSON array of its arguments, the
// answer {"ok": view} or {"error": {…}}; one that is not 200 is the bare fault.
func (s *server) call(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	service, ok := s.services(by)[r.PathValue("service")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	method := service.MethodByName(r.PathValue("method"))
	if !method.IsValid() {
		http.NotFound(w, r)
		return
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		refuse(w, r, http.StatusUnsupportedMediaType, didban.Fault(didban.CodeInvalid, "request.type"))
		return
	}
	body, err := whole(r.Body, maxCall)
	if errors.Is(err, errTooLarge) {
		refuse(w, r, http.StatusRequestEntityTooLarge, didban.Fault(didban.CodeInvalid, "request.tooLarge", "most", strconv.Itoa(maxCall>>20)))
		return
	}
	args, err := arguments(method.Type(), bytes.NewReader(body))
	if err != nil {
		http.Error(w, "arguments", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(result(method.Call(args)))
}

func arguments(method reflect.Type, body io.Reader) ([]reflect.Value, error) {
	var raw []json.RawMessage
	if err := json.NewDecoder(body).Decode(&raw); err != nil {
		return nil, fmt.Errorf("read arguments: %w", err)
	}
	if len(raw) != method.NumIn() {
		return nil, fmt.Errorf("%d arguments, want %d", len(raw), method.NumIn())
	}
	args := make([]reflect.Value, len(raw))
	for i := range raw {
		arg := reflect.New(method.In(i))
		if err := json.Unmarshal(raw[i], arg.Interface()); err != nil {
			return nil, fmt.Errorf("argument %d: %w", i, err)
		}
		args[i] = arg.Elem()
	}
	return args, nil
}

func result(out []reflect.Value) map[string]any {
	answer := map[string]any{}
	for _, v := range out {
		if err, ok := v.Interface().(error); ok && err != nil {
			return map[string]any{"error": errorText(err)}
		}
		if _, ok := answer["ok"]; !ok {
			answer["ok"] = v.Interface()
		}
	}
	return answer
}
