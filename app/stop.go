package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/progress"
)

// stoppedCode is the exit code of a command that a person stopped, as shells have it.
const stoppedCode = 130

// stoppable are the verbs that may take long. They tell on a terminal how far they are, and
// end at a person's word (Ctrl+C) without leaving anything half written.
var stoppable = map[string]bool{
	"import": true, "check": true, "backup": true, "restore": true, "repair": true, "reindex": true, "feeds": true, "basemap": true,
}

// stopped reports whether a verb ended because a person stopped it, and tells it.
func (in *invocation) stopped(err error) bool {
	if !stoppable[in.verb] || in.ctx.Err() == nil || !errors.Is(err, context.Canceled) {
		return false
	}
	fmt.Fprintln(in.errOut, in.words.text("cli.stopped."+in.verb, nil))
	return true
}

// watched runs a verb with a context that ends at a person's word and tells on a terminal how
// far it is.
func (in *invocation) watched(do func(*invocation) error) error {
	if !stoppable[in.verb] || in.running != nil {
		return do(in)
	}
	ctx, stop := signal.NotifyContext(in.ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	line := in.line()
	defer line.clear()
	in.ctx = progress.With(ctx, line.tell)
	err := do(in)
	if didban.IsBusy(err) && runningVerbs[in.verb] && !in.sweep {
		if answered, told := in.askRunning(line); answered {
			return told
		}
	}
	return err
}

// A line is the one line of a terminal on which progress is told, from the first second on.
type line struct {
	out   io.Writer // nil where nobody reads it
	words words
	told  time.Time
	shown bool
}

// line begins the line of a command on its standard error, if that is a terminal.
func (in *invocation) line() *line {
	l := &line{words: in.words, told: time.Now()}
	if isTerminal(in.errOut) {
		l.out = in.errOut
	}
	return l
}

// isTerminal reports whether a person reads what is written, line by line.
func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (l *line) tell(stage progress.Stage, done, total int64) {
	key, args := "cli.progress."+string(stage), map[string]string{"at": strconv.FormatInt(done, 10)}
	if total > 0 {
		args["at"] = l.words.text("cli.percent", map[string]string{"n": strconv.FormatInt(min(done*100/total, 100), 10)})
	}
	l.say(key, args)
}

// eraseLine goes to the beginning of a terminal's line and empties it.
const eraseLine = "\r\x1b[K"

// say writes a sentence in the place of the last one, once a second at most.
func (l *line) say(key string, args map[string]string) {
	if l.out == nil || time.Since(l.told) < tellEvery {
		return
	}
	l.told, l.shown = time.Now(), true
	fmt.Fprint(l.out, eraseLine+l.words.text(key, args))
}

func (l *line) clear() {
	if l.shown {
		fmt.Fprint(l.out, eraseLine)
	}
}
