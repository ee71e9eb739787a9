package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// An attack is one of the suite: a test of a package, or a script of the front end. It
// leaves a row of counts in the folder that DIDBAN_ATTACK names; one that ends without is
// a crash, one that does not end a hang.
type attack struct {
	name, in string // the test or script, and the package or folder
}

// patience is for one attack in the short form: on a quiet machine each takes less than a
// minute, and a busy one is no fault of the program.
const patience = 15 * time.Minute

// attacks are those of the suite, in order. Each is a process of its own.
func attacks() []attack {
	out := []attack{}
	for _, name := range []string{
		"KilledWhileTyping", "KilledWhilePublishing", "PowerCuts", "Flips", "FailingCalls", "HostileFiles", "Calls",
	} {
		out = append(out, attack{"TestAttack_" + name, "./app"})
	}
	return append(out,
		attack{"TestAttack_Roles", "./backend/staff"},
		attack{"scripts.attack.mjs", frontend + "/e2e"},
	)
}

// longer is how much more the long form may take.
const longer = 14

// attackVerb attacks the program in every way of the suite and prints one table; in the
// long form, with the fuzz targets, ten seconds each.
func attackVerb(ctx context.Context, sh shell, args []string) error {
	if err := errors.Join(buildFrontend(ctx, sh), compileForWork(ctx, sh)); err != nil {
		return err
	}
	return attackAll(ctx, sh, len(args) > 0 || os.Getenv("DIDBAN_LONG") != "")
}

// attackBriefly is the short form, as a step of the test command.
func attackBriefly(ctx context.Context, sh shell) error { return attackAll(ctx, sh, false) }

func attackAll(ctx context.Context, sh shell, long bool) error {
	dir, err := os.MkdirTemp("", "didban-attack-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binaries := map[string]string{}
	for _, a := range attacks() {
		if strings.HasPrefix(a.in, "./") && binaries[a.in] == "" {
			binaries[a.in] = filepath.Join(dir, filepath.Base(a.in)+".test")
			if err := sh.run(ctx, "go", "test", "-c", "-tags", tags, "-o", binaries[a.in], a.in); err != nil {
				return err
			}
		}
	}
	var rows []row
	for _, a := range attacks() {
		rows = append(rows, a.do(ctx, sh, dir, binaries[a.in], long))
	}
	if long {
		rows = append(rows, fuzzAll(ctx, sh))
	}
	if harmed := table(sh.kept, rows); harmed > 0 {
		return fmt.Errorf("%d of %d attacks did harm", harmed, len(rows))
	}
	return nil
}

// do runs one attack and reads its row.
func (a attack) do(ctx context.Context, sh shell, dir, binary string, long bool) row {
	rows := filepath.Join(dir, a.name)
	env, limit := []string{"DIDBAN_ATTACK=" + rows, "DIDBAN_LONG="}, patience
	if long {
		env[1] += "1"
		limit *= longer
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := os.Mkdir(rows, 0o700)
	if err == nil {
		err = a.start(ctx, sh, binary, env)
	}
	found, _ := filepath.Glob(filepath.Join(rows, "*.json")) // the pattern is sound
	if len(found) == 1 && readRow(found[0]) != nil {
		r := *readRow(found[0])
		r.failed = err != nil
		return r
	}
	r := row{Attack: a.name, failed: true, Crashes: 1}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		r.Crashes, r.Hangs = 0, 1
	}
	return r
}

func (a attack) start(ctx context.Context, sh shell, binary string, env []string) error {
	program, err := filepath.Abs(binaryPath)
	if err != nil {
		return err
	}
	if binary == "" {
		env = append(env, "DIDBAN_BIN="+program, "CHROMIUM="+chromium())
		return sh.runIn(ctx, a.in, env, "node", a.name)
	}
	return sh.runIn(ctx, a.in, env, binary, "-test.run", "^"+a.name+"$", "-test.timeout", "0")
}

// A row is what an attack left behind; the bad columns are counted, none is assumed.
type row struct {
	Attack                                   string
	Tries                                    int
	Lost, Believed, Crashes, Hangs, Wordless int
	Left                                     map[string]int
	Skipped                                  string
	Seconds                                  float64
	failed                                   bool
}

func (r row) harm() int { return r.Lost + r.Believed + r.Crashes + r.Hangs + r.Wordless }

func readRow(path string) *row {
	b, err := os.ReadFile(path)
	var r row
	if err != nil || json.Unmarshal(b, &r) != nil {
		return nil
	}
	return &r
}

// table prints what the attacks did and returns how many did harm or could not be made.
func table(out io.Writer, rows []row) (harmed int) {
	line := "%-34s %7s  %12s  %18s  %7s  %5s  %8s  %7s  %s\n"
	fmt.Fprintf(out, "\n"+line, "attack", "tries", "acknowledged", "changed and", "crashes", "hangs", "findings", "seconds", "")
	fmt.Fprintf(out, line, "", "", "and lost", "called sound", "", "", "wordless", "", "")
	for _, r := range rows {
		word := ""
		switch {
		case r.Skipped != "":
			word = "skipped: " + r.Skipped
		case r.harm() > 0 || r.failed:
			word = "FAILED"
			harmed++
		default:
			word = leftOf(r.Left)
		}
		fmt.Fprintf(out, line, r.Attack, fmt.Sprint(r.Tries), fmt.Sprint(r.Lost), fmt.Sprint(r.Believed),
			fmt.Sprint(r.Crashes), fmt.Sprint(r.Hangs), fmt.Sprint(r.Wordless), fmt.Sprintf("%.0f", r.Seconds), word)
	}
	return harmed
}

func leftOf(left map[string]int) string {
	var out []string
	for what, n := range left {
		out = append(out, fmt.Sprintf("%s %d", what, n))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
