package data

import (
	"path/filepath"
	"strings"
)

// Format is how leads are written in a file.
type Format uint8

// The formats. AnyFormat stands for the one that the first byte of an input
// shows, or for an output the one of its input.
const (
	AnyFormat Format = iota
	CSV
	JSONL
)

// FormatOf tells the format from a file's name. A name without an ending, such
// as that of a pipe or a device, may hold AnyFormat. The endings .gz and .zst
// are passed over: a file is unpacked by whoever opens it.
func FormatOf(name string) (Format, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".gz" || ext == ".zst" {
		ext = strings.ToLower(filepath.Ext(name[:len(name)-len(ext)]))
	}
	switch ext {
	case ".csv":
		return CSV, nil
	case ".jsonl", ".ndjson":
		return JSONL, nil
	case "":
		return AnyFormat, nil
	case ".json":
		return AnyFormat, &DataError{File: name, Message: "a .json file is one value", Help: "write one JSON object a line and name the file .jsonl"}
	case ".xlsx", ".xls", ".ods":
		return AnyFormat, &DataError{File: name, Message: "spreadsheet files are not read", Help: "save it as CSV (UTF-8)"}
	default:
		return AnyFormat, &DataError{File: name, Message: "the ending " + quoted(ext) + " names no format of leads", Help: "leads are in .csv, .jsonl or .ndjson files"}
	}
}

// foreign names what a file is when its first bytes are not text.
func foreign(head []byte) (what, help string) {
	const save = "save it as UTF-8"
	for _, f := range []struct{ magic, what, help string }{
		{"\x1f\x8b", "the file is packed with gzip", "unpack it, or let its name end in .gz"},
		{"\x28\xb5\x2f\xfd", "the file is packed with zstd", "unpack it, or let its name end in .zst"},
		{"PK\x03\x04", "the file is a spreadsheet or a zip archive", "save it as CSV (UTF-8)"},
		{"\xd0\xcf\x11\xe0", "the file is a spreadsheet", "save it as CSV (UTF-8)"},
		{"\xff\xfe\x00\x00", "the file is UTF-32 text", save},
		{"\xff\xfe", "the file is UTF-16 text", save},
		{"\xfe\xff", "the file is UTF-16 text", save},
	} {
		if strings.HasPrefix(view(head), f.magic) {
			return f.what, f.help
		}
	}
	if len(head) >= 4 && (head[0] == 0 && head[1] != 0 && head[2] == 0 || head[0] != 0 && head[1] == 0 && head[3] == 0) {
		return "the file is UTF-16 text", save
	}
	return "", ""
}

const byteOrderMark = "\xef\xbb\xbf"
