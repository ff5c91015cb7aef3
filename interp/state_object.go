package interp

import (
	"slices"

	"campaignc/lang"
)

// refOf names something that a program may hold.
func refOf(p *lang.Program, name string) Ref {
	if p == nil {
		return Ref{Name: name}
	}
	return Ref{p.Name, name}
}

func campaignRef(c *lang.Campaign) Ref { return refOf(c.Program, c.Name) }

// stateOfObject names what an activity is about, so that it can be found in the
// same workspace compiled anew; nil for what has no name of its own.
func stateOfObject(o lang.Object) *ObjectState {
	switch o := o.(type) {
	case *lang.Field:
		return &ObjectState{"field", refOf(o.Program, o.Qualified())}
	case *lang.Asset:
		if _, form := o.Decl.(*lang.FormDecl); form {
			return &ObjectState{"form", refOf(o.Program, o.Name)}
		}
		return &ObjectState{"list", refOf(o.Program, o.Name)}
	case *lang.EmailAsset:
		return &ObjectState{"email", refOf(o.Program, o.Name)}
	case *lang.WebhookAsset:
		return &ObjectState{"webhook", refOf(o.Program, o.Name)}
	case *lang.SmartListAsset:
		return &ObjectState{"smart list", refOf(o.Program, o.Name)}
	case *lang.Segmentation:
		return &ObjectState{"segmentation", Ref{Name: o.Name}}
	case *lang.Program:
		return &ObjectState{"program", Ref{Name: o.Name}}
	case *lang.Campaign:
		return &ObjectState{"campaign", campaignRef(o)}
	}
	return nil
}

// object finds what the record names; nil when the workspace has it no more,
// and the activity is then known by its name alone.
func (p *Program) object(s *ObjectState) lang.Object {
	if s == nil {
		return nil
	}
	ws := p.Workspace
	switch s.Kind {
	case "field":
		return objectOf(s, p.fields())
	case "list":
		return objectOf(s, ws.Lists)
	case "form":
		return objectOf(s, ws.Forms)
	case "email":
		return objectOf(s, ws.Emails)
	case "webhook":
		return objectOf(s, ws.Webhooks)
	case "smart list":
		return objectOf(s, ws.SmartLists)
	case "segmentation":
		return objectOf(s, ws.Segmentations)
	case "program":
		return objectOf(s, ws.Programs)
	case "campaign":
		return objectOf(s, ws.Campaigns)
	}
	return nil
}

// objectOf finds the object among those of its kind.
func objectOf[O lang.Object](s *ObjectState, all []O) lang.Object {
	for _, o := range all {
		if named := stateOfObject(o); named != nil && named.Ref == s.Ref {
			return o
		}
	}
	return nil
}

// fields are the fields of leads, companies and members.
func (p *Program) fields() []*lang.Field {
	all := slices.Clone(p.Workspace.Fields)
	for _, program := range p.Workspace.Programs {
		all = append(all, program.Members...)
	}
	return all
}
