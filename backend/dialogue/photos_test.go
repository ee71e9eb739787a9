package dialogue_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	pixels "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// flag is a picture in two colours: the left half, which somebody will cover, is red.
func flag(t testing.TB, width, height int) []byte {
	t.Helper()
	img := pixels.NewRGBA(pixels.Rect(0, 0, width, height))
	for i := range width * height {
		c := color.RGBA{R: 30, G: 60, B: 200, A: 255}
		if i%width < width/2 {
			c = color.RGBA{R: 220, G: 30, B: 40, A: 255}
		}
		img.SetRGBA(i%width, i/width, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// attaches adds pictures to a form of somebody.
func (h *hall) attaches(who, form string, pictures ...[]byte) (view dialogue.PhotosView) {
	h.t.Helper()
	for i, p := range pictures {
		var err error
		view, err = h.queue(who).Attach(dialogue.AttachRequest{
			Form: form, Name: fmt.Sprintf("%d.png", i), Content: base64.StdEncoding.EncodeToString(p),
		})
		h.must(err)
	}
	return view
}

// received writes a report down at the desk, with the pictures of the form.
func (h *hall) received(text string) (id string) {
	h.t.Helper()
	r := h.hole(text)
	r.Channel, r.Consent, r.Form = string(didban.ChannelDesk), true, "report"
	_, err := service[dialogue.Dialogue](h.For("").As(h.users["leila"])).Send(r)
	h.must(err)
	return h.newest()
}

// photographed is a report that waits with one picture of 200 × 100 pixels.
func (h *hall) photographed() (id string) {
	h.t.Helper()
	h.drawn()
	h.attaches("leila", "report", flag(h.t, 200, 100))
	return h.received("چالهٔ عمیقی وسط کوچه است")
}

func (h *hall) item(who, id string) dialogue.ItemView {
	h.t.Helper()
	view, err := h.queue(who).Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	return view
}

// answered are answers on pictures, from the first on.
func answered(answers ...string) (out []dialogue.PhotoAnswer) {
	for i, a := range answers {
		out = append(out, dialogue.PhotoAnswer{K: i + 1, Answer: a})
	}
	return out
}

// covers is the answer by which the red half of a flag goes.
func covers(k int) dialogue.PhotoAnswer {
	return dialogue.PhotoAnswer{K: k, Answer: "covered", Boxes: []dialogue.PhotoBoxView{{X: 0, Y: 0, W: 100, H: 100}}}
}

// original is a picture as the private file holds it.
func (h *hall) original(id string, k int) (content []byte) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) error {
		p, _, err := tx.Photo(didban.ID(id), k)
		content = p.Content
		return err
	}))
	return content
}

func (h *hall) medium(id didban.ID) (m *didban.Media) {
	h.t.Helper()
	h.must(h.Store.View(func(tx *store.Tx) (err error) {
		m, err = store.Get[didban.Media](tx, id)
		return err
	}))
	return m
}

// files are those of the media folder.
func (h *hall) files() (names []string) {
	h.t.Helper()
	names, err := media.Originals(filepath.Join(h.dir, "media"))
	h.must(err)
	return names
}

func served(h *hall, address string) int {
	w := httptest.NewRecorder()
	h.Media.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w.Code
}

