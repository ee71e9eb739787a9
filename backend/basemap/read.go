package basemap

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/osm"
	"github.com/paulmach/osm/osmpbf"

	didban "didban.app/backend"
	"didban.app/backend/progress"
)

const (
	// passes is how often a file is read at most.
	passes = 4
	// margin is how far round the ground nodes are kept, in degrees (about 2 km): a street
	// that crosses a corner of it has none within.
	margin = 0.02
)

// spot is a node.
type spot struct {
	id osm.NodeID
	at orb.Point
}

// way is a way near the ground.
type way struct {
	tags  osm.Tags
	nodes []osm.NodeID
}

// relation is a multipolygon; members whose role is not inner bound it outside.
type relation struct {
	kind    kind
	tags    osm.Tags
	members []member
}

type member struct {
	way   osm.WayID
	inner bool
}

// collector gathers what lies near the ground.
type collector struct {
	file *os.File
	// read counts the bytes over all passes.
	read *progress.Counter
	near orb.Bound

	spots     []spot // by id
	named     []*osm.Node
	relations []relation
	ways      map[osm.WayID]way
}

// read gives what a file has on the ground as features of the map.
func read(ctx context.Context, file *os.File, ground orb.Bound) ([]feature, error) {
	if err := looksSound(file); err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	c := &collector{
		file: file, near: ground.Pad(margin), ways: map[osm.WayID]way{},
		read: progress.Count(ctx, progress.Streets, passes*info.Size()),
	}
	for _, pass := range []func(context.Context) error{c.readNodes, c.readWays, c.readMembers, c.readMissing} {
		if err := pass(ctx); err != nil {
			return nil, c.fault(ctx, err)
		}
	}
	return c.features(ground), nil
}

// fault is the error of a pass in the words of the person.
func (c *collector) fault(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("read %s: %w", c.file.Name(), ctx.Err())
	}
	if errors.As(err, new(*didban.Error)) {
		return err
	}
	return didban.Fault(didban.CodeInvalid, "map.badExtract", "file", c.file.Name()).Because(err)
}

// scan reads the whole file once; set says what of it, take gets it in the file's order. The end
// of the context is looked for here and by the reader: told of it, the scanner's goroutines
// would write what its caller is reading.
func (c *collector) scan(ctx context.Context, set func(*osmpbf.Scanner), take func(osm.Object)) error {
	if _, err := c.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	s := osmpbf.New(context.WithoutCancel(ctx), c.read.Reader(c.file), runtime.GOMAXPROCS(0))
	set(s)
	for ctx.Err() == nil && s.Scan() {
		take(s.Object())
	}
	return errors.Join(ctx.Err(), s.Err(), s.Close())
}

// readNodes keeps the nodes near the ground, and every multipolygon that the map could draw:
// only the nodes will tell which of them are near.
func (c *collector) readNodes(ctx context.Context) error {
	err := c.scan(ctx, func(s *osmpbf.Scanner) {
		s.SkipWays = true
		s.FilterNode = func(n *osm.Node) bool { return c.near.Contains(n.Point()) }
		s.FilterRelation = func(r *osm.Relation) bool {
			_, drawn := areaOf(r.Tags)
			return drawn && r.Tags.Find("type") == "multipolygon"
		}
	}, func(o osm.Object) {
		switch o := o.(type) {
		case *osm.Node:
			c.spots = append(c.spots, spot{o.ID, o.Point()})
			if _, ok := placeOf(o.Tags); ok {
				c.named = append(c.named, o)
			}
		case *osm.Relation:
			c.relations = append(c.relations, relationOf(o))
		}
	})
	c.sortSpots()
	if err == nil && len(c.spots) == 0 {
		return didban.Fault(didban.CodeInvalid, "map.noStreets", "file", c.file.Name())
	}
	return err
}

func relationOf(o *osm.Relation) relation {
	k, _ := areaOf(o.Tags)
	r := relation{kind: k, tags: o.Tags}
	for _, m := range o.Members {
		if m.Type == osm.TypeWay {
			r.members = append(r.members, member{osm.WayID(m.Ref), m.Role == "inner"})
		}
	}
	return r
}

func (c *collector) sortSpots() {
	slices.SortFunc(c.spots, func(a, b spot) int { return cmp.Compare(a.id, b.id) })
}

func (c *collector) spotOf(id osm.NodeID) (orb.Point, bool) {
	i, ok := slices.BinarySearchFunc(c.spots, id, func(s spot, id osm.NodeID) int { return cmp.Compare(s.id, id) })
	if !ok {
		return orb.Point{}, false
	}
	return c.spots[i].at, true
}

// readWays keeps the ways that have a node near the ground and that the map draws, by
// themselves or as a part of a multipolygon.
func (c *collector) readWays(ctx context.Context) error {
	members := map[osm.WayID]bool{}
	for _, r := range c.relations {
		for _, m := range r.members {
			members[m.way] = true
		}
	}
	return c.scanWays(ctx, func(w *osm.Way) bool { return (members[w.ID] || isDrawn(w)) && c.isNear(w) })
}

func (c *collector) scanWays(ctx context.Context, keep func(*osm.Way) bool) error {
	return c.scan(ctx, func(s *osmpbf.Scanner) {
		s.SkipNodes, s.SkipRelations, s.FilterWay = true, true, keep
	}, func(o osm.Object) {
		if w, ok := o.(*osm.Way); ok {
			c.ways[w.ID] = way{tags: w.Tags, nodes: w.Nodes.NodeIDs()}
		}
	})
}

func isDrawn(w *osm.Way) bool {
	_, area := areaOf(w.Tags)
	_, line := lineOf(w.Tags)
	return area || line
}

func (c *collector) isNear(w *osm.Way) bool {
	return slices.ContainsFunc(w.Nodes, func(n osm.WayNode) bool {
		_, ok := c.spotOf(n.ID)
		return ok
	})
}

// readMembers drops the multipolygons far away and fetches what the others have elsewhere.
func (c *collector) readMembers(ctx context.Context) error {
	c.relations = slices.DeleteFunc(c.relations, func(r relation) bool {
		return !slices.ContainsFunc(r.members, func(m member) bool { _, ok := c.ways[m.way]; return ok })
	})
	missing := map[osm.WayID]bool{}
	for _, r := range c.relations {
		for _, m := range r.members {
			if _, ok := c.ways[m.way]; !ok {
				missing[m.way] = true
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return c.scanWays(ctx, func(w *osm.Way) bool { return missing[w.ID] })
}

// readMissing fetches the nodes that the ways have elsewhere.
func (c *collector) readMissing(ctx context.Context) error {
	missing := map[osm.NodeID]bool{}
	for _, w := range c.ways {
		for _, id := range w.nodes {
			if _, ok := c.spotOf(id); !ok {
				missing[id] = true
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	err := c.scan(ctx, func(s *osmpbf.Scanner) {
		s.SkipWays, s.SkipRelations = true, true
		s.FilterNode = func(n *osm.Node) bool { return missing[n.ID] }
	}, func(o osm.Object) {
		if n, ok := o.(*osm.Node); ok {
			c.spots = append(c.spots, spot{n.ID, n.Point()})
		}
	})
	c.sortSpots()
	return err
}
