package interp

import (
	"strings"

	"campaignc/lang"
)

// relative reports whether a condition looks into the token context: only then
// must a campaign be on the call stack while its smart list is asked.
func (c *compiler) relative(cond lang.Node) bool {
	return c.looksIntoContext(cond, map[*lang.SmartListAsset]bool{})
}

func (c *compiler) looksIntoContext(n lang.Node, seen map[*lang.SmartListAsset]bool) bool {
	found := false
	lang.Walk(n, func(n lang.Node) bool {
		switch n := n.(type) {
		case *lang.Name:
			found = found || contextual(c.info.Names[n])
		case *lang.Text:
			for _, p := range n.Parts {
				found = found || p.Token != nil && contextual(c.info.Tokens[p.Token])
			}
		case *lang.Phrase:
			found = found || c.phraseLooks(n, seen)
		}
		return !found
	})
	return found
}

// phraseLooks follows a phrase into the smart lists it names.
func (c *compiler) phraseLooks(p *lang.Phrase, seen map[*lang.SmartListAsset]bool) bool {
	match := c.info.Phrases[p]
	if match == nil {
		return true
	}
	for _, o := range match.Operands {
		switch asset := o.Object.(type) {
		case *lang.SmartListAsset:
			if !seen[asset] {
				seen[asset] = true
				if c.looksIntoContext(asset.Decl, seen) {
					return true
				}
			}
		case *lang.Segmentation:
			return true // its segments could; they are rarely asked in a gate
		}
	}
	return false
}

// contextual reports whether what a name stands for depends on the context.
func contextual(o lang.Object) bool {
	switch o := o.(type) {
	case *lang.Token:
		return true
	case *lang.Field:
		return o.Scope == lang.MemberScope
	case *lang.Builtin:
		return !strings.HasPrefix(o.Name, "system.") && !strings.HasPrefix(o.Name, "lead.")
	}
	return false
}
