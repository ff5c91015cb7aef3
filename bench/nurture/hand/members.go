package main

import (
	"bytes"
	"fmt"
	"os"

	"campaignc/bench/nurture/renewal"
	"campaignc/bench/stream"
)

// membership is what a lead belongs to.
type membership struct {
	doNotNurture, champion, reviewed bool
	status                           int // in statuses; 0: not in the program
	invitedBy                        string
}

// statuses are the program's, by their order; the last is a success.
var statuses = [...]string{"Not in Program", "Listed", "Contacted", "Reviewed", "Renewing"}

const (
	notInProgram = iota
	listed
	contacted
	reviewed
	renewing
)

// readMembers reads a file of memberships.
func readMembers(name string) (map[string]membership, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	rows, ok := bytes.CutPrefix(text, []byte(renewal.MembersHeader))
	if !ok {
		return nil, fmt.Errorf("%s: the header is not the workload's", name)
	}
	members := map[string]membership{}
	var row stream.Row
	var texts stream.Arena
	for pos := 0; pos < len(rows); {
		if pos, err = row.Parse(rows, pos, 6, &texts); err != nil {
			return nil, err
		}
		id := row.Cells[0]
		m := members[id]
		if err := m.add(row.Cells[1], row.Cells[3], row.Cells[4]); err != nil {
			return nil, err
		}
		members[id] = m
	}
	return members, nil
}

// add takes up one row.
func (m *membership) add(list, status, invitedBy string) error {
	switch list {
	case "Do not nurture":
		m.doNotNurture = true
	case "Champions":
		m.champion = true
	case "Reviewed this year":
		m.reviewed = true
	case "":
		for i, s := range statuses {
			if s == status {
				m.status, m.invitedBy = i, invitedBy
				return nil
			}
		}
		return fmt.Errorf("no status %q", status)
	default:
		return fmt.Errorf("no list %q", list)
	}
	return nil
}
