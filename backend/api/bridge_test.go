package api_test

import (
	"fmt"
	"reflect"
	"testing"

	"didban.app/backend/api"
	"didban.app/backend/gate"
)

// TestBridge_Shapes holds the rules of the bridge: a bound method takes strings or
// one request, returns one view and an error, and a view is made of plain values,
// because the generated TypeScript is wrong for anything else.
func TestBridge_Shapes(t *testing.T) {
	for _, s := range api.Services((&gate.Backend{}).For("")) {
		service := reflect.TypeOf(s)
		for i := range service.NumMethod() {
			m := service.Method(i)
			at := service.Elem().Name() + "." + m.Name
			if m.Type.NumOut() != 2 || m.Type.Out(1) != reflect.TypeFor[error]() {
				t.Errorf("%s does not return a view and an error", at)
				continue
			}
			plain(t, m.Type.Out(0), at)
			for in := 1; in < m.Type.NumIn(); in++ {
				plain(t, m.Type.In(in), at)
			}
		}
	}
}

func plain(t *testing.T, typ reflect.Type, at string) {
	t.Helper()
	switch typ.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		if typ.PkgPath() != "" {
			t.Errorf("%s is a named %s", at, typ)
		}
	case reflect.Pointer:
		plain(t, typ.Elem(), at)
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			t.Errorf("%s is []byte", at)
		}
		plain(t, typ.Elem(), at+"[]")
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			if !f.IsExported() {
				continue // it stays on this side
			}
			if f.Anonymous || f.Tag.Get("json") == "" {
				t.Errorf("%s.%s is embedded or has no JSON name", at, f.Name)
				continue
			}
			plain(t, f.Type, fmt.Sprintf("%s.%s", at, f.Name))
		}
	default:
		t.Errorf("%s is a %s", at, typ)
	}
}
