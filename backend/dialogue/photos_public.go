package dialogue

import (
	"cmp"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// publicPhoto is a picture on its way to the public: the noun that it becomes, and the file that
// is made of what was sent. The original never leaves the private file.
type publicPhoto struct {
	id      didban.ID
	k       int
	media   didban.Media
	content []byte
}

// mediaIDs are the nouns that pictures become; owner is the id of the submission, or of the
// report where nobody sent one here.
func mediaIDs(owner didban.ID, photos []didban.Photo) []didban.ID {
	var out []didban.ID
	for _, p := range photos {
		out = append(out, didban.PublicMediaID(owner, p.K))
	}
	return out
}

// shownPhotos reads the pictures that a report shows now, with their files; one that is damaged or
// gone is left out.
func shownPhotos(b *gate.Backend, ids []didban.ID) (out []publicPhoto, err error) {
	for _, id := range ids {
		var m *didban.Media
		err := b.Store.View(func(tx *store.Tx) (err error) {
			m, err = load[didban.Media](tx, id)
			return err
		})
		if err != nil {
			return nil, err
		}
		if m == nil || !m.IsPicture() {
			continue
		}
		if content, err := b.Media.Read(m); err == nil {
			out = append(out, publicPhoto{id: id, media: *m, content: content})
		}
	}
	return out, nil
}

// publicPhotos makes of pictures in the private file what the public may see of them. One that is
// gone is left out.
func publicPhotos(tx *private.Tx, s *didban.Submission, photos []didban.Photo) (out []publicPhoto, err error) {
	for _, p := range didban.PublicPhotos(photos) {
		kept, ok, err := tx.Photo(s.ID, p.K)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		one, err := covered(s.ID, p, kept.Content)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func covered(owner didban.ID, p didban.Photo, content []byte) (out publicPhoto, err error) {
	out = publicPhoto{id: cmp.Or(p.Media, didban.PublicMediaID(owner, p.K)), k: p.K}
	out.media, out.content, err = media.Redact(content, p.Boxes)
	return out, err
}

// keepFiles puts the files into the media folder: before the record names them.
func keepFiles(b *gate.Backend, photos []publicPhoto) error {
	if len(photos) == 0 {
		return nil
	}
	for i := range photos {
		m, err := b.Media.Add("", photos[i].content)
		if err != nil {
			return err
		}
		photos[i].media = m
	}
	return b.Media.Sync()
}

// putPhotos writes the nouns of pictures, before the report that names them.
func putPhotos(tx *store.Tx, r *didban.Report, photos []publicPhoto) error {
	for _, p := range photos {
		there, err := load[didban.Media](tx, p.id)
		if err != nil {
			return err
		}
		if there != nil && there.Hash == p.media.Hash {
			continue
		}
		m := p.media
		m.ID = p.id
		if m.Code, err = freeCode(tx, didban.KindMedia, "M-R-", p.id); err != nil {
			return err
		}
		if m.Alt, err = altOf(tx, r, p.k); err != nil {
			return err
		}
		if err := tx.Put(&m); err != nil {
			return err
		}
	}
	return nil
}

// altOf says what a picture of a report shows, as far as the program can know: «عکس دوم گزارش
// R-7K3MQ2: آسفالت، خیابان فاضل نراقی». It is a part of the record, in the language of the city.
func altOf(tx *store.Tx, r *didban.Report, k int) (string, error) {
	what := "عکس" + ordinals[min(didban.OrderOf(k), len(ordinals))-1]
	if didban.OfStep(k) {
		what += " واحد از"
	}
	subject, _ := didban.ReportCategories.Term(r.Category)
	where := r.Place
	if n := len(r.Areas); where == "" && n > 0 {
		area, err := load[didban.Area](tx, r.Areas[n-1])
		if err != nil {
			return "", err
		}
		if area != nil {
			where = area.Name
		}
	}
	if where != "" {
		where = "، " + where
	}
	return what + " گزارش " + r.Code + ": " + subject.Fa + where, nil
}

// ordinals tell pictures of one report, or of one step, apart.
var ordinals = [didban.MaxReportMedia]string{"", " دوم", " سوم"}

// erasePhotos takes the nouns of pictures out of the record that no report shows any more. One that
// the city has used elsewhere is its own, and stays.
func erasePhotos(tx *store.Tx, ids []didban.ID, rule string) error {
	for _, id := range ids {
		ref := didban.Ref{Kind: didban.KindMedia, ID: id}
		there, err := load[didban.Media](tx, id)
		if err != nil {
			return err
		}
		others, err := tx.Pointing(ref)
		if err != nil {
			return err
		}
		if there == nil || len(others) > 0 {
			continue
		}
		if err := tx.Erase(ref, nil, rule); err != nil {
			return err
		}
	}
	return nil
}

// dropFiles takes the files of pictures out of the media folder that no noun names any more.
func dropFiles(b *gate.Backend, hashes []string) error {
	if len(hashes) == 0 {
		return nil
	}
	var free []string
	err := b.Store.View(func(tx *store.Tx) error {
		for _, hash := range hashes {
			named, err := isNamed(tx, hash)
			if err != nil {
				return err
			}
			if !named {
				free = append(free, hash)
			}
		}
		return nil
	})
	for _, hash := range free {
		if err == nil {
			err = b.Media.Remove(hash)
		}
	}
	return err
}

func isNamed(tx *store.Tx, hash string) (bool, error) {
	for _, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
		if didban.IsLeftOut(err) {
			continue
		}
		return err == nil, err
	}
	return false, nil
}
