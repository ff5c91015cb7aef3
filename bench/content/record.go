package content

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
)

// rows reads CSV.
func rows(r io.Reader) reader {
	c := csv.NewReader(r)
	c.ReuseRecord = true
	var b []byte
	return func() ([]byte, error) {
		row, err := c.Read()
		if err != nil {
			return nil, err
		}
		b = b[:0]
		for _, cell := range row {
			b = append(strconv.AppendQuote(b, cell), ' ')
		}
		return b, nil
	}
}

// activity is one record of the log.
type activity struct {
	Lead       string         `json:"lead"`
	Seq        int            `json:"seq"`
	At         string         `json:"at"`
	Activity   string         `json:"activity"`
	Type       int            `json:"type"`
	Campaign   string         `json:"campaign"`
	Path       []string       `json:"path"`
	Step       int            `json:"step"`
	Result     string         `json:"result"`
	Reason     string         `json:"reason"`
	Primary    string         `json:"primary"`
	Attributes map[string]any `json:"attributes"`
}

// records reads JSON Lines.
func records(r io.Reader) reader {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	return func() ([]byte, error) {
		if !lines.Scan() {
			if err := lines.Err(); err != nil {
				return nil, err
			}
			return nil, io.EOF
		}
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		var a activity
		if err := d.Decode(&a); err != nil {
			return nil, err
		}
		for key, value := range a.Attributes {
			if value == nil {
				delete(a.Attributes, key)
			}
		}
		return json.Marshal(a) // sorts the attributes' keys
	}
}
