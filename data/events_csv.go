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

// extract is a row of the extract while it is read.
type extract struct {
	*eventFile
	columns [len(extractColumns)]int // where each stands; -1: nowhere
	names   []string                 // the header
	rows    splitter
}

// readCSV reads Marketo's bulk activity extract.
func (e *eventFile) readCSV(r io.Reader) error {
	chunks := chunker{r: r, size: chunkSize, csv: true, line: 1}
	if _, err := chunks.begin(); err != nil {
		return err
	}
	h, err := chunks.header()
	if err != nil {
		return err
	}
	x := &extract{eventFile: e, names: h.names}
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
		x.batch(&b)
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
			return dataError(1, "events in a .csv file have the columns of Marketo's bulk activity extract: leadId, activityDate, "+
				"activityTypeId, primaryAttributeValue, attributes", "no column %s", c.name)
		}
	}
	return nil
}

// batch reads the rows of a batch.
func (x *extract) batch(b *interp.Batch) {
	x.rows.reset(b.Data)
	line, at := b.Line, 0
	for {
		ok, f := x.rows.next()
		if !ok {
			return
		}
		if f == nil {
			f = x.row()
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
		x.refuse(b, line, x.rows.start, x.rows.stop, f)
	}
}

// row takes up one row.
func (x *extract) row() *fault {
	lead := x.cell(columnLead)
	if reason := idFault(lead); reason != "" {
		return x.fault(columnLead, KindID, reason)
	}
	at, reason := momentOf(x.cell(columnDate), x.ws)
	if reason != "" {
		return x.fault(columnDate, KindType, reason)
	}
	id := 0
	if text := x.cell(columnType); text != "" {
		var err error
		if id, err = strconv.Atoi(text); err != nil {
			return x.fault(columnType, KindType, quoted(text)+" is no activity type")
		}
	}
	result := x.cell(columnResult)
	if id == 0 || result != "" && result != interp.Succeeded.String() || x.cell(columnCampaign) != "" && x.reader.Step("", id) {
		x.file.Aside++
		return nil
	}
	rep := interp.Report{At: at, Type: id, Primary: x.cell(columnPrimary)}
	if text := x.cell(columnAttributes); text != "" {
		list, f := x.object("attributes", text)
		if f != nil {
			return x.fault(columnAttributes, f.kind, f.reason)
		}
		rep.Attributes = list
	}
	return x.take(lead, &rep)
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
