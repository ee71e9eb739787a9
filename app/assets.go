package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/dialogue"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/publish"
	"didban.app/backend/regular"
	"didban.app/backend/staff"
)

// policy is the Content-Security-Policy of every page: nothing but the program's
// own files, no inline script, no eval. Inline styles are needed by the map.
const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self' ipc: wails:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// assets serves what is made from the data: tiles, the base map, pictures.
// Bodies go out uncompressed and never as 304, because WebKitGTK neither unpacks
// gzip on wails:// nor keeps a cache; a revision in the path stands for both.
func (p *Program) assets(by callerOf) http.Handler { return muxOf(by, p.assetRoutes()) }

func (p *Program) assetRoutes() []route {
	return []route{
		{"GET /tiles/{revision}/{z}/{x}/{file}", p.tile},
		{"GET /reports/{revision}/{z}/{x}/{file}", p.reportTile},
		{"GET /base/{file}", p.base},
		{"GET /media/{file}", p.picture},
		{"GET /files/{path...}", p.file},
		{"POST /upload", p.upload},
		{"GET /basemap.pmtiles", unasked(p.basemap)},
	}
}

func dropConditions(r *http.Request) {
	r.Header.Del("If-Modified-Since")
	r.Header.Del("If-None-Match")
}

// guarded puts the security headers on every answer and keeps requests away from
// a program that could not open its data.
func (p *Program) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		if fromData(r.URL.Path) && !p.isSound() {
			http.Error(w, "data", http.StatusServiceUnavailable)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// fromData reports whether a path is answered from the data folder.
func fromData(path string) bool {
	for _, prefix := range []string{"/tiles/", "/reports/", "/base/", "/media/", "/files/", "/" + basemapFile} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// picture answers with a picture or document of the public record. One that no public
// noun names is there for the staff alone, and no cache keeps it.
func (p *Program) picture(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	dropConditions(r)
	public, err := api.IsPublicFile(by, media.HashOf(r.URL.Path))
	if err != nil {
		p.Log.Error("picture", "path", r.URL.Path, "error", err)
		http.Error(w, "picture", http.StatusInternalServerError)
		return
	}
	if !public {
		if by.Permit(didban.ActionInspect, didban.KindMedia) != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
	}
	p.Media.ServeHTTP(w, r)
}

func (p *Program) tile(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	p.sendTile(w, r, func(z, x, y uint32) ([]byte, error) { return api.Tile(by, z, x, y, geo.FilterOf(r.URL.Query())) })
}

func (p *Program) reportTile(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	p.sendTile(w, r, func(z, x, y uint32) ([]byte, error) {
		return api.ReportTile(by, z, x, y, geo.ReportFilterOf(r.URL.Query(), by.Today()))
	})
}

// sendTile cuts the tile of a path.
func (p *Program) sendTile(w http.ResponseWriter, r *http.Request, cut func(z, x, y uint32) ([]byte, error)) {
	z, errZ := strconv.ParseUint(r.PathValue("z"), 10, 32)
	x, errX := strconv.ParseUint(r.PathValue("x"), 10, 32)
	name, ok := strings.CutSuffix(r.PathValue("file"), ".mvt")
	y, errY := strconv.ParseUint(name, 10, 32)
	if !ok || errors.Join(errZ, errX, errY) != nil {
		http.NotFound(w, r)
		return
	}
	tile, err := cut(uint32(z), uint32(x), uint32(y))
	var fault *didban.Error
	switch {
	case errors.As(err, &fault) && fault.Code == didban.CodeInvalid:
		http.NotFound(w, r)
	case err != nil:
		p.Log.Error("tile", "path", r.URL.Path, "error", err)
		http.Error(w, "tile", http.StatusInternalServerError)
	default:
		send(w, "application/vnd.mapbox-vector-tile", tile)
	}
}

// basemap answers with the street map, or a part of it. A pipe under its name is none.
func (p *Program) basemap(w http.ResponseWriter, r *http.Request) {
	dropConditions(r)
	file, err := regular.Open(filepath.Join(p.dir, basemapFile))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close() //nolint:errcheck // only read
	info, err := file.Stat()
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	http.ServeContent(w, r, basemapFile, info.ModTime(), file)
}

func (p *Program) base(w http.ResponseWriter, _ *http.Request, by *gate.Caller) {
	send(w, "application/geo+json", api.Base(by))
}

// file answers with a file that is made when it is asked for. It is made whole before
// the first byte goes out: half a file would look like a whole one.
func (p *Program) file(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	if p.Mode == didban.ModeKiosk {
		http.Error(w, "file", http.StatusForbidden)
		return
	}
	name, kind, body, err := p.made(by, r.PathValue("path"), r.URL.Query())
	var fault *didban.Error
	switch {
	case errors.As(err, &fault) && (fault.Code == didban.CodeNotFound || fault.Code == didban.CodeInvalid):
		http.NotFound(w, r)
	case errors.As(err, &fault) && (fault.Code == didban.CodeSession || fault.Code == didban.CodeForbidden):
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, errorText(err)) // the page has gone: nobody is left to tell
	case err != nil:
		p.Log.Error("file", "path", r.URL.Path, "error", err)
		http.Error(w, "file", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body) // the reader has gone: nobody is left to tell
	}
}

// made makes a file whole; its name is one that every system takes.
func (p *Program) made(by *gate.Caller, path string, query url.Values) (name, kind string, body []byte, err error) {
	file, err := p.takeFile(by, path, query)
	if err != nil {
		return "", "", nil, err
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		return "", "", nil, fmt.Errorf("make %s: %w", file.Name, err)
	}
	return disk.Safe(file.Name), file.Type, out.Bytes(), nil
}

// takeFile asks the service that makes the file of a path. What is public is made for anybody,
// and holds nothing else whoever asks.
func (p *Program) takeFile(by *gate.Caller, path string, query url.Values) (gate.File, error) {
	switch {
	case staff.Makes(path):
		return staff.TakeFile(by, path, query)
	case publish.Makes(path):
		return publish.TakeFile(p.For(""), path)
	case dialogue.Makes(path):
		return dialogue.TakeFile(p.For(""), path, query)
	}
	return api.TakeFile(p.For(""), path, query)
}

// send writes a body that belongs to the revision in its path.
func send(w http.ResponseWriter, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "max-age=3600")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // the reader has gone: nobody is left to tell
}
