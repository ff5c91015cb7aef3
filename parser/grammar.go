package parser

import (
	"reflect"
	"runtime"
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"campaignc/lang"
)

// Participle hands a production nothing but the lexer, so a production that
// reports errors must belong to the parse it reports to. A grammar is therefore
// one set of built parsers with the session they work for; a parse borrows one
// and nothing is shared between parses.

// grammar holds one parser for each tagged production, and the rules by which
// the leading word chooses among them.
type grammar struct {
	*session

	whole       *participle.Parser[start]
	productions []production // those that tags describe

	decls      map[string]rule[lang.Decl]
	members    map[string]rule[lang.Member]
	stmts      map[string]rule[lang.Stmt]
	schedItems map[string]rule[lang.SchedItem]
	testItems  map[string]rule[lang.TestItem]
	expects    map[string]rule[lang.TestItem] // what is expected, by the word before a quoted name

	channelDecl rule[lang.Decl]
	field       rule[*lang.FieldDecl]
	status      rule[*lang.StatusDecl]
	segment     rule[*lang.SegmentDecl]
	conditions  rule[*lang.Conditions]
	handler     rule[*lang.Handler]
	elseIf      rule[*lang.ElseIf]
	record      rule[*lang.Record]
	recordField rule[*lang.RecordField]
	row         rule[*lang.TestRow]
}

// A rule reads one node. With an error it returns what it had read, or nil.
type rule[N lang.Node] func(*lexer.PeekingLexer) (N, error)

// grammars are those that no parse has borrowed, one a core: to build one takes
// as long as to read some hundred lines.
var grammars = make(chan *grammar, runtime.GOMAXPROCS(0))

// borrow returns a grammar for one parse, and what gives it back.
func borrow(src *source) (*grammar, func()) {
	var g *grammar
	select {
	case g = <-grammars:
	default:
		g = newGrammar()
	}
	g.session = newSession(src)
	return g, func() {
		g.session = nil
		select {
		case grammars <- g:
		default:
		}
	}
}

func newGrammar() *grammar {
	g := &grammar{}
	g.buildDecls()
	g.buildMembers()
	g.buildStmts()
	g.buildTestItems()
	g.whole = participle.MustBuild[start](
		participle.Lexer(definition{}),
		participle.Elide("Comment", "Space"),
		participle.UseLookahead(0), // each token read is a commitment: errors stand where they are
		participle.ParseTypeWith(g.readDecl),
		participle.ParseTypeWith(g.readMember),
		participle.ParseTypeWith(g.readStmt),
		participle.ParseTypeWith(g.readCondItem),
		participle.ParseTypeWith(g.readSchedItem),
		participle.ParseTypeWith(g.readTestItem),
		participle.ParseTypeWith(g.readAttr),
		participle.ParseTypeWith(g.readExpr),
		participle.ParseTypeWith(g.readCond),
		participle.Union(g.productions...),
	)
	return g
}

// production is any node that tags describe.
type production interface{ lang.Node }

// start stands for the whole grammar: participle builds what can be reached
// from one type, and the nodes that productions share only once.
type start struct {
	Any production `parser:"@@"`
}

// tagged is the rule of a production whose grammar its tags are.
func tagged[T any, N lang.Node](g *grammar) rule[N] {
	g.productions = append(g.productions, any(new(T)).(production))
	var parser *participle.Parser[T]
	name := reflect.TypeFor[T]().Name()
	return func(lex *lexer.PeekingLexer) (N, error) {
		if parser == nil {
			parser = parserOf[T](g)
		}
		node, err := parser.ParseFromLexer(lex, participle.AllowTrailing(true))
		if unexpected, ok := err.(*participle.UnexpectedTokenError); ok {
			err = &failure{unexpected, name}
		}
		return any(node).(N), err
	}
}

// parserOf panics for a production that the grammar does not hold, as a build does.
func parserOf[T any](g *grammar) *participle.Parser[T] {
	p, err := participle.ParserForProduction[T](g.whole)
	if err != nil {
		panic(err)
	}
	return p
}

// productionTexts is the EBNF of the tagged productions, one a line.
func (g *grammar) productionTexts() string {
	_, texts, _ := strings.Cut(g.whole.String(), "\nProduction = ")
	_, texts, _ = strings.Cut(texts, "\n")
	return texts
}

