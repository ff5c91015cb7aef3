package main

import (
	"os"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"
)

// style is a way to show text; the zero style is plain.
type style struct{ look *lipgloss.Style }

// text shows a text in the style. It must be safe to show already.
func (s style) text(text string) string {
	if s.look == nil || text == "" {
		return text
	}
	return s.look.Render(text)
}

// palette is the styles of a report, all of them plain where no colour belongs.
type palette struct {
	danger, caution, note, place, strong style
}

// colours are the eight colours that every terminal has, so that its owner's
// theme decides how they look.
func colours() palette {
	look := func(s lipgloss.Style) style { return style{&s} }
	bold := lipgloss.NewStyle().Bold(true)
	return palette{
		danger:  look(bold.Foreground(lipgloss.Red)),
		caution: look(bold.Foreground(lipgloss.Yellow)),
		note:    look(bold.Foreground(lipgloss.Cyan)),
		place:   look(lipgloss.NewStyle().Foreground(lipgloss.Blue)),
		strong:  look(bold),
	}
}

// palette is plain in a pipe, on a dumb terminal and with NO_COLOR, and
// coloured with CLICOLOR_FORCE wherever else it goes.
func (t *terminal) palette() palette {
	if os.Getenv("NO_COLOR") != "" || colorprofile.Detect(t.w, os.Environ()) < colorprofile.ANSI {
		return palette{}
	}
	return colours()
}

// Columns of a line: where no terminal tells, and the fewest in which a report
// can be laid out.
const (
	defaultWidth = 80
	leastWidth   = 40
)

// width is the number of columns of a line.
func (t *terminal) width() int {
	f, ok := t.w.(*os.File)
	if !ok {
		return defaultWidth
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return defaultWidth
	}
	return max(width, leastWidth)
}
