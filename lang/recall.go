package lang

import (
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
)

// Recall is what a check found out about choices and smart lists, campaign by
// campaign, for the next check of the same workspace: a campaign whose tree is
// the same, and around which nothing else is declared than before, is not looked
// at again. What the campaigns do together is always worked out anew.
//
// The zero Recall is empty. It is for one check at a time.
type Recall struct {
	seed   maphash.Seed
	around uint64           // what is declared, of the check that is going on
	files  map[*File]uint64 // what is declared in each file
	known  map[*CampaignDecl]recalled
	fresh  map[*CampaignDecl]recalled // of the check that is going on
}

// recalled is what was found of a campaign.
type recalled struct {
	around   uint64
	borrowed string // the tokens that callers lend it
	found    []Diagnostic
}

// begin finds out what is declared.
func (r *Recall) begin(c *checker) {
	if r == nil {
		return
	}
	if r.files == nil {
		r.seed = maphash.MakeSeed()
	}
	files := make(map[*File]uint64, len(c.ws.Files))
	var all maphash.Hash
	all.SetSeed(r.seed)
	for _, f := range c.ws.Files {
		sum, ok := r.files[f]
		if !ok {
			sum = maphash.Bytes(r.seed, declared(f))
		}
		files[f] = sum
		maphash.WriteComparable(&all, sum)
	}
	r.files, r.around = files, all.Sum64()
	r.fresh = make(map[*CampaignDecl]recalled, len(c.ws.Campaigns))
}

// declared is the source of a file without the flows and smart lists of its
// campaigns, with the places of smart lists and segments, which findings elsewhere
// may show.
func declared(f *File) []byte {
	out, at := fmt.Appendln(nil, f.Path), 0
	for _, d := range f.Decls {
		Walk(d, func(n Node) bool {
			switch n := n.(type) {
			case *FolderDecl, *ProgramDecl, *CampaignDecl:
				return true
			case *SmartListDecl, *SegmentationDecl:
				out = fmt.Appendln(out, n.Range().Pos)
			case *Flow, *SmartList:
				if span := n.Range(); at <= span.Pos.Offset && span.Pos.Offset <= span.EndPos.Offset {
					out = append(out, f.Source[at:span.Pos.Offset]...)
					at = span.EndPos.Offset
				}
			}
			return false
		})
	}
	return append(out, f.Source[at:]...)
}

// choices gives what was found of a campaign, if that still holds.
func (r *Recall) choices(c *checker, camp *Campaign) ([]Diagnostic, bool) {
	if r == nil {
		return nil, false
	}
	known, ok := r.known[camp.Decl]
	if !ok || known.around != r.around || known.borrowed != lent(c.borrowed[camp]) {
		return nil, false
	}
	r.fresh[camp.Decl] = known
	return known.found, true
}

// keep remembers what was found of a campaign.
func (r *Recall) keep(c *checker, camp *Campaign, found []Diagnostic) {
	if r != nil {
		r.fresh[camp.Decl] = recalled{r.around, lent(c.borrowed[camp]), slices.Clone(found)}
	}
}

// end forgets campaigns that there are no more.
func (r *Recall) end() {
	if r != nil {
		r.known, r.fresh = r.fresh, nil
	}
}

// lent writes out the types of tokens.
func lent(tokens map[string]Type) string {
	if len(tokens) == 0 {
		return ""
	}
	var out []byte
	for _, name := range slices.Sorted(maps.Keys(tokens)) {
		out = fmt.Appendln(out, name, tokens[name])
	}
	return string(out)
}
