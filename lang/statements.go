package lang

import "slices"

// statements lists all statements of a flow in source order, those in the blocks
// of others included.
func statements(flow *Block) []Stmt {
	var all []Stmt
	walkFlow(flow, func(n Node) {
		if s, ok := n.(Stmt); ok {
			all = append(all, s)
		}
	})
	return all
}

// walkFlow visits every statement of a flow, and every further branch of an `if`
// (an *ElseIf), in source order. It goes through no expression, which are most of
// a tree: a Walk takes five times as long.
func walkFlow(flow *Block, visit func(Node)) {
	if flow == nil {
		return
	}
	type place struct {
		block  *Block
		branch *ElseIf // of which this is the block, or nil
		next   int     // statement
	}
	var room [16]place
	for open := append(room[:0], place{block: flow}); len(open) > 0; {
		at := &open[len(open)-1]
		if at.branch != nil && at.next == 0 {
			visit(at.branch)
		}
		if at.next == len(at.block.Stmts) {
			open = open[:len(open)-1]
			continue
		}
		s := at.block.Stmts[at.next]
		at.next++
		if _, bad := s.(*Bad); bad {
			continue
		}
		visit(s)
		mark := len(open)
		switch s := s.(type) {
		case *If:
			open = append(open, place{block: &s.Then})
			for _, e := range s.Else {
				open = append(open, place{block: &e.Then, branch: e})
			}
		default:
			for _, b := range blocksOf(s) {
				open = append(open, place{block: b})
			}
		}
		slices.Reverse(open[mark:])
	}
}

// blocksOf are the blocks of a statement in source order.
func blocksOf(s Stmt) []*Block {
	switch s := s.(type) {
	case *If:
		return branches(s)
	case *Retry:
		if s.Else != nil {
			return []*Block{&s.Body, s.Else}
		}
		return []*Block{&s.Body}
	}
	var all []*Block
	for _, h := range handlersOf(s) {
		all = append(all, &h.Then)
	}
	return all
}

// ownParts are the parts of a statement that are worked out when it is reached, or
// at the end of a try, and those of a further branch.
// What `wait up to` waits for is not among them: it waits because another flow
// writes it, and that is no race.
func ownParts(s Node) []Node {
	switch s := s.(type) {
	case *Set:
		return []Node{s}
	case *If:
		return exprNodes(s.Cond)
	case *Execute:
		return contextNodes(s.With)
	case *Request:
		return contextNodes(s.With)
	case *Wait:
		return exprNodes(s.Until)
	case *Fail:
		return exprNodes(s.Reason)
	case *Step:
		return []Node{s.Phrase}
	case *ElseIf:
		return exprNodes(s.Cond)
	case *Retry:
		return exprNodes(s.Until)
	}
	return nil
}

func exprNodes(e Expr) []Node {
	if e == nil {
		return nil
	}
	return []Node{e}
}

func contextNodes(with []*ContextPart) []Node {
	var nodes []Node
	for _, p := range with {
		nodes = append(nodes, exprNodes(p.Value)...)
	}
	return nodes
}