// TestPhoto_Attach: what is added to a form is kept until it is sent, by who may, three at most,
// and goes where the form is emptied.
func TestPhoto_Attach(t *testing.T) {
	h := newHall(t)
	picture := base64.StdEncoding.EncodeToString(flag(t, 20, 10))
	for who, want := range map[string]string{"leila": "", "sara": "", "vahid": "actor.forbidden", "nima": "actor.forbidden", "ali": "actor.forbidden"} {
		_, err := h.queue(who).Attach(dialogue.AttachRequest{Form: "report", Content: picture})
		if want != "" {
			h.refused(err, want)
			continue
		}
		h.must(err)
	}
	for who, want := range map[string]string{"nima": "", "maryam": "", "leila": "actor.forbidden", "zahra": "actor.forbidden"} {
		_, err := h.queue(who).Attach(dialogue.AttachRequest{Form: "step:x", Content: picture})
		if want != "" {
			h.refused(err, want)
			continue
		}
		h.must(err)
	}
	_, err := h.queue("leila").Attach(dialogue.AttachRequest{Form: "answer:x", Content: picture})
	h.refused(err, "field.required")
	_, err = h.queue("leila").Attach(dialogue.AttachRequest{Form: "report", Content: strings.Repeat("A", 900<<10+1)})
	h.refused(err, "photo.tooLarge")
	_, err = h.queue("leila").Attach(dialogue.AttachRequest{Form: "report", Content: "%"})
	h.refused(err, "photo.type")
	h.attaches("leila", "report", flag(t, 30, 10), flag(t, 40, 10))
	_, err = h.queue("leila").Attach(dialogue.AttachRequest{Form: "report", Content: picture})
	h.refused(err, "photo.tooMany")
	h.kill()
	view, err := h.queue("leila").Attached(dialogue.PhotoRequest{Form: "report"})
	h.must(err)
	if len(view.Photos) != 3 || view.Photos[1].Width != 30 {
		t.Fatalf("got %s", asJSON(t, view))
	}
	if shown, err := h.queue("leila").Photo(dialogue.PhotoRequest{Form: "report", K: 2}); err != nil || !strings.HasPrefix(shown.URL, "data:image/jpeg;base64,") {
		t.Errorf("got %v", err)
	}
	_, err = h.queue("sara").Photo(dialogue.PhotoRequest{Form: "report", K: 2}) // a form of somebody else
	h.refused(err, "photo.notFound")
	if view, err = h.queue("leila").Detach(dialogue.PhotoRequest{Form: "report", K: 2}); err != nil || len(view.Photos) != 2 || view.Photos[1].K != 3 {
		t.Errorf("got %s, %v", asJSON(t, view), err)
	}
	_, err = h.queue("leila").KeepTyped(dialogue.TypedRequest{Form: "report"})
	h.must(err)
	if view, err = h.queue("leila").Attached(dialogue.PhotoRequest{Form: "report"}); err != nil || len(view.Photos) != 0 {
		t.Errorf("the form was emptied: %s, %v", asJSON(t, view), err)
	}
}

// TestPhoto_Answered: no report with pictures goes before the public without a word on each.
func TestPhoto_Answered(t *testing.T) {
	h := newHall(t)
	h.drawn()
	h.attaches("leila", "report", flag(t, 200, 100), flag(t, 100, 50))
	id := h.received("چاله‌ای با دو عکس")
	if view, err := h.queue("leila").Attached(dialogue.PhotoRequest{Form: "report"}); err != nil || len(view.Photos) != 0 {
		t.Errorf("they are still in the form: %s, %v", asJSON(t, view), err)
	}
	if got := h.item("vahid", id); len(got.Photos) != 2 || got.Photos[0].Width != 200 || got.Photos[1].K != 2 || got.Pictures != 2 {
		t.Fatalf("got %s", asJSON(t, got))
	}
	for name, c := range map[string]struct {
		photos []dialogue.PhotoAnswer
		key    string
	}{
		"none":           {nil, "photo.answer"},
		"one of two":     {answered("clear"), "photo.answer"},
		"no such answer": {answered("clear", "fine"), "photo.answer"},
		"no box":         {answered("clear", "covered"), "photo.boxes"},
		"box outside":    {append(answered("clear"), dialogue.PhotoAnswer{K: 2, Answer: "covered", Boxes: []dialogue.PhotoBoxView{{X: 90, Y: 0, W: 20, H: 10}}}), "photo.boxes"},
		"box of nothing": {append(answered("clear"), dialogue.PhotoAnswer{K: 2, Answer: "covered", Boxes: []dialogue.PhotoBoxView{{X: 9, Y: 9}}}), "photo.boxes"},
	} {
		t.Run(name, func(t *testing.T) {
			h.t = t
			_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published", Photos: c.photos})
			h.refused(err, c.key)
		})
	}
	h.t = t
	_, other := h.says("نظری که در همان دسته است")
	view, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{other, id}, Action: "published", Photos: answered("clear", "clear")})
	h.must(err)
	if view.Items[0].Fault != "" || view.Items[1].Fault != "queue.photosBatch" {
		t.Errorf("got %s", asJSON(t, view))
	}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: answered("kept", "clear")})
	r := h.report()
	if r == nil || len(r.Media) != 1 || h.medium(r.Media[0]).Width != 100 || len(h.files()) != 1 {
		t.Fatalf("got %+v, %v", r, h.files())
	}
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{Action: "redacted"})
	h.must(err)
	if got := asJSON(t, log.Items); log.Total != 1 || !strings.Contains(got, `"picture"`) || !r.Redacted {
		t.Errorf("got %s", got)
	}
}

