package interp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"campaignc/lang"
)

// Report is what an input says of something that happened, as texts.
type Report struct {
	At         int64           // milliseconds since 1970
	Kind       string          // an activity's name, or the words of a trigger
	Type       int             // Marketo's id of the activity; 0: not said
	Primary    string          // the asset, field or page it is about
	Attributes []PastAttribute // by name in the language or label in Marketo's log
	Fields     []PastAttribute // values of the lead's fields that came with it
}

// EventReader makes events of reports. It serves one goroutine, and must be
// done with before the program runs.
type EventReader struct {
	prog   *Program
	byName map[string]*eventKind
	byType map[int]*eventKind
	shapes map[string]*eventShape
	fields map[string]*lang.Field
	assets map[lang.SlotKind]assetNames
	names  map[string]string // texts that repeat
	key    []byte            // of a shape

	// Unknown counts events by what they name and the workspace does not declare:
	// `form "Contact"`. They are recorded all the same.
	Unknown map[string]int
}

// eventKind is one activity that may come from outside.
type eventKind struct {
	activity string
	id       int
	slot     lang.SlotKind // of the primary attribute
	primary  string        // its name in the language, or ""
	label    string        // its label, when it is an attribute too
	known    []lang.Attribute
	labels   map[string]int // into known, by name and by label
	arrival  *Arrival
	requests bool // asks for a campaign
}

// EventReader makes a reader. It changes the program.
func (p *Program) EventReader() *EventReader {
	r := &EventReader{
		prog: p, byName: map[string]*eventKind{}, byType: map[int]*eventKind{}, shapes: map[string]*eventShape{},
		fields: map[string]*lang.Field{}, assets: map[lang.SlotKind]assetNames{}, names: map[string]string{}, Unknown: map[string]int{},
	}
	r.kinds()
	r.nameAssets()
	for _, f := range p.Workspace.Fields {
		for _, name := range []string{f.Qualified(), f.Label, f.Header} {
			if key := lang.Plain(name); key != "" && r.fields[key] == nil {
				r.fields[key] = f
			}
		}
	}
	return r
}

// kinds lists the activities of the library. Triggers come first: they say the
// most about an activity that comes from outside.
func (r *EventReader) kinds() {
	lib := r.prog.lib
	for i := range lib.Triggers {
		e := &lib.Triggers[i]
		k := r.kind(e)
		r.byName[lang.Plain(strings.Join(e.Head(), ""))] = k
	}
	for i := range lib.Filters {
		r.kind(&lib.Filters[i].Entry)
	}
	for i := range lib.Steps {
		r.kind(&lib.Steps[i].Entry)
	}
	for i := range lib.Statements {
		k := r.kind(&lib.Statements[i])
		if k != nil && lib.Statements[i].Form == "request" {
			k.requests = true
		}
	}
	for i := range lib.Arrivals {
		a := &lib.Arrivals[i]
		if k := r.byName[lang.Plain(a.Activity)]; k != nil {
			k.arrival = a
		}
	}
}

// kind notes the activity of an entry.
func (r *EventReader) kind(e *lang.Entry) *eventKind {
	if e.Activity == "" {
		return nil
	}
	k := r.byName[lang.Plain(e.Activity)]
	if k == nil {
		k = &eventKind{activity: e.Activity, id: e.ActivityID, labels: map[string]int{}}
		r.byName[lang.Plain(e.Activity)] = k
		if k.id != 0 {
			r.byType[k.id] = k
		}
	}
	for _, s := range e.Slots() {
		if s.Name == e.Primary && k.primary == "" {
			k.primary, k.slot = s.Name, s.Kind
		}
	}
	for _, a := range e.Attributes {
		if _, ok := k.labels[lang.Plain(a.Label)]; ok {
			continue
		}
		k.labels[lang.Plain(a.Label)] = len(k.known)
		k.labels[lang.Plain(a.Name)] = len(k.known)
		k.known = append(k.known, a)
		if a.Name == e.Primary {
			k.label = a.Label
		}
	}
	return k
}

