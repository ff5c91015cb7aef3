package main

import (
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress shows how far a long run is, on a terminal only.
type progress struct {
	bars *mpb.Progress
	bar  *mpb.Bar
}

// progressDelay keeps short runs from flashing a bar.
const progressDelay = 700 * time.Millisecond

// newProgress makes a progress display for so much of something: bytes of leads,
// say.
func newProgress(t *terminal, what string, size int64) *progress {
	if size == 0 || !t.isTerminal() {
		return &progress{}
	}
	start := make(chan any)
	time.AfterFunc(progressDelay, func() { close(start) })
	bars := mpb.New(mpb.WithOutput(t.w), mpb.WithRenderDelay(start), mpb.WithWidth(40), mpb.WithRefreshRate(150*time.Millisecond))
	bar := bars.New(size, mpb.BarStyle().Lbound("[").Filler("=").Tip(">").Padding(" ").Rbound("]"),
		mpb.PrependDecorators(decor.Name(what+" ")),
		mpb.AppendDecorators(decor.Percentage(), decor.Name("  "), decor.AverageETA(decor.ET_STYLE_GO)),
		mpb.BarRemoveOnComplete(),
	)
	return &progress{bars: bars, bar: bar}
}

// read tells how much has been read or done.
func (p *progress) read(so int64) {
	if p.bar != nil {
		p.bar.SetCurrent(so)
	}
}

// finish takes the display away.
func (p *progress) finish() {
	if p.bar == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
}
