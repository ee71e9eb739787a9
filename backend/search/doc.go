// Package search finds the city's projects, events, trustees, articles and areas
// by their words, and counts and marks what it found.
//
// It keeps nothing of its own: the index follows the change feed from its own
// checkpoint, can be thrown away at any time and is rebuilt where it is missing,
// damaged, of an older mapping or of other data. Texts and titles are read from
// the feed when they are shown. It refuses to know who asks: everything it holds
// is public.
//
// Bleve writes, merges and guards the index on disk; the finding is done here, over
// the segments of its index, with BM25 and sets of documents.
//
// The folder holds one generation of the index at a time, g000001 and so on; a
// rebuild starts the next one and removes the last. One program at a time may
// have the folder open, which the store's own lock sees to.
package search