// Step reports whether campaigns themselves do what is so named, as against
// what only people and systems outside do.
func (r *EventReader) Step(kind string, id int) bool {
	k := r.find(kind, id)
	if k == nil {
		return false
	}
	for i := range r.prog.lib.Steps {
		if r.prog.lib.Steps[i].Activity == k.activity {
			return true
		}
	}
	return slices.ContainsFunc(r.prog.lib.Statements, func(e lang.Entry) bool { return e.Activity == k.activity })
}

func (r *EventReader) find(kind string, id int) *eventKind {
	if kind != "" {
		return r.byName[lang.Plain(kind)]
	}
	return r.byType[id]
}

// Read makes an event. The second result says why the report makes none, or "".
func (r *EventReader) Read(rep *Report) (Event, string) {
	k := r.find(rep.Kind, rep.Type)
	switch {
	case k == nil && rep.Kind != "":
		return Event{}, fmt.Sprintf("nothing of the kind %q can happen to a lead%s", rep.Kind, r.nearKind(rep.Kind))
	case k == nil:
		return Event{}, fmt.Sprintf("the activity type %d is none that campaigns can see", rep.Type)
	}
	e := Event{At: rep.At, Primary: rep.Primary}
	values := make([]string, len(k.known)) // of known attributes
	given := make([]bool, len(k.known))
	var others []PastAttribute
	for _, a := range rep.Attributes {
		at, ok := k.labels[lang.Plain(a.Label)]
		switch {
		case !ok && lang.Plain(a.Label) == lang.Plain(k.primary):
			if e.Primary != "" && e.Primary != a.Value {
				return Event{}, "what it is about is given twice, also as " + a.Label
			}
			e.Primary = a.Value
		case !ok:
			others = append(others, a)
		case given[at]:
			return Event{}, "the attribute " + k.known[at].Label + " is given twice"
		default:
			values[at], given[at] = a.Value, true
		}
	}
	if e.Primary == "" && k.label != "" {
		e.Primary = values[k.labels[lang.Plain(k.label)]]
	}
	e.shape = r.shape(k, &e, values, given, others)
	for _, f := range rep.Fields {
		if reason := r.field(&e, f); reason != "" {
			return Event{}, reason
		}
	}
	if k.arrival != nil && k.arrival.Check != nil {
		return e, k.arrival.Check(&e, r.prog.zone.Location())
	}
	return e, ""
}

