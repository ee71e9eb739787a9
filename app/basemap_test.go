package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var townExtract = filepath.Join("..", "backend", "basemap", "testdata", "town.osm.pbf")

// TestBasemap_Made: the street map is there for the next start, beside data that are open.
func TestBasemap_Made(t *testing.T) {
	data := picturedPark(t)
	p := reopened(t, data)
	defer closed(t, p)
	if p.hasBasemap() {
		t.Fatal("there is one already")
	}
	code, said := ran(t, "--data", data, "--lang", "en", "basemap", townExtract)
	if code != 0 || !strings.Contains(said, "21 ways (18 with a name)") || !strings.Contains(said, "© OpenStreetMap contributors (ODbL)") {
		t.Errorf("code %d, said %q", code, said)
	}
	if !p.hasBasemap() {
		t.Error("it is not there")
	}
}

// TestBasemap_NewFolder makes the data folder, as an import does.
func TestBasemap_NewFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), "new")
	if code, said := ran(t, "--data", data, "--lang", "fa", "basemap", townExtract); code != 0 || !strings.Contains(said, "نقشهٔ خیابان‌ها ساخته شد") {
		t.Errorf("code %d, said %q", code, said)
	}
}

func TestBasemap_Refused(t *testing.T) {
	picture := filepath.Join("..", "backend", "demo", "city", "media", "article-01.jpg")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "Name one file"},
		{[]string{townExtract, townExtract}, "Name one file"},
		{[]string{"none.osm.pbf"}, "not found"},
		{[]string{picture}, "no extract of OpenStreetMap"},
	} {
		data := t.TempDir()
		code, said := ran(t, append([]string{"--data", data, "--lang", "en", "basemap"}, c.args...)...)
		if code != 1 || !strings.Contains(said, c.want) {
			t.Errorf("%v: code %d, said %q", c.args, code, said)
		}
		if entries, err := os.ReadDir(data); err != nil || len(entries) > 0 {
			t.Errorf("%v left %v behind, %v", c.args, entries, err)
		}
	}
}

func TestBasemap_Stopped(t *testing.T) {
	data := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var said strings.Builder
	code := runUntil(ctx, []string{"--data", data, "--lang", "en", "basemap", townExtract}, nil, &said, &said)
	if code != stoppedCode || !strings.Contains(said.String(), "nothing was written") {
		t.Errorf("code %d, said %q", code, said.String())
	}
}
