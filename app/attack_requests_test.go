package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
)

// callHandler answers /call for a caller who may do all, as serve does, and names all the
// calls there are.
func callHandler(t testing.TB) (handle http.Handler, calls []string) {
	t.Helper()
	p, err := open(t.TempDir(), didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.close() })
	s := &server{program: caughtUp(t, p)}
	by := func(*http.Request) *gate.Caller {
		return p.For("").As(didban.Actor{ID: "01890000-0000-7000-8000-000000000001", Roles: []didban.Role{didban.RoleAdministrator}})
	}
	for name, service := range s.services(by(nil)) {
		for i := range service.NumMethod() {
			calls = append(calls, name+"/"+service.Type().Method(i).Name)
		}
	}
	slices.Sort(calls)
	return muxOf(by, []route{{"POST /call/{service}/{method}", s.call}}), calls
}

// silent is the one call that gives nothing back.
const silent = "Window/Drawn"

// How a call may end.
const (
	ungrasped = "not understood"
	viewed    = "a view"
	faulted   = "a fault"
)

// answered makes one call and tells how it ended and what is wrong with its answer, "" for
// nothing: each is a view, a fault with a key, or a body that could not be understood.
func answered(handle http.Handler, call string, body []byte) (end, wrong string, fault *didban.Error) {
	r := httptest.NewRequest(http.MethodPost, "/call/"+call, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	handle.ServeHTTP(w, r)
	var got struct {
		OK    json.RawMessage
		Error string
	}
	switch {
	case w.Code == http.StatusBadRequest || w.Code == http.StatusNotFound:
		return ungrasped, "", nil
	case w.Code != http.StatusOK:
		return "", fmt.Sprintf("%d %.200s", w.Code, w.Body), nil
	case json.Unmarshal(w.Body.Bytes(), &got) != nil || (got.OK == nil) == (got.Error == "") && call != silent:
		return "", fmt.Sprintf("%.200s", w.Body), nil
	case got.Error == "":
		return viewed, "", nil
	}
	if err := json.Unmarshal([]byte(got.Error), &fault); err != nil || fault.Key == "" {
		return "", got.Error, nil
	}
	return faulted, "", fault
}

// FuzzCall asks any method for anything: never a panic, always an answer, and a fault has a
// key.
func FuzzCall(f *testing.F) {
	handle, calls := callHandler(f)
	for n := range calls {
		f.Add(uint16(n), []byte(`[{}]`))
		f.Add(uint16(n), []byte(`[{"id":"x","draft":"x","limit":-1,"offset":9223372036854775807,"edits":[{"n":-1,"path":"..","op":"cut","at":-5}]}]`))
	}
	f.Add(uint16(0), []byte(`[`))
	f.Fuzz(func(t *testing.T, n uint16, body []byte) {
		call := calls[int(n)%len(calls)]
		if _, wrong, _ := answered(handle, call, body); wrong != "" {
			t.Errorf("%s of %q answers %s", call, body, wrong)
		}
	})
}

// Every method is asked for what its request may be and may not: odd texts, numbers and
// lists in every field.
func TestAttack_Calls(t *testing.T) {
	tally, rounds := didbantest.Attack(t, "every call asked for anything", 20, 1000)
	handle, calls := callHandler(t)
	p := &server{program: closedProgram(t.TempDir(), didban.ModePublic, quiet())}
	services := p.services(p.program.For(""))
	random := seeded(61)
	for range rounds {
		for _, call := range calls {
			service, method, _ := strings.Cut(call, "/")
			kind := services[service].MethodByName(method).Type()
			args := []any{}
			for i := range kind.NumIn() {
				args = append(args, oddValue(random, kind.In(i), 0))
			}
			body, err := json.Marshal(args)
			if err != nil {
				t.Fatal(err)
			}
			what := fmt.Sprintf("%s of %.300s", call, body)
			tally.Try(what, func() {
				end, wrong, fault := answered(handle, call, body)
				if wrong != "" {
					tally.Harm(didbantest.Wordless, "%s answers %s", what, wrong)
				} else {
					tally.Left(end)
				}
				if fault != nil {
					tally.Sentence(what, fault.Key, fault.Args)
				}
			})
		}
	}
}

var oddTexts = []string{
	"", " ", "\x00", "x", "../../etc/passwd", "9223372036854775808", "-1", "۱۴۰۵/۰۲/۳۱", "1405/13/40", "\u202e\u200f", "{}",
	"01890000-0000-7000-8000-000000000001", "project", "person", "name", strings.Repeat("ن", 5000), "<script>", "' OR 1=1", "%00", "\ufffd",
}

var oddNumbers = []int64{0, 1, -1, 7, 1 << 31, -1 << 31, 1<<63 - 1, -1 << 63}

// oddValue makes a value of a type out of what nobody would send; null now and then.
func oddValue(random *rand.Rand, kind reflect.Type, depth int) any {
	if random.IntN(12) == 0 {
		return nil
	}
	switch kind.Kind() {
	case reflect.String:
		return oddTexts[random.IntN(len(oddTexts))]
	case reflect.Bool:
		return random.IntN(2) == 0
	case reflect.Float32, reflect.Float64:
		return float64(oddNumbers[random.IntN(len(oddNumbers))]) / 3
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return random.IntN(200)
	case reflect.Pointer:
		return oddValue(random, kind.Elem(), depth)
	case reflect.Slice:
		list := []any{}
		for range random.IntN(4) {
			if depth < 6 {
				list = append(list, oddValue(random, kind.Elem(), depth+1))
			}
		}
		return list
	case reflect.Map:
		return map[string]any{oddTexts[random.IntN(len(oddTexts))]: oddValue(random, kind.Elem(), depth+1)}
	case reflect.Struct:
		out := map[string]any{}
		for i := range kind.NumField() {
			name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
			out[name] = oddValue(random, kind.Field(i).Type, depth+1)
		}
		return out
	default:
		return oddNumbers[random.IntN(len(oddNumbers))]
	}
}
