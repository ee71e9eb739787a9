package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
)

// maxUpload bounds a file that comes in, in bytes.
const maxUpload = 64 << 20

// upload takes a picture or document in for a draft: the body is the file, the query
// names draft and file. The answer is a MediaView, or the fault as JSON.
func (p *Program) upload(w http.ResponseWriter, r *http.Request, by *gate.Caller) {
	name := r.URL.Query().Get("name")
	content, err := whole(r.Body, maxUpload)
	if errors.Is(err, errTooLarge) {
		refuse(w, r, http.StatusRequestEntityTooLarge, didban.Fault(didban.CodeInvalid, "media.tooLarge", "file", name))
		return
	}
	var view staff.MediaView
	if err == nil {
		view, err = staff.Upload(by, r.URL.Query().Get("draft"), name, content)
	}
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = io.WriteString(w, errorText(err)) // the page has gone: nobody is left to tell
		return
	}
	_ = json.NewEncoder(w).Encode(view)
}
