package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
)

// A display is an X server without a screen, of the size of a plain office
// monitor. It draws into a file, which is how a picture of it is taken.
type display struct {
	*process
	// name is what DISPLAY must say, such as ":99".
	name  string
	frame string
}

// startDisplay starts Xvfb on the first free number, with its picture in dir,
// and returns when programs can connect.
func startDisplay(ctx context.Context, dir string) (display, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return display{}, err
	}
	defer read.Close()
	cmd := newCommand(ctx, nil, "Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-fbdir", dir, "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	server, err := startProcess(cmd)
	// Ours must be closed too, or the end of a server that failed goes unnoticed.
	if err := errors.Join(err, write.Close()); err != nil {
		return display{}, fmt.Errorf("start Xvfb: %w", err)
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		server.stop()
		return display{}, fmt.Errorf("xvfb ended before it was ready: %w", errors.Join(err, server.err))
	}
	return display{server, ":" + strings.TrimSpace(number), filepath.Join(dir, "Xvfb_screen0")}, nil
}

// picture returns what the display shows now.
func (d display) picture() (image.Image, error) {
	file, err := os.Open(d.frame)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return decodeXWD(bufio.NewReader(file))
}
