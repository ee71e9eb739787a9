package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// readJSON reads one object, or an array of objects, as rows.
func readJSON(f File, data []byte) ([]*sheet, error) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte(mark)))
	var records []map[string]any
	if bytes.HasPrefix(data, []byte("{")) {
		data = slices.Concat([]byte("["), data, []byte("]"))
	}
	if err := parseJSON(data, &records); err != nil {
		return nil, err
	}
	s := &sheet{file: f, padded: true, sparse: true}
	for i, record := range records {
		flat := map[string]string{}
		flatten("", record, flat)
		if err := s.record(i+1, flat, nil); err != nil {
			return nil, err
		}
	}
	return []*sheet{s}, nil
}

// parseJSON decodes one value and nothing after it; a fault names its line.
func parseJSON(data []byte, into any) error {
	if err := shallowJSON(data); err != nil {
		return err
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber()
	err := in.Decode(into)
	if err == nil {
		if _, more := in.Token(); !errors.Is(more, io.EOF) {
			err = &json.SyntaxError{Offset: in.InputOffset()}
		}
	}
	if err == nil {
		return nil
	}
	offset := in.InputOffset()
	var syntax *json.SyntaxError
	var form *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &form):
		return didban.Fault(didban.CodeInvalid, "json.shape", "row", lineAt(data, form.Offset)).Because(err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		offset = int64(len(data))
	}
	return didban.Fault(didban.CodeInvalid, "json.syntax", "row", lineAt(data, offset)).Because(err)
}

func lineAt(data []byte, offset int64) string {
	at := min(max(offset, 0), int64(len(data)))
	return strconv.Itoa(1 + bytes.Count(data[:at], []byte("\n")))
}

// record adds a record of named cells; a name that is new widens the header.
func (s *sheet) record(n int, named map[string]string, g *didban.Geometry) error {
	if s.index == nil {
		s.index = map[string]int{}
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if _, ok := s.index[name]; !ok {
			s.index[name] = len(s.header)
			s.header = append(s.header, name)
		}
	}
	if err := s.tooWide(); err != nil {
		return err
	}
	width := 0
	for name := range named {
		width = max(width, s.index[name]+1)
	}
	cells := make([]string, width)
	for i := range cells {
		cells[i] = absent
	}
	for name, value := range named {
		cells[s.index[name]] = value
	}
	return s.keep(row{n: n, cells: cells, geometry: g})
}

// flatten writes nested values as cells: {"centre":{"lon":1}} as centre.lon, a
// list as its parts with the mark of lists between them.
func flatten(prefix string, values map[string]any, into map[string]string) {
	for name, value := range values {
		if inner, ok := value.(map[string]any); ok {
			flatten(prefix+name+".", inner, into)
			continue
		}
		into[prefix+name] = scalar(value)
	}
}

func scalar(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = scalar(one)
		}
		return strings.Join(parts, "؛")
	}
	return ""
}
