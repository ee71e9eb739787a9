package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/media"
	"didban.app/backend/regular"
	"didban.app/backend/store"
	typedtext "didban.app/backend/typed"
)

// invocation is what the command line asks for.
type invocation struct {
	ctx     context.Context // ends where a person stops the command
	verb    string
	files   []string
	data    string
	lang    string
	route   string
	port    int
	demo    bool
	kiosk   bool
	staff   bool
	dry     bool
	public  bool
	replace bool
	sweep   bool
	running *Program // the program that does the verb for a command; nil in the command itself
	debug   bool
	json    bool
	limit   int
	base    string
	place   string
	// graphics is how the window's picture is put together: graphicsAuto, graphicsGPU or graphicsCPU.
	graphics string
	here     didban.Position // of the machine, read from place; the zero position for none
	input    io.Reader
	out      io.Writer
	errOut   io.Writer
	words    words
}

// verbs are the things that the program does without a window.
func verbs() map[string]func(*invocation) error {
	return map[string]func(*invocation) error{
		"serve": serveVerb, "import": importVerb, "check": ofFiles(checkVerb), "backup": backupVerb,
		"restore": ofFiles(restoreVerb), "repair": ofFiles(repairVerb), "reindex": reindexVerb, "version": versionVerb,
		"search": searchVerb, "text": textVerb, "feeds": feedsVerb, "user": userVerb, "basemap": basemapVerb,
	}
}

// run does what the arguments ask for and returns the exit code: 0 done, 1 failed,
// 2 the arguments can't be understood.
func run(args []string, input io.Reader, out, errOut io.Writer) int {
	return runUntil(context.Background(), args, input, out, errOut)
}

// runUntil is run with a context whose end stops what takes long: exit code 130.
func runUntil(ctx context.Context, args []string, input io.Reader, out, errOut io.Writer) int {
	in := &invocation{ctx: ctx, input: input, out: out, errOut: errOut}
	err := in.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(out, in.words.text("cli.usage", nil))
		return 0
	}
	if err != nil {
		fmt.Fprintln(errOut, in.words.sentence(err))
		return 2
	}
	return in.do()
}

// do does the verb, here or by the program that has the data open, and returns the exit code.
func (in *invocation) do() int {
	do := windowVerb
	if in.verb != "" {
		do = verbs()[in.verb]
	}
	err := in.watched(do)
	if in.stopped(err) {
		return stoppedCode
	}
	if err != nil {
		in.tellFailure(err)
		return 1
	}
	return 0
}

// tellFailure tells the person why a verb failed; for a fault of ours the log says more.
func (in *invocation) tellFailure(err error) {
	if errors.Is(err, errTold) {
		return
	}
	fmt.Fprintln(in.errOut, in.words.sentence(err))
	if !errors.As(err, new(*didban.Error)) {
		in.log().Error("failed", "verb", in.verb, "error", err)
	}
}

func (in *invocation) parse(args []string) error {
	flags := flag.NewFlagSet("didban", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&in.data, "data", "", "")
	flags.StringVar(&in.lang, "lang", language(), "")
	flags.Func("open", "", func(address string) error {
		in.route = routeOf(address)
		return nil
	})
	flags.IntVar(&in.port, "port", 0, "")
	flags.BoolVar(&in.demo, "demo", false, "")
	flags.BoolVar(&in.kiosk, "kiosk", false, "")
	flags.BoolVar(&in.staff, "staff", false, "")
	flags.BoolVar(&in.dry, "dry-run", false, "")
	flags.BoolVar(&in.public, "public", false, "")
	flags.BoolVar(&in.replace, "replace", false, "")
	flags.BoolVar(&in.sweep, "sweep", false, "")
	flags.BoolVar(&in.debug, "debug", false, "")
	flags.BoolVar(&in.json, "json", false, "")
	flags.IntVar(&in.limit, "limit", 0, "")
	flags.StringVar(&in.base, "base", "", "")
	flags.StringVar(&in.place, "here", "", "")
	in.graphics = graphicsAuto
	flags.Func("graphics", "", func(way string) error {
		in.graphics = way
		if slices.Contains([]string{graphicsAuto, graphicsGPU, graphicsCPU}, way) {
			return nil
		}
		return fmt.Errorf("%q is not auto, gpu or cpu", way)
	})
	err := in.interleave(flags, args)
	in.words = wordsOf(in.lang)
	if err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return didban.Fault(didban.CodeInvalid, "cli.arguments", "detail", err.Error())
	}
	return in.finish()
}

// routeOf is the screen of an address: #/project/7 itself, or the address that the
// program gives away as a QR code, didban://project/7.
func routeOf(address string) string {
	if rest, ok := strings.CutPrefix(address, "didban://"); ok {
		return "#/" + rest
	}
	return address
}

// interleave takes flags before, between and after the verb and the files.
func (in *invocation) interleave(flags *flag.FlagSet, args []string) error {
	for {
		if err := flags.Parse(args); err != nil {
			return err
		}
		if flags.NArg() == 0 {
			return nil
		}
		if _, ok := verbs()[flags.Arg(0)]; ok && in.verb == "" && len(in.files) == 0 {
			in.verb = flags.Arg(0)
		} else {
			in.files = append(in.files, flags.Arg(0))
		}
		args = flags.Args()[1:]
	}
}

