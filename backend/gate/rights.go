package gate

import (
	"slices"
	"strings"

	didban "didban.app/backend"
)

// A Right says who may make a call. The zero Right lets nobody.
type Right struct {
	Public bool // everybody, signed in or not
	Signed bool // whoever is signed in
	// Door is open to everybody but at a kiosk: signing in itself.
	Door bool
	// Action is what the caller must be permitted for one kind at least; the call asks
	// again for the kind that it is about.
	Action didban.Action
	Kinds  []didban.Kind
}

// The rights that several calls have.
var (
	// public is what the city shows to all.
	public = Right{Public: true}
	// door is what leads to being signed in.
	door = Right{Door: true}
	// signed is what everybody may who is signed in.
	signed = Right{Signed: true}
	// inspects is for who may see drafts of a kind at least; the call asks for which.
	inspects = Right{Action: didban.ActionInspect, Kinds: didban.Kinds}
	// edits is for who may write drafts, judges for who sends them back.
	edits  = Right{Action: didban.ActionEdit, Kinds: didban.Kinds}
	judges = Right{Action: didban.ActionReturn, Kinds: didban.Kinds}
	// judging is for who judges what citizens sent, or agrees with who does; the call asks again.
	judging = Right{Action: didban.ActionSecond, Kinds: []didban.Kind{didban.KindComment}}
	// moderating is for those alone who judge.
	moderating = Right{Action: didban.ActionModerate, Kinds: []didban.Kind{didban.KindComment}}
	// answering is for who answers them.
	answering = Right{Action: didban.ActionAnswer, Kinds: []didban.Kind{didban.KindComment}}
	// works is for who works on what citizens report.
	works = Right{Action: didban.ActionAnswer, Kinds: []didban.Kind{didban.KindReport}}
	// letters is for who answers messages; each call asks whose they are.
	letters = Right{Action: didban.ActionAnswer, Kinds: []didban.Kind{didban.KindMessage}}
	// people is for who keeps the accounts.
	people = Right{Action: didban.ActionManage, Kinds: []didban.Kind{didban.KindUser}}
	// audits is for who may see what everybody did.
	audits = Right{Action: didban.ActionInspect, Kinds: []didban.Kind{didban.KindUser}}
)

// rights name every bound method and raw path. What is not here is refused.
var rights = map[string]Right{
	"City.Boot":           public,
	"City.Health":         public,
	"City.Index":          public,
	"Home.Open":           public,
	"Map.Open":            public,
	"Map.Card":            public,
	"Map.Here":            public,
	"Map.Years":           public,
	"Map.Gazetteer":       public,
	"Projects.Open":       public,
	"Projects.Version":    public,
	"Projects.Compare":    public,
	"Trustees.Open":       public,
	"Trustees.At":         public,
	"Trustees.Trustee":    public,
	"News.Open":           public,
	"News.Front":          public,
	"News.Archive":        public,
	"News.Article":        public,
	"News.Author":         public,
	"Events.Open":         public,
	"Events.Event":        public,
	"Areas.Open":          public,
	"Areas.Compare":       public,
	"Reports.Open":        public,
	"Reports.Report":      public,
	"Units.Open":          public,
	"Dialogue.Near":       public,
	"Search.Find":         public,
	"Search.Suggest":      public,
	"Transparency.Open":   public,
	"Transparency.Awards": public,
	"Promises.Open":       public,
	"Changes.Open":        public,
	"Dialogue.Thread":     public, "Dialogue.Support": public, "Dialogue.Stand": public, "Dialogue.Look": public, "Dialogue.Send": public,
	"Dialogue.Addressee": public, "Dialogue.Letters": public, "Dialogue.Letter": public,
	"Queue.Letters": letters, "Queue.Letter": letters, "Queue.Reply": letters, "Queue.Refer": letters, "Queue.Refuse": letters,
	"Queue.Unmask":    {Action: didban.ActionUnmask, Kinds: []didban.Kind{didban.KindMessage}},
	"Queue.Templates": letters, "Queue.KeepTemplate": letters, "Queue.DropTemplate": letters,
	"Dialogue.Follow": public, "Dialogue.Act": public, "Dialogue.Rulings": public, "Dialogue.Answers": public,
	"Queue.Open": judging, "Queue.Item": judging, "Queue.Note": judging, "Queue.Decide": judging, "Queue.Second": judging, "Queue.Undo": judging, "Queue.Leave": judging, "Queue.Assign": judging,
	"Queue.Desk": signed, "Queue.AlertWords": moderating, "Queue.SetAlertWord": moderating,
	"Queue.Typed": signed, "Queue.KeepTyped": signed,
	"Queue.Attach": signed, "Queue.Attached": signed, "Queue.Detach": signed, "Queue.Photo": signed, // the call asks again
	"Queue.Answers": answering, "Queue.Answer": answering,
	"Queue.Works": works, "Queue.Work": works, "Queue.Step": works,
	"Thresholds.Open":   public,
	"Thresholds.Try":    {Action: didban.ActionManage, Kinds: []didban.Kind{didban.KindCity}},
	"Thresholds.Save":   {Action: didban.ActionManage, Kinds: []didban.Kind{didban.KindCity}},
	"Session.Who":       public,
	"Session.SignIn":    door,
	"Session.SignOut":   door,
	"Session.Lock":      door,
	"Session.Unlock":    door,
	"Session.Active":    door,
	"Session.Begin":     door,
	"Session.Password":  signed,
	"People.Open":       people,
	"People.Save":       people,
	"People.Invite":     people,
	"People.Disable":    people,
	"People.ClockRight": people,
	"Records.Audit":     audits, "Records.Verify": audits,
	"Terms.Open":    {Action: didban.ActionInspect, Kinds: []didban.Kind{didban.KindTerms}},
	"Settings.Open": people, "Settings.Save": people,
	"Backups.Open": audits, "Backups.Work": audits,
	"Backups.Make": people, "Backups.Prove": people, "Backups.Sweep": people, "Backups.Stop": people,
	"Backups.Lost": people, "Backups.Restore": people, "Backups.CallOff": people, "Backups.Heard": people,
	"Bench.Open": signed, "Bench.Fields": inspects, "Bench.Find": signed, "Bench.Used": inspects,
	"Bench.Damage": {Action: didban.ActionManage, Kinds: []didban.Kind{didban.KindCity}},
	"Bench.Notes":  inspects, "Bench.Note": inspects, "Bench.Settle": inspects,
	"Bench.Tasks": signed, "Bench.Colleagues": inspects, "Bench.Task": edits, "Bench.TaskDone": edits,
	"Lists.Open": inspects, "Lists.Views": inspects, "Lists.KeepView": inspects, "Lists.DropView": inspects,
	"Lists.Bulk": edits, "Lists.Round": edits,
	"Drafts.Open": inspects, "Drafts.Difference": inspects, "Drafts.Media": inspects, "Drafts.Conflict": inspects, "Drafts.Place": inspects,
	"Preview.Article": inspects, "Preview.Project": inspects, "Preview.Event": inspects, "Preview.Trustee": inspects,
	"Drafts.Occasions": inspects, "Drafts.Repeat": edits,
	"Drafts.Paste": edits, "Drafts.Named": edits,
	"Drafts.Edits": edits, "Drafts.Undo": edits, "Drafts.Redo": edits, "Drafts.Add": edits, "Drafts.Remove": edits,
	"Drafts.TakeOver": edits, "Drafts.HandOver": edits, "Drafts.Send": edits, "Drafts.TakeBack": edits, "Drafts.Drop": edits, "Drafts.Reopen": edits, "Drafts.Settle": edits,
	"Review.Queue": judges, "Review.Open": judges, "Review.Return": judges,
	"Review.History": inspects, "Review.Between": inspects, "Review.Pointing": inspects,
	"Review.Restore": edits, "Review.Withdraw": edits, "Review.BringBack": edits,
	"Review.Publish":       {Action: didban.ActionPublish, Kinds: didban.Kinds},
	"POST /upload":         {Action: didban.ActionEdit, Kinds: []didban.Kind{didban.KindMedia}},
	"Window.Drawn":         public,
	"Window.Save":          public,
	"Window.KeepText":      door,
	"POST /call":           public, // each method by its own row
	"GET /":                public,
	"GET /bridge.js":       public,
	"GET /tiles":           public,
	"GET /reports":         public,
	"GET /base":            public,
	"GET /media":           public,
	"GET /files":           public,
	"GET /basemap.pmtiles": public,
	"GET /events":          public,
}

