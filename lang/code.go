package lang

import "strings"

// Code identifies a kind of diagnostic, stable over versions: E for errors, W
// for warnings; E00xx reading, E01xx names, E02xx types, E03xx campaigns and
// calls, E04xx assets and declarations, W05xx lints, W06xx what Marketo itself
// cannot express or does otherwise.
type Code string

// Errors of reading.
const (
	CodeEncoding Code = "E0001" // not UTF-8 text
	CodeControl  Code = "E0002" // a control or invisible character
	CodeSyntax   Code = "E0003" // something else was expected here
	CodeString   Code = "E0004" // a string without an end
	CodeEscape   Code = "E0005" // an unknown escape in a string
	CodeNumber   Code = "E0006" // a number, date or time that cannot be
	CodeNesting  Code = "E0007" // nested too deeply
	CodeTooLarge Code = "E0008" // a file over the size limit
	CodeToken    Code = "E0009" // a malformed {{…}}
)

// Errors of names.
const (
	CodeUnknownName   Code = "E0101" // no field, token, table … of that name
	CodeUnknownAsset  Code = "E0102" // no campaign, list, e-mail … of that name
	CodeAmbiguous     Code = "E0103" // several things of that name
	CodeDuplicate     Code = "E0104" // declared twice
	CodeUnknownPhrase Code = "E0105" // no step, trigger or filter reads like that
	CodeReserved      Code = "E0106" // a reserved word as a name
	CodeUnknownToken  Code = "E0107" // no such token, or none given
)

// Errors of types.
const (
	CodeType      Code = "E0201" // a value of another type was expected
	CodeEnum      Code = "E0202" // not one of the enum's values
	CodeRange     Code = "E0203" // a number out of range
	CodeOperator  Code = "E0204" // the operator does not go with these values
	CodeCall      Code = "E0205" // wrong arguments of a function
	CodePattern   Code = "E0206" // a pattern that cannot be, or is no literal
	CodeCondition Code = "E0207" // a value where a condition stands, or the reverse
)

// Errors of campaigns and calls.
const (
	CodeTriggerInExecutable Code = "E0301"
	CodeWaitInExecutable    Code = "E0302"
	CodeRemoteInExecutable  Code = "E0303"
	CodeTimedRetry          Code = "E0304"
	CodeNotExecutable       Code = "E0305" // execute of something else
	CodeNotRequestable      Code = "E0306" // request of something else
	CodeDepth               Code = "E0307" // more than three executables stacked
	CodeRecursion           Code = "E0308"
	CodeTokenNotGiven       Code = "E0309"
	CodeContext             Code = "E0310" // something that exists only elsewhere: failure.reason, member.x
	CodeSchedule            Code = "E0311"
)

// Errors of declarations and assets.
const (
	CodeDeclaration Code = "E0401" // a declaration in the wrong place or form
	CodeAttribute   Code = "E0402" // an attribute an asset does not have, or lacks
	CodeTable       Code = "E0403" // a table's file
	CodeStatus      Code = "E0404" // a status the program's channel does not have
	CodeTemplate    Code = "E0405"
	CodeTest        Code = "E0406"
)

// Warnings.
const (
	WarnEmptySmartList Code = "W0501"
	WarnSuppression    Code = "W0502" // a suppression field is not declared
	WarnConfusable     Code = "W0503" // two names that look the same
	WarnMarketoEmpty   Code = "W0504" // Marketo's documented surprise with empty values
	WarnNoAnswer       Code = "W0505" // an until that only an answer can fulfil
	WarnRace           Code = "W0506" // two flows under way at once, one writes what the other uses
	WarnLoop           Code = "W0507" // campaigns that start each other for ever
	WarnNever          Code = "W0508" // a condition that holds for no lead
	WarnAlways         Code = "W0509" // a condition that holds for every lead
	WarnNotTaken       Code = "W0510" // a branch that earlier ones leave no lead
	WarnGap            Code = "W0511" // a value that comes to no branch
	WarnNobody         Code = "W0512" // a smart list that nobody can be in
	WarnAllow          Code = "W0513" // an `allow` without a reason or a name
	WarnAllowIdle      Code = "W0514" // an `allow` that silences nothing
	WarnAfterEnd       Code = "W0515" // a step behind one that ends the flow
	WarnLeadGone       Code = "W0516" // a step for a lead that was deleted
	WarnTriggerToken   Code = "W0517" // a trigger token that no trigger fills
	WarnUnusedCampaign Code = "W0518" // a campaign that nothing starts
	WarnUnusedToken    Code = "W0519" // a token that nothing reads
	WarnUnusedAsset    Code = "W0520" // a list, form, mail … that nothing names
	WarnNeverSet       Code = "W0521" // a field that is read and never set
	WarnPastWait       Code = "W0522" // a wait until a date that the flow has waited beyond
	WarnUnreadAnswer   Code = "W0523" // an answer with a key that a webhook maps under nearly the same name
)

// IsMarketo reports whether a code says what Marketo itself cannot do.
func IsMarketo(c Code) bool { return strings.HasPrefix(string(c), "W06") }

// What Marketo itself cannot express or does otherwise; looked for on demand.
const (
	MarketoValue      Code = "W0601" // arithmetic and functions
	MarketoTable      Code = "W0602" // look-ups in tables
	MarketoComparison Code = "W0603" // a comparison that no filter makes
	MarketoChoice     Code = "W0604" // a choice that asks more than one thing
	MarketoBlock      Code = "W0605" // several steps under one choice
	MarketoRetry      Code = "W0606"
	MarketoHandler    Code = "W0607" // on failure, on skip, fail
	MarketoGoesOn     Code = "W0608" // a failure ends the flow here and not there
	MarketoToken      Code = "W0609" // a token for one call or of one campaign, or of a type it lacks
	MarketoBatch      Code = "W0610" // only trigger campaigns can do it
	MarketoWait       Code = "W0611"
	MarketoOnce       Code = "W0612" // an executable runs once unless told otherwise
	MarketoSchedule   Code = "W0613"
	MarketoTemplate   Code = "W0614"
	MarketoFixed      Code = "W0615" // a step that takes no token
	MarketoLimit      Code = "W0616" // retention and sizes
	MarketoStop       Code = "W0617" // stop in an executable
)
