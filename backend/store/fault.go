package store

import (
	didban "didban.app/backend"
)

// The keys of damage that is not of the whole file.
const (
	keyDamaged      = "store.damaged"
	keyDamagedIndex = "store.damagedIndex"
)

func notFound(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(kind), "id", string(id))
}

func damaged(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeDamaged, keyDamaged, "kind", string(kind), "id", string(id))
}

func damagedIndex(name IndexName) *didban.Error {
	return didban.Fault(didban.CodeDamaged, keyDamagedIndex, "index", string(name))
}
