package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
)

// parts writes what each program is made of (a software bill of materials, CycloneDX).
func (r release) parts(ctx context.Context, sh shell) error {
	for _, t := range []target{forLinux, forWindows} {
		libraries, err := librariesOf(ctx, t)
		if err != nil {
			return err
		}
		info, err := buildinfo.ReadFile(t.binary)
		if err != nil {
			return err
		}
		list, err := componentsOf(info, libraries)
		if err != nil {
			return err
		}
		path := r.file(t, ".cdx.json")
		sh.say("Listing %d parts in %s.", len(list), path)
		if err := r.writeParts(path, list); err != nil {
			return err
		}
	}
	return nil
}

func (r release) writeParts(path string, list []cyclonedx.Component) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{
		Timestamp: r.at.UTC().Format(time.RFC3339),
		Component: &cyclonedx.Component{
			BOMRef: "didban", Type: cyclonedx.ComponentTypeApplication, Name: "didban", Version: r.Info.Version,
			Description: r.Info.Description, Publisher: r.Info.Company, Copyright: r.Info.Copyright,
		},
	}
	bom.Components = &list
	return cyclonedx.NewBOMEncoder(file, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cyclonedx.SpecVersion1_6)
}

// componentsOf lists the parts of a program: the modules that its own record of the
// build names, the Go library, and the packages of its page. It fails when a module is
// not among the libraries.
func componentsOf(info *buildinfo.BuildInfo, libraries map[string]library) ([]cyclonedx.Component, error) {
	goVersion := strings.TrimPrefix(info.GoVersion, "go")
	list := []cyclonedx.Component{component("std", goVersion, "pkg:golang/std@"+goVersion, "BSD-3-Clause")}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		l, ok := libraries[m.Path+" "+m.Version]
		if !ok {
			return nil, fmt.Errorf("%s %s is in the program, and go list does not know it", m.Path, m.Version)
		}
		licence, err := licenceOf(l)
		if err != nil {
			return nil, err
		}
		list = append(list, component(m.Path, m.Version, "pkg:golang/"+m.Path+"@"+m.Version, licence))
	}
	for _, key := range slices.Sorted(maps.Keys(libraries)) {
		if rest, ok := strings.CutPrefix(key, "npm "); ok {
			name, version, _ := strings.Cut(rest, " ")
			licence, err := licenceOf(libraries[key])
			if err != nil {
				return nil, err
			}
			list = append(list, component(name, version, "pkg:npm/"+strings.Replace(name, "@", "%40", 1)+"@"+version, licence))
		}
	}
	return list, nil
}

// component is one part; licence is an SPDX name or expression, empty where none is known.
func component(name, version, purl, licence string) cyclonedx.Component {
	c := cyclonedx.Component{BOMRef: purl, Type: cyclonedx.ComponentTypeLibrary, Name: name, Version: version, PackageURL: purl}
	switch {
	case strings.ContainsAny(licence, " ("):
		c.Licenses = &cyclonedx.Licenses{{Expression: licence}}
	case licence != "":
		c.Licenses = &cyclonedx.Licenses{{License: &cyclonedx.License{ID: licence}}}
	}
	return c
}

// licences are sentences by which a licence is known, the narrower before the wider.
var licences = []struct{ name, says string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"MPL-2.0", "Mozilla Public License, version 2.0"},
	{"Unlicense", "This is free and unencumbered software released into the public domain"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"ISC", "Permission to use, copy, modify, and distribute this software for any purpose with or without fee"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived"},
	{"BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice"},
}

// ownWord is how a text names its licence itself.
var ownWord = regexp.MustCompile(`SPDX-License-Identifier: *([^\s].*)`)

// licenceOf is the SPDX name of a library's licence, by what its own text says; empty for
// a text that is not known.
func licenceOf(l library) (string, error) {
	if l.licence != "" {
		return l.licence, nil
	}
	text, err := termsOf(l)
	if err != nil {
		return "", err
	}
	if own := ownWord.FindSubmatch(text); own != nil {
		return string(bytes.TrimSpace(own[1])), nil
	}
	plain := bytes.Join(bytes.Fields(text), []byte(" "))
	for _, known := range licences {
		if bytes.Contains(plain, []byte(known.says)) {
			return known.name, nil
		}
	}
	return "", nil
}
