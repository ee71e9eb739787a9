//go:build !cgo || !sqlite_fts5

package quality

// native is the driver of SQLite in C, which is not here.
const native = ""
