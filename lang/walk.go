package lang

import "slices"

// Walk visits n and everything in it in source order, a node before its parts.
// Where visit reports false, the parts of that node are left out. Comments are
// not parts; File.Comments lists them.
//
// Walk keeps its own stack: the depth of a tree costs memory, never Go stack.
func Walk(n Node, visit func(Node) bool) {
	var room [32]Node // enough for most trees
	stack := append(room[:0], n)
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !visit(top) {
			continue
		}
		rest := len(stack)
		stack = appendParts(stack, top)
		slices.Reverse(stack[rest:])
	}
}

// appendParts appends the direct parts of n in source order.
func appendParts(to []Node, n Node) []Node {
	switch n := n.(type) {
	case *Bad:
		return appendNode(to, n.Partial)
	case *File:
		to = appendNodes(to, n.Version)
		return appendAll(to, n.Decls)
	case Decl:
		return appendDeclParts(to, n)
	case Member:
		return appendMemberParts(to, n)
	case Stmt:
		return appendStmtParts(to, n)
	case Expr:
		return appendExprParts(to, n)
	case TestItem:
		return appendTestParts(to, n)
	}
	return appendPieceParts(to, n)
}

// appendNode appends a part that an interface holds, unless it is absent.
func appendNode(to []Node, part Node) []Node {
	if part == nil {
		return to
	}
	return append(to, part)
}

// appendExprs appends those of the expressions that are present.
func appendExprs(to []Node, parts ...Expr) []Node {
	for _, p := range parts {
		if p != nil {
			to = append(to, p)
		}
	}
	return to
}

// appendNodes appends those of the parts that are present.
func appendNodes[T any, P interface {
	*T
	Node
}](to []Node, parts ...P) []Node {
	for _, p := range parts {
		if p != nil {
			to = append(to, p)
		}
	}
	return to
}

// appendAll appends all nodes of a list.
func appendAll[N Node](to []Node, parts []N) []Node {
	for _, p := range parts {
		to = append(to, p)
	}
	return to
}

// appendEach appends the elements of a list of node values.
func appendEach[T any, P interface {
	*T
	Node
}](to []Node, parts []T) []Node {
	for i := range parts {
		to = append(to, P(&parts[i]))
	}
	return to
}
