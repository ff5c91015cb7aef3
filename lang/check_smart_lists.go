package lang

// nestingMax is how many smart lists may ask for each other in a chain. Each
// asks for the next while it is asked itself, so a run has to hold them all.
const nestingMax = 100

// listGraph is which smart lists and segmentations ask for which others.
type listGraph struct {
	asks  map[Object][]asking
	order []Object // those that ask, in the order in which they were checked
}

type asking struct {
	to Object
	at Span
}

func (g *listGraph) init() { g.asks = map[Object][]asking{} }

// ask notes that an asset asks for another. Anything else is left out.
func (g *listGraph) ask(from, to Object, at Span) {
	switch to.(type) {
	case *SmartListAsset, *Segmentation:
	default:
		return
	}
	switch from.(type) {
	case *SmartListAsset, *Segmentation:
		if g.asks[from] == nil {
			g.order = append(g.order, from)
		}
		g.asks[from] = append(g.asks[from], asking{to, at})
	}
}

// checkSmartLists refuses smart lists that ask for themselves, directly or
// through others, and chains that are too long. It walks depth first on a stack
// of its own.
func (c *checker) checkSmartLists() {
	w := listWalk{checker: c, state: map[Object]walkState{}, depth: map[Object]int{}}
	for _, root := range c.lists.order {
		if w.state[root] == unseen {
			w.walk(root)
		}
	}
}

type walkState uint8

const (
	unseen walkState = iota
	open
	done
)

type listWalk struct {
	*checker
	state map[Object]walkState
	depth map[Object]int // the longest chain from here on
	path  []listFrame
}

type listFrame struct {
	object Object
	next   int
}

func (w *listWalk) walk(root Object) {
	w.enterList(root)
	for len(w.path) > 0 {
		top := &w.path[len(w.path)-1]
		asks := w.lists.asks[top.object]
		if top.next > 0 {
			w.below(top.object, asks[top.next-1])
		}
		if top.next == len(asks) {
			w.state[top.object] = done
			w.path = w.path[:len(w.path)-1]
			continue
		}
		a := asks[top.next]
		top.next++
		switch w.state[a.to] {
		case unseen:
			w.enterList(a.to)
		case open:
			w.listCircle(a.at, w.circle(a.to))
		}
	}
}

func (w *listWalk) enterList(o Object) {
	w.state[o] = open
	w.depth[o] = 1
	w.path = append(w.path, listFrame{object: o})
}

// below reports the first place where a chain becomes too long.
func (w *listWalk) below(from Object, a asking) {
	if w.state[a.to] != done || w.depth[a.to] < w.depth[from] {
		return
	}
	w.depth[from] = w.depth[a.to] + 1
	if w.depth[from] == nestingMax+1 {
		w.listsTooDeep(a.at)
	}
}

// circle names the assets on the path from one back to itself.
func (w *listWalk) circle(first Object) []string {
	var names []string
	for _, f := range w.path {
		if f.object == first || len(names) > 0 {
			names = append(names, assetName(f.object))
		}
	}
	return append(names, assetName(first))
}

func assetName(o Object) string {
	switch o := o.(type) {
	case *SmartListAsset:
		return o.Name
	case *Segmentation:
		return o.Name
	}
	return ""
}
