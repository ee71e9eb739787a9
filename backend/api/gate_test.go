package api_test

import (
	"context"
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

// sickFeed has a noun that can't be read.
type sickFeed struct{ *didbantest.Feed }

func (sickFeed) Load(didban.Kind, didban.ID) (didban.Noun, error) {
	return nil, didban.Fault(didban.CodeDamaged, "store.damagedFile")
}

func TestGate_TellsWhyTheMapStopped(t *testing.T) {
	d := desk(t)
	if err := d.Map.Follow(context.Background(), sickFeed{didbantest.NewFeed(didbantest.City(3, 0)...)}, nil); err == nil {
		t.Fatal("a sick feed was followed")
	}
	var fault *didban.Error
	if _, err := service[api.Home](t, d).Open(); !errors.As(err, &fault) || fault.Key != "store.damagedFile" {
		t.Errorf("Home.Open = %v, want store.damagedFile", err)
	}
}

func TestGate_TellsWhyTheArchiveStopped(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(1, 1)...)
	if err := d.Archive.Follow(context.Background(), sickFeed{didbantest.NewFeed(didbantest.City(3, 99)...)}, nil); err == nil {
		t.Fatal("a sick feed was followed")
	}
	var fault *didban.Error
	if _, err := service[api.News](t, d).Open(api.NewsRequest{}); !errors.As(err, &fault) || fault.Key != "store.damagedFile" {
		t.Errorf("News.Open = %v, want store.damagedFile", err)
	}
	if _, err := service[api.Home](t, d).Open(); err != nil {
		t.Errorf("Home.Open = %v, though it needs no archive", err)
	}
}
