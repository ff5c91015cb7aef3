package lang

// EveryNode is for the tests of package lang_test, which may use the parser.
var EveryNode = everyNode
