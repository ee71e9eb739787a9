package store

import (
	didban "didban.app/backend"
)

func notFound(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(kind), "id", string(id))
}

func damaged(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damaged", "kind", string(kind), "id", string(id))
}

func damagedIndex(name IndexName) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedIndex", "index", string(name))
}
