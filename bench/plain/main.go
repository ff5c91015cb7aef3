// Plain is the workload of lead-intake in Go as most people would write it:
// structs, encoding/csv and encoding/json.
//
//	plain LEADS OUT LOG
package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: plain LEADS OUT LOG")
		os.Exit(2)
	}
	if err := runFiles(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

func runFiles(leads, out, log string) (err error) {
	in, err := os.Open(leads)
	if err != nil {
		return err
	}
	defer in.Close()
	leadsOut, err := os.Create(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leadsOut.Close()) }()
	logOut, err := os.Create(log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, logOut.Close()) }()
	return run(bufio.NewReaderSize(in, 1<<16), leadsOut, logOut)
}

func run(in io.Reader, leads, log io.Writer) error {
	reader := csv.NewReader(in)
	reader.ReuseRecord = true
	writer := csv.NewWriter(leads)
	buffer := bufio.NewWriterSize(log, 1<<16)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	header, err := reader.Read()
	if err != nil {
		return err
	}
	if err := writer.Write(header); err != nil {
		return err
	}
	for {
		row, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		lead, err := newLead(row)
		if err != nil {
			return err
		}
		f := &flow{Lead: lead, log: encoder}
		f.run()
		if f.err != nil {
			return f.err
		}
		if err := writer.Write(lead.row()); err != nil {
			return err
		}
	}
	writer.Flush()
	return errors.Join(writer.Error(), buffer.Flush())
}
