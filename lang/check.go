package lang

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// CheckOptions is what Check needs from outside.
type CheckOptions struct {
	// Tables reads a table's CSV file: its header and its rows. The file is
	// slash-separated and never leads out of the workspace: it is the path in the
	// source joined to the folder of the .camp file that names it, so it is
	// relative to whatever File.Path is relative to. Without Tables every table is
	// an error.
	Tables func(file string) (header []string, rows [][]string, err error)

	// Marketo asks for warnings (W06xx) of what Marketo itself cannot express or
	// does otherwise. They are given for a workspace without errors.
	Marketo bool

	// Recall keeps what one check found of each campaign by itself for the next
	// check of the same files, some of which changed. Nil keeps nothing.
	Recall *Recall

	// ErrorsOnly leaves out what can only be warned of: choices, races, what nothing
	// uses, which are two thirds of the time. No warning is given then, and the
	// workspace has no Races. It is for who makes many workspaces to run them.
	ErrorsOnly bool

	// Unread says that parts of the files could not be read. Nothing is then said
	// of what nobody uses: the use may stand there.
	Unread bool
}

// Check finds out what every name in the files means and whether the whole is a
// workspace that can run, and says everything that is wrong with it, in order
// of place. The workspace is there even when there are errors, for an editor;
// only one without errors may be run.
//
// Bad nodes are silent, since their reader reported them. The time is linear in
// the source. Check keeps no state; it changes nothing but the library's
// entries' place in Info, so calls may run at once.
func Check(files []*File, lib *Library, opts CheckOptions) (*Workspace, Diagnostics) {
	c := newChecker(files, lib, opts)
	for _, pass := range []func(){
		// What is declared. Each line needs those above it.
		c.collect,          // sort the declarations by what they are
		c.declareWorkspace, // the time zone: dates without an offset need it
		c.declareFields,    // lead and company fields, types, defaults
		c.declareTables,    // and read their files
		c.declareChannels,  // before the programs that use them
		c.declareTokens,    // of folders, which programs inherit
		c.declareBodies,    // assets, templates, programs, campaigns, tests
		// What the calls between campaigns mean, and the tokens that travel with them.
		c.resolveCalls,
		c.borrow,
		// What every expression, condition, phrase and statement means.
		c.checkAssets,
		c.checkCampaigns,
		c.checkTests,
		c.checkSmartLists, // circles; needs the smart lists that conditions name
		// What the flows do together, what choices leave to nobody, what can hardly be meant.
		c.checkMeanings,
	} {
		pass()
	}
	if opts.ErrorsOnly {
		return c.ws, slices.DeleteFunc(c.diags, func(d Diagnostic) bool { return d.Severity == Warning }).Sort()
	}
	if opts.Marketo && !c.diags.HasErrors() {
		c.checkMarketo()
	}
	return c.ws, c.allow()
}

// sideMin is how many campaigns are worth a second worker.
const sideMin = 50

// checkMeanings looks at what the flows do together, at choices, and for what is
// most likely a mistake. Races need none of the rest and take as long: in a large
// workspace they are looked for at the same time.
func (c *checker) checkMeanings() {
	before, decided := len(c.diags), !c.diags.HasErrors() // or nobody knows what the conditions mean
	c.checkFlows()
	if c.opts.ErrorsOnly {
		return
	}
	var races Diagnostics
	var aside sync.WaitGroup
	if look := func() { races = c.flows.racesFound() }; len(c.ws.Campaigns) < sideMin {
		look()
	} else {
		aside.Go(look)
	}
	ofFlows := slices.Clone(c.diags[before:])
	c.diags = c.diags[:before]
	if decided {
		c.checkChoices()
	}
	c.diags = append(c.diags, ofFlows...)
	here := len(c.diags)
	c.warn()
	c.lint()
	aside.Wait()
	c.diags = slices.Insert(c.diags, here, races...)
}

