package lang

// declareCampaign declares a campaign: its parameters, smart list, flow and
// schedule. What stands in them is checked later.
func (c *checker) declareCampaign(d *CampaignDecl, p *Program, tokens map[string]*TokenValue, hidden bool) {
	camp := &Campaign{
		Name: d.Name.Value, Program: p, Executable: d.Executable, Inactive: d.Inactive,
		Rule: defaultRule(d), Tokens: tokens, Decl: d,
	}
	if c.declare(c.names.campaigns, &d.Name, camp, p, hidden) {
		if hidden {
			c.hidden = append(c.hidden, camp)
		} else {
			camp.Index = len(c.ws.Campaigns)
			c.ws.Campaigns = append(c.ws.Campaigns, camp)
		}
	}
	c.fillCampaign(camp)
}

// fillCampaign reads the parts of a campaign. Each but tokens stands once.
func (c *checker) fillCampaign(camp *Campaign) {
	seen := map[string]Member{}
	once := func(m Member, what string) bool {
		if other := seen[what]; other != nil {
			c.partTwice(m, other, what)
			return false
		}
		seen[what] = m
		return true
	}
	own := map[string]*TokenDecl{}
	var schedule *Schedule
	for _, m := range camp.Decl.Members {
		switch m := m.(type) {
		case *Description:
			if once(m, "description") {
				camp.Description = m.Text.Value
			}
		case *TokenDecl:
			if len(own) == 0 {
				camp.Tokens = c.ownTokens(camp.Tokens, m.Span)
			}
			c.declareToken(m, camp.Tokens, own, tokenHome{program: camp.Program, campaign: true})
		case *SmartList:
			if once(m, "smart list") {
				camp.addConditions(&m.Conditions)
			}
		case *Flow:
			if once(m, "flow") {
				camp.Flow = &m.Block
			}
		case *Schedule:
			if once(m, "schedule") {
				schedule = m
			}
		}
	}
	if schedule != nil {
		c.schedule(camp, schedule)
	}
	if camp.Limit == 0 && camp.kind() == batch {
		camp.Limit = c.ws.LeadLimit
	}
}

func (camp *Campaign) addConditions(cs *Conditions) {
	for _, item := range cs.Items {
		switch item := item.(type) {
		case *When:
			if item.Phrase != nil {
				camp.Triggers = append(camp.Triggers, item.Phrase)
			}
		case *Filter:
			camp.Filters = append(camp.Filters, item.Cond)
		}
	}
}

// checkCampaigns checks what stands in every campaign, those of templates too.
func (c *checker) checkCampaigns() {
	for _, list := range [][]*Campaign{c.ws.Campaigns, c.hidden} {
		for _, camp := range list {
			s := &scope{program: camp.Program, campaign: camp}
			for _, t := range camp.Triggers {
				c.phrase(t, TriggerEntry, s, strict)
			}
			c.conds(camp.Filters, s)
			c.block(camp.Flow, s)
		}
	}
}

// checkFlows runs the checks of calls and effects over all campaigns, those of
// templates too.
func (c *checker) checkFlows() { c.flows = checkFlows(c.ws, c.lib, c.graph, c.report) }
