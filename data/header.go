package data

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"campaignc/interp"
	"campaignc/lang"
)

// readHeader binds the cells of a header to the workspace's fields.
func (l *layout) readHeader(names []string) *DataError {
	if err := distinct(names); err != nil {
		return err
	}
	l.id = slices.IndexFunc(names, func(name string) bool { return lang.Plain(name) == "id" })
	if l.id < 0 {
		return noID(names)
	}
	return l.bind(names)
}

// distinct refuses columns without a header and two of one.
func distinct(names []string) *DataError {
	seen := map[string]int{}
	for i, name := range names {
		key := lang.Plain(name)
		if key == "" {
			return dataError(1, "give it a name or take it out", "column %d has no header", i+1)
		}
		if first, ok := seen[key]; ok {
			return dataError(1, "headers count as the same when they differ only in case, spaces, _ and -",
				"the header %s of column %d is given before, as %s in column %d", quoted(name), i+1, quoted(names[first]), first+1)
		}
		seen[key] = i
	}
	return nil
}

// bind gives each column its field.
func (l *layout) bind(names []string) *DataError {
	holder := make([]int, len(l.fields)) // by field: its column + 1
	for i, name := range names {
		c := column{name: strings.TrimSpace(name)}
		var refuse, help string
		if c.field, refuse, help = l.meaning("column", name); refuse != "" {
			return dataError(1, help, "%s", refuse)
		}
		if c.field != nil {
			if first := holder[c.field.index]; first > 0 {
				return dataError(1, "take one of them out", "the headers %s and %s both mean the field %s",
					quoted(names[first-1]), quoted(name), c.field.field.Qualified())
			}
			holder[c.field.index] = i + 1
		}
		l.columns = append(l.columns, c)
	}
	written := map[string]*binding{}
	for _, b := range l.fields {
		if holder[b.index] > 0 {
			continue
		}
		if other := written[lang.Plain(b.name)]; other != nil {
			return dataError(0, "give one of them another header with from", "the fields %s and %s would be written as columns of the same header",
				other.field.Qualified(), b.field.Qualified())
		}
		written[lang.Plain(b.name)] = b
		l.absent = append(l.absent, b)
	}
	return nil
}

// dialect tells what separates the columns when it is no comma.
func dialect(names []string) string {
	first := strings.TrimSpace(names[0])
	if strings.HasPrefix(strings.ToLower(first), "sep=") {
		return "take the first line, " + quoted(first) + ", out and write commas between the cells"
	}
	for _, s := range []struct{ mark, name string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "bars"}} {
		cells := strings.Split(names[0], s.mark)
		if len(cells) > len(names) {
			return "they are separated by " + s.name + ": save the file with commas"
		}
	}
	return ""
}

// noID says what is there instead of an id column.
func noID(names []string) *DataError {
	if help := dialect(names); help != "" {
		return dataError(1, help, "the columns are not separated by commas")
	}
	for _, name := range names {
		if looksLikeData(name) {
			return dataError(1, "the first line must name the columns, id among them", "the header is missing: the first line looks like a lead")
		}
	}
	const most = 12
	list := make([]string, 0, most+1)
	for i, name := range names {
		if i == most {
			list = append(list, fmt.Sprintf("and %d more", len(names)-most))
			break
		}
		list = append(list, shown(strings.TrimSpace(name)))
	}
	return dataError(1, "add one, or rename the column that is the leads' key to id",
		"no column id; the columns are %s", strings.Join(list, ", "))
}

// looksLikeData tells a value from a name: a mail address, a number, a boolean.
func looksLikeData(cell string) bool {
	if strings.Contains(cell, "@") {
		return true
	}
	for _, kind := range []lang.Kind{lang.Float, lang.Boolean, lang.Datetime} {
		v, err := lang.ParseValue(lang.Type{Kind: kind}, strings.TrimSpace(cell), nil)
		if err == nil && !v.IsEmpty() {
			return true
		}
	}
	return false
}

// header is the first row of a CSV file.
type header struct {
	names   []string
	row     []byte // as it came, without the line end
	line    int
	lineEnd string
}

// header reads the header, and leaves what follows for next.
func (c *chunker) header() (*header, error) {
	b := interp.Batch{Line: 1}
	if err := c.nextFilled(&b); err == io.EOF {
		b.Data = nil
	} else if err != nil {
		return nil, err
	}
	if n, ok := b.Note.(*oversize); ok {
		return nil, dataError(b.Line, "", "the header cannot be read: %s", tooLong(n.size))
	}
	var s splitter
	s.reset(b.Data)
	ok, f := s.next()
	if !ok {
		return nil, dataError(0, "the first line must name the columns", "no header: the file is empty")
	}
	h := &header{row: s.data[s.start:s.stop], line: b.Line + bytes.Count(s.data[:s.start], lineFeed), lineEnd: "\n"}
	if err := headerFault(&s, f, h.line); err != nil {
		err.Line = h.line
		return nil, err
	}
	for i := range s.cells() {
		from, to := s.span(i)
		if to-from > maxField {
			return nil, dataError(h.line, "", "the header cannot be read: %s", tooLongCell(to-from))
		}
		h.names = append(h.names, string(unquoteCell(nil, s.data[from:to])))
	}
	if bytes.HasPrefix(s.data[s.stop:], []byte("\r\n")) {
		h.lineEnd = "\r\n"
	}
	c.unread(&b, s.pos)
	return h, nil
}

// headerFault tells why the first row can be no header, if it cannot.
func headerFault(s *splitter, f *fault, line int) *DataError {
	row := s.data[s.start:s.stop]
	switch {
	case !utf8.Valid(row):
		return dataError(0, "save the file as UTF-8", "the header is not UTF-8 text")
	case f != nil && f.opened > 0:
		return dataError(0, `inside quotes a quote is written twice ("")`, "the quote that opens on line %d is never closed", line+f.opened-1)
	case bytes.IndexByte(row, '\r') >= 0 && !s.quotes:
		return dataError(0, "save it with line feeds", "the file has lone carriage returns for line ends, as old Macs wrote them")
	case f != nil:
		return dataError(0, "", "the header cannot be read: %s", f.reason)
	}
	return nil
}
