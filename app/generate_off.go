//go:build !bindings

package main

const generating = false

func generate() int { return 0 }
