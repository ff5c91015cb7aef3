package lang

// declareAsset declares a list, form, e-mail, webhook or smart list.
func (c *checker) declareAsset(d Decl, p *Program, hidden bool) {
	ws := c.ws
	switch d := d.(type) {
	case *ListDecl:
		a := &Asset{Name: d.Name.Value, Program: p, Index: len(ws.Lists), Decl: d}
		if c.declare(c.names.lists, &d.Name, a, p, hidden) && !hidden {
			ws.Lists = append(ws.Lists, a)
		}
	case *FormDecl:
		a := &Asset{Name: d.Name.Value, Program: p, Index: len(ws.Forms), Decl: d}
		if c.declare(c.names.forms, &d.Name, a, p, hidden) && !hidden {
			ws.Forms = append(ws.Forms, a)
		}
	case *EmailDecl:
		a := &EmailAsset{Name: d.Name.Value, Program: p, Index: len(ws.Emails), Decl: d}
		if c.declare(c.names.emails, &d.Name, a, p, hidden) && !hidden {
			ws.Emails = append(ws.Emails, a)
		}
		c.found.emails = append(c.found.emails, a)
	case *WebhookDecl:
		a := &WebhookAsset{Name: d.Name.Value, Program: p, Index: len(ws.Webhooks), Decl: d}
		if c.declare(c.names.webhooks, &d.Name, a, p, hidden) && !hidden {
			ws.Webhooks = append(ws.Webhooks, a)
		}
		c.found.webhooks = append(c.found.webhooks, a)
	case *SmartListDecl:
		a := &SmartListAsset{Name: d.Name.Value, Program: p, Conditions: &d.Conditions, Index: len(ws.SmartLists), Decl: d}
		if c.declare(c.names.smartLists, &d.Name, a, p, hidden) && !hidden {
			ws.SmartLists = append(ws.SmartLists, a)
		}
		c.found.smartLists = append(c.found.smartLists, a)
	}
}

// defaultSegment is the segment of everyone who is in no other.
const defaultSegment = "Default"

func (c *checker) declareSegmentation(d *SegmentationDecl) {
	a := &Segmentation{Name: d.Name.Value, Index: len(c.ws.Segmentations), Decl: d}
	seen := map[string]*SegmentDecl{}
	for _, sd := range d.Segments {
		if !c.checkName(&sd.Name, "segment") {
			continue
		}
		key := foldedName(sd.Name.Value)
		if other := seen[key]; other != nil {
			c.segmentTwice(sd, other)
			continue
		}
		if key == foldedName(defaultSegment) {
			c.defaultDeclared(sd)
			continue
		}
		seen[key] = sd
		a.Segments = append(a.Segments, &Segment{Name: sd.Name.Value, Conditions: &sd.Conditions, Index: len(a.Segments)})
	}
	a.Segments = append(a.Segments, &Segment{Name: defaultSegment, Index: len(a.Segments)})
	if c.declare(c.names.segmentations, &d.Name, a, nil, false) {
		c.ws.Segmentations = append(c.ws.Segmentations, a)
	}
}

// checkAssets checks what stands in assets: attributes, texts, conditions.
func (c *checker) checkAssets() {
	for _, a := range c.found.webhooks {
		c.checkWebhook(a)
	}
	for _, a := range c.found.emails {
		c.checkEmail(a)
	}
	for _, a := range c.found.smartLists {
		c.conditions(a.Conditions, &scope{place: inAsset, program: a.Program, asset: a})
	}
	for _, a := range c.ws.Segmentations {
		for _, seg := range a.Segments {
			c.conditions(seg.Conditions, &scope{place: inAsset, asset: a})
		}
	}
}