// TestPhoto_Covered: what the public gets has none of the colour that was covered, says what it
// shows, and the original is in no public file.
func TestPhoto_Covered(t *testing.T) {
	h := newHall(t)
	id := h.photographed()
	original := h.original(id, 1)
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: []dialogue.PhotoAnswer{covers(1)}})
	r := h.report()
	if r == nil || len(r.Media) != 1 || r.Media[0] != didban.PublicMediaID(didban.ID(id), 1) {
		t.Fatalf("got %+v", r)
	}
	m := h.medium(r.Media[0])
	if !strings.HasPrefix(m.Alt, "عکس گزارش "+r.Code+": آسفالت") || m.Code != didban.PublicCode("M-R-", m.ID, false) {
		t.Errorf("got %+v", m)
	}
	content, err := h.Media.Read(m)
	h.must(err)
	img, err := jpeg.Decode(bytes.NewReader(content))
	h.must(err)
	red, blue := 0, 0
	for i := range 200 * 100 {
		switch cr, _, cb, _ := img.At(i%200, i/200).RGBA(); {
		case cr>>8 > 100:
			red++
		case cb>>8 > 100:
			blue++
		}
	}
	if red != 0 || blue < 8000 {
		t.Errorf("%d pixels of what was covered, %d of the rest", red, blue)
	}
	h.wantPublicly(original, false)
	h.wantPublicly(content, true)
}

// wantPublicly looks for a part of a picture in the bytes of the record and the media folder.
func (h *hall) wantPublicly(content []byte, want bool) {
	h.t.Helper()
	mark := content[len(content)/2 : len(content)/2+64]
	found := false
	h.must(filepath.WalkDir(h.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), "private.db") {
			return err
		}
		b, err := os.ReadFile(path)
		found = found || bytes.Contains(b, mark) || bytes.Contains(b, []byte(base64.StdEncoding.EncodeToString(mark[:48])))
		return err
	}))
	if found != want {
		h.t.Errorf("in a public file: %t, want %t", found, want)
	}
}

// TestPhoto_38: the original of a picture is at no public address, by its hash or its id, and
// nobody gets it from the queue who does not judge.
func TestPhoto_38(t *testing.T) {
	h := newHall(t)
	id := h.photographed()
	original := h.original(id, 1)
	m, _, err := media.Inspect("", original)
	h.must(err)
	hashes := []string{m.Hash, strings.ReplaceAll(id, "-", ""), strings.ReplaceAll(string(didban.PublicMediaID(didban.ID(id), 1)), "-", "")}
	unseen := func() {
		t.Helper()
		for _, name := range hashes {
			for _, end := range []string{".jpg", ".png", "-320.jpg", "-640.jpg", "-1280.jpg", ""} {
				if code := served(h, "/media/"+name+end); code != http.StatusNotFound {
					t.Errorf("/media/%s%s: %d", name, end, code)
				}
			}
		}
	}
	unseen()
	ask := dialogue.PhotoRequest{ID: id, K: 1}
	for _, who := range []string{"vahid", "maryam", "zahra"} {
		if _, err := h.queue(who).Photo(ask); err != nil {
			t.Errorf("%s: %v", who, err)
		}
	}
	for _, who := range []string{"leila", "nima", "ali"} {
		_, err := h.queue(who).Photo(ask)
		h.refused(err, "actor.forbidden")
	}
	_, err = service[dialogue.Queue](h.For("")).Photo(ask)
	h.refused(err, "session.signedOut")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: []dialogue.PhotoAnswer{covers(1)}})
	unseen()
	public := h.medium(h.report().Media[0])
	full, _ := media.Address(public)
	if code := served(h, full); code != http.StatusOK {
		t.Errorf("what is public: %d", code)
	}
}

