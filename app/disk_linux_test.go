package main

import (
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// The disk fails at the n-th sync of a publication, in whichever of the two files that
// is: nobody is told of what did not happen, and once the disk is well all is there or nothing.
func TestPublish_FailingSync(t *testing.T) {
	dir := t.TempDir()
	p := reopened(t, dir)
	clerk := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
	publisher := employ(t, p.Private, "maryam", "مریم رضایی", didban.RolePublisher)
	closed(t, p)
	didbantest.AtEachSync(t, func(t *testing.T, disk didbantest.Disk) int {
		return publishOn(t, disk, dir, clerk, publisher)
	}, syscall.EIO)
}

func publishOn(t *testing.T, disk didbantest.Disk, dir string, clerk, publisher didban.Actor) int {
	t.Helper()
	p := reopened(t, dir)
	one := newTerm(t, p, clerk)
	review := serviceOf[*staff.Review](t, p, publisher)
	asked, told := disk.Test(t, func() error {
		_, err := review.Publish(staff.PublishRequest{Draft: one.draft})
		return err
	})
	if err := staff.Finish(p.Backend); err != nil { // the disk is well again
		t.Error(err)
	}
	if state, _ := one.state(t, p.Private); state == didban.DraftPublishing {
		t.Error("the draft is stuck on its way")
	}
	closed(t, p)
	wantBothWhole(t, dir)
	left := wantAllOrNothing(t, dir, one, told == nil)
	t.Logf("%d syncs asked for, told %v, left %s", asked, told, left)
	finish(t, dir, one, publisher)
	return asked
}
