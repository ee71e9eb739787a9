package main

import (
	"log/slog"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
)

// brokenProgram stands for data that could not be opened: every call answers with
// the reason.
func brokenProgram(mode didban.Mode, log *slog.Logger, why error) *Program {
	return &Program{Desk: &api.Desk{
		Log: log, Now: time.Now, Mode: mode, Version: version, Broken: why, Basemap: func() bool { return false },
	}}
}
