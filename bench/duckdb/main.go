// Duckdb is the workload of lead-intake as SQL over sets: one pass finds what
// each step does to each lead, a second writes the records of each step. It
// keeps no order in the log.
//
//	duckdb LEADS OUT LOG
package main

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2"
)

var (
	//go:embed leads.sql
	leadsSQL string
	//go:embed out.sql
	outSQL string
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: duckdb LEADS OUT LOG")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "duckdb:", err)
		os.Exit(1)
	}
}

func run(leads, out, log string) (err error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, statement := range []string{
		"SET threads = 1",
		strings.ReplaceAll(leadsSQL, "$IN", escape(leads)),
		strings.ReplaceAll(outSQL, "$OUT", escape(out)),
		"COPY (" + logSQL() + ") TO '" + escape(log) + "' (FORMAT json)",
	} {
		if _, err := db.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}

// escape makes a text fit between quotes of SQL.
func escape(s string) string { return strings.ReplaceAll(s, "'", "''") }
