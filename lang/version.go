package lang

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// FlowVersion tells versions of a campaign's flow apart: 16 hexadecimal digits
// that are the same as long as the flow's statements are, however they are laid
// out and commented. A lead that waits in a flow stands at one of its
// statements, which means the same place in the same version only. What else
// the campaign says, its smart list and schedule, is no part of it: that was
// decided when the lead entered. Safe for concurrent use.
func (ws *Workspace) FlowVersion(c *Campaign) string {
	sum := sha256.Sum256(ws.plainFlow(c))
	return hex.EncodeToString(sum[:8])
}

// plainFlow is the flow in its canonical form, without comments and blank lines.
func (ws *Workspace) plainFlow(c *Campaign) []byte {
	if c.Decl == nil {
		return nil
	}
	var text []byte
	for _, f := range ws.Files {
		if f.Path != c.Decl.Pos.Filename {
			continue
		}
		for _, m := range c.Decl.Members {
			if flow, ok := m.(*Flow); ok {
				decl := &CampaignDecl{Span: c.Decl.Span, Name: c.Decl.Name, Members: []Member{flow}}
				text = append(text, Format(&File{Path: f.Path, Source: f.Source, Decls: []Decl{decl}})...)
			}
		}
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	plain := text[:0]
	for _, line := range lines {
		if len(bytes.TrimSpace(line)) > 0 {
			plain = append(plain, line...)
		}
	}
	return plain
}