// TestPhoto_Retention: an original stays for a week where all is shown as it was sent, and thirty
// days where something was covered or kept back; a withdrawn one goes at once, with its file.
func TestPhoto_Retention(t *testing.T) {
	for name, c := range map[string]struct {
		r    dialogue.DecideRequest
		days int
	}{
		"as sent":   {dialogue.DecideRequest{Action: "published", Photos: answered("clear")}, 7},
		"covered":   {dialogue.DecideRequest{Action: "published", Photos: []dialogue.PhotoAnswer{covers(1)}}, 30},
		"kept back": {dialogue.DecideRequest{Action: "published", Photos: answered("kept")}, 30},
		"rejected":  {dialogue.DecideRequest{Action: "rejected", Rule: "advert"}, 30},
		"waiting":   {},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			h.forgets()
			id := h.photographed()
			if c.r.Action == "rejected" { // the work on it goes on, and with it what was sent
				h.steps("nima", id, dialogue.StepRequest{State: "declined", By: string(roads), Rule: "empty", Text: "چاله‌ای نیست"})
			}
			if c.r.Action != "" {
				h.decides("vahid", id, c.r)
			}
			mark := []byte(base64.StdEncoding.EncodeToString(h.original(id, 1))[300:400])
			for passed := 1; passed <= 31; passed++ {
				h.forgetsDaily(1)
				if want := c.days == 0 || passed < c.days; (h.original(id, 1) != nil) != want {
					t.Errorf("after %d days it is kept: %t", passed, !want)
				}
			}
			h.must(h.Private.Compact(t.Context()))
			file, err := os.ReadFile(filepath.Join(h.dir, "private.db"))
			h.must(err)
			if got := bytes.Contains(file, mark); got != (c.days == 0) {
				t.Errorf("its bytes are there: %t", got)
			}
		})
	}
}

func TestPhoto_Withdrawn(t *testing.T) {
	h := newHall(t)
	h.drawn()
	h.attaches("leila", "report", flag(t, 200, 100))
	r := h.hole("چالهٔ عمیقی وسط کوچه است")
	r.Channel, r.Consent, r.Form = string(didban.ChannelDesk), true, "report"
	receipt, err := service[dialogue.Dialogue](h.For("").As(h.users["leila"])).Send(r)
	h.must(err)
	id := h.newest()
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: answered("clear")})
	public := h.medium(h.report().Media[0])
	full, small := media.Address(public)
	if served(h, full) != http.StatusOK {
		t.Fatal("it is not public before")
	}
	_, err = h.acts(receipt.Code, "withdraw", "")
	h.must(err)
	if len(h.report().Media) != 0 || h.original(id, 1) != nil || len(h.files()) != 0 || served(h, full) != http.StatusNotFound || served(h, small) != http.StatusNotFound {
		t.Errorf("it is still there: %+v, %v", h.report(), h.files())
	}
	h.must(h.Store.View(func(tx *store.Tx) error {
		if _, err := store.Get[didban.Media](tx, public.ID); !didban.IsNotFound(err) {
			t.Errorf("the noun: %v", err)
		}
		return nil
	}))
	found, err := h.Store.Check(t.Context())
	h.must(err)
	if b, _ := json.Marshal(found); bytes.Contains(b, []byte("check.")) {
		t.Errorf("got %s", b)
	}
}

