package lang

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"
)

// Story is the long story of a code: what it means, why the rule exists, a
// workspace that gives exactly this code, and the same without the mistake.
//
// Each is a file in stories/, named by its code: a title; a line `why:` where a
// sentence below a diagnostic helps; paragraphs; and the sections wrong.camp and
// right.camp, with the tables that they name. `«300 × (»` in a section stands
// for 300 times what follows the sign, with the number of each for `#`.
type Story struct {
	Code  Code
	Title string   // what is wrong, in a few words
	Why   string   // one sentence, or ""
	Text  []string // paragraphs
	Wrong []byte
	Right []byte
	Files map[string][]byte // tables
}

//go:embed stories/*.txt
var storyFiles embed.FS

// Stories lists the stories of all codes, in order.
var Stories = sync.OnceValue(func() []Story {
	entries, err := storyFiles.ReadDir("stories")
	if err != nil {
		panic(err) // the files are part of the program
	}
	var all []Story
	for _, e := range entries {
		text, err := storyFiles.ReadFile(path.Join("stories", e.Name()))
		if err != nil {
			panic(err)
		}
		all = append(all, readStory(Code(strings.TrimSuffix(e.Name(), ".txt")), text))
	}
	return all
})

// StoryOf finds the story of a code.
func StoryOf(code Code) (Story, bool) {
	all := Stories()
	i, ok := slices.BinarySearchFunc(all, code, func(s Story, c Code) int { return strings.Compare(string(s.Code), string(c)) })
	if !ok {
		return Story{}, false
	}
	return all[i], true
}

func readStory(code Code, text []byte) Story {
	archive := txtar.Parse(text)
	title, rest, _ := strings.Cut(string(archive.Comment), "\n")
	s := Story{Code: code, Title: title, Files: map[string][]byte{}}
	if why, after, ok := strings.Cut(rest, "\n"); ok && strings.HasPrefix(why, "why: ") {
		s.Why, rest = strings.TrimPrefix(why, "why: "), after
	}
	for p := range strings.SplitSeq(rest, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			s.Text = append(s.Text, p)
		}
	}
	for _, f := range archive.Files {
		switch f.Name {
		case "wrong.camp":
			s.Wrong = f.Data
		case "right.camp":
			s.Right = f.Data
		default:
			s.Files[f.Name] = f.Data
		}
	}
	return s
}
