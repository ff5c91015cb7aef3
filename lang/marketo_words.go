package lang

import "strings"

// MarketoText is a value as it is typed into a step in Marketo: a literal, with
// tokens for fields and My Tokens. What Marketo cannot work out is given as its
// source, in backticks; a warning says so.
func (ws *Workspace) MarketoText(x Expr) string {
	switch x := unparen(x).(type) {
	case *Text:
		return ws.tokenText(x)
	case *Number:
		return x.Raw
	case *Sign:
		return x.Op + ws.MarketoText(x.X)
	case *Bool:
		if x.Value {
			return "true"
		}
		return "false"
	case *Empty:
		return "NULL"
	case *Moment:
		return strings.Replace(x.Raw, "T", " ", 1)
	case *Quantity:
		return ws.sourceOf(x)
	case *List:
		var items []string
		for _, item := range x.Items {
			items = append(items, ws.MarketoText(item))
		}
		return strings.Join(items, "; ")
	case *Name:
		if token := ws.marketoToken(ws.Info.Names[x]); token != "" {
			return token
		}
	case *Arith:
		if text, ok := ws.joinedText(x); ok {
			return text
		}
	case *Call:
		if match := ws.Info.Calls[x]; match != nil && match.Func.Token != "" {
			return "{{" + match.Func.Token + "}}"
		} else if match != nil && (match.Func.name == "text" || match.Func.name == "date_of") {
			return ws.MarketoText(match.Args[0])
		}
	}
	return "`" + ws.sourceOf(x) + "`"
}

// tokenText is a text with its tokens under the names that Marketo has for them.
func (ws *Workspace) tokenText(t *Text) string {
	var b strings.Builder
	for _, p := range t.Parts {
		if p.Token == nil {
			b.WriteString(p.Literal)
			continue
		}
		token := ws.marketoToken(ws.Info.Tokens[p.Token])
		if token == "" {
			token = "{{" + p.Token.Family + "." + p.Token.Name + "}}"
		}
		if p.Token.HasDefault {
			token = strings.TrimSuffix(token, "}}") + ":default=" + p.Token.Default + "}}"
		}
		b.WriteString(token)
	}
	return b.String()
}

// marketoToken is the token that stands for a field, a My Token or a name of the
// language's; "" for anything else.
func (ws *Workspace) marketoToken(o Object) string {
	switch o := o.(type) {
	case *Field:
		family := map[Scope]string{LeadScope: "lead", CompanyScope: "company", MemberScope: "member"}[o.Scope]
		return "{{" + family + "." + MarketoField(o) + "}}"
	case *Token:
		return "{{my." + o.Name + "}}"
	case *Builtin:
		if family, name, ok := strings.Cut(o.Name, "."); ok && family != "failure" {
			if family == "trigger" {
				name = titled(strings.Split(name, "_"))
			}
			return "{{" + family + "." + name + "}}"
		}
	}
	return ""
}

// joinedText is `a + b` on texts, written one behind the other.
func (ws *Workspace) joinedText(x *Arith) (string, bool) {
	if !ws.Info.Types[x].Kind.IsText() {
		return "", false
	}
	text := ws.MarketoText(x.First)
	for _, p := range x.Rest {
		text += ws.MarketoText(p.X)
	}
	return text, !strings.Contains(text, "`")
}

// sourceOf is what stands in a node's place, on one line.
func (ws *Workspace) sourceOf(n Node) string {
	at := n.Range()
	for _, f := range ws.Files {
		if f.Path == at.Pos.Filename && 0 <= at.Pos.Offset && at.Pos.Offset <= at.EndPos.Offset && at.EndPos.Offset <= len(f.Source) {
			return strings.Join(strings.Fields(string(f.Source[at.Pos.Offset:at.EndPos.Offset])), " ")
		}
	}
	return ""
}

// MarketoParam is one field of a step, or one constraint of a trigger or filter.
type MarketoParam struct{ Label, Value string }

// MarketoParams are the fields of a library step in Marketo, in the order of its
// form; a program that is left out is the one that holds the campaign.
func (ws *Workspace) MarketoParams(m *PhraseMatch) []MarketoParam {
	var params []MarketoParam
	for i, slot := range m.Entry.slots {
		value := ws.operandWords(m.Operands[i])
		if value == "" && slot.Kind == SlotProgram && m.Program != nil {
			value = m.Program.Name
		}
		if value != "" {
			params = append(params, MarketoParam{operandLabel(m.Entry, slot.Name), value})
		}
	}
	return params
}

func (ws *Workspace) operandWords(o Operand) string {
	switch named := o.Object.(type) {
	case *Field:
		return MarketoField(named)
	case *Asset:
		return inProgram(named.Program, named.Name)
	case *EmailAsset:
		return inProgram(named.Program, named.Name)
	case *WebhookAsset:
		return named.Name
	case *SmartListAsset:
		return inProgram(named.Program, named.Name)
	case *Segmentation:
		return named.Name
	case *Segment:
		return named.Name
	case *Status:
		return named.Name
	case *Program:
		return named.Name
	case *Campaign:
		return named.Qualified()
	}
	switch {
	case o.Word == "owner":
		return "Sales Owner"
	case o.Word != "":
		return titled(strings.Split(o.Word, "_"))
	case o.Expr != nil:
		return ws.MarketoText(o.Expr)
	}
	return ""
}