// RightOf is the right of a call; false for one that is in no table.
func RightOf(call string) (Right, bool) {
	r, ok := rights[call]
	return r, ok
}

// Calls lists every call that has a right, sorted.
func Calls() []string {
	out := make([]string, 0, len(rights))
	for call := range rights {
		out = append(out, call)
	}
	slices.Sort(out)
	return out
}

// Enter refuses a raw path that the caller may not ask for; a route asks it before it
// answers. What everybody may needs no data to be open.
func (c *Caller) Enter(call string) error {
	if rights[call].Public {
		return nil
	}
	_, err := Answer(c, call, func() (struct{}, error) { return struct{}{}, nil })
	return err
}

// permit refuses a call that the caller may not make.
func (c *Caller) permit(call string) error {
	right, ok := rights[call]
	switch {
	case ok && right.Public:
		return nil
	case ok && c.Mode == didban.ModeKiosk:
		return didban.Fault(didban.CodeSession, "session.kiosk")
	case ok && c.ReadOnly:
		return didban.Fault(didban.CodeForbidden, "data.readOnly")
	case ok && right.Door:
		return nil
	}
	actor, err := c.present()
	if err != nil {
		return err
	}
	if ok && right.allows(actor) {
		return nil
	}
	return forbidden(call, right)
}

// present is who acts; CodeSession where nobody does.
func (c *Caller) present() (didban.Actor, error) {
	if c.fixed != nil {
		return *c.fixed, nil
	}
	if _, locked := c.Sessions.State(c.session); locked {
		return didban.Actor{}, didban.Fault(didban.CodeSession, "session.locked")
	}
	actor, ok := c.Sessions.actor(c.session)
	if !ok { // nobody signed in, or whoever did was disabled since
		return didban.Actor{}, didban.Fault(didban.CodeSession, "session.signedOut")
	}
	return actor, nil
}

func (r Right) allows(actor didban.Actor) bool {
	if r.Signed {
		return len(actor.Roles) > 0
	}
	return slices.ContainsFunc(r.Kinds, func(k didban.Kind) bool { return actor.Can(r.Action, k) })
}

func forbidden(call string, r Right) error {
	kind := ""
	if len(r.Kinds) > 0 {
		kind = string(r.Kinds[0])
	}
	service, _, _ := strings.Cut(call, ".")
	return didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(r.Action), "kind", kind, "service", service)
}

// Permit refuses what the actor of this call may not do to a kind of noun; a call
// whose right names several kinds asks it for the one that it is about.
func (c *Caller) Permit(action didban.Action, kind didban.Kind) error {
	if c.Actor().Can(action, kind) {
		return nil
	}
	return didban.Fault(didban.CodeForbidden, "actor.forbidden", "action", string(action), "kind", string(kind))
}
