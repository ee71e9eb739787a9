package main

import (
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/exchange"
	"didban.app/backend/staff"
)

// importVerb takes files in. It tells how far it is where it takes more than a second, and
// ends without having written anything when it is interrupted.
func importVerb(in *invocation) error {
	if len(in.files) == 0 {
		return didban.Fault(didban.CodeInvalid, "cli.noFiles")
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // else the environment has said what it wants
		debug.SetMemoryLimit(importMemory)
	}
	return in.opened(func(p *Program) error { return in.importInto(in.ctx, p) })
}

// importMemory is what the memory of an import is kept below, in bytes, as long as what is
// in use leaves room: an import is in no hurry, and the machine has other programs.
const importMemory = 200 << 20

func (in *invocation) importInto(ctx context.Context, p *Program) error {
	if err := p.writable(); err != nil {
		return err
	}
	files, err := exchange.Paths(in.files...)
	if err != nil {
		return err
	}
	report, err := p.takeIn(files, "import", in.dry, in.watch(ctx, p.Now))
	if err != nil {
		return err
	}
	return in.tellImport(report)
}

// tellEvery is how often the progress of something is told.
const tellEvery = time.Second

// watch tells the progress and ends an import with its context.
func (in *invocation) watch(ctx context.Context, now func() time.Time) exchange.Watch {
	told := now()
	return func(at exchange.Progress) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if now().Sub(told) >= tellEvery {
			told = now()
			args := map[string]string{"done": strconv.Itoa(at.Done), "total": strconv.Itoa(at.Total)}
			fmt.Fprintln(in.errOut, in.words.text("cli.import."+string(at.Stage), args))
		}
		return nil
	}
}

func unwatched(exchange.Progress) error { return nil }

// takeIn imports files for the owner of the data folder. What the public may not see yet
// waits in the private file: an article that appears later is published when its time
// has come.
func (p *Program) takeIn(files []exchange.File, reason string, dry bool, watch exchange.Watch) (api.ImportReport, error) {
	report, err := api.ImportWatched(p.For("").As(didban.System(reason)), files, dry, watch)
	if err == nil && report.Written && len(report.Held) > 0 {
		err = staff.Hold(p.Backend, report.Held)
	}
	return report, err
}
