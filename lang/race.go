package lang

import "slices"

// Race is two flows of one lead that may be under way at the same time, where
// one writes what the other reads or writes: the order decides the result.
type Race struct {
	Thing  string   // what both touch, in a marketer's words: `country`, `list "Hot"`, `the status in program "P"`
	Writer RaceSide // writes it
	Other  RaceSide // reads or writes it
	Causes []RaceCause

	// More are further flows that start for the same reason as these two, and race
	// over the thing with one of them or of each other. Each has one place.
	More []RaceSide

	WayOut string // what to write instead

	Allowed bool   // a comment in the source allows the warning
	Reason  string // that the comment gives
}

// RaceSide is one place of a race.
type RaceSide struct {
	Flow   *Campaign // the campaign that was started by itself, or the executable that holds both cause and place
	Holder *Campaign // the campaign whose flow has the statement: Flow, or an executable that it executes
	At     Span
	Writes bool
}

// RaceCause is one reason why two flows run side by side: a request, a write
// that fires a trigger, or a trigger that fires with another's.
type RaceCause struct {
	Starts *Campaign
	By     *Campaign // who requests or wakes it; nil for an event from outside
	At     Span
	Fires  bool   // a trigger, no request
	Text   string // all that in a sentence
}

// races is the state of the search for races and loops.
type races struct {
	*flows
	steps    *stepEntries
	watch    map[string][]listener     // by activity, in order of campaigns
	flow     []*timeline               // by Campaign.Index
	courses  []*course                 // by Campaign.Index, made when first asked for
	kins     []*kin                    // by Campaign.Index, made when first asked for
	sources  map[string][]byte         // by path
	requests map[*Campaign][]requestAt // of each campaign, made when first asked for
	days     map[sameDays]bool         // which `repeat` lines have a day in common
	found    map[raceKey]*Race
	pairs    map[pairKey]*Race
	each     func(*Race) // takes every pair of flows; nil: those of one crowd are one race
	left     allowance
	spent    bool
}

// raceKey makes a pair of places a single race, also where programs made of one
// template repeat it.
type raceKey struct {
	thing         string
	writer, other Position
}

// pairKey makes a pair of flows one race for each thing.
type pairKey struct {
	thing string
	a, b  *Campaign
}

// racesPerFact bounds the search: so many comparisons for each place of the
// source that reads or writes. A workspace that a company has needs a few.
const racesPerFact = 64

// checkRaces finds races and loops and warns of each.
func (f *flows) checkRaces() {
	r := f.races()
	r.findRaces()
	slices.SortStableFunc(r.ws.Races, func(a, b *Race) int { return comparePlaces(a.Writer.At.Pos, b.Writer.At.Pos) })
	for _, race := range r.ws.Races {
		if len(race.More) > 0 {
			race.WayOut = wayOutOfCrowd
		}
		r.warnRace(race)
	}
	r.findLoops()
}

// racesFound is what checkRaces warns of. It may go on beside other passes, of
// which none changes what it reads.
func (f *flows) racesFound() (found Diagnostics) {
	own := *f
	own.report = func(d Diagnostic) { found = append(found, d) }
	own.checkRaces()
	return found
}

// pairsPerFact bounds the search for all pairs as racesPerFact does that of Check.
const pairsPerFact = 1 << 16

// EachRace calls each with every pair of flows of a workspace that race, where
// Workspace.Races has those with one cause together: a hundred campaigns that
// one form starts may be five thousand pairs. The pairs come as they are found,
// in the order of campaigns. The workspace is one without errors, that Check
// passed; it is only read.
func EachRace(ws *Workspace, lib *Library, each func(*Race)) {
	graph := newCallGraph(ws, nil)
	f := &flows{
		ws: ws, lib: lib, report: func(Diagnostic) {},
		graph: graph, groups: graph.groups(), survey: newSurveyor(ws, graph.campaigns),
	}
	r := f.races()
	r.each = func(pair *Race) {
		ws.allowPair(pair)
		each(pair)
	}
	r.left = r.left / racesPerFact * pairsPerFact
	r.findRaces()
}

// races prepares the search: what starts what, and what each flow does when.
func (f *flows) races() *races {
	r := &races{
		flows: f, watch: map[string][]listener{}, found: map[raceKey]*Race{}, pairs: map[pairKey]*Race{},
		sources: map[string][]byte{}, days: map[sameDays]bool{},
		flow: make([]*timeline, len(f.graph.campaigns)), courses: make([]*course, len(f.graph.campaigns)),
		kins: make([]*kin, len(f.graph.campaigns)),
		left: inferenceBase + f.effectsAllowed()*racesPerFact/inferencePerFact,
	}
	for _, file := range f.ws.Files {
		r.sources[file.Path] = file.Source
	}
	r.steps = r.stepEntries()
	r.watchTriggers()
	for _, g := range f.groups.list { // callees first: a timeline holds those of its executables
		for _, c := range g.members {
			r.flow[c.Index] = r.timeline(c, g.cyclic)
		}
	}
	return r
}

// spend reports whether n more steps of the search are allowed.
func (r *races) spend(n int) bool {
	if r.left.spend(n) {
		return true
	}
	if !r.spent {
		r.spent = true
		r.tooManyRaces()
	}
	return false
}

// runs reports whether a campaign is no template's: those run only in the programs
// that are made from the template.
func (r *races) runs(c *Campaign) bool { return c.Index < len(r.ws.Campaigns) }

// active campaigns are those that can be woken or requested.
func (c *Campaign) active() bool { return !c.Inactive && !c.Executable }
