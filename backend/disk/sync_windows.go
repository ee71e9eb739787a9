package disk

// SyncFolder does nothing: Windows has no such call, NTFS journals a rename.
func SyncFolder(string) error { return nil }
