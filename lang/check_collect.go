package lang

// collection is the declarations of all files, sorted by what they are, each
// kind in the order of files and places.
type collection struct {
	workspaces []*WorkspaceDecl
	leads      []*LeadDecl
	companies  []*CompanyDecl
	tables     []*TableDecl
	channels   []*ChannelDecl
	folders    []*home
	bodies     []placed // assets, programs, campaigns and tests

	// What the bodies hold, templates' included.
	emails     []*EmailAsset
	webhooks   []*WebhookAsset
	smartLists []*SmartListAsset
	tests      []test
	rows       []*TestRows // of tests
}

// test is a test with the program that holds it.
type test struct {
	decl    *TestDecl
	program *Program
}

// home is a place for declarations outside programs: the top of the files, or
// a folder with the folders around it.
type home struct {
	folders []string
	parent  *home
	decls   []*TokenDecl           // tokens declared in the folder
	tokens  map[string]*TokenValue // they and those around them
}

// placed is a declaration with its place.
type placed struct {
	decl Decl
	home *home
}

// collect sorts the declarations of all files. Folders are opened; programs
// stay closed, since a template has to be known before it is used.
func (c *checker) collect() {
	top := &home{}
	for _, f := range c.ws.Files {
		if f.Version != nil {
			c.checkVersion(f.Version)
		}
		for _, d := range f.Decls {
			if !c.enter(d) {
				continue
			}
			c.sort(d, top)
			c.leave()
		}
	}
}

func (c *checker) sort(d Decl, h *home) {
	switch d := d.(type) {
	case *Version:
		c.checkVersion(d)
	case *WorkspaceDecl:
		c.found.workspaces = append(c.found.workspaces, d)
	case *LeadDecl:
		c.found.leads = append(c.found.leads, d)
	case *CompanyDecl:
		c.found.companies = append(c.found.companies, d)
	case *TableDecl:
		c.found.tables = append(c.found.tables, d)
	case *ChannelDecl:
		c.found.channels = append(c.found.channels, d)
	case *FolderDecl:
		c.openFolder(d, h)
	case *TokenDecl:
		if h.parent == nil {
			c.misplaced(d, "a token", "a folder, a program or a campaign")
			return
		}
		h.decls = append(h.decls, d)
	case *MemberDecl:
		c.misplaced(d, "member fields", "a program")
	case *ChannelRef:
		c.misplaced(d, "the choice of a channel", "a program")
	case *Bad:
	default:
		c.found.bodies = append(c.found.bodies, placed{d, h})
	}
}

func (c *checker) openFolder(d *FolderDecl, h *home) {
	c.checkName(&d.Name, "folder")
	inner := &home{parent: h, folders: append(h.folders[:len(h.folders):len(h.folders)], d.Name.Value)}
	c.found.folders = append(c.found.folders, inner)
	for _, x := range d.Decls {
		if !c.enter(x) {
			return
		}
		c.sort(x, inner)
		c.leave()
	}
}

// languageVersion is the version of the language that this package reads.
const languageVersion = "1"

func (c *checker) checkVersion(v *Version) {
	if v.Number != languageVersion {
		c.wrongVersion(v)
	}
}

// declareBodies declares assets, programs, campaigns and tests. Templates come
// first: whatever is made from them has to find them.
func (c *checker) declareBodies() {
	for _, b := range c.found.bodies {
		if p, ok := b.decl.(*ProgramDecl); ok && p.Template {
			c.declareTemplate(p, b.home)
		}
	}
	for _, b := range c.found.bodies {
		switch d := b.decl.(type) {
		case *ProgramDecl:
			if !d.Template {
				c.declareProgram(d, b.home)
			}
		case *SegmentationDecl:
			c.declareSegmentation(d)
		case *CampaignDecl:
			c.declareCampaign(d, nil, b.home.tokens, false)
		case *TestDecl:
			c.declareTest(d, nil, false)
		default:
			c.declareAsset(d, nil, false)
		}
	}
}
