package lang

import "reflect"

// clone copies a tree with all its parts, so that a template's declarations can
// mean something else in each program made from it. It goes by the shape of the
// structs and so cannot forget a node. Its depth is that of the tree, which the
// checker bounds; what lies deeper than that is shared with the original, and
// never checked.
func clone[N any](n N) N {
	return cloneValue(reflect.ValueOf(&n).Elem(), 0).Interface().(N)
}

// cloneDepthMax allows for the pointers, interfaces and slices between nodes.
const cloneDepthMax = 8 * depthMax

func cloneValue(v reflect.Value, depth int) reflect.Value {
	if depth > cloneDepthMax {
		return v
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(cloneValue(v.Elem(), depth+1))
		return to
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		to := reflect.New(v.Type()).Elem()
		to.Set(cloneValue(v.Elem(), depth+1))
		return to
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			to.Index(i).Set(cloneValue(v.Index(i), depth+1))
		}
		return to
	case reflect.Struct:
		to := reflect.New(v.Type()).Elem()
		to.Set(v)
		for i := range v.NumField() {
			to.Field(i).Set(cloneValue(v.Field(i), depth+1))
		}
		return to
	}
	return v // text, numbers, booleans
}
