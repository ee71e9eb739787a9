package dialogue

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// AddresseeRequest names whom somebody wants to write to: a post or a unit.
type AddresseeRequest struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// AddresseeView tells who reads what is written to them, and by when they answer.
type AddresseeView struct {
	To     RefView `json:"to"`
	Unit   RefView `json:"unit"`   // whose people read it
	Holder string  `json:"holder"` // who holds the post now; "" for nobody
	// Way is accepts, through-unit or none, as the post has it, or noUnit where nobody would
	// read what is written.
	Way  string `json:"way"`
	Days int    `json:"days"` // working days within which they answer
	Due  string `json:"due"`  // ISO day, of what is sent today
	May  bool   `json:"may"`
}

// wayNoUnit is that of a post which no unit stands behind: nobody signs in for it.
const wayNoUnit = "noUnit"

// Addressee tells who reads what is written to a post or a unit. It fails with CodeGone
// "send.gone" where there is none.
func (s *Dialogue) Addressee(r AddresseeRequest) (AddresseeView, error) {
	return gate.Answer(s.caller, "Dialogue.Addressee", func() (AddresseeView, error) { return addressee(s.caller.Settled(), r) })
}

func addressee(c *gate.Caller, r AddresseeRequest) (view AddresseeView, err error) {
	var office didban.OfficeSetting
	if !c.ReadOnly { // a public copy has no office
		office, err = look(c, func(tx *private.Tx) (didban.OfficeSetting, error) { return tx.Setting() })
		if err != nil {
			return view, err
		}
	}
	return view, c.Store.View(func(tx *store.Tx) error {
		to, err := addressed(tx, didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)})
		if err != nil {
			return err
		}
		view = AddresseeView{Way: to.way, Days: to.days, May: to.may() && !c.ReadOnly && c.Actor().ID == ""}
		view.Due = string(office.Due(c.Today(), to.days))
		if view.To, err = refView(tx, to.ref); err != nil {
			return err
		}
		if view.Unit, err = refView(tx, didban.Ref{Kind: didban.KindUnit, ID: to.unit}); err != nil {
			return err
		}
		view.Holder, err = holderOfPost(tx, to.ref, c.Today())
		return err
	})
}

// addressedTo is whom a message is written to, with the unit whose people read it.
type addressedTo struct {
	ref  didban.Ref
	unit didban.ID
	way  string
	days int
}

func (a addressedTo) may() bool { return a.way != wayNoUnit && a.way != string(didban.LettersNone) }

// addressed looks up whom a message is written to.
func addressed(tx *store.Tx, ref didban.Ref) (a addressedTo, err error) {
	a.ref, a.way = ref, string(didban.LettersAccepts)
	switch ref.Kind {
	case didban.KindUnit:
		a.unit = ref.ID
	case didban.KindPost:
		p, err := store.Get[didban.Post](tx, ref.ID)
		if err != nil {
			return a, gone(err)
		}
		a.unit, a.way = p.UnitID, string(p.Letters)
		switch {
		case p.Letters == "" || p.Letters == didban.LettersNone:
			a.way = string(didban.LettersNone)
		case p.UnitID == "":
			a.way = wayNoUnit
		}
	default:
		return a, didban.Fault(didban.CodeInvalid, "message.to")
	}
	a.days, err = messageDays(tx, a.unit)
	if ref.Kind == didban.KindUnit && err == nil {
		_, err = store.Get[didban.Unit](tx, ref.ID)
	}
	return a, gone(err)
}

// addresseeView names a post or a unit, a post with its area: those of all neighbourhoods have
// one title.
func addresseeView(tx *store.Tx, ref didban.Ref) (RefView, error) {
	view, err := refView(tx, ref)
	if err != nil || ref.Kind != didban.KindPost {
		return view, err
	}
	p, err := load[didban.Post](tx, ref.ID)
	if err != nil || p == nil {
		return view, err
	}
	area, err := refView(tx, didban.Ref{Kind: didban.KindArea, ID: p.Area})
	if area.Title != "" && !strings.Contains(view.Title, area.Title) {
		view.Title += "، " + area.Title
	}
	return view, err
}

// messageDays is within how many working days a unit answers a message.
func messageDays(tx *store.Tx, unit didban.ID) (int, error) {
	u, err := load[didban.Unit](tx, unit)
	if err != nil || u == nil {
		return didban.DefaultDeadline, err
	}
	return u.Deadlines.OrDefaults().Message, nil
}

// holderOfPost is who holds a post on a day; "" for nobody, and for a unit.
func holderOfPost(tx *store.Tx, ref didban.Ref, today didban.Day) (string, error) {
	if ref.Kind != didban.KindPost {
		return "", nil
	}
	for t, err := range store.All[didban.Trustee](tx) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return "", err
		}
		if t.Post != ref.ID || !t.Current(today) {
			continue
		}
		p, err := load[didban.Person](tx, t.Person)
		if err != nil || p == nil {
			return "", err
		}
		return p.Name, nil
	}
	return "", nil
}

// messageOf reads what a request says of a message.
func messageOf(c *gate.Caller, s *didban.Submission, r SendRequest) (*didban.Contact, error) {
	s.Stage = didban.StagePrivate
	s.Message = &didban.MessageSent{
		Topic: r.Topic, Area: didban.ID(r.Area), Public: r.Public, State: didban.MessageDelivered, Since: s.Day,
	}
	contact := &didban.Contact{Name: didban.CleanText(r.ContactName), Phone: didban.CleanText(r.ContactPhone)}
	if *contact == (didban.Contact{}) {
		contact = nil
	} else if err := contact.Validate(); err != nil {
		return nil, err
	}
	s.Message.Call = contact != nil
	return contact, c.Store.View(func(tx *store.Tx) error {
		if _, err := load[didban.Area](tx, s.Message.Area); err != nil {
			return err
		}
		to, err := addressed(tx, s.Subject)
		if err != nil {
			return err
		}
		switch to.way {
		case string(didban.LettersNone):
			return didban.Fault(didban.CodeInvalid, "message.noLetters")
		case wayNoUnit:
			return didban.Fault(didban.CodeInvalid, "message.noUnit")
		}
		s.Unit = to.unit
		return nil
	})
}
