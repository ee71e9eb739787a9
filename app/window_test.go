package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	didban "didban.app/backend"
)

// asWindow makes this binary the real window of a mode on a data folder, in which a script
// runs that no policy holds back; see probed.
const (
	asWindow     = "DIDBAN_TEST_WINDOW" // the mode
	windowData   = "DIDBAN_TEST_DATA"
	windowScript = "DIDBAN_TEST_SCRIPT"
)

// probePatience is after what time a window that says nothing is given up.
const probePatience = time.Minute

// probeWindow opens the window and prints what its script makes the program hear: the data
// of each event "probe", and "drawn" for a call of Window.Drawn, after which it ends.
func probeWindow() int {
	p := closedProgram(os.Getenv(windowData), didban.Mode(os.Getenv(asWindow)), quiet())
	w := newWindow(p)
	o := w.options()
	started := o.OnStartup
	o.OnStartup = func(ctx context.Context) {
		started(ctx)
		runtime.EventsOn(ctx, "probe", func(data ...any) { fmt.Println(data...) })
	}
	w.drawn = func(projects int) {
		if projects < 0 {
			fmt.Println("drawn")
			// os.Exit under the race detector runs what C has for the end, under the feet of the
			// web view's threads.
			syscall.Exit(0)
		}
	}
	o.OnDomReady = func(ctx context.Context) { runtime.WindowExecJS(ctx, os.Getenv(windowScript)) }
	time.AfterFunc(probePatience, func() { os.Exit(3) })
	if err := wails.Run(o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// probed runs a script in the real window of a mode and returns what the program heard
// before the script called Window.Drawn with a number below zero.
func probed(t *testing.T, mode didban.Mode, dir, script string) (heard []string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a window takes seconds")
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	home := t.TempDir()
	cmd.Env = append(os.Environ(), asWindow+"="+string(mode), windowData+"="+dir, windowScript+"="+script,
		"DISPLAY="+virtualDisplay(t), "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "HOME="+home, "XDG_CACHE_HOME="+home,
		"XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home, "DBUS_SESSION_BUS_ADDRESS=disabled:")
	var told strings.Builder
	cmd.Stderr = &told
	out, err := cmd.Output()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || lines[len(lines)-1] != "drawn" || strings.Contains(told.String(), "DATA RACE") {
		t.Fatalf("the window ends with %v and said %q\n%s", err, out, told.String())
	}
	return lines[:len(lines)-1]
}

// virtualDisplay starts an X server without a screen, with more options if any, and names it.
func virtualDisplay(t testing.TB, options ...string) string {
	t.Helper()
	path, err := exec.LookPath("Xvfb")
	if err != nil {
		t.Skip("no Xvfb")
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command(path, append([]string{"-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp"}, options...)...)
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
	})
	_ = write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return ":" + strings.TrimSpace(number)
}

// frameScript tries the way of Wails in every frame that a script can make.
const frameScript = `(async () => {
  const tell = (where, view) => {
    try {
      view.webkit.messageHandlers.external.postMessage('EE' + JSON.stringify({ name: 'probe', data: [where] }));
    } catch {}
    try {
      const Handler = view.eval('window.webkit.messageHandlers.external.constructor');
      Handler.prototype.postMessage.call(view.webkit.messageHandlers.external, 'EE' + JSON.stringify({ name: 'probe', data: [where + ', by its class'] }));
    } catch {}
  };
  const make = (name, set = () => {}, to = document.body) => {
    const frame = document.createElement(name);
    set(frame);
    to.append(frame);
    return frame;
  };
  const loaded = (frame) => new Promise((done) => { frame.onload = done; frame.onerror = done; setTimeout(done, 300); });
  const ask = (view, message) => {
    try {
      view.dispatchEvent(new view.CustomEvent('didban-ask', { detail: message }));
    } catch {}
  };
  const fresh = make('iframe');
  tell('a new frame', fresh.contentWindow);
  await loaded(fresh);
  tell('a frame that has loaded', fresh.contentWindow);
  const inner = fresh.contentDocument.createElement('iframe');
  fresh.contentDocument.body.append(inner);
  tell('a frame in a frame', inner.contentWindow);
  fresh.contentDocument.open();
  fresh.contentDocument.write('<p>x</p>');
  fresh.contentDocument.close();
  tell('a frame written anew', fresh.contentWindow);
  for (const [what, set] of Object.entries({
    srcdoc: (f) => (f.srcdoc = '<p>x</p>'),
    blank: (f) => (f.src = 'about:blank'),
    own: (f) => (f.src = '/index.html'),
    text: (f) => (f.src = '/kiosk.js'),
    missing: (f) => (f.src = '/media/none.svg'),
    blob: (f) => (f.src = URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' }))),
    svg: (f) => (f.src = URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }))),
  })) {
    const frame = make('iframe', set);
    tell('at once: ' + what, frame.contentWindow);
    await loaded(frame);
    try { tell('loaded: ' + what, frame.contentWindow); } catch {}
  }
  const object = make('object', (o) => { o.type = 'text/html'; o.data = '/index.html'; });
  await loaded(object);
  if (object.contentWindow) tell('an object', object.contentWindow);
  const opened = window.open('about:blank');
  if (opened) tell('a window', opened);
  tell('the page', window);
  ask(window, 'EE' + JSON.stringify({ name: 'probe', data: ['an event of the page'] }));
  ask(fresh.contentWindow, 'EE' + JSON.stringify({ name: 'probe', data: ['an event in a frame'] }));
  try { fresh.contentWindow.eval("parent.dispatchEvent(new CustomEvent('didban-ask', { detail: 'Q' }))"); } catch {}
  const gone = make('iframe');
  const kept = gone.contentWindow;
  gone.remove();
  tell('a frame that was taken away', kept);
  window.go.main.Window.Drawn(-1);
})();`

// A script that no policy kept out makes frames in the real window: in a kiosk none of them
// has a hand on the window, as each has in another.
func TestWindow_FramesOfAKiosk(t *testing.T) {
	if got := probed(t, didban.ModePublic, t.TempDir(), frameScript); len(got) < 3 {
		t.Errorf("another window hears %q: the kiosk's silence would prove nothing", got)
	}
	if got := probed(t, didban.ModeKiosk, t.TempDir(), frameScript); len(got) > 0 && got[0] != "" {
		t.Errorf("a kiosk hears %q", got)
	}
}