// nearKind suggests the kind that a misspelt one stands for.
func (r *EventReader) nearKind(kind string) string {
	names := func(yield func(string) bool) {
		for i := range r.prog.lib.Triggers {
			t := &r.prog.lib.Triggers[i]
			if !yield(t.Activity) || !yield(strings.Join(t.Head(), " ")) {
				return
			}
		}
	}
	if near := lang.Nearest(kind, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// shape finds what the event shares with others like it, and fills in values.
func (r *EventReader) shape(k *eventKind, e *Event, values []string, given []bool, others []PastAttribute) *eventShape {
	site := Site{Activity: k.activity, Type: k.id, object: r.object(k, e.Primary)}
	if site.object != nil {
		site.Primary, e.Primary = objectName(site.object), ""
	}
	site.Changes = k.arrival != nil && !k.arrival.Plain
	r.key = fmt.Appendf(r.key[:0], "%s\x00%p", k.activity, site.object)
	add := func(label, value string, flag bool) {
		site.Labels, site.Flags = append(site.Labels, label), append(site.Flags, flag)
		e.Values = append(e.Values, r.intern(value))
		r.key = strconv.AppendBool(append(append(append(r.key, 0), label...), 0), flag)
	}
	for i, a := range k.known {
		if given[i] || k.arrival != nil && slices.Contains(k.arrival.Labels, a.Label) {
			add(a.Label, values[i], a.Type.Kind == lang.Boolean && (values[i] == "true" || values[i] == "false"))
		}
	}
	slices.SortStableFunc(others, func(a, b PastAttribute) int { return strings.Compare(a.Label, b.Label) })
	for _, a := range others {
		add(a.Label, a.Value, false)
	}
	e.Primary = r.intern(e.Primary)
	shape := r.shapes[string(r.key)]
	if shape == nil {
		shape = &eventShape{kind: k, site: r.prog.addSite(site)}
		r.shapes[string(r.key)] = shape
	}
	return shape
}

// internLimit is the length of a text up to which it is likely to repeat.
const internLimit = 64

func (r *EventReader) intern(s string) string {
	if len(s) > internLimit {
		return strings.Clone(s)
	}
	if known, ok := r.names[s]; ok {
		return known
	}
	s = strings.Clone(s)
	r.names[s] = s
	return s
}

// field takes up the value of a field that came with the event.
func (r *EventReader) field(e *Event, a PastAttribute) string {
	f := r.fields[lang.Plain(a.Label)]
	if f == nil {
		r.Unknown[fmt.Sprintf("field %q", a.Label)]++
		return ""
	}
	v, err := lang.ParseValue(f.Type, a.Value, r.prog.zone.Location())
	if err != nil {
		return fmt.Sprintf("%s: %q is %s", f.Qualified(), a.Value, err)
	}
	v.Text = strings.Clone(v.Text)
	e.Fields = append(e.Fields, FieldValue{f, v})
	return ""
}

// object finds what an event is about: the field or asset of that name.
func (r *EventReader) object(k *eventKind, name string) lang.Object {
	if name == "" {
		return nil
	}
	if k.slot == lang.SlotField {
		if f := r.fields[lang.Plain(name)]; f != nil {
			return f
		}
		r.Unknown[fmt.Sprintf("field %q", name)]++
		return nil
	}
	known, ok := r.assets[k.slot]
	if !ok {
		return nil
	}
	o, ok := known.byName[strings.ToLower(name)]
	if !ok {
		r.Unknown[fmt.Sprintf("%s %q", known.noun, name)]++
	}
	return o
}

// assetNames are the assets of one sort by their names in lower case, alone and
// as `Program.Name`; nil under a name that several have.
type assetNames struct {
	noun   string
	byName map[string]lang.Object
}

func (r *EventReader) nameAssets() {
	ws := r.prog.Workspace
	for _, sort := range []struct {
		kind lang.SlotKind
		noun string
		list []lang.Object
	}{
		{lang.SlotList, "list", objects(ws.Lists)},
		{lang.SlotForm, "form", objects(ws.Forms)},
		{lang.SlotEmail, "email", objects(ws.Emails)},
		{lang.SlotWebhook, "webhook", objects(ws.Webhooks)},
		{lang.SlotProgram, "program", objects(ws.Programs)},
		{lang.SlotCampaign, "campaign", objects(ws.Campaigns)},
		{lang.SlotSegmentation, "segmentation", objects(ws.Segmentations)},
	} {
		names := assetNames{sort.noun, map[string]lang.Object{}}
		for _, o := range sort.list {
			local := strings.ToLower(objectName(o))
			if _, taken := names.byName[local]; taken {
				names.byName[local] = nil
			} else {
				names.byName[local] = o
			}
			if p := homeOf(o); p != nil {
				names.byName[strings.ToLower(p.Name)+"."+local] = o
			}
		}
		r.assets[sort.kind] = names
	}
}

func objects[T lang.Object](list []T) []lang.Object {
	out := make([]lang.Object, len(list))
	for i, o := range list {
		out[i] = o
	}
	return out
}

// homeOf is the program that an asset is local to, or nil.
func homeOf(o lang.Object) *lang.Program {
	switch o := o.(type) {
	case *lang.Asset:
		return o.Program
	case *lang.EmailAsset:
		return o.Program
	case *lang.WebhookAsset:
		return o.Program
	case *lang.Campaign:
		return o.Program
	}
	return nil
}
