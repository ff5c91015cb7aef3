package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// machine is where the figures come from.
type machine struct {
	processor string
	cores     int
	memory    string
	system    string
	goVersion string
	date      string
	load      string
}

func thisMachine() machine {
	return machine{
		processor: entry("/proc/cpuinfo", "model name"),
		cores:     runtime.NumCPU(),
		memory:    gigabytes(entry("/proc/meminfo", "MemTotal")),
		system:    strings.TrimSpace(firstWords("/proc/version", 3)),
		goVersion: runtime.Version(),
		date:      time.Now().UTC().Format("2 January 2006"),
		load:      firstWords("/proc/loadavg", 1),
	}
}

// entry is the value of a key in a file of lines `key : value`.
func entry(file, key string) string {
	f, err := os.Open(file)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if k, v, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return "unknown"
}

func gigabytes(s string) string {
	n, err := strconv.Atoi(strings.TrimSuffix(s, " kB"))
	if err != nil {
		return s
	}
	return fmt.Sprintf("%.0f GiB", float64(n)/(1<<20))
}

func firstWords(file string, n int) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return "unknown"
	}
	words := strings.Fields(string(text))
	return strings.Join(words[:min(n, len(words))], " ")
}

// freeBytes is how much room a file system has.
func freeBytes(folder string) uint64 {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0
	}
	return s.Bavail * uint64(s.Bsize)
}
