package interp

// TryAll makes the explorer try every order there is.
func (x *Explorer) TryAll() { x.plain = true }

// TryTogether makes it explore all flows together, so that results are whole.
func (x *Explorer) TryTogether() { x.whole = true }

// Results are the whole results of the orders of the lead explored last.
func (x *Explorer) Results() []map[string]string {
	var out []map[string]string
	for _, o := range x.results.orders {
		out = append(out, o.Result)
	}
	return out
}
