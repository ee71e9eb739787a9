// Command build makes, checks, starts and packs Didban: go run ./build VERB.
//
// It stands on the standard library, but for what writes the resources of a program
// for Windows and the list of its parts. It knows the folders, the tags and the tools,
// and refuses to know what the program does: for that it starts the
// program and looks.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// A verb is one thing that this command can do.
type verb struct {
	name, does string
	do         func(ctx context.Context, sh shell, args []string) error
}

func verbs() []verb {
	return []verb{
		{"run", "install what is missing, build, and open the window (-- ARGS go to the program; --demo without)", runVerb},
		{"test", "run every check and print a table", testVerb},
		{"attack", "attack the program and print what that did; with --long thoroughly, for hours", attackVerb},
		{"package", "make what is handed out, for Linux and Windows, in build/dist", packageVerb},
		{"bindings", "write the TypeScript side of the bound services again", bindingsVerb},
		{"lexicon", "make the lexicon of backend/persian out of the dictionary that package.json names", lexiconVerb},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := command(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	name, args, err := splitArgs(args)
	if err != nil {
		return err
	}
	if err := enterRoot(); err != nil {
		return err
	}
	for _, v := range verbs() {
		if v.name == name {
			return v.do(ctx, shell{out: os.Stdout, kept: os.Stdout}, args)
		}
	}
	return usage("there is no verb " + name)
}

// splitArgs takes the verb and what follows "--"; only run takes anything, and attack --long.
func splitArgs(args []string) (name string, rest []string, err error) {
	if len(args) == 0 {
		return "", nil, usage("a verb is missing")
	}
	name, rest = args[0], args[1:]
	switch {
	case len(rest) == 0:
		return name, nil, nil
	case name == "run" && rest[0] == "--":
		return name, rest[1:], nil
	case name == "attack" && len(rest) == 1 && rest[0] == "--long":
		return name, rest, nil
	}
	return "", nil, usage(name + " does not take " + rest[0])
}

func usage(wrong string) error {
	text := wrong + "\nusage: go run ./build VERB"
	for _, v := range verbs() {
		text += fmt.Sprintf("\n  %-9s %s", v.name, v.does)
	}
	return errors.New(text)
}

// enterRoot changes to the folder of wails.json, so that every path in this
// command is written from there.
func enterRoot() error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "wails.json")); err == nil {
			return os.Chdir(dir)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return errors.New("not inside the project: no folder above holds wails.json")
		}
		dir = parent
	}
}