// TestPhoto_Step: a unit shows by a picture that it is fixed, and answers for it; the words may
// stay away then. Before the report is public, the picture waits with the step.
func TestPhoto_Step(t *testing.T) {
	for _, public := range []bool{true, false} {
		t.Run(fmt.Sprint("public ", public), func(t *testing.T) {
			h := newHall(t)
			h.drawn()
			_, id := h.sends(h.hole("چالهٔ عمیقی وسط کوچه است"))
			if public {
				h.publishes(id)
			}
			h.steps("nima", id, taken("accepted", "assigned")...)
			fixed := dialogue.StepRequest{ID: id, Seen: 3, State: "fixed", By: string(roads)}
			_, err := h.queue("nima").Step(fixed)
			h.refused(err, "report.fixedHow")
			h.attaches("nima", "step:"+id, flag(t, 200, 100))
			fixed.Photos = answered("kept")
			_, err = h.queue("nima").Step(fixed)
			h.refused(err, "photo.answer")
			fixed.Photos = []dialogue.PhotoAnswer{covers(1)}
			_, err = h.queue("nima").Step(fixed)
			h.must(err)
			_, err = h.queue("nima").Step(fixed) // the same once more is one
			h.must(err)
			if !public {
				if h.report() != nil || len(h.files()) != 0 {
					t.Fatalf("what nobody has judged is public: %v", h.files())
				}
				h.publishes(id)
			}
			last := h.report().Last()
			if last.State != didban.StateFixed || last.Text != "" || len(last.Media) != 1 || len(h.report().Steps) != 4 {
				t.Fatalf("got %+v", h.report())
			}
			m := h.medium(last.Media[0])
			if !strings.HasPrefix(m.Alt, "عکس واحد از گزارش R-") || m.Width != 200 || len(h.report().Media) != 0 {
				t.Errorf("got %+v", m)
			}
			if view, err := h.queue("nima").Attached(dialogue.PhotoRequest{Form: "step:" + id}); err != nil || len(view.Photos) != 0 {
				t.Errorf("the form: %s, %v", asJSON(t, view), err)
			}
			content, err := h.Media.Read(m)
			h.must(err)
			img, err := jpeg.Decode(bytes.NewReader(content))
			h.must(err)
			if red, _, _, _ := img.At(50, 50).RGBA(); red>>8 > 2 {
				t.Error("what the unit covered is seen")
			}
		})
	}
}

// TestPhoto_Hidden: the pictures of a hidden report leave sight with its words, file and all, and
// come back with them as the public saw them, whether the original is still there or not.
func TestPhoto_Hidden(t *testing.T) {
	for name, days := range map[string]int{"with the original": 0, "without": 10} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			h.forgets()
			id := h.photographed()
			h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: answered("clear")})
			before := h.medium(h.report().Media[0])
			full, small := media.Address(before)
			h.forgetsDaily(days)
			if kept := h.original(id, 1) != nil; kept != (days == 0) {
				t.Fatalf("the original is kept: %t", kept)
			}
			for range 2 {
				h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
				if len(h.report().Media) != 0 || len(h.files()) != 0 || served(h, full) != http.StatusNotFound || served(h, small) != http.StatusNotFound {
					t.Errorf("it is still seen: %+v, %v", h.report(), h.files())
				}
				h.decides("mina", id, dialogue.DecideRequest{Action: "restored"})
				r := h.report()
				if len(r.Media) != 1 || h.medium(r.Media[0]).Hash != before.Hash || served(h, full) != http.StatusOK || r.Redacted {
					t.Fatalf("got %+v", r)
				}
			}
			if h.original(id, 1) == nil {
				t.Error("it is not kept for an appeal")
			}
		})
	}
}
