package didban

import (
	"fmt"
	"math"
	"strconv"
)

// rgb is a colour in linear light, each part from 0 to 1.
type rgb [3]float64

// Contrast is how far a colour of data stands out where it is least seen: the ratio of
// WCAG 2, what it should be, and the theme where it is.
type Contrast struct {
	Ratio, Least float64
	Theme        string
}

// Least ratios: of a dot, bar or edge beside a text, and of an icon, which is drawn thinly.
const (
	leastMark = 3
	leastIcon = 4.5
)

// iconShare is how much of an icon's colour is that of its term; the rest is the text's.
const iconShare = 0.8

// theme is how the page draws the colour of a term: Share of it, the rest of the text's
// colour, on any of the grounds, the first of which is that of icons.
type theme struct {
	name    string
	share   float64
	text    rgb
	grounds []rgb
}

// themes are those of the page, tokens.css; a test holds them together.
var themes = []theme{
	{"light", 1, colourOf("#1b2330"), []rgb{colourOf("#ffffff"), colourOf("#f8f6f1"), colourOf("#efebe2")}},
	{"dark", 0.75, colourOf("#e9eef4"), []rgb{colourOf("#19222e"), colourOf("#10161f"), colourOf("#0b1017")}},
	{"contrast", 0.75, colourOf("#ffffff"), []rgb{colourOf("#000000"), colourOf("#000000"), colourOf("#141414")}},
}

// ContrastOf tells where a colour, #rrggbb, is least seen; false for what is no colour.
func ContrastOf(colour string) (Contrast, bool) {
	c, ok := parseColour(colour)
	if !ok {
		return Contrast{}, false
	}
	return worst(c), true
}

// worst is the drawing of a colour that comes nearest to being too faint, or is so most.
func worst(c rgb) Contrast {
	found := Contrast{Ratio: math.Inf(1), Least: 1}
	for _, t := range themes {
		mark := mix(c, t.text, t.share)
		for _, ground := range t.grounds {
			found = found.orWorse(Contrast{ratio(mark, ground), leastMark, t.name})
		}
		found = found.orWorse(Contrast{ratio(mix(mark, t.text, iconShare), t.grounds[0]), leastIcon, t.name})
	}
	return found
}

func (c Contrast) orWorse(other Contrast) Contrast {
	if other.Ratio/other.Least < c.Ratio/c.Least {
		return other
	}
	return c
}

// NearestColour is the colour of the same hue, a little lighter or darker, that is seen well
// everywhere; the colour itself where it is, "" for what is no colour.
func NearestColour(colour string) string {
	c, ok := parseColour(colour)
	if !ok {
		return ""
	}
	if enough(c) {
		return colour
	}
	lab := labOf(c)
	const step = 0.004
	for away := step; away <= 1; away += step {
		for _, l := range []float64{lab[0] - away, lab[0] + away} {
			if l < 0 || l > 1 {
				continue
			}
			text := within([3]float64{l, lab[1], lab[2]}).String()
			if near, _ := parseColour(text); enough(near) {
				return text
			}
		}
	}
	return ""
}

func enough(c rgb) bool {
	found := worst(c)
	return found.Ratio >= found.Least
}

// within is the colour of a place in Oklab, less strong where a screen can't show it.
func within(lab [3]float64) rgb {
	for strength := 1.0; strength > 0; strength -= 0.02 {
		c := fromLab([3]float64{lab[0], lab[1] * strength, lab[2] * strength})
		if c.shown() {
			return c
		}
	}
	return fromLab([3]float64{lab[0], 0, 0})
}

func (c rgb) shown() bool {
	for _, part := range c {
		if part < 0 || part > 1 {
			return false
		}
	}
	return true
}

// String is the colour as #rrggbb.
func (c rgb) String() string {
	var parts [3]int
	for i, part := range c {
		part = min(1, max(0, part))
		if part <= 0.0031308 {
			part *= 12.92
		} else {
			part = 1.055*math.Pow(part, 1/2.4) - 0.055
		}
		parts[i] = int(math.Round(part * 255))
	}
	return fmt.Sprintf("#%02x%02x%02x", parts[0], parts[1], parts[2])
}

// parseColour reads #rrggbb.
func parseColour(text string) (c rgb, ok bool) {
	if len(text) != 7 || text[0] != '#' {
		return c, false
	}
	for i := range c {
		n, err := strconv.ParseUint(text[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return c, false
		}
		part := float64(n) / 255
		if part <= 0.04045 {
			c[i] = part / 12.92
		} else {
			c[i] = math.Pow((part+0.055)/1.055, 2.4)
		}
	}
	return c, true
}

func colourOf(text string) rgb {
	c, _ := parseColour(text)
	return c
}

// ratio is the contrast of two colours by WCAG 2, from 1 to 21.
func ratio(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// ratioText is a ratio with one digit behind the point, cut off: what is too little never
// looks enough.
func ratioText(r float64) string {
	return strconv.FormatFloat(math.Floor(r*10)/10, 'f', 1, 64)
}

// mix is share of a, the rest of b, in Oklab, as the page mixes.
func mix(a, b rgb, share float64) rgb {
	x, y := labOf(a), labOf(b)
	for i := range x {
		x[i] = x[i]*share + y[i]*(1-share)
	}
	return fromLab(x)
}

// labOf and fromLab are Björn Ottosson's Oklab.
func labOf(c rgb) [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func fromLab(lab [3]float64) rgb {
	l := cube(lab[0] + 0.3963377774*lab[1] + 0.2158037573*lab[2])
	m := cube(lab[0] - 0.1055613458*lab[1] - 0.0638541728*lab[2])
	s := cube(lab[0] - 0.0894841775*lab[1] - 1.2914855480*lab[2])
	return rgb{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

func cube(x float64) float64 { return x * x * x }
