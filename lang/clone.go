package lang

import "reflect"

// clone copies a tree with all its parts, so that a template's declarations can
// mean something else in each program made from it. It goes by the shape of the
// structs and so cannot forget a node. Its depth is that of the tree, which the
// checker bounds; what lies deeper than that is shared with the original, and
// never checked.
func clone[N any](n N) N { return cloneWith(n, nil) }

// cloneWith is clone with other expressions for some: other gives what stands in
// the place of an expression, or nil to copy it. What it gives is not copied.
func cloneWith[N any](n N, other func(Expr) Expr) N {
	c := cloner{other}
	return c.value(reflect.ValueOf(&n).Elem(), 0).Interface().(N)
}

type cloner struct{ other func(Expr) Expr }

// cloneDepthMax allows for the pointers, interfaces and slices between nodes.
const cloneDepthMax = 8 * depthMax

func (c *cloner) value(v reflect.Value, depth int) reflect.Value {
	if depth > cloneDepthMax {
		return v
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(c.value(v.Elem(), depth+1))
		return to
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		to := reflect.New(v.Type()).Elem()
		if x, ok := v.Interface().(Expr); ok && c.other != nil {
			if other := c.other(x); other != nil {
				to.Set(reflect.ValueOf(other))
				return to
			}
		}
		to.Set(c.value(v.Elem(), depth+1))
		return to
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			to.Index(i).Set(c.value(v.Index(i), depth+1))
		}
		return to
	case reflect.Struct:
		to := reflect.New(v.Type()).Elem()
		to.Set(v)
		for i := range v.NumField() {
			to.Field(i).Set(c.value(v.Field(i), depth+1))
		}
		return to
	}
	return v // text, numbers, booleans
}
