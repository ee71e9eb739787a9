package main

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/progress"
)

// tree lists the files of a folder with their sizes, without what a program leaves in an open
// data folder.
func tree(t *testing.T, dir string) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && !strings.Contains(path, searchFolder) {
			out[strings.TrimPrefix(path, dir)] = info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// picturedPark is a data folder with a project and its picture.
func picturedPark(t *testing.T) (data string) {
	t.Helper()
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	picture, err := os.ReadFile(filepath.Join("..", "backend", "demo", "city", "media", "article-01.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "a.jpg", string(picture))
	write(t, dir, "projects.csv", onePark)
	write(t, dir, "media.csv", "file,kind,subject,use,alt\na.jpg,project,K-1,cover,نمای بوستان\n")
	if code, said := ran(t, "--data", data, "--lang", "en", "import", dir); code != 0 {
		t.Fatal(said)
	}
	return data
}

// A verb that is stopped, at whichever stage, says so once, exits with 130 and leaves the
// folders as they were.
func TestStop_LeavesNothingHalfWritten(t *testing.T) {
	data, backup := picturedPark(t), filepath.Join(t.TempDir(), "copy.zip")
	if code, said := ran(t, "--data", data, "--lang", "en", "backup", backup); code != 0 {
		t.Fatal(said)
	}
	for _, c := range []struct {
		args   []string
		stages []progress.Stage
		says   string
	}{
		{[]string{"check"}, []progress.Stage{progress.Pages, progress.Records, progress.Media}, "The check was stopped"},
		{[]string{"check", backup}, []progress.Stage{progress.Unpack}, "The check was stopped"},
		{[]string{"backup", filepath.Join(filepath.Dir(backup), "other.zip")}, []progress.Stage{progress.Copy, progress.Pages, progress.Records, progress.Pack, progress.Unpack}, "no file was made"},
		{[]string{"backup", "--replace", backup}, []progress.Stage{progress.Pack, progress.Unpack}, "no file was made"},
		{[]string{"restore", backup}, []progress.Stage{progress.Unpack, progress.Pages, progress.Copy}, "the data are as they were"},
		{[]string{"repair", backup}, []progress.Stage{progress.Unpack, progress.Pages}, "The repair was stopped"},
	} {
		for _, at := range c.stages {
			t.Run(strings.Join(c.args[:1], " ")+" "+string(at), func(t *testing.T) {
				before, beside := tree(t, data), tree(t, filepath.Dir(backup))
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				var out bytes.Buffer
				code := runUntil(stopAt(ctx, stop, at), append([]string{"--data", data, "--lang", "en"}, c.args...), nil, &out, &out)
				if code != stoppedCode || strings.Count(out.String(), c.says) != 1 {
					t.Errorf("exit %d: %s", code, out.String())
				}
				if after := tree(t, data); !maps.Equal(after, before) {
					t.Errorf("the data folder held %v, holds %v", before, after)
				}
				if after := tree(t, filepath.Dir(backup)); !maps.Equal(after, beside) {
					t.Errorf("beside the backup lay %v, lie %v", beside, after)
				}
			})
		}
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "check"); code != 0 {
		t.Errorf("in the end: %s", said)
	}
}

// stopAt ends a context once its work has come to a stage.
func stopAt(ctx context.Context, stop func(), at progress.Stage) context.Context {
	return progress.With(ctx, func(stage progress.Stage, _, _ int64) {
		if stage == at {
			stop()
		}
	})
}

// A repair that is stopped while it reads leaves the damaged file where it is.
func TestStop_Repair(t *testing.T) {
	data := spoiledCity(t)
	before := tree(t, data)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	reads := 0
	ctx = progress.With(ctx, func(stage progress.Stage, _, total int64) {
		if reads++; stage == progress.Records && total == 0 { // the repair does not know how many there are
			stop()
		}
	})
	var out bytes.Buffer
	code := runUntil(ctx, []string{"--data", data, "--lang", "en", "repair"}, nil, &out, &out)
	if code != stoppedCode || !strings.Contains(out.String(), "The repair was stopped") || reads == 0 {
		t.Errorf("exit %d: %s", code, out.String())
	}
	if after := tree(t, data); !maps.Equal(after, before) {
		t.Errorf("the data folder held %v, holds %v", before, after)
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "repair"); code != 0 {
		t.Errorf("in the end: %s", said)
	}
}
