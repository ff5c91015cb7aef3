package data

import (
	"bytes"
	"io"
	"strconv"

	"campaignc/interp"
	"campaignc/lang"
)

// extractColumns are the columns of Marketo's bulk activity extract, and
// whether events need them.
var extractColumns = [...]struct {
	name     string
	required bool
}{
	columnGUID:       {"marketoGUID", false},
	columnLead:       {"leadId", true},
	columnDate:       {"activityDate", true},
	columnType:       {"activityTypeId", true},
	columnCampaign:   {"campaignId", false},
	columnPrimaryID:  {"primaryAttributeValueId", false},
	columnPrimary:    {"primaryAttributeValue", false},
	columnAttributes: {"attributes", false},
	columnResult:     {"actionResult", false},
}

const (
	columnGUID = iota
	columnLead
	columnDate
	columnType
	columnCampaign
	columnPrimaryID
	columnPrimary
	columnAttributes
	columnResult
)

// extract reads Marketo's bulk activity extract. What it read last is in lead,
// id, past (its activity is not named there) and ofCampaign.
type extract struct {
	ws      *lang.Workspace
	lines   *activityReader          // of the attributes
	columns [len(extractColumns)]int // where each stands; -1: nowhere
	names   []string                 // the header
	rows    splitter
	take    func() *fault // takes up a row
	refuse  func(b *interp.Batch, line, from, end int, f *fault) error

	lead       string
	id         int // Marketo's type id; 0: not said
	past       interp.Past
	ofCampaign bool // a campaign did it
}

// read reads the file; an error of refuse ends it.
func (x *extract) read(r io.Reader) error {
	chunks := chunker{r: r, size: chunkSize, csv: true, line: 1}
	if _, err := chunks.begin(); err != nil {
		return err
	}
	h, err := chunks.header()
	if err != nil {
		return err
	}
	x.names = h.names
	if fault := x.header(); fault != nil {
		fault.Line = h.line
		return fault
	}
	x.rows.width = len(h.names)
	var b interp.Batch
	for {
		if err := chunks.next(&b); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if n, ok := b.Note.(*oversize); ok {
			return dataError(b.Line, "", "%s", tooLong(n.size))
		}
		if err := x.batch(&b); err != nil {
			return err
		}
	}
}

// header finds the columns.
func (x *extract) header() *DataError {
	if fault := distinct(x.names); fault != nil {
		return fault
	}
	for i, c := range extractColumns {
		x.columns[i] = -1
		for at, name := range x.names {
			if lang.Plain(name) == lang.Plain(c.name) {
				x.columns[i] = at
			}
		}
		if c.required && x.columns[i] < 0 {
			return dataError(1, "activities in a .csv file have the columns of Marketo's bulk activity extract: leadId, activityDate, "+
				"activityTypeId, primaryAttributeValue, attributes", "no column %s", c.name)
		}
	}
	return nil
}

// batch reads the rows of a batch.
func (x *extract) batch(b *interp.Batch) error {
	x.rows.reset(b.Data)
	line, at := b.Line, 0
	for {
		ok, f := x.rows.next()
		if !ok {
			return nil
		}
		if f == nil {
			f = x.row()
		}
		if f == nil {
			f = x.take()
		}
		if f == nil {
			continue
		}
		if f.opened > 0 {
			f.reason = neverClosed(b.Line + f.opened - 1)
		}
		if f.cell >= 0 && f.cell < len(x.names) && f.column == "" {
			f.column = x.names[f.cell]
		}
		line += bytes.Count(b.Data[at:x.rows.start], lineFeed)
		at = x.rows.start
		if err := x.refuse(b, line, x.rows.start, x.rows.stop, f); err != nil {
			return err
		}
	}
}

// row reads one row but for its attributes, which the activity may not need.
func (x *extract) row() *fault {
	x.lead = x.cell(columnLead)
	if reason := idFault(x.lead); reason != "" {
		return x.fault(columnLead, KindID, reason)
	}
	at, reason := momentOf(x.cell(columnDate), x.ws)
	if reason != "" {
		return x.fault(columnDate, KindType, reason)
	}
	x.id = 0
	if text := x.cell(columnType); text != "" {
		var err error
		if x.id, err = strconv.Atoi(text); err != nil {
			return x.fault(columnType, KindType, quoted(text)+" is no activity type")
		}
	}
	x.past = interp.Past{At: at, Primary: x.cell(columnPrimary)}
	switch x.cell(columnResult) {
	case "", interp.Succeeded.String():
	case interp.Skipped.String():
		x.past.Result = interp.Skipped
	default:
		x.past.Result = interp.Failed
	}
	x.ofCampaign = x.cell(columnCampaign) != ""
	return nil
}

// attributes reads the attributes of the row.
func (x *extract) attributes() *fault {
	text := x.cell(columnAttributes)
	if text == "" {
		return nil
	}
	list, f := x.lines.objectOf("attributes", text)
	if f != nil {
		return x.fault(columnAttributes, f.kind, f.reason)
	}
	x.past.Attributes = list
	return nil
}

func (x *extract) fault(column int, kind, reason string) *fault {
	return &fault{kind: kind, cell: x.columns[column], reason: reason, column: extractColumns[column].name}
}

// cell is what a column of the row says; `null`, as Marketo writes what is not
// there, is nothing.
func (x *extract) cell(column int) string {
	at := x.columns[column]
	if at < 0 {
		return ""
	}
	from, to := x.rows.span(at)
	text := string(unquoteCell(nil, x.rows.data[from:to]))
	if text == missing {
		return ""
	}
	return text
}