func (in *invocation) finish() (err error) {
	if in.verb == "" && len(in.files) > 0 {
		return didban.Fault(didban.CodeInvalid, "cli.verb", "verb", in.files[0])
	}
	if in.staff && in.kiosk {
		return didban.Fault(didban.CodeInvalid, "cli.staffKiosk")
	}
	at, fault := typedtext.Position(in.place)
	if fault != nil { // as a value, it would be an error that is none
		return fault
	}
	in.here = at
	if in.data == "" {
		in.data, err = dataFolder()
	}
	return err
}

// language is the language of the terminal: Persian where the environment says so.
func language() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(value, "fa") {
				return "fa"
			}
			return "en"
		}
	}
	return "en"
}

func (in *invocation) mode() didban.Mode {
	switch {
	case in.demo:
		return didban.ModeDemo
	case in.kiosk:
		return didban.ModeKiosk
	}
	return didban.ModePublic
}

func (in *invocation) level() slog.Level {
	if in.debug {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

func (in *invocation) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(in.errOut, &slog.HandlerOptions{Level: in.level()}))
}

// opened gives the open program to a verb: the one that runs, or one that is open only as
// long as the verb lasts.
func (in *invocation) opened(do func(*Program) error) error {
	if in.running != nil {
		return do(in.running)
	}
	p, err := open(in.data, in.mode(), in.log())
	if err != nil {
		return err
	}
	in.stand(p)
	in.tellReadOnly(p.ReadOnly)
	err = do(p)
	closing := p.close()
	if err != nil || closing == nil {
		return errors.Join(err, closing)
	}
	fmt.Fprintln(in.errOut, in.words.text("cli.notLetGo", nil))
	in.log().Warn("close", "error", closing)
	return nil
}

// signInScreen is where --staff opens the window.
const signInScreen = "#/signin"

// stand makes the program what the command line asks for: the sample city is shown at a kiosk
// too, where --demo and --kiosk meet.
func (in *invocation) stand(p *Program) {
	if in.kiosk {
		p.Mode = didban.ModeKiosk
	}
	p.Here = in.here
	if in.staff && in.route == "" {
		in.route = signInScreen
	}
}

// windowVerb opens the window, also over data that can't be opened: the window
// says why, where a person who double-clicked would never see a terminal. What goes
// wrong stands in a file of the data folder; a throw-away copy keeps none.
func windowVerb(in *invocation) error {
	log, file := in.log(), io.Closer(io.NopCloser(nil))
	if readOnly, _ := mayOnlyRead(in.data); !in.demo && !readOnly { // the window tells of an error
		log, file = fileLog(in.data, in.level())
	}
	p := closedProgram(in.data, in.mode(), log)
	in.stand(p)
	return errors.Join(window(p, in.route, in.graphics), p.close(), file.Close())
}

func serveVerb(in *invocation) error {
	return in.opened(func(p *Program) error { return serve(p, in.port, in.route, in.out) })
}

// ofFiles keeps a verb from files that are none, such as a pipe, which nobody may ever write
// to. What is not there the verb itself tells.
func ofFiles(do func(*invocation) error) func(*invocation) error {
	return func(in *invocation) error {
		for _, name := range in.files {
			if err := regular.Check(name); errors.Is(err, regular.ErrNot) {
				return didban.Fault(didban.CodeInvalid, "cli.notRegular", "file", name).Because(err)
			}
		}
		return do(in)
	}
}

// checkVerb looks over the data with its pictures, or a file such as a backup, which
// has none beside it.
func checkVerb(in *invocation) error {
	if len(in.files) > 0 {
		return in.checkFile(in.files[0])
	}
	file := filepath.Join(in.data, storeFile)
	readOnly, err := mayOnlyRead(in.data)
	if err != nil {
		return err
	}
	in.tellReadOnly(readOnly)
	if in.running == nil && !readOnly {
		if err := finishOrder(in.data); err != nil {
			return err
		}
	}
	report, err := in.checkStore(file)
	if err != nil {
		return err
	}
	if err := in.checkPrivate(); err != nil {
		return err
	}
	files, err := media.Check(in.ctx, filepath.Join(in.data, mediaFolder), report.Media)
	if err != nil {
		return err
	}
	return errors.Join(in.tellWhole(file, report, files), in.tellFollowers())
}

// tellFollowers tells in what the map, the archive and the search of the running program
// differ from the record.
func (in *invocation) tellFollowers() error {
	if in.running == nil {
		return nil
	}
	differ, err := in.running.compareFollowers()
	if err != nil || len(differ) == 0 {
		return err
	}
	return errors.Join(in.tellFindings(differ), errTold)
}

// checkStore looks the public record over, that of the running program where there is one.
func (in *invocation) checkStore(file string) (store.Report, error) {
	if in.running != nil {
		return in.running.Store.Check(in.ctx)
	}
	return store.Check(in.ctx, file)
}

// reindexVerb throws the search index away; it is made anew at the next start.
// It holds the data meanwhile: the index of a running program is not touched.
func reindexVerb(in *invocation) error {
	if err := finishOrder(in.data); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(in.data, storeFile)); err != nil {
		return didban.Fault(didban.CodeNotFound, "store.noFile", "file", storeFile).Because(err)
	}
	s, err := store.Open(in.data, store.Options{})
	if err != nil {
		return err
	}
	if err = in.ctx.Err(); err == nil {
		err = os.RemoveAll(filepath.Join(in.data, searchFolder))
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return fmt.Errorf("remove the search index: %w", err)
	}
	return in.tell("cli.reindexed")
}

func versionVerb(in *invocation) error {
	_, err := fmt.Fprintln(in.out, "didban", version)
	return err
}