// checker is the state of one check.
type checker struct {
	ws      *Workspace
	lib     *Library
	opts    CheckOptions
	diags   Diagnostics
	sources map[string][]byte // by path, to show what was written
	speller speller
	depth   int  // of the expression or block that is being checked
	wanted  Type // where a bare name stands, what it is compared with or stored as

	rows      *TestRows // of the test that is being checked, or nil
	rowNodes  int       // nodes of tests that rows make
	cloned    int       // nodes copied from templates
	inherited int       // tokens copied from places around others

	found    collection
	names    directories
	lead     fieldTable
	company  fieldTable
	members  map[*Program]*fieldTable
	tables   map[string]*Table
	triggers map[string]string // names of trigger tokens, by normal name

	templates map[string]*template
	hidden    []*Campaign // campaigns of templates: checked, never run
	graph     *callGraph  // who calls whom, all of them
	borrowed  map[*Campaign]map[string]Type
	spellings map[tokenPlace]*tokenIndex

	lists    listGraph // which smart lists and segmentations ask for which
	mails    mailTokens
	written  map[*Field]bool  // fields that a statement or step writes
	untils   []*Retry         // retries with a condition
	untilOf  map[*Retry][]use // the fields it asks for
	unasked  *undeclared      // fields that a step reads and nobody declared
	answered map[*Field]bool  // fields that a test's answer sets
	stated   map[*Field]bool  // fields that a test gives its lead, or changes
	flows    *flows           // what the flows do together
}

// use is a field at a place.
type use struct {
	field *Field
	at    Span
}

func newChecker(files []*File, lib *Library, opts CheckOptions) *checker {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	c := &checker{
		ws:        &Workspace{Files: files, Zone: time.UTC},
		lib:       lib,
		opts:      opts,
		sources:   make(map[string][]byte, len(files)),
		speller:   speller{spellBudget},
		names:     newDirectories(),
		lead:      newFieldTable(LeadScope),
		company:   newFieldTable(CompanyScope),
		members:   map[*Program]*fieldTable{},
		tables:    map[string]*Table{},
		triggers:  triggerTokens(lib),
		templates: map[string]*template{},
		written:   map[*Field]bool{},
		untilOf:   map[*Retry][]use{},
		answered:  map[*Field]bool{},
		stated:    map[*Field]bool{},
		spellings: map[tokenPlace]*tokenIndex{},
	}
	c.lists.init()
	c.mails = mailTokens{checker: c}
	size := 0
	for _, f := range files {
		c.sources[f.Path] = f.Source
		size += len(f.Source)
	}
	c.ws.Info = newInfo(size)
	return c
}

// infoMax bounds the memory that is put by for what a source may hold.
const infoMax = 4 << 20

// newInfo makes room for what usual sources of so many bytes hold: to grow maps
// costs more than to check what is in them.
func newInfo(bytes int) Info {
	bytes = min(bytes, infoMax)
	return Info{
		Types: make(map[Expr]Type, bytes/40), Names: make(map[*Name]Object, bytes/160), Tokens: make(map[*TextToken]Object, bytes/600),
		Calls: map[*Call]*CallMatch{}, Phrases: make(map[*Phrase]*PhraseMatch, bytes/200), Calling: make(map[Node]*Campaign, bytes/250),
		TestHomes: map[*TestDecl]*Program{},
		CaseRows:  map[*TestDecl]*CaseRow{}, Ordered: map[*Str]Object{},
	}
}

// report keeps a finding.
func (c *checker) report(d Diagnostic) { c.diags = append(c.diags, d) }

// depthMax bounds the nesting of expressions and blocks. The parser refuses far
// less; this guards trees that were made otherwise.
const depthMax = 1000

// enter goes one level deeper, or reports that this is too deep.
func (c *checker) enter(at Node) bool {
	if c.depth >= depthMax {
		c.tooDeep(at)
		return false
	}
	c.depth++
	return true
}

func (c *checker) leave() { c.depth-- }
