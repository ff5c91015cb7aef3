package interp

import (
	"reflect"

	"campaignc/lang"
)

// pace makes flows stop before each of their statements, so that the flows of a
// lead can take turns statement by statement. What an executable does is one
// statement of its root: nothing comes between.
type pace struct {
	ran     bool // this turn has run a statement
	stopped bool // and stopped before the next
	said    []said
}

// said is what an e-mail or a web service was told: its texts, tokens filled in.
type said struct {
	asset lang.Object
	text  string
}

// setPace wraps the program's operations. The program then serves only machines
// with a pace.
func (p *Program) setPace() error {
	c := newCompiler(p)
	c.camp = p.nobody
	p.stepsBySite = map[*Site]*lang.Entry{}
	texts := map[lang.Object][]textFn{}
	for _, camp := range p.campaigns {
		for i := range camp.ops {
			o := &camp.ops[i]
			if o.step != nil {
				if o.step.site.tells {
					p.stepsBySite[o.step.site] = o.step.entry
				}
				asset, of := c.told(o.step, texts)
				o.do = telling(o.do, asset, of)
			}
			if o.branch != nil {
				o.do = leaveToTests
			}
			if o.visible() {
				o.do = paced(o.do)
			}
		}
	}
	return c.err
}

// visible reports whether the operation is a statement, or the condition of
// one, as against the jumps between them.
func (o *op) visible() bool {
	return o.cond != nil || o.text != nil || o.call != nil || o.wait != nil || o.set != nil || o.member != nil || o.step != nil
}

func (o *op) does(do func(*machine, *op) signal) bool {
	return reflect.ValueOf(o.do).Pointer() == reflect.ValueOf(do).Pointer()
}

// leaveToTests stands for a choice that is decided at once: each of its tests is
// a statement that others can come before.
func leaveToTests(*machine, *op) signal { return sigNext }

// paced lets a root flow run one statement a turn.
func paced(do func(*machine, *op) signal) func(*machine, *op) signal {
	return func(m *machine, o *op) signal {
		if len(m.frames) > 1 {
			return do(m, o)
		}
		if m.pace.ran {
			m.pace.stopped = true
			m.steps -= int(o.counts)
			return sigSuspend
		}
		m.pace.ran = true
		return do(m, o)
	}
}

// told are the texts that a step sends out.
func (c *compiler) told(s *stepSite, texts map[lang.Object][]textFn) (asset lang.Object, of []textFn) {
	for _, o := range s.operands {
		var parts []lang.Expr
		switch a := o.object.(type) {
		case *lang.EmailAsset:
			asset, parts = a, []lang.Expr{a.From, a.Subject, a.ReplyTo, a.Text, a.HTML}
		case *lang.WebhookAsset:
			asset, parts = a, []lang.Expr{a.URL, a.Body}
			for _, h := range a.Headers {
				parts = append(parts, h.Value)
			}
		default:
			continue
		}
		if _, done := texts[asset]; !done {
			for _, part := range parts {
				if part != nil {
					texts[asset] = append(texts[asset], c.textOf(part))
				}
			}
		}
		return asset, texts[asset]
	}
	return nil, nil
}

// telling notes what a step sends out, as it is before the answer.
func telling(do func(*machine, *op) signal, asset lang.Object, texts []textFn) func(*machine, *op) signal {
	if asset == nil {
		return do
	}
	return func(m *machine, o *op) signal {
		told := said{asset: asset}
		for _, text := range texts {
			told.text += text(m) + "\n"
		}
		m.fault = ""
		at := len(m.acts)
		sig := do(m, o)
		if at < len(m.acts) && m.acts[at].Result == Succeeded {
			m.pace.said = append(m.pace.said, told)
		}
		return sig
	}
}