func (g *grammar) buildDecls() {
	campaign := tagged[lang.CampaignDecl, lang.Decl](g)
	program := tagged[lang.ProgramDecl, lang.Decl](g)
	test := tagged[lang.TestDecl, lang.Decl](g)
	g.decls = map[string]rule[lang.Decl]{
		"camp":         tagged[lang.Version, lang.Decl](g),
		"workspace":    tagged[lang.WorkspaceDecl, lang.Decl](g),
		"lead":         tagged[lang.LeadDecl, lang.Decl](g),
		"company":      tagged[lang.CompanyDecl, lang.Decl](g),
		"member":       tagged[lang.MemberDecl, lang.Decl](g),
		"table":        tagged[lang.TableDecl, lang.Decl](g),
		"list":         tagged[lang.ListDecl, lang.Decl](g),
		"form":         tagged[lang.FormDecl, lang.Decl](g),
		"channel":      tagged[lang.ChannelRef, lang.Decl](g),
		"email":        tagged[lang.EmailDecl, lang.Decl](g),
		"webhook":      tagged[lang.WebhookDecl, lang.Decl](g),
		"smart":        tagged[lang.SmartListDecl, lang.Decl](g),
		"segmentation": tagged[lang.SegmentationDecl, lang.Decl](g),
		"folder":       tagged[lang.FolderDecl, lang.Decl](g),
		"template":     program,
		"program":      program,
		"token":        tagged[lang.TokenDecl, lang.Decl](g),
		"inactive":     campaign,
		"executable":   campaign,
		"campaign":     campaign,
		"test":         test,
		"always":       test,
	}
	g.channelDecl = tagged[lang.ChannelDecl, lang.Decl](g)
	g.field = unlessDecl(g, tagged[lang.FieldDecl, *lang.FieldDecl](g))
	g.status = unlessDecl(g, tagged[lang.StatusDecl, *lang.StatusDecl](g))
	g.segment = unlessDecl(g, tagged[lang.SegmentDecl, *lang.SegmentDecl](g))
}

func (g *grammar) buildMembers() {
	g.members = map[string]rule[lang.Member]{
		"description": tagged[lang.Description, lang.Member](g),
		"token":       tagged[lang.TokenDecl, lang.Member](g),
		"smart":       tagged[lang.SmartList, lang.Member](g),
		"flow":        tagged[lang.Flow, lang.Member](g),
		"schedule":    tagged[lang.Schedule, lang.Member](g),
	}
	g.conditions = tagged[lang.Conditions, *lang.Conditions](g)
	g.schedItems = map[string]rule[lang.SchedItem]{
		"run":    tagged[lang.RunRule, lang.SchedItem](g),
		"limit":  tagged[lang.LeadLimit, lang.SchedItem](g),
		"repeat": tagged[lang.Recurrence, lang.SchedItem](g),
		"ignore": tagged[lang.LimitsIgnored, lang.SchedItem](g),
	}
}

func (g *grammar) buildStmts() {
	g.stmts = map[string]rule[lang.Stmt]{
		"set":     tagged[lang.Set, lang.Stmt](g),
		"if":      tagged[lang.If, lang.Stmt](g),
		"execute": tagged[lang.Execute, lang.Stmt](g),
		"request": tagged[lang.Request, lang.Stmt](g),
		"wait":    tagged[lang.Wait, lang.Stmt](g),
		"retry":   tagged[lang.Retry, lang.Stmt](g),
		"fail":    tagged[lang.Fail, lang.Stmt](g),
		"stop":    tagged[lang.Stop, lang.Stmt](g),
	}
	g.elseIf = tagged[lang.ElseIf, *lang.ElseIf](g)
	g.handler = tagged[lang.Handler, *lang.Handler](g)
}

func (g *grammar) buildTestItems() {
	g.record = tagged[lang.Record, *lang.Record](g)
	g.recordField = unlessDecl(g, tagged[lang.RecordField, *lang.RecordField](g))
	g.row = unlessDecl(g, tagged[lang.TestRow, *lang.TestRow](g))
	g.testItems = map[string]rule[lang.TestItem]{
		"rows":   tagged[lang.TestRows, lang.TestItem](g),
		"given":  g.given,
		"when":   g.testWhen,
		"run":    tagged[lang.TestRun, lang.TestItem](g),
		"after":  tagged[lang.TestAfter, lang.TestItem](g),
		"at":     g.testAt,
		"set":    tagged[lang.Set, lang.TestItem](g),
		"if":     tagged[lang.TestIf, lang.TestItem](g),
		"expect": g.expect,
	}
	g.expects = map[string]rule[lang.TestItem]{
		"order":     tagged[lang.ExpectOrder, lang.TestItem](g),
		"qualified": tagged[lang.ExpectQualified, lang.TestItem](g),
		"waiting":   tagged[lang.ExpectWaiting, lang.TestItem](g),
	}
}
