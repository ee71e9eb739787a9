package main

import (
	"os"
	"path/filepath"
	"regexp"
)

// What a backup, a restore and a repair put down before it gets its place; a program that was
// killed leaves it behind.
var (
	leftFolder = regexp.MustCompile(`^\.(backup|restoring|repairing|sweeping)-[0-9]+$`)
	leftFile   = regexp.MustCompile(`^\.(writable|((full|public|before-restore)-)?[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]{6}(-[0-9]+)?)?\.zip)-[0-9]+$`)
)

// sweep takes away what was left behind in the data folder, by its name and nothing else. It
// comes once both files are held, so that no other program of ours is at work there: a
// restore or a repair that is under way meanwhile would be refused at its end anyway.
func (p *Program) sweep() {
	for _, dir := range []string{p.dir, filepath.Join(p.dir, backupFolder)} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // there are no backups yet
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			switch {
			case e.IsDir() && leftFolder.MatchString(e.Name()):
				err = discard(path)
			case e.Type().IsRegular() && leftFile.MatchString(e.Name()):
				err = os.Remove(path)
			default:
				continue
			}
			p.Log.Info("what was left of a program that ended is taken away", "error", err)
		}
	}
	p.Media.Sweep()
}
